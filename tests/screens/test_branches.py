"""Who is over whom: every unit stands somewhere, below its leader, its parent, or the bureau."""

from __future__ import annotations

from fakes.builders import a_unit
from fakes.kinds import a_leader
from fakes.sights import a_sight, sample

from kiosk.content.office import Leader
from screens.branches import REST, branches, bureau_of

BUREAU = a_unit("bureau", type="bureau")


def told(leaders, units):
    return {branch.name: [unit.id for unit in branch.units] for branch in branches(leaders, units)}


def test_leaders_come_by_rank_each_with_their_units_in_their_own_order():
    leaders = [a_leader("second", order=2, units=("unit-a",)), a_leader("first", order=1, units=("unit-c", "unit-b"))]
    found = told(leaders, [BUREAU, a_unit("unit-a"), a_unit("unit-b"), a_unit("unit-c")])
    assert list(found.items()) == [("of:first", ["unit-c", "unit-b"]), ("of:second", ["unit-a"])]


def test_what_no_leader_has_in_charge_hangs_from_the_bureau():
    assert told([a_leader(units=())], [BUREAU, a_unit("unit-a", parent="bureau")]) == {
        "of:a-leader": [],
        REST: ["unit-a"],
    }
    assert told([], [BUREAU, a_unit("unit-a")]) == {REST: ["unit-a"]}


def test_a_unit_below_another_comes_after_it_unless_another_leader_has_it():
    units = [a_unit("above"), a_unit("below", parent="above"), a_unit("other", parent="above")]
    leaders = [a_leader("one", order=1, units=("above",)), a_leader("two", order=2, units=("other",))]
    assert told(leaders, units) == {"of:one": ["above", "below"], "of:two": ["other"]}


def test_the_bureau_in_the_charge_of_its_head_brings_nothing_along():
    units = [BUREAU, a_unit("unit-a", parent="bureau")]
    assert told([a_leader(units=("bureau",))], units) == {"of:a-leader": ["bureau"], REST: ["unit-a"]}


def test_parents_in_a_ring_and_units_that_are_gone_do_no_harm():
    ring = [a_unit("unit-a", parent="unit-b"), a_unit("unit-b", parent="unit-a")]
    assert told([a_leader(units=("unit-a", "gone"))], ring) == {"of:a-leader": ["unit-a", "unit-b"]}
    assert told([], ring) == {REST: ["unit-a", "unit-b"]}


def test_of_the_sample_every_unit_stands_in_a_branch():
    sight = a_sight(sample())
    units = sight.contents.units(sight.now)
    found = branches(sight.contents.of(Leader, now=sight.now), units)
    assert {unit.id for branch in found for unit in branch.units} == {unit.id for unit in units}
    assert bureau_of(units).id == "yunzhou-zhujian"
