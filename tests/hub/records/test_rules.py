"""The rules at the desk: next year's calendar, other hours, and which days move by them."""

import dataclasses
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from fakes.builders import a_guide, a_notice
from msgspec.structs import replace

from hub.desk import edition, records
from hub.records import deciding, judging, reminders
from hub.records.models import Proposed
from hub.records.sorts import SORTS
from kiosk.content.item import Period
from kiosk.content.rules import CalendarYear, OpeningException, PeriodRule
from kiosk.folder import shipped_rules

HOME = "/admin/records/"


def a_year(*off):
    return CalendarYear(year=2027, off=off, work=(), basis="x", read_at=date(2026, 11, 1), check_by=date(2027, 12, 31))


def decided(made, by):
    return deciding.decide(made, True, made.digest, "", by, timezone.now())


NOTICE = "元旦：1月1日（周五）至3日（周日）放假，共3天。春节：2月5日至11日放假调休，共7天。2月20日（周六）上班。"


def test_next_years_calendar_from_the_notice_to_firm_days(as_, desk):
    desk.approve(desk.write(a_guide()))
    client = as_(desk.central)
    told = {"year": "2027", "notice": NOTICE, "basis": "国务院办公厅关于2027年部分节假日安排的通知"}
    told |= {"read_at": "2026-11-26", "check_by": "2027-12-31", "why": "国办公布"}
    page = client.post(f"{HOME}calendars/new/", {**told, "act": "read"}).content.decode()
    assert "2027-02-20" in page
    days = {"off": "2027-01-01\n2027-02-05", "work": "2027-02-20"}
    assert (
        "不用"
        not in client.post(f"{HOME}calendars/new/", {**told, **days, "act": "look"}).content.decode().split("送审前")[1]
    )
    client.post(f"{HOME}calendars/new/", {**told, **days, "act": "propose"})
    decided(Proposed.objects.get(), desk.leader)
    assert [c.year for c in edition.draft(timezone.now()).rules.calendars][-1] == 2027


def test_the_days_that_move_are_told_before_and_after(desk):
    desk.approve(desk.write(a_guide()))
    known = records.standing()
    calendar = a_year(date(2027, 1, 1))
    rules = SORTS["calendars"].changed(known, "2027", calendar)
    now = datetime(2026, 12, 31, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    moved = judging.moved(edition.draft(now), rules, now)
    assert moved
    assert all(each.before.provisional for each in moved)
    assert all(each.firm for each in moved)
    assert moved[0].after.day > moved[0].before.day


def test_how_long_a_notice_hangs_is_counted_from_its_day_in_the_offices_zone(desk):
    """It begins at midnight there, which is the evening before by UTC."""
    zone = ZoneInfo("Asia/Shanghai")
    rule = PeriodRule(
        id="five-days",
        title="公示",
        days=5,
        unit="day",
        sense="at-least",
        count_from="next-day",
        roll=False,
        basis="x",
        read_at=date(2026, 11, 1),
        check_by=date(2027, 11, 1),
    )
    period = Period(from_=datetime(2026, 11, 18, tzinfo=zone), until=datetime(2026, 12, 18, tzinfo=zone))
    notice = replace(a_notice(), period=period, period_rule="five-days")
    rules = replace(shipped_rules(), periods=(rule,))
    content = dataclasses.replace(edition.draft(timezone.now()), items=(notice,), rules=rules)
    longer = replace(shipped_rules(), periods=(replace(rule, days=6),))
    (moved,) = [each for each in judging.moved(content, longer, timezone.now()) if each.item.id == notice.id]
    assert (moved.before.day, moved.after.day) == (date(2026, 11, 23), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"off": "2027-01-02"}, "周末，本来就休息"),
        ({"work": "2027-01-04"}, "工作日，本来就上班"),
        ({"off": "2026-12-31"}, "有日期不在这一年"),
        ({"off": "元旦"}, "不是日期"),
        ({"check_by": "2026-01-01"}, "复核日期早于核对日期"),
        ({"basis": ""}, "必需字段"),
    ],
)
def test_a_calendar_that_cannot_be_is_told(as_, desk, fields, said):
    told = {
        "year": "2027",
        "off": "2027-01-01",
        "basis": "x",
        "read_at": "2026-11-26",
        "check_by": "2027-12-31",
        "act": "look",
    }
    assert said in as_(desk.central).post(f"{HOME}calendars/new/", {**told, **fields}).content.decode()


def test_a_unit_is_closed_for_a_day(as_, desk):
    told = {"day": "2026-12-10", "unit": "", "sessions": "9：00—12：00", "note": "下午系统升级", "basis": "办公室通知"}
    told |= {"read_at": "2026-11-26", "check_by": "2026-12-10", "why": "系统升级", "act": "propose"}
    as_(desk.central).post(f"{HOME}openings/new/", told)
    new = Proposed.objects.get().new
    assert isinstance(new, OpeningException)
    assert [(s.opens, s.closes) for s in new.sessions] == [("09:00", "12:00")]
    page = as_(desk.central).post(f"{HOME}openings/new/", {**told, "sessions": "上午"}).content.decode()
    assert "读不懂" in page


def test_what_wants_somebody_is_told_when_it_is_due(desk):
    rules = records.standing().rules
    years = {c.year for c in rules.calendars}
    told = reminders.due(rules, date(max(years), 11, 26))
    assert any(f"{max(years) + 1} 年的放假安排还没有录入" in each for each in told)
    assert not any("还没有录入" in each for each in reminders.due(rules, date(max(years), 10, 1)))
    assert any("复核" in each for each in reminders.due(shipped_rules(), date(2099, 1, 1)))
