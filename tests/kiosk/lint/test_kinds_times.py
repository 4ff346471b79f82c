"""Every kind: limits, rulings, hearings and rules, each compared with its own dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import kinds
from fakes.builders import (
    HALL,
    a_guide,
    a_period,
    a_source,
    an_edition,
    some_rules,
)
from fakes.folders import a_folder

from kiosk import folder, lint
from kiosk.content.item import Basis, replace
from kiosk.content.rules import OpeningException, Rules
from kiosk.content.service import Limit


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The rules as they are shipped."""
    root: Path = tmp_path_factory.mktemp("rules")
    return folder.read(a_folder(root), date(2026, 11, 23)).rules


def told(*items, **fields) -> list[tuple[str, str, str, str]]:
    return [(p.severity, p.code, p.item, p.field) for p in lint.problems(an_edition(*items, **fields))]


def said(*items, **fields) -> list[tuple[str, str, str]]:
    return [(f"{p.item} {p.field}", p.zh, p.en) for p in lint.problems(an_edition(*items, **fields))]


def test_at_once_and_zero_days_are_the_same_thing():
    zero = Limit(days=0)
    assert told(a_guide(promised=zero)) == [("error", "handling-mismatch", "a-guide", "handling")]
    assert told(a_guide(promised=None, handling="at-once")) == [("error", "handling-mismatch", "a-guide", "handling")]
    assert told(a_guide(promised=zero, handling="at-once")) == []
    assert told(a_guide(promised=None, statutory=zero, handling="at-once")) == []


def test_a_licence_that_takes_longer_than_the_law_gives_names_the_words_of_its_special_law(rules):
    def licence(text: str = "", days: int = 45):
        basis = (Basis(title="安全生产许可证条例", article="第七条", text=text),)
        return a_guide(promised=None, statutory=Limit(days=days), basis=basis)

    assert told(licence(), rules=rules) == [("warning", "limit-long", "a-guide", "statutory.days")]
    assert said(licence(), rules=rules)[0][2].startswith(
        "the statutory limit of 45 working days is longer than the general 20 working days: give the words"
    )
    assert told(licence("应当自收到申请之日起45日内审查完毕"), rules=rules) == []
    assert told(licence("应当自收到申请之日起四十五日内审查完毕"), rules=rules) == []
    assert told(licence("一百四十五日"), rules=rules) == [("warning", "limit-long", "a-guide", "statutory.days")]
    assert told(licence(days=20), rules=rules) == []


def test_a_ruling_follows_its_decision_within_seven_working_days(rules):
    late = kinds.a_ruling(decided=date(2026, 11, 6), source=a_source())
    assert told(late, rules=rules) == [("error", "result-late", "a-ruling", "source.published")]
    assert told(kinds.a_ruling(decided=date(2026, 11, 9), source=a_source()), rules=rules) == []


def test_a_penalty_that_was_withdrawn_is_not_shown_as_in_force_after_three_working_days(rules):
    def withdrawn(until: str | None):
        return kinds.a_ruling(withdrawn=date(2026, 11, 19), valid=a_period("2026-11-18", until))

    assert told(withdrawn("2026-11-24"), rules=rules) == []
    assert told(withdrawn("2026-11-25"), rules=rules) == [("error", "withdrawn-shown", "a-ruling", "valid.until")]
    assert said(withdrawn(None), rules=rules) == [
        (
            "a-ruling valid.until",
            "2026年11月19日已经撤销、撤回，还会当作有效展示：应在2026年11月24日（含当日）前撤下，"
            "或者写 state: withdrawn。依据：中华人民共和国行政处罚法第四十八条",
            "withdrawn on 2026-11-19 and still shown as in force: take it down by 2026-11-24, "
            "or say state: withdrawn (basis: 中华人民共和国行政处罚法第四十八条)",
        )
    ]


def test_a_withdrawal_told_late_warns_because_an_error_would_keep_the_old_one_on_the_screens(rules):
    late = kinds.a_ruling(
        state="withdrawn",
        withdrawn=date(2026, 11, 12),
        withdrawn_why="复议撤销",
        decided=date(2026, 11, 10),
    )
    assert told(late, rules=rules) == [("warning", "withdrawal-late", "a-ruling", "source.published")]
    early = replace(late, withdrawn=date(2026, 11, 9))
    assert told(early)[0] == ("error", "withdrawn-early", "a-ruling", "withdrawn")


def test_a_hearing_is_announced_seven_days_ahead_and_one_that_was_held_is_not_asked_again(rules):
    soon = kinds.an_event(type="hearing", when=a_period("2026-11-24 09:00", None))
    assert told(soon, rules=rules) == [("error", "lead-short", "an-event", "source.published")]
    assert told(replace(soon, state="held", minutes=(kinds.SECTION,)), rules=rules) == []


def test_rules_that_were_not_read_again_in_time_are_told_list_by_list(rules):
    found = lint.problems(an_edition(rules=rules, made_at="2028-01-01 08:00"))
    told = {problem.field: problem for problem in found}
    assert {problem.code for problem in found} == {"rule-unchecked"}
    assert "rules.calendars" not in told
    assert told["rules.remedies"].zh == "2 条规则过了应当重新核对的日子（最早 2027-04-30）：行政诉讼、行政复议"
    assert told["rules.remedies"].en == "2 rules were to be checked again by 2027-04-30 or later: 行政诉讼, 行政复议"
    assert not any(problem.whole for problem in found)


def test_an_opening_exception_of_nobody_warns():
    day = date(2026, 12, 31)
    openings = tuple(OpeningException(day=day, unit=unit, note="年终结账", basis="本局通知") for unit in ("gone", HALL))
    assert told(rules=some_rules(openings=openings)) == [
        ("warning", "opening-unit-unknown", "", "rules.openings[0].unit")
    ]
