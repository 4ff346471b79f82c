"""References: what is named exists, and no chain bites its own tail."""

from __future__ import annotations

import pytest
from fakes.builders import a_board, a_layout, a_notice, a_slot, a_source, a_unit, an_edition, an_office, some_rules
from fakes.builders import a_guide as any_guide

from kiosk import lint
from kiosk.content.edition import Zone
from kiosk.content.item import replace
from kiosk.content.service import Material


def a_guide(*args, **fields):
    """A guide that promises nothing, so that nothing is said about its promise."""
    return any_guide(*args, promised=None, **fields)


def told(edition) -> list[tuple[str, str, str, str]]:
    return [(p.severity, p.code, p.item, p.field) for p in lint.problems(edition)]


def test_an_edition_of_the_builders_has_no_error():
    types = ["notice", "publicity", "works", "consultation", "hearing", "result", "tip"]
    items = [a_notice(f"notice-{kind}", type=kind) for kind in types]
    found = lint.problems(an_edition(*items, a_guide(), a_unit()))
    assert {problem.code for problem in found} == {"period-unruled", "shown-after-period"}
    assert {problem.severity for problem in found} == {"warning"}


def test_an_unknown_unit_is_named_in_both_languages():
    edition = an_edition(a_notice(source=a_source(unit="nobody")))
    assert lint.problems(edition) == (
        lint.Problem("unit-unknown", "error", "a-notice", "source.unit", "单位“nobody”不存在", "no unit 'nobody'"),
    )


def test_a_source_must_be_a_unit_not_just_any_item():
    edition = an_edition(a_guide(source=a_source(unit="a-notice")), a_notice())
    assert told(edition) == [("error", "unit-unknown", "a-guide", "source.unit")]


def test_a_window_must_exist_in_its_unit():
    edition = an_edition(a_guide(windows=("hall/2", "hall/99", "nowhere/2")))
    assert told(edition) == [
        ("error", "window-unknown", "a-guide", "windows[1]"),
        ("error", "window-unknown", "a-guide", "windows[2]"),
    ]


def test_a_process_that_is_not_there_only_warns_because_the_guide_is_whole_without_it():
    assert told(an_edition(a_guide(process="permit-process"))) == [
        ("warning", "process-unknown", "a-guide", "process"),
    ]


def test_a_form_must_be_among_the_media_of_its_guide():
    edition = an_edition(a_guide(materials=(Material(name="申请表", blank="form.pdf", sample="form-1.pdf"),)))
    assert told(edition) == [
        ("error", "media-unknown", "a-guide", "materials[0].blank"),
        ("error", "media-unknown", "a-guide", "materials[0].sample"),
    ]


def test_units_that_are_each_others_parent_are_told_apart_from_those_below_them():
    units = [
        a_unit("unit-one", parent="unit-two"),
        a_unit("unit-two", parent="unit-three"),
        a_unit("unit-three", parent="unit-one"),
        a_unit("unit-four", parent="unit-one"),
    ]
    assert told(an_edition(*units)) == [
        ("error", "parent-cycle", "unit-one", "parent"),
        ("error", "parent-cycle", "unit-three", "parent"),
        ("error", "parent-cycle", "unit-two", "parent"),
    ]


def test_a_unit_that_is_its_own_parent_is_a_cycle():
    assert told(an_edition(a_unit(parent="hall"))) == [("error", "parent-cycle", "hall", "parent")]


def test_an_unknown_parent_is_told_once_where_it_is_named():
    edition = an_edition(a_unit("unit-one", parent="nobody"), a_unit("unit-two", parent="unit-one"))
    assert told(edition) == [("error", "parent-unknown", "unit-one", "parent")]


def test_announcements_about_each_other_are_a_cycle():
    edition = an_edition(
        a_notice("one-a", about=("one-b",)), a_notice("one-b", about=("one-a",)), a_notice("one-c", about=("one-a",))
    )
    assert told(edition) == [
        ("error", "about-cycle", "one-a", "about"),
        ("error", "about-cycle", "one-b", "about"),
    ]


def test_an_announcement_about_nothing_and_by_no_rule_is_told():
    edition = an_edition(a_notice(about=("gone",), period_rule="gone-rule"))
    assert told(edition) == [
        ("error", "about-unknown", "a-notice", "about[0]"),
        ("error", "rule-unknown", "a-notice", "period_rule"),
    ]


def test_a_slot_that_misses_an_item_only_warns_because_the_item_may_be_unreadable_today():
    edition = an_edition(slots=(a_slot(items=("a-notice", "gone")),))
    assert told(edition) == [("warning", "slot-item-unknown", "", "slots[0].items[1]")]
    assert not any(problem.whole for problem in lint.problems(edition))


def test_a_slot_that_plays_nothing_warns():
    assert told(an_edition(slots=(a_slot(kinds=()),))) == [("warning", "slot-empty", "", "slots[0]")]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"slots": (a_slot(boards=("nowhere",)),)}, "board-unknown", "slots[0].boards[0]"),
        ({"slots": (a_slot(types=("gossip",)),)}, "type-unknown", "slots[0].types[0]"),
        ({"boards": (a_board(layout="portrait"),)}, "layout-unknown", "boards[0].layout"),
        ({"layouts": (a_layout(width=1000),)}, "zone-outside", "layouts[0].zones[0]"),
        ({"office": an_office(hall="nowhere")}, "hall-unknown", "office.hall"),
        ({"office": an_office(hall="a-notice")}, "hall-unknown", "office.hall"),
    ],
)
def test_a_broken_record_refuses_the_whole_edition(fields, code, field):
    found = lint.problems(an_edition(**fields))
    assert (code, field) in [(problem.code, problem.field) for problem in found]
    assert all(problem.whole for problem in found if problem.code == code)


def test_what_most_people_come_for_must_be_guides_that_exist_but_does_not_hold_up_the_edition():
    office = an_office(often=("a-guide", "a-guid", "a-notice"))
    assert told(an_edition(a_guide(), a_notice(), office=office)) == [
        ("warning", "often-unknown", "", "office.often[1]"),
        ("warning", "often-no-guide", "", "office.often[2]"),
    ]


def test_a_zone_that_stands_twice_is_told():
    zone = Zone(name="main", x=0, y=0, w=100, h=100)
    edition = an_edition(layouts=(a_layout(zones=(zone, zone)),))
    assert told(edition) == [("error", "zone-twice", "", "layouts[0].zones[1]")]


def test_an_edition_without_items_is_refused_as_a_whole():
    found = lint.problems(replace(an_edition(), items=()))
    assert [(problem.code, problem.whole) for problem in found] == [("edition-empty", True)]


def test_an_id_that_stands_twice_is_refused_as_a_whole():
    found = lint.problems(an_edition(a_notice("same-id"), a_guide("same-id")))
    assert ("id-twice", True) in [(problem.code, problem.whole) for problem in found]


def test_an_edition_without_a_calendar_warns_that_every_date_is_provisional():
    assert told(an_edition(rules=some_rules(calendars=()))) == [("warning", "calendar-missing", "", "rules")]
