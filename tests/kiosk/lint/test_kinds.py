"""Every kind: what the builders give has no problem; what names another thing names one of the right kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import kinds
from fakes.builders import (
    HALL,
    a_guide,
    a_notice,
    a_slot,
    a_unit,
    a_window,
    an_edition,
)
from fakes.folders import a_folder

from kiosk import folder, lint
from kiosk.content.item import replace
from kiosk.content.kinds import KINDS
from kiosk.content.office import Floor
from kiosk.content.paper import Stage
from kiosk.content.rules import Rules

ONE_OF_EACH = (
    a_guide(promised=None),
    a_notice(),
    a_unit(),
    kinds.a_process(),
    kinds.a_document(interpretations=("an-interpretation",)),
    kinds.a_decision(),
    kinds.a_plan(),
    kinds.an_interpretation("an-interpretation", "a-document"),
    kinds.a_leader(),
    kinds.a_site(),
    kinds.an_event(),
    kinds.a_faq(),
    kinds.a_poster(),
    kinds.a_disclosure_guide(),
    kinds.a_catalogue(),
    kinds.an_annual_report(),
    kinds.an_on_request(),
    kinds.some_powers(),
    kinds.a_ruling(),
    kinds.a_record(),
    kinds.a_ground(),
)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The rules as they are shipped."""
    root: Path = tmp_path_factory.mktemp("rules")
    return folder.read(a_folder(root), date(2026, 11, 23)).rules


def told(*items, **fields) -> list[tuple[str, str, str, str]]:
    return [(p.severity, p.code, p.item, p.field) for p in lint.problems(an_edition(*items, **fields))]


def said(*items, **fields) -> list[tuple[str, str, str]]:
    return [(f"{p.item} {p.field}", p.zh, p.en) for p in lint.problems(an_edition(*items, **fields))]


def test_one_of_each_kind_has_no_problem_also_under_the_shipped_rules(rules):
    assert {type(item) for item in ONE_OF_EACH} == set(KINDS.values())
    assert told(*ONE_OF_EACH) == []
    assert told(*ONE_OF_EACH, rules=rules) == []


@pytest.mark.parametrize(
    ("item", "code", "field"),
    [
        (kinds.a_leader(units=("gone",)), "unit-unknown", "units[0]"),
        (kinds.a_leader(units=(HALL, "a-notice")), "unit-unknown", "units[1]"),
        (kinds.a_leader(stands_in="gone"), "leader-unknown", "stands_in"),
        (a_unit("a-unit", site="gone"), "site-unknown", "site"),
        (a_unit("a-unit", windows=(a_window(floor="gone/1f"),)), "floor-unknown", "windows[0].floor"),
        (kinds.a_process(guides=("gone",)), "guide-unknown", "guides[0]"),
        (kinds.a_document(replaces=("gone",)), "paper-unknown", "replaces[0]"),
        (kinds.a_plan(interpretations=("gone",)), "interpretation-unknown", "interpretations[0]"),
        (kinds.a_plan(consultation="gone"), "consultation-unknown", "consultation"),
        (kinds.a_decision(stages=(Stage(step="risk", item="gone"),)), "item-unknown", "stages[0].item"),
        (kinds.an_interpretation("an-interpretation", "gone"), "paper-unknown", "about[0]"),
        (kinds.an_event(outcome="gone"), "outcome-unknown", "outcome"),
        (kinds.an_event(about=("gone",)), "about-unknown", "about[0]"),
        (kinds.a_faq(about=("gone",)), "about-unknown", "about[0]"),
        (kinds.a_poster(about=("gone",)), "about-unknown", "about[0]"),
        (a_notice("one-notice", outcome="gone"), "outcome-unknown", "outcome"),
        (kinds.a_site(floors=(Floor(id="1f", name="一楼", plan="gone.png"),)), "media-unknown", "floors[0].plan"),
        (kinds.an_on_request(form="gone.pdf"), "media-unknown", "form"),
        (kinds.a_faq(grounds=("a-notice",)), "ground-unknown", "grounds[0]"),
        (kinds.some_powers(rows=(kinds.a_power(unit="a-notice"),)), "unit-unknown", "rows[0].unit"),
    ],
)
def test_what_names_nothing_or_the_wrong_kind_is_an_error(item, code, field):
    assert told(item, a_notice()) == [("error", code, item.id, field)]


