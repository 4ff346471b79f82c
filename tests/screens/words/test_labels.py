"""The label of an announcement says what can still be done, and never counts below nothing."""

from __future__ import annotations

import pytest
from fakes.builders import CALENDAR_2026, a_happening, a_notice, a_period
from fakes.clock import ZONE, instant
from hypothesis import given
from hypothesis import strategies as st

from kiosk.calendar import Calendar
from kiosk.content.notice import Announcement
from screens.words.labels import label, may_speak

CALENDAR = Calendar((CALENDAR_2026,))


def labelled(notice: Announcement, at: str = "2026-11-23 10:34"):
    return label(notice, instant(at), CALENDAR, ZONE)


def test_a_publicity_counts_the_working_days_left_and_spells_its_last_day():
    found = labelled(a_notice(type="publicity"))
    assert (found.head, found.tail, found.tone) == ("还可提意见", "5 个工作日", "ok")
    assert found.long == "还可提意见 5 个工作日（至11月30日含当日）"


def test_a_consultation_counts_days():
    found = labelled(a_notice(type="consultation", period=a_period("2026-11-12", "2026-12-11")))
    assert (found.head, found.tail) == ("征求意见", "还剩 18 天")


@pytest.mark.parametrize("kind", ["publicity", "consultation"])
def test_the_last_day_is_a_day_on_which_one_may_still_speak(kind):
    notice = a_notice(type=kind, period=a_period("2026-11-12", "2026-11-23"))
    found = labelled(notice, "2026-11-23 23:59")
    assert (found.tail, found.tone) == ("今天最后一天", "warn")
    assert may_speak(notice, instant("2026-11-23 23:59"))


@pytest.mark.parametrize(("kind", "words"), [("publicity", "公示期已满"), ("consultation", "已经结束")])
def test_what_is_over_says_so(kind, words):
    notice = a_notice(type=kind, period=a_period("2026-11-12", "2026-11-22"))
    assert labelled(notice, "2026-11-23 00:00").tail == words
    assert labelled(notice, "2026-11-23 00:00").tone == "mute"
    assert not may_speak(notice, instant("2026-11-23 00:00"))


def test_what_has_not_begun_says_when_it_does():
    notice = a_notice(type="publicity", period=a_period("2026-11-24", "2026-11-30"))
    assert labelled(notice).short == "公示 明天起"
    assert not may_speak(notice, instant("2026-11-23 10:34"))


def test_a_weekend_that_is_left_is_counted_in_days_not_as_nothing():
    notice = a_notice(type="publicity", period=a_period("2026-11-18", "2026-11-29"))
    assert labelled(notice, "2026-11-27 10:00").tail == "2 天"


@pytest.mark.parametrize(
    ("at", "short", "long"),
    [
        ("2026-11-20 10:00", "11月24日 9:00 停水", "11月24日 9:00—17:00 停水"),
        ("2026-11-23 10:34", "明天 9:00 停水", "明天 9:00—17:00 停水"),
        ("2026-11-24 08:59", "今天 9:00 停水", "今天 9:00—17:00 停水"),
        ("2026-11-24 09:00", "正在进行 停水 至 17:00", "停水 正在进行（至今天 17:00）"),
        ("2026-11-24 17:00", "停水 11月24日止", "停水 11月24日止"),
    ],
)
def test_works_say_when_the_thing_happens(at, short, long):
    notice = a_notice(type="works", happening=a_happening())
    assert (labelled(notice, at).short, labelled(notice, at).long) == (short, long)


def test_works_over_several_days_say_their_last_day_while_they_last():
    when = a_period("2026-11-20 08:00", "2026-12-05 18:00")
    notice = a_notice(type="works", happening=a_happening(when=when, what="road"))
    assert labelled(notice).short == "占道施工 至12月5日"


def test_a_result_has_a_day_of_decision_and_no_counter():
    found = labelled(a_notice(type="result"))
    assert (found.head, found.tail, found.long) == ("结果公开", "11月20日", "结果公开 11月20日作出决定")


def test_any_other_announcement_says_its_kind_and_day():
    assert labelled(a_notice(type="tip")).short == "温馨提示 11月18日"


@given(
    kind=st.sampled_from(["publicity", "consultation", "works", "tender"]),
    start=st.integers(0, 40),
    days=st.integers(0, 60),
    hour=st.integers(0, 24 * 120),
)
def test_no_label_ever_counts_below_one_or_is_empty(kind, start, days, hour):
    from datetime import timedelta

    first = instant("2026-11-01") + timedelta(days=start)
    period = a_period(first, first + timedelta(days=days + 1))
    extra = {"happening": a_happening(when=period)} if kind == "works" else {"period": period}
    found = label(a_notice(type=kind, **extra), instant("2026-10-20") + timedelta(hours=hour), CALENDAR, ZONE)
    for text in (found.head, found.tail, found.long):
        assert text.strip() == text != ""
        assert " 0 " not in text
        assert "-" not in text
