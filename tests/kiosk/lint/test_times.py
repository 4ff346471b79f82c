"""Times: too short, too late, too early — each compared with the item's own dates and the rule it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_happening, a_notice, a_period, a_source, an_edition, some_rules
from fakes.folders import a_folder

from kiosk import folder, lint
from kiosk.content.rules import Rules
from kiosk.content.service import Limit


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The rules as they are shipped."""
    root: Path = tmp_path_factory.mktemp("rules")
    return folder.read(a_folder(root), date(2026, 11, 23)).rules


def told(rules: Rules, *items) -> list[tuple[str, str, str]]:
    return [(p.severity, p.code, p.field) for p in lint.problems(an_edition(*items, rules=rules))]


def publicity(from_: str, until: str, rule: str = "housing-publicity", **fields):
    period = a_period(from_, until)
    return a_notice(
        type="publicity",
        period=period,
        period_rule=rule,
        valid=fields.pop("valid", period),
        source=a_source(made=from_, published=fields.pop("published", from_)),
        **fields,
    )


def test_a_publicity_of_its_full_length_is_right(rules):
    assert told(rules, publicity("2026-11-19", "2026-11-30")) == []


def test_a_publicity_one_day_short_is_told_with_the_day_it_should_end(rules):
    found = lint.problems(an_edition(publicity("2026-11-19", "2026-11-29"), rules=rules))
    assert [(p.severity, p.code, p.field) for p in found] == [("error", "period-short", "period.until")]
    assert found[0].zh.startswith(
        "2026年11月29日截止太早：公共租赁住房审核结果公示至少 7 个工作日，应当至2026年11月30日"
    )
    assert found[0].en.startswith("ends on 2026-11-29, too early: 7 working days at least, so 2026-11-30")


def test_a_consultation_that_ends_on_a_saturday_must_run_until_monday(rules):
    def consultation(until: str):
        return publicity("2026-11-12", until, "consultation-30")

    assert told(rules, consultation("2026-12-12")) == [("error", "period-short", "period.until")]
    assert told(rules, consultation("2026-12-14")) == []


def test_a_period_counts_from_the_day_people_could_know(rules):
    late = publicity("2026-11-12", "2026-12-14", "consultation-30", published="2026-11-20")
    assert told(rules, late) == [("error", "period-short", "period.until")]


def test_a_period_that_rests_on_an_unannounced_year_only_warns(rules):
    assert told(rules, publicity("2026-12-25", "2027-01-04")) == [("warning", "period-short", "period.until")]


def test_a_period_without_a_rule_cannot_be_checked_and_warns(rules):
    assert told(rules, publicity("2026-11-19", "2026-11-20", "")) == [("warning", "period-unruled", "period_rule")]


def test_what_stays_after_its_period_warns_and_what_leaves_before_is_an_error(rules):
    stays = publicity("2026-11-19", "2026-11-30", valid=a_period("2026-11-19", "2026-12-31"))
    assert told(rules, stays) == [("warning", "shown-after-period", "valid.until")]
    leaves = publicity("2026-11-19", "2026-11-30", valid=a_period("2026-11-19", "2026-11-25"))
    assert told(rules, leaves) == [("error", "hidden-in-period", "valid")]
    comes_late = publicity("2026-11-19", "2026-11-30", valid=a_period("2026-11-22", "2026-11-30"))
    assert told(rules, comes_late) == [("error", "hidden-in-period", "valid")]


def stop(what: str, published: str, start: str = "2026-11-24 09:00"):
    return a_notice(
        type="works",
        happening=a_happening(what=what, when=a_period(start, None)),
        source=a_source(made=published, published=published),
    )


@pytest.mark.parametrize(
    ("what", "published", "expected"),
    [
        ("water", "2026-11-22", []),
        ("water", "2026-11-23", [("warning", "lead-unsure", "source.published")]),
        ("water", "2026-11-24", [("error", "lead-short", "source.published")]),
        ("gas", "2026-11-21", []),
        ("gas", "2026-11-22", [("warning", "lead-unsure", "source.published")]),
        ("gas", "2026-11-23", [("error", "lead-short", "source.published")]),
        ("power", "2026-11-17", []),
        ("power", "2026-11-18", [("error", "lead-short", "source.published")]),
        ("hearing", "2026-11-18", [("error", "lead-short", "source.published")]),
        ("road", "2026-11-24", []),
    ],
)
def test_a_stop_is_announced_early_enough_measured_from_its_own_publication(rules, what, published, expected):
    assert told(rules, stop(what, published)) == expected


def test_a_late_notice_says_by_when_it_should_have_come(rules):
    found = lint.problems(an_edition(stop("water", "2026-11-24"), rules=rules))
    assert found[0].zh == (
        "发布太晚：计划停水提前通知至少提前 24 小时，最迟应在2026年11月23日 09:00 发布。依据：城市供水条例第二十二条"
    )
    assert found[0].en.startswith("published too late: 24 hours ahead at least, by 2026-11-23 09:00")


def result(decided: str, published: str):
    source = a_source(made=min(decided, published), published=published)
    return a_notice(type="result", decided=date.fromisoformat(decided), source=source)


def test_a_result_follows_its_decision_within_seven_working_days(rules):
    assert told(rules, result("2026-11-19", "2026-11-30")) == []
    assert told(rules, result("2026-11-19", "2026-12-01")) == [("error", "result-late", "source.published")]
    assert told(rules, result("2026-11-20", "2026-11-19")) == [("error", "result-early", "decided")]


def test_disclosure_later_than_twenty_working_days_warns(rules):
    right = a_notice(source=a_source(made="2026-09-10", published="2026-10-14"))
    late = a_notice(source=a_source(made="2026-09-10", published="2026-10-15"))
    assert told(rules, right) == []
    assert told(rules, late) == [("warning", "disclosure-late", "source.published")]


def promise(promised: Limit, statutory: Limit):
    return a_guide(promised=promised, statutory=statutory)


def test_a_promise_longer_than_the_statute_is_an_error():
    rules = some_rules()
    assert told(rules, promise(Limit(days=8), Limit(days=7))) == [("error", "promise-late", "promised.days")]
    assert told(rules, promise(Limit(days=7), Limit(days=7))) == []
    assert told(rules, promise(Limit(days=3, unit="day"), Limit(days=7, unit="day"))) == []


def test_a_promise_in_working_days_against_calendar_days_is_compared_over_every_start_day(rules):
    found = lint.problems(an_edition(promise(Limit(days=3), Limit(days=7, unit="day")), rules=rules))
    assert [(p.severity, p.code) for p in found] == [("warning", "promise-sometimes-late")]
    assert "counted from 2025-09-30" in found[0].en or "counted from 2024" in found[0].en
    assert told(rules, promise(Limit(days=7), Limit(days=7, unit="day"))) == [("error", "promise-late", "promised")]
    assert told(rules, promise(Limit(days=1), Limit(days=7, unit="day"))) == []


def test_a_promise_in_calendar_days_is_never_later_than_as_many_working_days(rules):
    assert told(rules, promise(Limit(days=7, unit="day"), Limit(days=7))) == []


def test_hours_are_compared_as_days():
    assert told(some_rules(), promise(Limit(days=24, unit="hour"), Limit(days=3, unit="day"))) == []


def test_a_guide_without_a_promise_promises_nothing(rules):
    assert told(rules, a_guide(promised=None)) == []
