"""The words around a warning: level, source, relay, and until when it has been checked."""

from __future__ import annotations

from fakes.builders import an_alarm
from fakes.clock import ZONE, instant

from screens.words import alarms

NOW = instant("2026-11-23 14:30")


def test_the_level_is_a_word_in_two_languages_and_in_law():
    assert alarms.level_words(an_alarm()) == "橙 ORANGE"
    assert alarms.severity_words(an_alarm(level="red")) == "特别严重（一级）"


def test_the_issuer_the_hour_the_number_and_the_area_are_all_told():
    assert alarms.issued_words(an_alarm(), NOW, ZONE) == (
        "云州市气象台",
        "11月23日 13:20 发布",
        "云气预警〔2026〕31号",
        "云州市城区",
    )


def test_before_its_check_by_a_warning_says_when_it_is_checked_again():
    assert alarms.check_words(an_alarm(), NOW, ZONE) == "17:20 前再次核对"


def test_after_its_check_by_it_says_that_nobody_has():
    after = instant("2026-11-23 17:20")
    assert alarms.check_words(an_alarm(), after, ZONE) == "本信息 17:20 后未再核对，以气象台最新发布为准"
    tomorrow = instant("2026-11-24 08:00")
    assert alarms.check_words(an_alarm(), tomorrow, ZONE) == "本信息 11月23日 17:20 后未再核对，以气象台最新发布为准"


def test_a_relayed_warning_says_who_passed_it_on_and_our_own_who_issued_it():
    relayed = an_alarm(relayed=instant("2026-11-23 14:24"))
    assert alarms.relay_words(relayed, "市住房和城乡建设局", NOW, ZONE) == "14:24 由市住房和城乡建设局转发"
    own = an_alarm(origin="own", source="云州市住房和城乡建设局")
    assert alarms.relay_words(own, "云州市住房和城乡建设局", NOW, ZONE) == "云州市住房和城乡建设局发布"
