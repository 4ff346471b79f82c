"""Accounts over the years: who cannot get in, who leaves, what is told of it and what is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from fakes.builders import a_notice

from hub.people import acts, factor, forgetting, guards, leaving

LOGIN = "/admin/login/"
LONG_AGO, FAR = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def log_in(name, password):
    browser = Client()
    answer = browser.post(LOGIN, {"username": name, "password": password})
    return browser if answer.status_code == 302 else answer.status_code


def told(what=""):
    return [act for act in acts.acts(LONG_AGO, FAR) if what in act.what]


def test_five_wrong_passwords_lock_a_name_and_a_reset_opens_it(desk):
    assert {log_in("author", "wrong") for _ in range(4)} == {200}
    assert log_in("author", "wrong") == 429
    assert log_in("author", "a-long-word") == 429
    assert isinstance(log_in("author", leaving.open_anew(desk.author)), Client)


def test_a_reset_ends_every_session_and_takes_the_second_factor_away(desk):
    browser = log_in("author", "a-long-word")
    factor.confirm(factor.begin(desk.author))
    leaving.open_anew(desk.author)
    assert browser.get("/admin/").status_code == 302
    assert factor.of(desk.author) is None


def test_no_password_that_was_tried_lies_in_the_database(desk):
    from axes.models import AccessAttempt, AccessFailureLog
    from django.core import serializers

    log_in("author", "a-secret-that-was-mistyped")
    rows = serializers.serialize("json", [*AccessAttempt.objects.all(), *AccessFailureLog.objects.all()])
    assert "author" in rows
    assert "a-secret-that-was-mistyped" not in rows


def test_a_leavers_drafts_go_to_a_colleague_and_his_account_is_closed(desk):
    page = desk.write(a_notice())
    browser = log_in("author", "a-long-word")
    assert leaving.leave(desk.author, desk.stranger, by=desk.root) == 1
    page.refresh_from_db()
    assert page.owner == desk.stranger
    assert browser.get("/admin/").status_code == 302
    assert log_in("author", "a-long-word") == 200
    assert not desk.author.groups.exists()


def test_a_leaver_stays_the_author_of_what_he_wrote(desk):
    from hub.desk import review

    page = desk.write(a_notice())
    leaving.leave(desk.author, desk.head)
    assert review.author(desk.author, page)
    assert not review.author(desk.head, page)


def test_an_inspection_is_told_who_did_what_when_from_where(desk):
    desk.approve(desk.write(a_notice(title="停水通知")))
    log_in("author", "a-long-word")
    log_in("author", "wrong")
    leaving.leave(desk.stranger, desk.author, by=desk.root)
    assert [act.who for act in told("登录")] == ["author", "author"]
    assert told("登录失败")[0].source == "127.0.0.1"
    assert any("停水通知" in act.about for act in told())
    assert told("人员交接")[0].who == "root"
    assert [act.at for act in told()] == sorted(act.at for act in told())


def test_what_is_due_is_forgotten_and_nothing_sooner(desk):
    from axes.models import AccessLog

    guards.stand()
    now = timezone.now()
    for days in (10, guards.KEPT + 10):
        row = AccessLog.objects.create(username="author", path_info=LOGIN)
        AccessLog.objects.filter(pk=row.pk).update(attempt_time=now - timedelta(days=days))
    assert forgetting.forget(now)["axes.AccessLog"] == 1
    assert AccessLog.objects.get().attempt_time == now - timedelta(days=10)


@pytest.mark.parametrize("rule", forgetting.RULES, ids=lambda rule: rule.model)
def test_no_rule_forgets_what_a_guard_keeps(rule):
    from django.apps import apps

    guarded = {guard.table: guard for guard in guards.GUARDS}.get(apps.get_model(rule.model)._meta.db_table)
    assert guarded is None or (guarded.at == rule.at and rule.days > guards.KEPT)
    assert rule.basis


def test_every_answer_carries_the_headers_of_the_house(desk):
    for address in ("/", LOGIN, "/nowhere", "/intake/openapi.json", "/static/desk/desk.css"):
        answer = Client().get(address)
        assert answer.headers["Content-Security-Policy"].startswith(("default-src 'self'", "default-src 'none'")), (
            address
        )
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_page_of_the_login_is_in_chinese(db, client):
    told = client.get(LOGIN).content.decode()
    assert "密码" in told
    assert "Password" not in told


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password1234", "author12345"])
def test_a_weak_password_is_refused(desk, weak):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(weak, desk.author)
