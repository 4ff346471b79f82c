"""What stands on a touchscreen: layers at their places, each with the pane that draws it.

Rules it keeps: a layer that looks the same is not drawn again; panes can be thrown away at any time; below a layer that
wants all attention nothing can be touched.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace

from screens.blocks.arrange import Press
from screens.blocks.block import Box, Placed
from screens.blocks.field import Field
from screens.blocks.glass import Pane
from screens.pages.scene import Layer
from screens.wardrobe import Dress

READ = frozenset({"page", "alarm"})
"""Layers whose characters somebody reads; the rest is furniture."""


class Panes:
    """The layers of one widget. Boxes count from above."""

    def __init__(self, ground: Any) -> None:
        self._ground = ground
        self.shown: dict[str, tuple[Layer, Placed, Pane]] = {}
        self.dress: Dress | None = None
        self.chars = 0
        """How many characters there are to read."""
        self._pressed: Pane | None = None
        self._mark: Pane | None = None

    def lay(self, layers: tuple[Layer, ...], dress: Dress) -> None:
        """Let these stand there, and no others."""
        if dress is not self.dress:
            self._undress(dress)
        shown: dict[str, tuple[Layer, Placed, Pane]] = {}
        for layer in layers:
            known = self.shown.get(layer.name)
            if known is not None and known[0] == layer:
                shown[layer.name] = known
                continue
            placed = layer.place(dress.setting)
            pane = known[2] if known is not None else Pane(look=dress.look, size=self._ground.size)
            pane.placed = placed
            dress.look.desk.finish(pane)
            shown[layer.name] = (layer, placed, pane)
        panes = [pane for _, _, pane in shown.values()]
        if panes != [pane for _, _, pane in self.shown.values()]:
            self._ground.clear_widgets()
            for pane in panes:
                self._ground.add_widget(pane)
        if any(self.shown.get(name) is not shown.get(name) for name in READ):
            self.chars = sum(_chars(shown[name][1]) for name in READ & shown.keys())
        self.shown = shown

    def clear(self) -> None:
        """Throw all of it away."""
        self._ground.clear_widgets()
        self.shown, self._pressed, self._mark, self.chars = {}, None, None, 0

    def touchable(self) -> list[Placed]:
        """What can be touched, from above."""
        return _touchable(self.shown)

    def under(self, x: float, y: float) -> Placed | None:
        """What a finger at (x, y) would press."""
        return _under(self.shown, x, y)

    def aims(self) -> Callable[[float, float], Placed | None]:
        """The same of what stands there at this moment, also when other things stand there later."""
        return partial(_under, self.shown)

    def field(self) -> Box | None:
        """Where one can write now."""
        for layer, placed, _ in reversed(self.shown.values()):
            found = next((part.box for part in placed.walk() if isinstance(part.block, Field)), None)
            if found is not None or layer.only:
                return found
        return None

    def press(self, held: Placed) -> None:
        """Show that a finger is on it."""
        assert self.dress is not None
        self.release()  # of two fingers the later one is seen
        block = press_of(held)
        down = replace(block, fill=block.down).place(self.dress.setting, held.box)
        self._pressed = Pane(look=self.dress.look, size=self._ground.size, placed=down)
        self.dress.look.desk.finish(self._pressed)
        self._ground.add_widget(self._pressed)

    def mark(self, placed: Placed | None) -> None:
        """Lay this over all that stands there; None: nothing any more."""
        if self._mark is not None and (placed is not self._mark.placed or self._mark.parent is None):
            self._ground.remove_widget(self._mark)
            self._mark = None
        if placed is not None and self._mark is None:
            assert self.dress is not None
            self._mark = Pane(look=self.dress.look, size=self._ground.size, placed=placed)
            self.dress.look.desk.finish(self._mark)
            self._ground.add_widget(self._mark)

    def release(self) -> None:
        """No finger is on anything any more."""
        if self._pressed is not None:
            self._ground.remove_widget(self._pressed)
            self._pressed = None

    def _undress(self, dress: Dress) -> None:
        """Another theme: everything is drawn anew."""
        self.clear()
        self.dress = dress
        window = self._ground.get_parent_window()
        if window is not None:
            window.clearcolor = dress.theme.colour("paper")


Shown = dict[str, tuple[Layer, Placed, Pane]]


def _touchable(shown: Shown) -> list[Placed]:
    found: list[Placed] = []
    for layer, placed, _ in reversed(shown.values()):
        found += [p for p in placed.walk() if isinstance(p.block, Press) and p.block.act]
        if layer.only:
            break
    return found


def _under(shown: Shown, x: float, y: float) -> Placed | None:
    return next((placed for placed in _touchable(shown) if holds(placed.box, x, y)), None)


def press_of(placed: Placed) -> Press:
    assert isinstance(placed.block, Press)
    return placed.block


def holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x < box.right and box.y <= y < box.bottom


def _chars(placed: Placed) -> int:
    return sum(len(line.text) for part in placed.walk() for line in part.lines)
