"""Required elements of each kind: a missing one is named by its field, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.builders import a_guide, a_happening, a_notice, a_period, a_unit, a_window, an_edition

from kiosk import lint
from kiosk.content.office import Hours
from kiosk.content.service import Limit, Material


def fields(*items, code: str = "missing-element") -> list[str]:
    return [problem.field for problem in lint.problems(an_edition(*items)) if problem.code == code]


@pytest.mark.parametrize("field", ["basis", "conditions", "materials", "steps", "audience", "windows"])
def test_a_guide_needs_what_the_law_wants_posted(field):
    assert fields(a_guide(**{field: ()})) == [field]


def test_a_problem_says_it_in_both_languages():
    found = lint.problems(an_edition(a_guide(basis=(), promised=None)))
    assert [(problem.zh, problem.en) for problem in found] == [("缺少设定依据", "the legal basis is missing")]


def test_a_guide_that_is_done_at_once_may_ask_for_nothing():
    assert fields(a_guide(materials=(), promised=Limit(days=0, unit="day"))) == []


def test_a_guide_without_a_window_is_one_that_is_done_online():
    assert fields(a_guide(windows=(), visits=0, visits_why="", online_url="https://x.example/a")) == []
    assert fields(a_guide(windows=(), visits=1, online_url="https://x.example/a")) == ["windows"]


def test_a_conditional_material_says_who_must_bring_it():
    materials = (Material(name="申请表"), Material(name="委托书", need="conditional"))
    assert fields(a_guide(materials=materials)) == ["materials[1].when"]


def test_a_suspended_guide_says_why():
    assert fields(a_guide(state="suspended")) == ["state_note"]
    assert fields(a_guide(state="suspended", state_note="系统升级")) == []


def test_visits_without_a_reason_are_a_warning():
    assert fields(a_guide(visits_why=""), code="visits-unexplained") == ["visits_why"]


@pytest.mark.parametrize("kind", ["publicity", "tender", "housing", "presale", "consultation"])
def test_what_is_open_to_opinions_needs_a_period_and_a_way_to_speak(kind):
    assert fields(a_notice(type=kind, period=None, objection=None)) == ["period", "objection"]
    assert fields(a_notice(type=kind, period=a_period("2026-11-18", None))) == ["period.until"]
    assert fields(a_notice(type=kind)) == []


@pytest.mark.parametrize("kind", ["works", "hearing"])
def test_an_event_needs_a_time_a_place_and_a_phone(kind):
    assert fields(a_notice(type=kind, happening=None)) == ["happening"]
    assert fields(a_notice(type=kind, happening=a_happening(phone=""))) == ["happening.phone"]
    no_start = a_happening(when=a_period(None, "2026-11-24"))
    assert fields(a_notice(type=kind, happening=no_start)) == ["happening.when.from"]


def test_a_result_needs_the_date_of_the_decision_and_no_period():
    assert fields(a_notice(type="result", decided=None)) == ["decided"]
    result = a_notice(type="result", decided=date(2026, 11, 17), period=a_period("2026-11-18", "2026-11-30"))
    assert fields(result, code="result-with-period") == ["period"]


def test_a_correction_says_what_it_corrects():
    assert fields(a_notice(type="correction")) == ["about"]


def test_an_announcement_says_something():
    assert fields(a_notice(body=" \n ")) == ["body"]


def test_a_unit_has_duties_and_hours_and_each_window_once():
    assert fields(a_unit(duties=())) == ["duties"]
    assert fields(a_unit(hours=Hours(sessions=()))) == ["hours.sessions"]
    assert fields(a_unit(windows=(a_window("2"), a_window("2"))), code="window-twice") == ["windows"]


def test_a_validity_of_no_length_is_never_shown_and_told():
    assert fields(a_notice(valid=a_period("2026-11-24 09:00", "2026-11-24 09:00")), code="validity-empty") == ["valid"]
