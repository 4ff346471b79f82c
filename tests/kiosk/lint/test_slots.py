"""Slots and boards: which overlaps are meant and which are not, what never plays, what must be played."""

from __future__ import annotations

import pytest
from fakes.builders import a_board, a_notice, a_period, a_slot, a_unit, an_edition, some_hours

from kiosk import lint
from kiosk.content.edition import Daypart

BOARDS = (a_board(group="halls"), a_board("other-board", tags=("二楼",)))


def told(*items, **fields):
    found = lint.problems(an_edition(*(items or (a_notice(), a_unit())), **fields))
    return [(p.code, p.item or p.field) for p in found if p.code.startswith(("slot", "board", "duty"))]


def urgent(id, **fields):
    return a_slot(id, rank="urgent", **fields)


def test_a_slot_may_name_a_board_by_id_by_group_or_by_tag():
    slots = (a_slot("one", boards=("hall-board",)), a_slot("two", boards=("halls",)), a_slot("three", boards=("二楼",)))
    assert told(slots=slots, boards=BOARDS) == []
    assert told(slots=(a_slot(boards=("三楼",)),), boards=BOARDS) == [("board-unknown", "slots[0].boards[0]")]


def test_peers_may_overlap_because_they_take_turns():
    assert told(slots=(a_slot("one"), a_slot("two"), a_slot("three", rank="filler"))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"priority": 6}),
        ({}, {"rank": "special"}),
        ({}, {"zone": "ticker"}),
        ({"boards": ("halls",)}, {"boards": ("other-board",)}),
        ({"valid": a_period(until="2026-11-24")}, {"valid": a_period("2026-11-25")}),
        ({"daypart": Daypart(until="12:00")}, {"daypart": Daypart(from_="12:00")}),
        ({"daypart": Daypart(days="working-days")}, {"daypart": Daypart(days="days-off")}),
        ({"daypart": Daypart(weekdays=("sat",))}, {"daypart": Daypart(weekdays=("sun", "mon"))}),
    ],
)
def test_two_that_interrupt_may_be_told_apart(one, other):
    slots = (urgent("one", **one), a_slot("two", **{"rank": "urgent", **other}))
    assert told(slots=slots, boards=BOARDS) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"boards": ("halls",)}, {"boards": ("hall-board",)}),
        ({"daypart": Daypart(until="12:00")}, {"daypart": Daypart(from_="11:00")}),
        ({"daypart": Daypart(until="07:00")}, {"daypart": Daypart(from_="22:00", until="06:00")}),
        (
            {"daypart": Daypart(from_="22:00", until="06:00", weekdays=("sat",))},
            {"daypart": Daypart(weekdays=("sun",))},
        ),
    ],
)
def test_two_that_interrupt_at_the_same_time_are_told_once(one, other):
    slots = (urgent("one", **one), urgent("two", **other))
    assert told(slots=slots, boards=BOARDS) == [("slots-overlap", "slots[1]")]


def test_slots_of_priority_nine_are_urgent_and_collide_like_them():
    slots = (a_slot("one", priority=9), urgent("two", priority=9))
    assert told(slots=slots) == [("slots-overlap", "slots[1]")]


def test_opening_hours_must_meet_the_halls():
    evening = Daypart(from_="17:00", until="20:00", days="opening-hours")
    assert told(slots=(a_slot(daypart=evening),)) == [("slot-never", "slots[0].daypart")]
    late = a_unit(hours=some_hours(("09:00", "18:00")))
    assert told(a_notice(), late, slots=(a_slot(daypart=evening),)) == []


def test_a_validity_of_no_length_never_plays():
    assert told(slots=(a_slot(valid=a_period("2026-12-01", "2026-12-01 00:00")),)) == [("slot-never", "slots[0].valid")]


@pytest.mark.parametrize(
    "slot",
    [
        a_slot(kinds=("announcement",), types=("works",)),
        a_slot(kinds=("guide",)),
        a_slot(items=("another",)),
        a_slot(zone="ticker"),
        a_slot(boards=("no-such-board",)),
    ],
)
def test_what_must_be_seen_and_no_slot_plays_is_told(slot):
    assert ("duty-unplayed", "a-notice") in told(a_notice(type="publicity"), slots=(slot,))


@pytest.mark.parametrize("slot", [a_slot(), a_slot(items=("a-notice",)), a_slot(types=("publicity",))])
def test_what_must_be_seen_and_is_played_is_well(slot):
    assert told(a_notice(type="publicity"), slots=(slot,)) == []


def test_where_there_is_no_board_nothing_must_be_on_one():
    assert told(a_notice(type="publicity"), slots=(), boards=()) == []
