"""A warning, a stop, an older edition: one officer, at once, signed as shown; another looks it over within a day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from hub.desk import withdrawal
from hub.desk.refusals import Refusal
from hub.duty import acts
from hub.duty.models import Act, Kind, Review, standing
from hub.press.commands.publish import check
from hub.printing.models import Request, State

TEXT = "云州市气象台 11 月 23 日 9 时 30 分发布暴雨橙色预警信号：预计未来 3 小时主城区雨量 50 毫米以上。"


def filled(**other):
    when = timezone.localtime() - timedelta(minutes=1)
    told = {"origin": "relay", "level": "orange", "title": "暴雨橙色预警信号", "source": "云州市气象台"}
    told |= {"issued": f"{when:%Y-%m-%dT%H:%M}", "area": "主城区", "text": TEXT, "hours": "3", "form": "full"}
    return told | other


@pytest.fixture
def now(works, monkeypatch):
    """The hub's own clock stands where the press's does."""
    monkeypatch.setattr(timezone, "now", works.clock.wall)
    return works.clock


def raised(officer, works, **other):
    answer = officer.post("/admin/duty/alarm/", filled(sure="1", **other))
    assert answer.status_code == 302, answer.content.decode()
    works.look()
    return works.press.siren.standing().alarms


def test_what_was_shown_is_what_is_signed(officer, works, now):
    shown = officer.post("/admin/duty/alarm/", filled()).content.decode()
    assert TEXT in shown
    assert "确认发布预警" in shown
    assert Act.objects.count() == 0
    (alarm,) = raised(officer, works)
    assert (alarm.text, alarm.level, alarm.check_by) == (TEXT, "orange", now.wall() + timedelta(hours=3))
    assert [each.id for each in standing().alarms] == [alarm.id]
    assert Act.objects.get().request.state == State.DONE
    assert alarm.title in officer.get("/admin/duty/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"level": ""}, "必需字段"),
        ({"level": "red"}, "名称里写的是橙色，级别选的是红色"),
        ({"text": ""}, "必需字段"),
        ({"issued": "2030-01-01T08:00"}, "发布时间在将来"),
        ({"hours": "0"}, "选择一个有效的选项"),
        ({"target": "site:nowhere"}, "选择一个有效的选项"),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_field_and_nothing_is_asked(officer, works, now, wrong, said):
    answer = officer.post("/admin/duty/alarm/", filled(sure="1", **wrong)).content.decode()
    assert said in answer
    assert not Act.objects.exists()


def test_a_warning_is_changed_and_lifted_by_its_issuers_words_and_never_twice(officer, works, now):
    (alarm,) = raised(officer, works)
    now.advance(60)
    there = f"/admin/duty/alarm/{alarm.id}/"
    assert TEXT in officer.get(there).content.decode()
    officer.post(there, filled(sure="1", level="red", title="暴雨红色预警信号"))
    works.look()
    (changed,) = works.press.siren.standing().alarms
    assert (changed.level, changed.was) == ("red", "暴雨橙色预警信号")
    officer.post(f"{there}lift/", {"words": "气象台 12 时解除"})
    works.look()
    assert works.press.siren.standing().alarms == ()
    assert works.press.siren.standing().lifted[0].text == "气象台 12 时解除"
    answer = officer.post(f"{there}lift/", {"words": "again"}, follow=True)
    assert "这条预警现在没有生效" in answer.content.decode()
    assert Act.objects.count() == 3


def test_a_stop_covers_until_somebody_ends_it(officer, works, now):
    officer.post("/admin/duty/blank/", {"look": "black", "why": "画面有错"})
    works.look()
    (blank,) = works.press.siren.standing().blanks
    assert (blank.look, blank.reason) == ("black", "画面有错")
    officer.post(f"/admin/duty/blank/{blank.id}/lift/", {"why": "已改正"})
    works.look()
    assert works.press.siren.standing().blanks == ()
    assert [act.kind for act in Act.objects.all()] == [Kind.UNBLANK, Kind.BLANK]


def test_an_older_edition_is_chosen_from_those_there_were(officer, desk, works, now):
    from fakes.builders import a_notice

    first = works.serial()
    page = desk.approve(desk.write(a_notice()))
    works.look()
    assert "a-notice" in works.shown()
    form = officer.get("/admin/duty/revert/").content.decode()
    assert f"第 {first} 版" in form
    officer.post("/admin/duty/revert/", {"serial": first, "why": "发错了"})
    works.look()
    assert "a-notice" not in works.shown()
    assert Act.objects.get().request.serial == works.serial()
    withdrawal.withdraw(page, desk.author, "内容有误")
    assert "选择一个有效的选项" in officer.post("/admin/duty/revert/", {"serial": 7, "why": "x"}).content.decode()


def test_asked_again_after_a_kill_it_comes_to_the_same(officer, works, now):
    (alarm,) = raised(officer, works)
    officer.post(f"/admin/duty/alarm/{alarm.id}/lift/", {})
    works.press.siren.lift(alarm.id)  # done, and the press was killed before it could say so
    works.look()
    assert Request.objects.last().state == State.DONE
    assert len(works.press.siren.standing().lifted) == 1


def test_a_warning_whose_hour_has_passed_before_the_press_came_is_not_raised(officer, works, now):
    officer.post("/admin/duty/alarm/", filled(sure="1", hours="1"))
    now.advance(3601)
    works.look()
    request = Request.objects.last()
    assert (request.state, works.press.siren.standing().alarms) == (State.FAILED, ())
    assert "没有上屏" in request.report


def test_whoever_has_no_such_post_acts_on_no_way(desk, works, now):
    for person in (desk.author, desk.head, desk.secrecy, desk.leader, desk.inspector, desk.root):
        browser = Client()
        browser.force_login(person)
        browser.post("/admin/duty/alarm/", filled(sure="1"))
        browser.post("/admin/duty/blank/", {"look": "card", "why": "x"})
        with pytest.raises(PermissionDenied):
            acts.revert(1, person, "x")
    assert not Act.objects.exists()


def test_another_looks_it_over_once_and_is_reminded_until_then(desk, officer, works, now):
    raised(officer, works)
    act = Act.objects.get()
    with pytest.raises(PermissionDenied):
        acts.look_over(act, desk.duty, "我自己看过了")
    leader = Client()
    leader.force_login(desk.leader)
    assert "值班处置待复核：1 件" in leader.get("/admin/").content.decode()
    now.advance(24 * 3600 + 1)
    for browser, person in ((leader, desk.leader), (officer, desk.duty)):
        browser.force_login(person)  # a session lasts four hours
    assert "逾期" in leader.get("/admin/").content.decode()
    assert "逾期未复核" in officer.get("/admin/duty/").content.decode()
    leader.post(f"/admin/duty/{act.pk}/review/", {"note": "与气象台原文一致"})
    assert Review.objects.get().note == "与气象台原文一致"
    assert "待复核" not in leader.get("/admin/").content.decode()
    with pytest.raises(Refusal):
        acts.look_over(act, desk.central, "再看一次")


def test_of_the_central_office_somebody_else_looks_over_what_one_of_it_did(desk, works, now):
    act = acts.revert(works.serial(), desk.central, "x")
    with pytest.raises(PermissionDenied):
        acts.look_over(act, desk.central, "x")
    acts.look_over(act, desk.leader, "x")


def test_no_sql_changes_what_was_done(desk, officer, works, now):
    from hub.people import guards

    guards.stand()
    raised(officer, works)
    for act in ("UPDATE duty_act SET title = 'x'", "DELETE FROM duty_act", "DELETE FROM duty_standing"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)


def test_a_warning_goes_before_the_editions_that_wait(desk, officer, works, now):
    from fakes.builders import a_notice

    desk.approve(desk.write(a_notice()))
    officer.post("/admin/duty/blank/", {"look": "card", "why": "x"})
    works.look()
    done = [row.pk for row in Request.objects.filter(state=State.DONE).order_by("done_at", "pk")]
    said = [line for line in works.said if "应急第" in line or "已发布第" in line]
    assert len(done) == 3
    assert "应急第" in said[-2]
    assert "已发布第" in said[-1]


def test_a_warning_that_comes_while_an_edition_is_made_does_not_wait_for_its_end(
    desk, officer, works, now, monkeypatch
):
    from fakes.builders import a_notice

    works.look()
    known = check()

    def slow(edition):
        if not Act.objects.exists():
            officer.post("/admin/duty/blank/", {"look": "card", "why": "x"})
        return known(edition)

    monkeypatch.setattr(works.room, "_check", slow)
    desk.approve(desk.write(a_notice()))
    works.look()
    said = [line for line in works.said if "应急第" in line or "已发布第" in line]
    assert ("应急第" in said[-2], "已发布第" in said[-1]) == (True, True)
    assert works.press.siren.standing().blanks
    assert "a-notice" in works.shown()
