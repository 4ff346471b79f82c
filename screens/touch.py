"""The touchscreen: shows the scene of a sight, and turns a finger into a step of the visit.

Rules it keeps:
- the visit is the one thing it remembers, and only `visit.step` changes it; panes can be thrown away at any time;
- what looks the same is not drawn again: a still screen draws nothing;
- how a finger becomes an act is told in screens/input/fingers.py; whoever else shows that somebody is there (a voice,
  a film) takes hold of `held` and drops it when it ends;
- a finger on a field draws until it leaves; any key, and the end of the visit, wipe what was drawn;
- who finds and who reads work beside the glass; what they answer is shown with the next turn of the loop;
- staff have a way of their own (screens/steward.py), which lies over everything and leaves the visit as it is;
- an error in one step is logged, and the screen stays as it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.terminal.orders import Count, Order
from kiosk.terminal.snapshot import On
from kiosk.visit import SEARCH, Event, Mark, NoWay, Open, Tick, Touch, Visit, asking, begin, step, wakes
from kiosk.visit.errands import ERRANDS
from kiosk.visit.staff import PRESSES, Staff
from screens.blocks.block import Box, Placed
from screens.calling import Calling
from screens.counting import counts
from screens.errands import Errands
from screens.fittings import Fittings
from screens.handwriting.trace import Trace
from screens.handwriting.writing import Begin as BeginReader
from screens.handwriting.writing import Writing
from screens.input.fingers import Fingers
from screens.input.held import Held
from screens.looks import looks
from screens.pages.scene import scene
from screens.panes import Panes, press_of
from screens.seeking import Begin as BeginFinder
from screens.seeking import Seeking
from screens.sight import Sight
from screens.steward import Steward
from screens.wardrobe import Dress, Wardrobe
from screens.withdrawn import as_read, laid

log = logging.getLogger(__name__)

COVERS: tuple[On, ...] = ("alarm", "blank", "dark", "waiting")


class TouchScreen(Widget):
    """The root widget of a touchscreen. `sight` makes the sight of a visit now; `monotonic` gives seconds.

    `finder`, `reader`: who finds, and who reads handwriting, are made by these; None: there is nobody.
    """

    def __init__(
        self,
        wardrobe: Wardrobe,
        sight: Callable[[Visit], Sight],
        tell: Callable[[Order], object],
        monotonic: Callable[[], float],
        fittings: Fittings | None = None,
        finder: BeginFinder | None = None,
        reader: BeginReader | None = None,
    ) -> None:
        super().__init__(size=wardrobe.size, size_hint=(None, None))
        fits = self._fits = fittings or Fittings()
        self._wardrobe, self._sight, self._tell, self._monotonic = wardrobe, sight, tell, monotonic
        self.visit = begin(monotonic(), fits.idle_s)
        self.held = Held()
        self._panes = Panes(self)
        self._seen: tuple[object, ...] = ()
        self._begun = False
        self._answered = Clock.create_trigger(self._hear, -1)
        self._seeking = Seeking(finder, self._answered)
        self._writing = Writing(reader, self._answered)
        self._trace = Trace(self.canvas.after)
        self._fingers = Fingers(self, self._panes, self._writing, self.held, monotonic)
        self._steward = Steward(fits.pin, fits.deeds, self._answered)
        self._errands = Errands(fits, self.held, self._answered)
        self._calling = Calling(tell, fits.where, self._answered, fits.reports, fits.ringer())

    @property
    def shown(self) -> dict[str, Any]:
        """What stands there: layer, placed, pane by name."""
        return self._panes.shown

    @property
    def staff(self) -> Staff:
        """Where staff are."""
        return self._steward.staff

    @staff.setter
    def staff(self, staff: Staff) -> None:
        self._steward.staff = staff

    @property
    def showing(self) -> On:
        """What stands on the whole glass."""
        return next((on for on in COVERS if on in self.shown), "content")

    @property
    def private(self) -> bool:
        """Whether somebody is at it: a citizen or staff. Then nobody elsewhere may see it."""
        resting = self.visit.rests or (self.visit.place == "home" and not self.visit.taps)
        return self._steward.staff.here or not resting

    @property
    def lively(self) -> bool:
        """Whether something moves by itself: nothing does here."""
        return False

    def tick(self) -> None:
        """Time has passed, or something is new."""
        now = self._monotonic()
        self._steward.tick(now)
        self._step(Tick(self.held.at(now)))
        self.show()
        if self._begun:
            self._seeking.prepare(self._sight(self.visit).snapshot.edition)

    def begun(self) -> None:
        """The first frame is on the glass: now comes what it did not wait for, the index of the search."""
        self._begun = True

    def wakes(self) -> float | None:
        """Seconds until time alone changes something that the turn of the minute does not; none if it will not."""
        now = self._monotonic()
        if self._steward.staff.here or asking(self.visit, now) is not None:
            return 0.0
        return wakes(self.visit, now)

    def show(self, asked: bool = False) -> None:
        """Draw what has changed, if anything has. `asked`: by a finger."""
        now = self._monotonic()
        question = asking(self.visit, now)
        if self.visit.place != SEARCH:
            self._writing.wipe()
        self._errands.moved(self.visit)
        sight = self._looked(now)
        seen = (question, *looks(sight))
        if seen == self._seen:
            self._mark(now)
            return
        visit, alarmed = self.visit, "alarm" in self.shown
        dress = self._wardrobe.dress(visit.large, visit.contrast, visit.low_reach, visit.language)
        if sight.staff.here:  # theirs is the plain one, whatever the citizen before them liked
            dress = self._wardrobe.dress()
        if dress is not self._panes.dress:
            self._fingers.release()
        self._fingers.changed(self._panes.aims() if self.shown and not asked else None)
        self._panes.lay(scene(sight, dress.setting, question), dress)
        self._seen = seen
        self._step(laid(sight, self._panes.chars))
        if "alarm" in self.shown and not alarmed:
            self._step(Tick(held=True))  # whoever was reading has that time again
        self._mark(now)
        self.draw()

    def do(self, events: tuple[Any, ...]) -> None:
        """Walk on, step by step; a step that leads nowhere is the last."""
        if any(not isinstance(event, Touch | Mark) for event in events):  # to have read a warning wipes nothing
            self._writing.wipe()
        for event in events:
            if isinstance(event, PRESSES):
                self._steward.do(event, self._monotonic())
                continue
            if isinstance(event, ERRANDS):
                self._errands.do(event, self._looked(self._monotonic()), self._page)
                continue
            try:
                self._step(event)
            except NoWay as e:
                log.warning("no way: %s", e)
                break
            if isinstance(event, Open) and self.visit.place != event.place:
                break  # the visit was over before the finger came
        self.show(asked=True)

    def dispose(self) -> None:
        """Leave nothing behind."""
        self._fingers.release()
        self._answered.cancel()
        for part in (self._seeking, self._writing, self._steward, self._calling, self._errands):
            part.stop()
        self._panes.clear()
        self._wardrobe.look.gallery.close()

    def find(self, name: str) -> Placed | None:
        """What can be touched now under this name, e.g. `guides`."""
        return next((placed for placed in self._touchable() if press_of(placed).name == name), None)

    def knocked(self, x: float, y: float) -> None:
        """A finger came down there: perhaps into the corner that staff know."""
        dress = self._panes.dress
        corner = 2 * dress.theme.target if dress is not None else 0
        if x < corner and y < corner and self._steward.knocked(self._monotonic()):
            self.show(asked=True)

    def draw(self) -> None:
        """The strokes that stand there."""
        assert self._panes.dress is not None
        ink = self._panes.dress.theme.colour("ink")
        self._trace.show(self._writing.strokes, self._panes.field(), int(self.height), ink)

    def on_touch_down(self, touch: Any) -> bool:
        self._fingers.down(touch, self)
        self._errands.touched()
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is self:
            self._fingers.along(touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is self:
            touch.ungrab(self)
            self._fingers.up(touch)
        else:
            self._fingers.gone(touch)
        return True

    def _step(self, event: Event) -> None:
        """One step of the visit, and what is told of it. Raises NoWay."""
        before = self.visit
        self.visit = step(before, event, self._monotonic())
        if self.visit is before:
            return
        if self._fits.usage:
            for place in counts(before, self.visit, self._seeking.answer):
                self._tell(Count(place))
        if self.visit.calls > before.calls:
            stop = before.trail[-1] if before.trail else None
            place = (f"{stop.place}:{stop.arg}" if stop.arg else stop.place) if stop is not None else before.place
            self._calling.call(place, self._monotonic())

    def _looked(self, now: float) -> Sight:
        """What is to be seen, with all that is known beside the glass."""
        staff, shut = self._steward.seen(now)
        sight = replace(
            as_read(self._sight(self.visit)),
            pad=self._writing.pad,
            attract=self._fits.attract,
            call=self._calling.state(now),
            staff=staff,
            shut=shut,
            deeds=self._steward.offers,
        )
        return self._errands.seen(self._seeking.seen(sight))

    def _mark(self, now: float) -> None:
        """Show what is read aloud."""
        self._panes.mark(self._errands.follow(self.visit, self._page, now))

    @property
    def _page(self) -> Placed | None:
        """What stands there of the page."""
        entry = self._panes.shown.get("page")
        return entry[1] if entry is not None else None

    def _hear(self, _dt: float) -> None:
        """Who finds, reads, checks or was told has an answer."""
        try:
            self._steward.tick(self._monotonic())
            self.show()
        except Exception:  # a raising callback would be cancelled for ever; what was there stays
            log.exception("an answer could not be shown")

    @property
    def _dress(self) -> Dress | None:
        return self._panes.dress

    def _touchable(self) -> list[Placed]:
        return self._panes.touchable()

    def _field_at(self) -> Box | None:
        return self._panes.field()
