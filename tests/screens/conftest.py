"""One window for all tests of the glass, offscreen, opened when the first of them needs it.

`glass` offers (see Glass): show(widget), frame(), settle(), tap(x, y), pixel(x, y), picture(path), and `look(...)`
for a theme with the real fonts. After each test the window is empty again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.config import PanelPart
from screens import bootstrap

SIZE = (1080, 1920)


class Ticks:
    """Seconds that pass only when told: `ticks()` reads, `ticks.pass_(s)` moves on."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds


class Glass:
    """A hand and an eye on the window. Coordinates are Kivy's: from the lower left."""

    def __init__(self, window: Any) -> None:
        self.window = window
        self.ticks = Ticks()
        self._looks: list[Any] = []

    def look(self, size: tuple[int, int] = SIZE, **mode: Any) -> Any:
        """A Look for a 27-inch panel at 600 mm with the real fonts and an atlas of its own."""
        from screens.parts.fonts import Fonts
        from screens.parts.look import Look
        from screens.theme import Mode, theme_for

        wide = size[0] > size[1]
        panel = PanelPart(width_mm=598 if wide else 336, height_mm=336 if wide else 598, distance_mm=600)
        look = Look.of(theme_for(panel, size, Mode(**mode)), Fonts(), self.ticks)
        self._looks.append(look)
        return look

    def show(self, widget: Any, size: tuple[int, int] | None = None) -> Any:
        """Only this widget in the window. `size`: resize the window first."""
        if size is not None and tuple(self.window.size) != size:
            self.window.size = size
        self.clear()
        self.window.add_widget(widget)
        self.settle()
        return widget

    def clear(self) -> None:
        for child in list(self.window.children):
            self.window.remove_widget(child)

    def frame(self, count: int = 1) -> None:
        """Let the loop turn."""
        from kivy.base import EventLoop

        for _ in range(count):
            EventLoop.idle()

    def settle(self) -> None:
        """Turn until everything that was put on a desk of ours is drawn."""
        self.frame(2)
        for _ in range(200):
            if all(look.desk.idle for look in self._looks):
                break
            self.frame()
        else:
            raise AssertionError("the desk is not done after 200 frames")
        self.frame()

    def tap(self, x: float, y: float, to: tuple[float, float] | None = None) -> None:
        """A finger down at (x, y) and up again there, or at `to`."""
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(x, y)
        touch.touch_down()
        if to is not None:
            touch.touch_move(*to)
        touch.touch_up()
        self.frame()

    def pixels(self) -> bytes:
        """RGBA, rows from the bottom."""
        from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

        self.window.dispatch("on_draw")
        width, height = self.window.size
        return bytes(glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE))

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        at = (y * self.window.size[0] + x) * 4
        red, green, blue = self.pixels()[at : at + 3]
        return red, green, blue

    def picture(self, path: Path) -> None:
        """What the window shows, as a PNG."""
        from PIL import Image

        image = Image.frombytes("RGBA", tuple(self.window.size), self.pixels())
        image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB").save(path)


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The window itself. Kivy is imported here and not before."""
    assert "kivy" not in sys.modules, "something imported Kivy before the window's plan was made"
    plan = bootstrap.WindowPlan(*SIZE, mode="offscreen", input="none")
    bootstrap.prepare(plan, tmp_path_factory.mktemp("kivy"))
    os.environ["KIVY_UNITTEST"] = "1"
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from screens import kv

    kv.check()
    kv.pace(100_000)  # do not wait between frames
    EventLoop.ensure_window()
    EventLoop.window.canvas.clear()
    EventLoop.status = "started"
    return Window


@pytest.fixture
def glass(window: Any) -> Iterator[Glass]:
    """The window in a test's hand."""
    hand = Glass(window)
    yield hand
    hand.clear()
    if tuple(window.size) != SIZE:
        window.size = SIZE
    hand.frame()
