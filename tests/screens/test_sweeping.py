"""When Python looks for what was thrown away: never through an edition, and between two turns once in EVERY_S."""

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.content import codec
from kiosk.content.kinds import AnyItem
from kiosk.folder import read
from screens.sweeping import EVERY_S, Sweeping, settle

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was, thresholds = gc.isenabled(), gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    (gc.enable if was else gc.disable)()


class Circle:
    """Something that holds itself, as a page does."""

    def __init__(self) -> None:
        self.me = self


def test_what_stands_is_settled_and_python_looks_by_itself_from_then_on() -> None:
    gc.disable()
    kept = [[]]
    settle()
    assert gc.isenabled()
    assert not any(thing is kept for thing in gc.get_objects())


def test_what_was_thrown_away_is_swept_up_when_it_is_time_and_not_before() -> None:
    gc.disable()
    sweeping, circle = Sweeping(100.0), Circle()
    gone = weakref.ref(circle)
    del circle
    sweeping.turn(100.0 + EVERY_S - 0.1)
    assert gone() is not None
    sweeping.turn(100.0 + EVERY_S)
    assert gone() is None


def test_no_item_of_any_kind_is_looked_through() -> None:
    """A look through 5,000 of them would stop the glass for a twentieth of a second, once in a while, at any touch."""
    items = read(SAMPLE, date(2026, 11, 23)).items
    again: list[AnyItem] = [codec.decode_item(codec.encode(item)) for item in items]
    assert {type(item) for item in again} == {type(item) for item in items}
    assert not any(map(gc.is_tracked, again))
