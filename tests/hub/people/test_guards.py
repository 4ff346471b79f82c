"""The guards in the database: rows that say what was done can be added and nothing else, by SQL too."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from fakes.builders import a_notice

from hub.people import guards


@pytest.fixture
def guarded(desk):
    guards.stand()
    return desk


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def test_every_guard_stands_after_it_was_set_up(desk):
    assert len(guards.missing()) >= 2 * len(guards.GUARDS) - 1
    guards.stand()
    guards.stand()
    assert guards.missing() == []


@pytest.mark.parametrize("statement", ["DELETE FROM desk_approved", "UPDATE desk_approved SET title = 'x'"])
def test_an_approval_is_neither_removed_nor_changed(guarded, statement):
    guarded.approve(guarded.write(a_notice()))
    with pytest.raises(IntegrityError, match="what was done stays told"):
        sql(statement)


def test_a_withdrawal_is_written_once(guarded):
    from hub.desk import approved

    page = guarded.approve(guarded.write(a_notice()))
    assert approved.withdraw(page.item_id, guarded.head, "写错了").withdrawn_at
    with pytest.raises(IntegrityError):
        sql("UPDATE desk_approved SET withdrawn_at = NULL")


def test_the_log_of_the_console_is_neither_removed_nor_changed_for_six_months(guarded):
    from wagtail.models import PageLogEntry

    guarded.approve(guarded.write(a_notice()))
    assert PageLogEntry.objects.exists()
    with pytest.raises(IntegrityError):
        sql("UPDATE wagtailcore_pagelogentry SET user_id = 7")
    with pytest.raises(IntegrityError):
        sql("DELETE FROM wagtailcore_pagelogentry")


def test_after_six_months_a_row_of_the_log_may_go(guarded):
    from wagtail.models import PageLogEntry

    old = PageLogEntry.objects.log_action(guarded.hall, "wagtail.edit", user=guarded.author)
    late = timezone.now() - timedelta(days=guards.KEPT + 1)
    aged = PageLogEntry.objects.create(
        content_type=old.content_type, label="x", action="wagtail.edit", timestamp=late, page=guarded.hall
    )
    assert sql("DELETE FROM wagtailcore_pagelogentry WHERE id = %s", aged.pk) == 1
    with pytest.raises(IntegrityError):
        sql("DELETE FROM wagtailcore_pagelogentry WHERE id = %s", old.pk)


def test_a_request_to_the_press_may_only_be_answered(guarded):
    from hub.printing.models import Kind, Request, State, ask

    asked = ask(Kind.REVERT, guarded.central, "12")
    asked.state, asked.report = State.DONE, "已恢复"
    asked.save()
    assert Request.objects.get().state == State.DONE
    with pytest.raises(IntegrityError):
        sql("UPDATE printing_request SET about = '13'")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_a_table_is_not_emptied_at_one_stroke(guarded):
    with pytest.raises(IntegrityError):
        sql("TRUNCATE desk_approved")
