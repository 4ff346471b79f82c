"""The pages of what was done and of who leaves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from fakes.builders import a_notice

from hub.people import leaving


@pytest.fixture
def keeper(desk):
    from hub.desk.posts import Role

    return desk.person("guanli", Role.ADMINISTRATOR)


def told(client, person, name="people_audit", **query):
    client.force_login(person)
    return client.get(reverse(name), query).content.decode()


def test_what_was_done_is_found_by_person_and_by_words(desk, client, keeper):
    desk.approve(desk.write(a_notice()))
    leaving.open_anew(desk.stranger, by=keeper)
    rows = told(client, desk.inspector, who="guanli", words="重置").split("<tbody>")[1]
    assert "重置账号" in rows
    assert "guanli" in rows
    assert "没有。" in told(client, desk.inspector, who="nobody")


def test_a_day_that_is_not_asked_for_is_not_told(desk, client, keeper):
    leaving.open_anew(desk.stranger, by=keeper)
    before = (timezone.localdate() - timedelta(days=3)).isoformat()
    assert "没有。" in told(client, keeper, since=before, until=before)


@pytest.mark.parametrize(
    ("since", "until", "words"), [("2026-11-02", "2026-11-01", "对调"), ("2025-01-01", "2026-01-01", "分段")]
)
def test_days_that_cannot_be_searched_are_told_why(desk, client, since, until, words):
    assert words in told(client, desk.inspector, since=since, until=until)


def test_the_table_holds_the_same_rows_and_no_formula(desk, client, keeper):
    desk.stranger.last_name = "=1+1"
    desk.stranger.save()
    leaving.open_anew(desk.author, by=desk.stranger)
    rows = told(client, keeper, "people_audit_table", words="重置").splitlines()
    assert rows[0].startswith("\ufeff时间")
    assert "'=1+1" in rows[1]


def hand_over(client, by, person, heir, **more):
    client.force_login(by)
    return client.post(reverse("people_leaving"), {"person": person.pk, "heir": heir.pk, **more})


def test_a_leaver_is_looked_at_first_and_closed_when_it_is_sure(desk, client, keeper):
    page = desk.write(a_notice())
    answer = hand_over(client, keeper, desk.author, desk.head).content.decode()
    assert "确认停用并交接" in answer
    assert page.title in answer
    desk.author.refresh_from_db()
    assert desk.author.is_active
    assert hand_over(client, keeper, desk.author, desk.head, sure="1").status_code == 302
    desk.author.refresh_from_db()
    page.refresh_from_db()
    assert (desk.author.is_active, page.owner) == (False, desk.head)
    assert "人员交接" in told(client, desk.inspector, words="交接").split("<tbody>")[1]


def test_nobody_closes_himself_nor_one_above_him_nor_hands_over_to_the_same(desk, client, keeper):
    for person, heir, words in (
        (keeper, desk.head, "自己的账号"),
        (desk.root, desk.head, "超级管理员"),
        (desk.author, desk.author, "另一个人"),
    ):
        assert words in hand_over(client, keeper, person, heir, sure="1").content.decode()
        person.refresh_from_db()
        assert person.is_active


def test_only_administrators_hand_over_and_only_they_and_the_inspection_read(desk, client):
    for person in (desk.author, desk.central, desk.inspector):
        assert hand_over(client, person, desk.author, desk.head, sure="1").status_code in (302, 403)
        desk.author.refresh_from_db()
        assert desk.author.is_active
    for person in (desk.author, desk.head, desk.secrecy, desk.central):
        client.force_login(person)
        assert client.get(reverse("people_audit")).status_code in (302, 403)
        assert client.get(reverse("people_audit_table")).status_code in (302, 403)
