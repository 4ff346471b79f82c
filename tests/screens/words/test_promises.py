"""A promise names the day it can be held to, from when it counts, and what stands outside."""

from __future__ import annotations

from datetime import date

from fakes.builders import CALENDAR_2026, a_guide
from fakes.clock import ZONE, instant

from kiosk.calendar import Calendar
from kiosk.content.service import Fee, Limit
from screens.words.promises import fee_figure, limit_words, promise, time_figure, visits_figure

CALENDAR = Calendar((CALENDAR_2026,))
MONDAY = instant("2026-11-23 10:34").astimezone(ZONE)


def promised(guide, takes_in=date(2026, 11, 23), unsure=False, at=MONDAY):
    return promise(guide, at, CALENDAR, takes_in, unsure)


def test_a_promise_names_the_day_and_from_when_it_counts():
    guide = a_guide(promised=Limit(days=3, note="补正材料、专家评审的时间另计"))
    assert promised(guide).text == "今天受理的，承诺 11月26日（星期四）前办结"
    assert promised(guide).outside == "补正材料、专家评审的时间另计"


def test_on_a_sunday_it_speaks_of_the_day_the_office_opens():
    sunday = instant("2026-11-22 10:00").astimezone(ZONE)
    found = promised(a_guide(), takes_in=date(2026, 11, 23), at=sunday)
    assert found.text == "明天受理的，承诺 11月26日（星期四）前办结"


def test_it_crosses_a_holiday_by_the_announced_calendar():
    february = instant("2026-02-12 10:00").astimezone(ZONE)
    found = promised(a_guide(), takes_in=date(2026, 2, 12), at=february)
    assert found.text == "今天受理的，承诺 2月24日（星期二）前办结"


def test_a_day_in_a_year_nobody_has_announced_is_called_provisional():
    december = instant("2026-12-30 10:00").astimezone(ZONE)
    found = promised(a_guide(), takes_in=date(2026, 12, 30), at=december)
    assert found.text.endswith("前办结（按目前的日历推算）")
    assert "2027年1月" in found.text


def test_without_a_clock_to_be_trusted_it_names_no_day():
    assert promised(a_guide(), unsure=True).text == "受理之日起，承诺 3 个工作日内办结"
    assert promised(a_guide(), takes_in=None).text == "受理之日起，承诺 3 个工作日内办结"


def test_a_limit_in_hours_counts_hours_and_none_is_done_at_once():
    assert promised(a_guide(promised=Limit(days=2, unit="hour"))).text == "受理后，承诺 2 小时内办结"
    assert promised(a_guide(promised=Limit(days=0))).text == "材料齐全的，当场办结"


def test_without_a_promise_the_statute_speaks():
    guide = a_guide(promised=None, statutory=Limit(days=7, unit="day", counts_from="received"))
    assert promised(guide).text == "今天收到申请的，依法 11月30日（星期一）前办结"


def test_a_suspended_guide_promises_nothing():
    guide = a_guide(state="suspended", state_note="系统升级，12月1日恢复")
    assert promised(guide).text == "本事项已暂停办理"
    assert promised(guide).outside == "系统升级，12月1日恢复"


def test_the_figures_say_time_fee_and_visits():
    guide = a_guide(apply_url="https://example.invalid/a")
    assert (time_figure(guide).big, time_figure(guide).after) == ("3", "个工作日")
    assert time_figure(guide).below == "承诺，法定 7 天"
    assert (fee_figure(guide).big, fee_figure(guide).below) == ("不收费", "全程免费")
    assert (visits_figure(guide).before, visits_figure(guide).big, visits_figure(guide).below) == (
        "最多跑",
        "1",
        "也可网上办",
    )


def test_a_fee_is_never_called_free():
    fee = Fee(name="占用费", standard="按省定标准，每平方米每日收取", basis="城市道路管理条例")
    assert fee_figure(a_guide(fees=(fee,))).big == "收费"


def test_a_matter_done_online_asks_for_no_visit():
    assert visits_figure(a_guide(visits=0, visits_why="")).big == "不用跑"


def test_a_limit_in_words_says_from_when():
    assert limit_words(Limit(days=7, unit="day", counts_from="received")) == "收到申请之日起 7 天"
    assert limit_words(Limit(days=0)) == "当场办结"
