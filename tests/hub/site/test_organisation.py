"""The office as it is made up: who has what in charge, which unit is below which, when it is open."""

from fakes.builders import HALL, a_unit, a_window
from fakes.kinds import a_leader

from hub.site import organisation
from hub.site.organisation import Branch
from kiosk.content.office import Hours, Session

MORNING = Hours(sessions=(Session(opens="09:00", closes="12:00"),), days="every-day", note="中午不休息")


def shape(branches):
    return {branch.unit.id: shape(branch.below) for branch in branches}


def test_units_stand_below_each_other_and_nobody_is_lost():
    units = [
        a_unit("bureau"),
        a_unit("one", parent="bureau"),
        a_unit("below-one", parent="one"),
        a_unit("orphan", parent="gone"),
    ]
    assert shape(organisation.tree(units)) == {"bureau": {"one": {"below-one": {}}}, "orphan": {}}


def test_units_that_name_each_other_as_parents_stand_once_each():
    units = [a_unit("one", parent="two"), a_unit("two", parent="one"), a_unit("self", parent="self")]
    assert shape(organisation.tree(units)) == {"one": {}, "two": {}, "self": {}}
    assert organisation.tree([]) == ()
    known = {unit.id: unit for unit in units}
    assert len(organisation.above(units[0], known)) <= 2


def test_above_a_unit_are_its_parents_from_the_top():
    units = {unit.id: unit for unit in (a_unit("bureau"), a_unit("one", parent="bureau"), a_unit("two", parent="one"))}
    assert [unit.id for unit in organisation.above(units["two"], units)] == ["bureau", "one"]
    assert organisation.above(units["bureau"], units) == []


def test_leaders_stand_in_their_rank():
    first, second = a_leader("first", order=1, units=(HALL,)), a_leader("second", order=2, units=(HALL,))
    other = a_leader("other", order=3)
    assert organisation.in_charge(a_unit(), [other, second, first]) == [first, second]


def test_a_window_has_its_own_hours_else_its_units():
    unit = a_unit(windows=(a_window("1", "综合受理"), a_window("2", "缴费", hours=MORNING)))
    told = [organisation.hours_words(hours) for _, hours in organisation.windows(unit)]
    assert told == [("工作日", ("09:00—12:00", "13:00—17:00")), ("每天", ("09:00—12:00",))]


def test_groups_without_units_are_left_out():
    assert [
        (type_, len(units)) for type_, _, units in organisation.grouped([a_unit(), a_unit("division-approval")])
    ] == [
        ("hall", 1),
        ("division", 1),
    ]
    assert Branch(a_unit()).below == ()
