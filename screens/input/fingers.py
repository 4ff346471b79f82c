"""From a finger to an act.

Rules it keeps:
- an act happens where the finger leaves, if it came down on the same thing; a double report of a panel acts once;
- of two fingers the later one counts: a palm or a stuck finger does not keep another from pressing;
- a finger that wakes the screen or comes after a visit's end does only that: it was not meant for what appears;
- what appeared by itself while a finger was on its way is not pressed by it (screens/input/meant.py);
- a finger on a field draws until it leaves; a second one ends the stroke of the first, for that may never leave;
- while a finger is down somebody is there, as long as Held believes it; a ghost is nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.visit import Event, Touch, Visit
from screens.blocks.block import Box, Placed
from screens.handwriting.writing import Writing
from screens.input.ghosts import Ghosts
from screens.input.held import Held
from screens.input.meant import Meant, Under, same
from screens.panes import Panes, holds, press_of


class Screen(Protocol):
    """What fingers act upon."""

    visit: Visit
    height: Any

    def do(self, events: tuple[Event, ...]) -> None: ...
    def show(self) -> None: ...
    def draw(self) -> None: ...
    def knocked(self, x: float, y: float) -> None: ...


class Fingers:
    """All fingers on one screen. `monotonic` gives seconds."""

    def __init__(
        self, screen: Screen, panes: Panes, writing: Writing, held: Held, monotonic: Callable[[], float]
    ) -> None:
        self._screen, self._panes, self._writing, self._held = screen, panes, writing, held
        self._monotonic, self._ghosts, self._meant = monotonic, Ghosts(), Meant()
        self._on: tuple[Any, Placed] | None = None  # the finger that came down last on something, and on what
        self._pen: tuple[Any, Box] | None = None  # the finger that draws, and the field it draws in

    def down(self, touch: Any, grabber: Any) -> None:
        """A finger comes down. `grabber`: the widget that hears of this finger until it leaves."""
        if "button" in touch.profile and touch.button != "left":
            return
        x, y = self._at(touch)
        dress, under, field = self._panes.dress, self._panes.under(x, y), self._panes.field()
        writes = field is not None and holds(field, x, y)
        if dress is None or not (writes or dress.look.debounce.accept(*touch.pos)):
            return
        self._screen.knocked(x, y)
        if self._ghosts.seen(x, y, under is not None or writes, self._monotonic()):
            return
        if self._pen is not None:
            self._lift()
        self._held.take(_name(touch), self._monotonic())
        meant = self._meant.for_this(under, x, y, self._monotonic())
        if self._woken() or not meant:
            return
        if writes and field is not None and self._panes.field() == field:
            self._begin(touch, field)
        else:
            on = self._panes.under(x, y)
            if on is None:
                return
            self._on = touch, on
            self._panes.press(on)
        touch.grab(grabber)

    def along(self, touch: Any) -> None:
        """A finger moves."""
        if self._pen is not None and self._pen[0] is touch:
            self._writing.move(*self._within(touch, self._pen[1]))
            self._screen.draw()
        elif self._on is not None and self._on[0] is touch and not self._still(touch, self._on[1]):
            self.release()

    def up(self, touch: Any) -> None:
        """A finger that was on something leaves."""
        if self._pen is not None and self._pen[0] is touch:
            self._lift()
            self._screen.do((Touch(),))
            return
        on = self._on
        if on is None or on[0] is not touch:
            return  # another finger has come down on something since: that one is meant
        still = self._still(touch, on[1])
        self.release()
        if still:
            self._screen.do(press_of(on[1]).act)  # type: ignore[arg-type]

    def gone(self, touch: Any) -> None:
        """Any finger leaves: until now somebody was there, if it was not stuck."""
        there = self._held.has(_name(touch), self._monotonic())
        self._held.drop(_name(touch))
        if there:
            self._screen.do((Touch(),))

    def changed(self, before: Under | None) -> None:
        """Something else stands there: by itself, and before it that; None: because a finger asked for it."""
        if before is None:
            self._meant.asked()
        else:
            self._meant.changed(before, self._monotonic())

    def release(self) -> None:
        """Nothing is under a finger any more."""
        self._on = None
        self._panes.release()

    def _woken(self) -> bool:
        """Whether this touch did no more than wake the screen, or wipe it, or say that somebody is still there."""
        before = self._screen.visit
        # Either is gone when the finger leaves: it must not press what lay beneath.
        resting = (before.rests and "attract" in self._panes.shown) or "question" in self._panes.shown
        self._screen.do((Touch(),))
        return resting or (self._screen.visit.rests and not before.rests)

    def _begin(self, touch: Any, field: Box) -> None:
        self._pen = touch, field
        self._writing.down(*self._within(touch, field), field.w, field.h)
        self._screen.show()

    def _lift(self) -> None:
        self._pen = None
        self._writing.up()

    def _still(self, touch: Any, on: Placed) -> bool:
        """Whether a finger is still on what it came down on."""
        return same(self._panes.under(*self._at(touch)), on)

    def _at(self, touch: Any) -> tuple[float, float]:
        return touch.x, self._screen.height - touch.y

    def _within(self, touch: Any, box: Box) -> tuple[int, int]:
        x, y = self._at(touch)
        return round(x) - box.x, round(y) - box.y


def _name(touch: Any) -> str:
    return f"finger:{touch.uid}"
