"""One real window for all tests of the glass: offscreen, software GL, opened when the first of them needs it.

Kivy's environment is settled here, at import, so that test modules may import Kivy and screens at their top.

`window` offers (see Pane): look(...), show(widget), frame(), settle(), tap(x, y), pixel(x, y), picture(path), and
`ticks`, the seconds that parts and desk go by. After each test the window is empty and of its usual size again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.config import PanelPart
from screens import bootstrap

SIZE = (1080, 1920)

_home = tempfile.TemporaryDirectory(prefix="mingbai-kivy-")
if "kivy" in sys.modules:
    raise RuntimeError("something imported Kivy before the window's plan was made: import it below tests/screens only")
# The offscreen surface keeps the size it was born with, so it is born large enough for either way up.
bootstrap.prepare(bootstrap.WindowPlan(1920, 1920, mode="offscreen", input="none"), Path(_home.name))


class Ticks:
    """Seconds that pass only when told: `ticks()` reads, `ticks.move(s)` moves on."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += seconds


class Pane:
    """A hand and an eye on the window. Coordinates are Kivy's, whole pixels from the lower left."""

    def __init__(self, real: Any) -> None:
        self.real = real
        self.ticks = Ticks()
        self._looks: list[Any] = []

    def look(self, size: tuple[int, int] = SIZE, **mode: Any) -> Any:
        """A Look of its own for a 27-inch panel at 600 mm, with the fonts of the product. `mode`: as theme.Mode."""
        from screens.parts.fonts import Fonts
        from screens.parts.look import Look
        from screens.theme import Mode, theme_for

        wide = size[0] > size[1]
        panel = PanelPart(width_mm=598 if wide else 336, height_mm=336 if wide else 598, distance_mm=600)
        look = Look.of(theme_for(panel, size, Mode(**mode)), Fonts(), self.ticks)
        self._looks.append(look)
        return look

    def show(self, widget: Any, size: tuple[int, int] | None = None) -> Any:
        """Only this widget in the window, where and as large as it says, all drawn. `size`: of the window, ≤ 1920²."""
        from kivy.uix.widget import Widget

        if size is not None and tuple(self.real.size) != size:
            self.real.size = size
        self.clear()
        ground = Widget()  # the window would stretch the widget itself
        ground.add_widget(widget)
        self.real.add_widget(ground)
        self.settle()
        return widget

    def clear(self) -> None:
        for ground in list(self.real.children):
            ground.clear_widgets()
            self.real.remove_widget(ground)

    def frame(self, count: int = 1) -> None:
        """Let the loop turn."""
        from kivy.base import EventLoop

        for _ in range(count):
            EventLoop.idle()

    def settle(self) -> None:
        """Turn until everything that was put on a desk of ours is drawn."""
        for _ in range(300):
            self.frame(2)
            if all(look.desk.idle for look in self._looks):
                return
        raise AssertionError("the desk is not done after 600 frames")

    def tap(self, x: float, y: float, to: tuple[float, float] | None = None) -> None:
        """A finger down at (x, y) and up again there, or at `to`."""
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(x, y)
        touch.touch_down()
        if to is not None:
            touch.touch_move(*to)
        touch.touch_up()
        self.frame()

    def draw(self, points: list[tuple[float, float]]) -> None:
        """A finger down at the first point, along the others, and up at the last."""
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(*points[0])
        touch.touch_down()
        for point in points[1:]:
            touch.touch_move(*point)
        touch.touch_up()
        self.frame()

    def pixels(self) -> bytes:
        """What is shown now: RGBA, rows from the bottom."""
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

        self.real.dispatch("on_draw")
        width, height = self.real.size
        return bytes(glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE))

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        at = (y * self.real.size[0] + x) * 4
        red, green, blue = self.pixels()[at : at + 3]
        return red, green, blue

    def picture(self, path: Path) -> None:
        """What is shown now, as a PNG."""
        from PIL import Image

        image = Image.frombytes("RGBA", tuple(self.real.size), self.pixels())
        image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB").save(path)


@pytest.fixture(scope="session")
def _real_window() -> Any:
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from screens import kv

    kv.check()
    kv.pace(100_000)  # no waiting between frames
    EventLoop.ensure_window()
    EventLoop.status = "started"
    Window.size = SIZE
    return Window


@pytest.fixture
def window(_real_window: Any) -> Iterator[Pane]:
    """The window in a test's hand."""
    pane = Pane(_real_window)
    yield pane
    pane.clear()
    _real_window.clearcolor = (0, 0, 0, 1)
    if tuple(_real_window.size) != SIZE:
        _real_window.size = SIZE
    pane.frame()
