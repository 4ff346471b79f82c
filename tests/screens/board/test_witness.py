"""What a board says it has shown is true: from the first flip with it to the first without it, and nothing covered."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from fakes.clock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st

from screens.board.witness import LONGEST_S, Witness

US = timedelta(microseconds=1)


class Hall:
    """A witness, and beside it the truth: what stood on the glass, flip by flip, by a clock of its own."""

    def __init__(self):
        self.clock, self.told = FakeClock("2026-11-23 10:00"), []
        self.witness = Witness(
            lambda order: self.told.append(order.shown), self.clock.wall, self.clock.monotonic, "hall"
        )
        self.meant, self.glass = {}, {}  # zone → item: what was decided, and what the last flip brought
        self.seen = []  # [zone, item, since, until]: monotonic

    def put(self, zone, item):
        self.witness.keep(zone, {item})
        self.witness.begin(zone, item, "0" * 12)
        self.meant[zone] = item

    def cover(self):
        self.witness.leave("alarm")
        self.meant = {}

    def flip(self):
        at = self.clock.monotonic()
        for zone in {*self.meant, *self.glass}:
            before, after = self.glass.get(zone), self.meant.get(zone)
            if before != after:
                if before is not None:
                    self.seen[self._open(zone)][3] = at
                if after is not None:
                    self.seen.append([zone, after, at, None])
        self.glass = dict(self.meant)
        self.witness.flipped()

    def close(self):
        self.witness.close()
        for one in self.seen:
            one[3] = self.clock.monotonic() if one[3] is None else one[3]

    def _open(self, zone):
        return next(n for n, one in enumerate(self.seen) if one[0] == zone and one[3] is None)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(["main", "ticker"]), st.sampled_from(["one-item", "two-item"])),
        st.tuples(st.just("cover")),
        st.tuples(st.just("flip")),
        st.tuples(st.just("wait"), st.integers(0, 5_000_000)),
        st.tuples(st.just("set"), st.integers(-400, 400)),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_whatever_happens_the_facts_are_what_stood_on_the_glass(steps):
    hall = Hall()
    for step, *words in steps:
        if step == "wait":
            hall.clock.advance(words[0] / 1_000_000)
        elif step == "set":
            hall.clock.set_wall(hall.clock.wall() + timedelta(hours=words[0]))
        else:
            getattr(hall, step)(*words)
    hall.close()
    told = Counter()
    for fact in hall.told:
        told[fact.zone, fact.item] += round((fact.last - fact.first) / US)
    stood = Counter()
    for zone, item, since, until in hall.seen:
        stood[zone, item] += round((until - since) * 1_000_000)
    assert set(told) == set(stood)
    assert all(abs(told[one] - stood[one]) <= len(steps) for one in stood), "to a microsecond a step"
    assert all(f.frames >= 1 and f.last >= f.first for f in hall.told)


@pytest.fixture
def hall():
    return Hall()


def test_what_was_decided_but_never_flipped_is_no_fact(hall):
    hall.put("main", "one-item")
    hall.clock.advance(30)
    hall.put("main", "two-item")
    hall.close()
    assert hall.told == []


def test_it_is_on_the_glass_until_a_flip_takes_it_away(hall):
    hall.put("main", "one-item")
    hall.flip()
    hall.clock.advance(10)
    hall.put("main", "two-item")
    hall.clock.advance(3)  # a glass that could not draw for three seconds
    hall.flip()
    (fact,) = hall.told
    assert (fact.item, fact.last - fact.first) == ("one-item", timedelta(seconds=13))


def test_a_clock_that_is_set_while_a_thing_is_on_makes_it_no_longer(hall):
    hall.put("main", "one-item")
    hall.flip()
    hall.clock.advance(10)
    hall.clock.set_wall("2026-11-25 10:00")
    hall.close()
    assert hall.told[0].last - hall.told[0].first == timedelta(seconds=10)


def test_the_same_item_in_its_next_turn_is_another_fact_and_waits_for_no_flip(hall):
    due = hall.clock.wall() + timedelta(seconds=20)
    hall.put("main", "one-item")
    hall.flip()
    hall.clock.advance(20.25)
    hall.witness.again("main", due)
    hall.clock.advance(20)
    hall.close()
    one, other = hall.told
    assert one.last == other.first
    assert (one.due, other.due) == (None, due)
    assert other.first - other.due == timedelta(seconds=0.25), "so late the change came"


def test_what_is_on_for_a_day_is_told_every_hour(hall):
    hall.put("ticker", "one-item")
    hall.flip()
    for _ in range(24):
        hall.clock.advance(LONGEST_S)
        hall.witness.look_after()
    assert len(hall.told) == 24
    assert sum((f.last - f.first).total_seconds() for f in hall.told) == 24 * LONGEST_S


def test_a_keeper_that_is_gone_does_not_stop_the_glass(hall):
    def gone(order):
        raise RuntimeError("closed")

    witness = Witness(gone, hall.clock.wall, hall.clock.monotonic, "hall")
    witness.begin("main", "one-item", "0" * 12)
    witness.flipped()
    witness.close()