@pytest.mark.parametrize(
    ("item", "code", "field"),
    [
        (kinds.a_faq(grounds=("gone",)), "ground-unknown", "grounds[0]"),
        (kinds.a_catalogue(entries=(kinds.an_entry(items=("gone",)),)), "item-unknown", "entries[0].items[0]"),
        (kinds.some_powers(rows=(kinds.a_power(unit="gone"),)), "unit-unknown", "rows[0].unit"),
        (kinds.some_powers(rows=(kinds.a_power(guide="gone"),)), "guide-unknown", "rows[0].guide"),
    ],
)
def test_what_many_share_only_warns_because_one_unreadable_item_must_not_take_them_all(item, code, field):
    assert told(item) == [("warning", code, item.id, field)]


def test_a_name_that_exists_in_its_kind_is_right():
    site = kinds.a_site(floors=(Floor(id="1f", name="一楼", plan="plan.png"),), media=(kinds.a_picture("plan.png"),))
    unit = a_unit("a-unit", site="a-site", windows=(a_window(floor="a-site/1f"),))
    leader = kinds.a_leader(units=("a-unit", HALL), stands_in="other-leader")
    assert told(site, unit, leader, kinds.a_leader("other-leader", stands_in="a-leader")) == []


def test_a_paper_and_its_interpretation_name_each_other_and_the_one_that_does_is_told():
    paper = kinds.a_document(interpretations=("an-interpretation",))
    other = kinds.a_plan(interpretations=("other-interpretation",))
    assert said(kinds.a_document(), kinds.an_interpretation("an-interpretation", "a-document")) == [
        (
            "an-interpretation about[0]",
            "文件“a-document”没有反过来列出这篇解读，请在它的 interpretations 里加上“an-interpretation”",
            "paper 'a-document' does not name this interpretation: add 'an-interpretation' to its interpretations",
        )
    ]
    interpretations = (
        kinds.an_interpretation("an-interpretation", "a-plan"),
        kinds.an_interpretation("other-interpretation", "a-plan"),
    )
    assert said(
        paper, replace(other, interpretations=("an-interpretation", "other-interpretation")), *interpretations
    ) == [
        (
            "a-document interpretations[0]",
            "解读“an-interpretation”没有写明解读的是这份文件，请在它的 about 里加上“a-document”",
            "interpretation 'an-interpretation' does not name this paper: add 'a-document' to its about",
        )
    ]


def test_what_replaces_itself_through_others_is_a_cycle_and_the_replaced_must_say_so():
    one = kinds.a_document("doc-one", replaces=("doc-two",), status="amended")
    two = kinds.a_document("doc-two", replaces=("doc-one",), status="amended")
    assert told(one, two) == [
        ("error", "replaces-cycle", "doc-one", "replaces"),
        ("error", "replaces-cycle", "doc-two", "replaces"),
    ]
    assert told(kinds.a_document(replaces=("doc-old",)), kinds.a_document("doc-old")) == [
        ("warning", "replaced-in-force", "a-document", "replaces[0]")
    ]
    assert told(kinds.a_document(replaces=("doc-old",)), kinds.a_document("doc-old", status="abolished")) == []


def test_nobody_stands_in_for_oneself():
    assert told(kinds.a_leader(stands_in="a-leader")) == [("error", "stands-in-self", "a-leader", "stands_in")]


def test_a_slot_may_name_any_kind_and_types_only_with_announcements():
    assert told(slots=(a_slot(kinds=("ruling", "event", "poster")),)) == []
    assert told(slots=(a_slot(kinds=("ruling",), types=("result",)),)) == [
        ("warning", "slot-types-idle", "", "slots[0].types")
    ]
