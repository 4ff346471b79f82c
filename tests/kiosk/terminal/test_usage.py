"""What the office hears of how a screen is used: numbers of a day, and nobody in them."""

from datetime import date

from kiosk import wire
from kiosk.content.proof import UNFOUND_LEAST, Usage
from kiosk.terminal.orders import Count


def a_day(box, clock, *places):
    """What is told of a day on which these were counted."""
    clock.set_wall("2026-11-23 12:00")
    for place in places:
        box.done(Count(place))
    clock.set_wall("2026-11-24 00:05")
    clock.advance(120)
    box.idle()
    return [(e, wire.body_of(e.kind, e.body)) for e in box.keeper.outgoing(1000) if e.kind == "usage"]


def test_an_envelope_holds_numbers_by_place_and_day_and_no_order_no_time_no_visit(box, clock):
    walks = ("guides", "guide:a-guide", "reached:guide:2", "home", "guides")
    ((envelope, told),) = a_day(box, clock, *walks)
    assert told == Usage(
        day=date(2026, 11, 23), places={"guide:a-guide": 1, "guides": 2, "home": 1, "reached:guide:2": 1}
    )
    assert list(told.places) == sorted(told.places), "in the order of the alphabet, not of anybody's steps"
    assert Usage.__struct_fields__ == ("day", "places")
    assert not envelope.sealed


def test_a_word_that_found_nothing_leaves_only_when_many_typed_it(box, clock):
    rare, common = "unfound:王小明", "unfound:充电桩"
    ((_, told),) = a_day(box, clock, *[common] * UNFOUND_LEAST, *[rare] * (UNFOUND_LEAST - 1))
    assert told.places == {common: UNFOUND_LEAST}
    assert box.store.usage.of(date(2026, 11, 23)) == {}, "and the rare one is forgotten with its day"
