"""A pilot of the glass: a hand, an eye and a clock on one screen in the real window.

    glass = Glass(window, an_edition(...))           a touchscreen; mode="board" for a board
    glass.tap("guides")  glass.tap("home/guides")    with a place before it, that it is there is asserted first
    glass.wait(60)       glass.text()                glass.picture(path)

Rules it keeps: touches are real touches through the window; time passes only by `wait`; what was told lies in `told`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fakes.clock import ZONE, FakeClock, instant
from fakes.sights import PANELS, a_snapshot
from fakes.sound import walk
from msgspec.structs import replace

from kiosk.clock import FloorClock
from kiosk.config import ScreenPart, Settings
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.content.proof import REACHED, UNFOUND, Shown
from kiosk.terminal.orders import Count, Order, Record
from kiosk.terminal.snapshot import Snapshot


class Glass:
    """One screen. Is itself the terminal that the screen sees."""

    def __init__(
        self,
        window: Any,
        edition: Edition | None,
        mode: str = "touch",
        panel: str = "",
        at: str = "2026-11-23 10:34",
        board: str = "hall-board",
        fittings: Any = None,
        finder: Any = None,
        reader: Any = None,
        beside: bool = False,
        keys: Any = None,  # of its kiosk.yaml
        **fields: Any,
    ) -> None:
        from screens.eyes import Eyes
        from screens.wardrobe import Wardrobe

        size, part = PANELS[panel or ("board" if mode == "board" else "21.5")]
        screen = ScreenPart(mode="offscreen", w=size[0], h=size[1])
        self.settings = Settings(
            name="一楼大厅 3 号屏",
            mode=mode,
            board=board,
            screen=screen,
            panel=part,
            **(keys or {}),
        )
        self._wall = FakeClock(at)
        self.clock, self.zone = FloorClock(self._wall, instant("2026-01-01")), ZONE
        fields.setdefault("verified", at)
        self.snapshot: Snapshot = a_snapshot(edition, **fields)
        self.told: list[Order] = []
        self.window = window
        self.wardrobe = Wardrobe(self.settings, self._wall.monotonic)
        eyes = Eyes(self, self.settings)  # type: ignore[arg-type]
        self.screen = self._screen(mode, eyes, fittings, finder, reader, beside)
        window.real.clearcolor = self.wardrobe.dress().theme.colour("paper")
        window.show(self.screen, size)
        self.screen.tick()
        self.settle()

    def tell(self, order: Order) -> None:
        self.told.append(order)

    @property
    def visit(self) -> Any:
        return self.screen.visit

    @property
    def counted(self) -> list[str]:
        """The places whose opening was counted."""
        places = [order.place for order in self.told if isinstance(order, Count)]
        return [place for place in places if not place.startswith((REACHED, UNFOUND))]

    @property
    def facts(self) -> list[Shown]:
        return [order.shown for order in self.told if isinstance(order, Record)]

    def tap(self, path: str) -> None:
        """A finger on what bears this name, in its middle."""
        place, _, name = path.rpartition("/")
        if place:
            assert self.visit.place == place, f"not at {place} but at {self.visit.name}"
        placed = self.screen.find(name)
        assert placed is not None, f"nothing here is called '{name}': {self.names()}"
        x, y = placed.box.x + placed.box.w // 2, placed.box.y + placed.box.h // 2
        self.touch(x, y)

    def touch(self, x: int, y: int, to: tuple[int, int] | None = None) -> None:
        """A finger down at (x, y) from the upper left, and up there or at `to`."""
        high = int(self.screen.height)
        self._wall.advance(0.5)  # or it would be an echo of the one before, or meant for what stood there before
        self.window.tap(x, high - y, (to[0], high - to[1]) if to else None)
        self.settle()

    def write(self, strokes: Any) -> None:
        """A finger draws these strokes on the field; their points are shares of its side, in thousandths."""
        field = self.screen._field_at()
        assert field is not None, f"nothing here to write on: {self.names()}"
        high = int(self.screen.height)
        for stroke in strokes:
            points = [(field.x + x * field.w // 1000, high - field.y - y * field.h // 1000) for x, y in stroke]
            self.window.draw(points)
        self.settle()

    def wait(self, seconds: float, steps: int = 1) -> None:
        """Let time pass, second by second or in `steps`."""
        for _ in range(steps):
            self._wall.advance(seconds / steps)
            self.screen.tick()
            self.settle()

    def show(self, edition: Edition) -> None:
        """A new edition is installed."""
        self.know(edition=edition)

    def alarm(self, emergency: Emergency) -> None:
        self.know(emergency=emergency)

    def know(self, **changes: Any) -> None:
        """A new snapshot, as the keeper would make it."""
        self.snapshot = replace(self.snapshot, **changes)
        self.screen.tick()
        self.settle()

    def settle(self) -> None:
        """Draw what waits."""
        self.wardrobe.look.desk.finish()
        self.window.frame(2)

    def text(self) -> str:
        """All that is written on the glass, from what the panes were given."""
        lines = []
        for entry in self.screen.shown.values():
            placed = entry[-1].placed
            lines += [line.text for part in walk(placed) for line in part.lines]
        return "\n".join(lines)

    def page_text(self) -> list[str]:
        """The lines of the page alone, without what stands around it."""
        return [line.text for part in walk(self.screen.shown["page"][1]) for line in part.lines]

    def names(self) -> list[str]:
        """What can be touched."""
        return [placed.block.name for placed in self.screen._touchable()]

    def picture(self, path: Path) -> None:
        self.window.picture(path)

    def close(self) -> None:
        self.screen.dispose()

    def _screen(self, mode: str, eyes: Any, fittings: Any, finder: Any, reader: Any, beside: bool) -> Any:
        if mode == "board":
            from screens.board.screen import BoardScreen

            return BoardScreen(self.wardrobe, eyes.sight, self.tell, self.clock.now, self.settings.board, beside)
        from screens.touch import TouchScreen

        return TouchScreen(self.wardrobe, eyes.sight, self.tell, self.clock.monotonic, fittings, finder, reader)
