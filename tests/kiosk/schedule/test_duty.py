"""What must be seen is seen: reserved turns whatever else plays, as often a day as the law or the slot asks."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from fakes.builders import a_notice, a_period, a_slot, an_edition
from fakes.clock import instant

from kiosk.content.duty import under_duty
from kiosk.content.edition import Daypart
from kiosk.schedule.dues import DUTY_PLAYS, MOST_RESERVED
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.programme import programme_at, showings

BOARD = "hall-board"
DAY = "2026-11-23"
STORM = a_slot("pressing", items=("storm",), rank="urgent")


def of_day(edition, day=DAY):
    begins = instant(day)
    found = []
    for showing in showings(edition, BOARD, begins):
        if showing.starts >= begins + timedelta(days=1):
            return found
        found.append(showing)


def plays(edition, day=DAY):
    """How often each item was on for its whole time."""
    items = {item.id: item for item in edition.items}
    return Counter(
        s.item_id
        for s in of_day(edition, day)
        if s.item_id and (s.ends - s.starts).total_seconds() >= dwell_s(items[s.item_id])
    )


def seconds(edition, item_id):
    return sum((s.ends - s.starts).total_seconds() for s in of_day(edition) if s.item_id == item_id)


@pytest.mark.parametrize("type", ["publicity", "consultation", "tender", "housing", "presale"])
def test_what_may_be_objected_to_is_under_duty_while_its_period_runs(type):
    notice = a_notice(type=type, period=a_period("2026-11-20", "2026-11-25"))
    assert not under_duty(notice, instant("2026-11-19 23:59"))
    assert under_duty(notice, instant("2026-11-20 00:00"))
    assert not under_duty(notice, instant("2026-11-26 00:00"))


def test_what_must_be_displayed_is_under_duty_whatever_its_type():
    assert under_duty(a_notice(display=a_period("2026-11-20", "2026-11-25")), instant("2026-11-25 23:59"))
    assert not under_duty(a_notice(), instant(DAY))


def test_an_interrupt_leaves_reserved_turns_to_what_must_be_seen_and_to_nothing_else():
    edition = an_edition(
        a_notice("storm"), a_notice("plain"), a_notice("must", type="publicity"), slots=(STORM, a_slot())
    )
    played = plays(edition)
    assert played["must"] == DUTY_PLAYS
    assert played["plain"] == 0
    assert seconds(edition, "storm") > 0.99 * 86_400


def test_reserved_turns_are_spread_over_the_day_and_say_whose_they_are():
    edition = an_edition(a_notice("storm"), a_notice("must", type="publicity"), slots=(STORM, a_slot("all")))
    turns = [s for s in of_day(edition) if s.item_id == "must"]
    assert {(s.slot, s.reserved) for s in turns} == {("all", True)}
    apart = [(b.starts - a.starts).total_seconds() for a, b in pairwise(turns)]
    assert max(apart) < 1.1 * 86_400 / DUTY_PLAYS


def test_reserved_turns_keep_to_the_hours_of_their_slot():
    opening = a_slot("all", daypart=Daypart(days="opening-hours"))
    edition = an_edition(a_notice("storm"), a_notice("must", type="publicity"), slots=(STORM, opening))
    turns = [s for s in of_day(edition) if s.item_id == "must"]
    assert len(turns) == DUTY_PLAYS
    for turn in turns:
        assert any(
            instant(f"{DAY} {opens}") <= turn.starts and turn.ends <= instant(f"{DAY} {closes}")
            for opens, closes in (("09:00", "12:00"), ("13:00", "17:00"))
        )


def test_a_slot_may_ask_for_more_plays_and_for_items_without_a_duty():
    slots = (STORM, a_slot("posters", items=("poster",), plays_per_day=20))
    edition = an_edition(a_notice("storm"), a_notice("poster"), slots=slots)
    assert plays(edition)["poster"] == 20


def test_in_a_long_round_what_must_be_seen_comes_more_often_than_its_turn():
    others = [a_notice(f"other-{n:03}", body="字" * 700) for n in range(400)]  # twenty hours
    edition = an_edition(*others, a_notice("must", type="publicity"))
    assert plays(edition)["must"] >= DUTY_PLAYS


def test_in_a_short_round_no_turn_is_reserved_because_its_own_come_often_enough():
    edition = an_edition(a_notice("one"), a_notice("must", type="publicity"))
    assert not any(s.reserved for s in of_day(edition))
    assert plays(edition)["must"] > 1000


def test_what_is_due_shortly_before_a_change_is_given_after_it():
    # Something changes every twenty minutes, and each change cuts what is on.
    others = [a_notice(f"other-{n:02}", until=f"{DAY} {8 + n // 3:02}:{n % 3 * 20:02}") for n in range(30)]
    edition = an_edition(
        *others,
        a_notice("storm", body="字" * 700),
        a_notice("must", type="publicity", body="字" * 500),
        slots=(STORM, a_slot("all")),
    )
    assert plays(edition)["must"] == DUTY_PLAYS


def test_where_more_must_be_seen_than_there_is_time_all_give_way_alike_and_what_interrupts_keeps_a_part():
    many = [a_notice(f"must-{n:03}", type="publicity", body="字" * 700) for n in range(100)]  # 40 hours a day
    edition = an_edition(a_notice("storm"), *many, slots=(STORM, a_slot("all")))
    played = plays(edition)
    counts = {played[notice.id] for notice in many}
    assert max(counts) - min(counts) <= 1
    assert min(counts) >= 1
    assert seconds(edition, "storm") == pytest.approx((1 - MOST_RESERVED) * 86_400, rel=0.1)


def test_where_there_is_not_time_for_one_play_a_day_every_item_has_its_day():
    many = [
        a_notice(f"must-{n:03}", type="publicity", body="字" * 700, period=a_period("2026-11-01", "2026-12-30"))
        for n in range(700)
    ]
    edition = an_edition(a_notice("storm"), *many, slots=(STORM, a_slot("all")))
    seen = Counter()
    for day in range(1, 5):
        seen += plays(edition, f"2026-11-{day:02}")
    assert {notice.id for notice in many} <= set(seen)


def test_a_duty_that_is_over_reserves_nothing():
    edition = an_edition(a_notice("storm"), a_notice("must", type="publicity"), slots=(STORM, a_slot()))
    assert plays(edition, "2026-12-01")["must"] == 0
    assert not programme_at(edition, BOARD, instant("2026-12-01 10:00")).runs[0].reserved


def test_a_strict_item_has_no_reserved_turn_while_the_feed_is_stale():
    edition = an_edition(a_notice("storm"), a_notice("must", type="publicity", strict=True), slots=(STORM, a_slot()))
    fresh, stale = (programme_at(edition, BOARD, instant(DAY), stale=stale) for stale in (False, True))
    assert any(run.reserved for run in fresh.runs)
    assert not any(run.reserved for run in stale.runs)
