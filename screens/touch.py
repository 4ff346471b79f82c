"""The touchscreen: shows the scene of a sight, and turns a finger into a step of the visit.

Rules it keeps:
- the visit is the one thing it remembers, and only `visit.step` changes it; panes can be thrown away at any time;
- what looks the same is not drawn again: a still screen draws nothing;
- an act happens where the finger leaves, if it came down on the same thing; a double report of a panel acts once;
- a finger on a field draws until it leaves; any key, and the end of the visit, wipe what was drawn;
- who finds and who reads work beside the glass; what they answer is shown with the next turn of the loop;
- an error in one step is logged, and the screen stays as it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace as sees
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.terminal.orders import Count, Order
from kiosk.visit import SEARCH, Event, NoWay, Open, Tick, Touch, Visit, asking, begin, step
from screens.blocks.arrange import Press
from screens.blocks.block import Box, Placed
from screens.blocks.field import Field
from screens.blocks.glass import Pane
from screens.handwriting.trace import Trace
from screens.handwriting.writing import Begin as BeginReader
from screens.handwriting.writing import Writing
from screens.pages.scene import Layer, scene
from screens.seeking import Begin as BeginFinder
from screens.seeking import Seeking
from screens.sight import Sight
from screens.wardrobe import Dress, Wardrobe

log = logging.getLogger(__name__)


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
        idle_s: float = 60.0,
        finder: BeginFinder | None = None,
        reader: BeginReader | None = None,
    ) -> None:
        super().__init__(size=wardrobe.size, size_hint=(None, None))
        self._wardrobe, self._sight, self._tell, self._monotonic = wardrobe, sight, tell, monotonic
        self.visit = begin(monotonic(), idle_s)
        self.shown: dict[str, tuple[Layer, Placed, Pane]] = {}
        self._dress: Dress | None = None
        self._seen: tuple[object, ...] = ()
        self._held: Placed | None = None
        self._pressed: Pane | None = None
        self._answered = Clock.create_trigger(self._hear, -1)
        self._seeking = Seeking(finder, self._answered)
        self._writing = Writing(reader, self._answered)
        self._trace = Trace(self.canvas.after)
        self._pen: tuple[Any, Box] | None = None  # the finger that draws, and the field it draws in

    def tick(self) -> None:
        """Time has passed, or something is new."""
        now = self._monotonic()
        self.visit = step(self.visit, Tick(), now)
        first = not self._seen
        self.show()
        if not first:  # the first frame comes before the index
            self._seeking.prepare(self._sight(self.visit).snapshot.edition)

    def show(self) -> None:
        """Draw what has changed, if anything has."""
        question = asking(self.visit, self._monotonic())
        if self.visit.place != SEARCH:
            self._writing.wipe()
        sight = self._seeking.seen(sees(self._sight(self.visit), pad=self._writing.pad))
        seen = (sight.snapshot, _but_time(self.visit), sight.pulse, question, sight.answer, sight.pad)
        if seen == self._seen:
            return
        visit = self.visit
        dress = self._wardrobe.dress(visit.large, visit.contrast, visit.low_reach, visit.language)
        layers = scene(sight, dress.setting, question)
        if dress is not self._dress:
            self._undress(dress)
        self._lay(layers, dress)
        self._seen = seen
        self._draw()

    def do(self, events: tuple[Event, ...]) -> None:
        """Walk on, step by step; a step that leads nowhere is the last."""
        before = (self.visit.place, self.visit.arg)
        if any(not isinstance(event, Touch) for event in events):
            self._writing.wipe()
        for event in events:
            try:
                self.visit = step(self.visit, event, self._monotonic())
            except NoWay as e:
                log.warning("no way: %s", e)
                break
            if isinstance(event, Open) and self.visit.place != event.place:
                break  # the visit was over before the finger came
        if (self.visit.place, self.visit.arg) != before:
            self._tell(Count(self.visit.name))
        self.show()

    @property
    def lively(self) -> bool:
        """Whether something moves by itself: nothing does here."""
        return False

    def dispose(self) -> None:
        """Leave nothing behind."""
        self._release()
        self._answered.cancel()
        self._seeking.stop()
        self._writing.stop()
        self.clear_widgets()
        self.shown = {}
        self._wardrobe.look.gallery.close()

    def find(self, name: str) -> Placed | None:
        """What can be touched now under this name, e.g. `guides`."""
        return next((placed for placed in self._touchable() if _press(placed).name == name), None)

    def on_touch_down(self, touch: Any) -> bool:
        if "button" in touch.profile and touch.button != "left":
            return True
        if self._dress is None or self._begun(touch) or not self._dress.look.debounce.accept(*touch.pos):
            return True
        self.do((Touch(),))
        self._held = self._under(touch)
        if self._held is not None:
            touch.grab(self)
            self._highlight(self._held)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is self and self._pen is not None and self._pen[0] is touch:
            self._writing.move(*self._within(touch, self._pen[1]))
            self._draw()
        elif touch.grab_current is self and self._held is not None and self._under(touch) is not self._held:
            self._release()
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return True
        touch.ungrab(self)
        if self._pen is not None and self._pen[0] is touch:
            self._lift()
            self.do((Touch(),))
            return True
        held = self._held
        self._release()
        if held is not None and self._under(touch) is held:
            self.do(_press(held).act)  # type: ignore[arg-type]
        return True

    def _begun(self, touch: Any) -> bool:
        """Whether this finger begins a stroke; it ends the one that another has not ended, for that may never."""
        if self._pen is not None:
            self._lift()
        field = self._field_at()
        if field is None or not _holds(field, touch.x, self.height - touch.y):
            return False
        self.do((Touch(),))
        touch.grab(self)
        self._pen = touch, field
        self._writing.down(*self._within(touch, field), field.w, field.h)
        self.show()
        return True

    def _lift(self) -> None:
        self._pen = None
        self._writing.up()

    def _within(self, touch: Any, box: Box) -> tuple[int, int]:
        return round(touch.x) - box.x, round(self.height - touch.y) - box.y

    def _field_at(self) -> Box | None:
        """Where one can write now."""
        for layer, placed, _ in reversed(self.shown.values()):
            found = next((part.box for part in _walk(placed) if isinstance(part.block, Field)), None)
            if found is not None or layer.only:
                return found
        return None

    def _draw(self) -> None:
        """The strokes that stand there."""
        assert self._dress is not None
        ink = self._dress.theme.colour("ink")
        self._trace.show(self._writing.strokes, self._field_at(), int(self.height), ink)

    def _hear(self, _dt: float) -> None:
        """Who finds or reads has an answer."""
        try:
            self.show()
        except Exception:  # a raising callback would be cancelled for ever; what was there stays
            log.exception("an answer could not be shown")

    def _lay(self, layers: tuple[Layer, ...], dress: Dress) -> None:
        shown: dict[str, tuple[Layer, Placed, Pane]] = {}
        for layer in layers:
            known = self.shown.get(layer.name)
            if known is not None and known[0] == layer:
                shown[layer.name] = known
                continue
            placed = layer.place(dress.setting)
            pane = known[2] if known is not None else Pane(look=dress.look, size=self.size)
            pane.placed = placed
            dress.look.desk.finish(pane)
            shown[layer.name] = (layer, placed, pane)
        panes = [pane for _, _, pane in shown.values()]
        if panes != [pane for _, _, pane in self.shown.values()]:
            self.clear_widgets()
            for pane in panes:
                self.add_widget(pane)
        self.shown = shown

    def _undress(self, dress: Dress) -> None:
        """Another theme: everything is drawn anew."""
        self.clear_widgets()
        self.shown, self._dress, self._pressed, self._held = {}, dress, None, None
        window = self.get_parent_window()
        if window is not None:
            window.clearcolor = dress.theme.colour("paper")

    def _touchable(self) -> list[Placed]:
        """From above; below a layer that wants all attention nothing counts."""
        found: list[Placed] = []
        for layer, placed, _ in reversed(self.shown.values()):
            found += [p for p in _walk(placed) if isinstance(p.block, Press) and p.block.act]
            if layer.only:
                break
        return found

    def _under(self, touch: Any) -> Placed | None:
        x, y = touch.x, self.height - touch.y
        return next((placed for placed in self._touchable() if _holds(placed.box, x, y)), None)

    def _highlight(self, held: Placed) -> None:
        assert self._dress is not None
        press = _press(held)
        down = replace(press, fill=press.down).place(self._dress.setting, held.box)
        self._pressed = Pane(look=self._dress.look, size=self.size, placed=down)
        self._dress.look.desk.finish(self._pressed)
        self.add_widget(self._pressed)

    def _release(self) -> None:
        self._held = None
        if self._pressed is not None:
            self.remove_widget(self._pressed)
            self._pressed = None


def _press(placed: Placed) -> Press:
    assert isinstance(placed.block, Press)
    return placed.block


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x < box.right and box.y <= y < box.bottom


def _walk(placed: Placed) -> list[Placed]:
    found = [placed]
    for child in placed.children:
        found += _walk(child)
    return found


def _but_time(visit: Visit) -> Visit:
    """What of a visit can be seen: not when it was touched."""
    return replace(visit, since=0.0, touched=0.0)
