"""The root widget of a board: puts the stage's shots onto the glass, ahead of time, and never goes dark by itself.

Rules it keeps:
- panes can be thrown away at any time: what is on the glass follows from the sight alone;
- the next page is drawn off the tree two seconds ahead, in slices between frames; a flip only changes panes;
- what looks the same is not drawn again: a still board draws nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.terminal.orders import Order
from screens.blocks.block import Block, Box
from screens.blocks.glass import Pane
from screens.board.beside import AHEAD_S, Beside
from screens.board.line import RunningLine
from screens.board.stage import Frame, Shot, Stage
from screens.board.witness import Witness
from screens.damage import Damage
from screens.sight import Sight
from screens.wardrobe import Wardrobe

log = logging.getLogger(__name__)

AHEAD = timedelta(seconds=2)
"""Time to set, rasterise and upload the longest page we allow, in slices."""

Stood = tuple[Block, Box, Pane]


class BoardScreen(Widget):
    """`sight` makes the sight of now; `now` gives aware time; `beside`: a thread makes what comes next."""

    def __init__(
        self,
        wardrobe: Wardrobe,
        sight: Callable[[], Sight],
        tell: Callable[[Order], object],
        now: Callable[[], datetime],
        board: str,
        beside: bool = False,
    ) -> None:
        super().__init__(size=wardrobe.size, size_hint=(None, None))
        self._dress = wardrobe.dress()
        self._sight, self._now = sight, now
        self.stage = Stage(board, self._dress.setting, int(self.width), int(self.height))
        self._beside = Beside(Stage(board, wardrobe.apart(), int(self.width), int(self.height))) if beside else None
        self._witness = Witness(tell, now, board)
        self.line = RunningLine(self._dress.look, self._witness)
        self._damage = Damage(Window, self, self.line.widget)
        self.shown: dict[str, Stood] = {}
        self._ahead: dict[str, Stood] = {}
        self._shot = Shot({})
        self._prepared_for: datetime | None = None
        self._wake = Clock.schedule_once(self._again, 0)
        self._step = Clock.schedule_interval(self._move, 0)
        Window.bind(on_flip=self._flipped)

    @property
    def lively(self) -> bool:
        """Whether the loop should turn fast: the line runs, or a flip is near."""
        flip = self._shot.flip_at
        return self.line.moving or (flip is not None and flip - self._now() < AHEAD)

    def tick(self) -> None:
        """Time has passed, or something is new."""
        sight = self._sight()
        self._take_over()
        shot = self._shot = self.stage.at(sight)
        if shot.play is None:
            self.line.hide("alarm")
            self._witness.leave("alarm")
            self._show(shot)
            return
        self._show(shot)
        self.line.say(shot.line)
        self.line.look_after()
        item = None if shot.bad else shot.play.item
        self._witness.keep("main", {item.id} if item is not None else set(), "time")
        if item is not None:
            self._witness.begin("main", item.id, shot.play.version)
        self._ask(sight, shot)
        self._prepare(sight, shot)

    def dispose(self) -> None:
        """Leave nothing behind."""
        self._witness.leave("stop")
        if self._beside is not None:
            self._beside.close()
        self._wake.cancel()
        self._step.cancel()
        Window.unbind(on_flip=self._flipped)
        self._damage.undo()
        self.clear_widgets()
        self.shown, self._ahead = {}, {}
        self._dress.look.gallery.close()

    def _show(self, shot: Shot) -> None:
        """Put a shot onto the glass: what is the same stays, what was prepared is taken, the rest is made now."""
        if shot.run is not None:
            self.line.place(shot.run, int(self.height))
        if {name: stood[:2] for name, stood in self.shown.items()} == shot.frame:
            return
        shown = {name: self._stand(name, *part) for name, part in shot.frame.items()}
        if list(shown.values()) != list(self.shown.values()):
            self.clear_widgets()
            for _, _, pane in shown.values():
                self.add_widget(pane)
            if shot.run is not None:
                self.add_widget(self.line.widget)
        self.shown = shown

    def _stand(self, name: str, block: Block, box: Box) -> Stood:
        known, ahead = self.shown.get(name), self._ahead.pop(name, None)
        if known is not None and known[:2] == (block, box):
            return known
        if ahead is not None and ahead[:2] == (block, box):
            stood = ahead
        elif known is not None and name not in ("main", "cover"):
            # A clock that goes on, a label that counts: drawn in slices, while the former drawing stays.
            known[2].placed = self._dress.setting.place(block, box)
            return block, box, known[2]
        else:
            stood = self._make(block, box)
        self._dress.look.desk.finish(stood[2])
        return stood

    def _make(self, block: Block, box: Box) -> Stood:
        """A pane off the tree; the desk draws it in slices."""
        placed = self._dress.setting.place(block, box)
        return block, box, Pane(look=self._dress.look, size=self.size, placed=placed)

    def _take_over(self) -> None:
        """What was made beside since the last time."""
        for made, places in self._beside.come() if self._beside is not None else ():
            self.stage.adopt(made)
            for block, box, placed in places:
                self._dress.setting.know(block, box, placed)

    def _ask(self, sight: Sight, shot: Shot) -> None:
        """Have made beside what changes within a few seconds: the next flip, the next minute."""
        if self._beside is None:
            return
        minute = sight.now.replace(second=0, microsecond=0) + timedelta(minutes=1)
        for at in (shot.flip_at, minute):
            if at is not None and at - sight.now <= timedelta(seconds=AHEAD_S):
                self._beside.ask(replace(sight, now=at))

    def _prepare(self, sight: Sight, shot: Shot) -> None:
        """Two seconds before a flip, make what will stand then; and wake when it is due."""
        if shot.flip_at is None:
            return
        left = shot.flip_at - sight.now
        if left <= AHEAD and self._prepared_for != shot.flip_at:
            self._prepared_for = shot.flip_at
            frame: Frame = self.stage.ahead(sight, shot)
            new = {name: part for name, part in frame.items() if self.shown[name][:2] != part}
            self._ahead = {name: self._make(*part) for name, part in new.items()}
        wait = left - AHEAD if left > AHEAD else left
        if wait < timedelta(seconds=1):  # else the next tick comes first
            self._wake.cancel()
            self._wake = Clock.schedule_once(self._again, max(0.0, wait.total_seconds()))

    def _again(self, *_: object) -> None:
        try:
            self.tick()
        except Exception:
            log.exception("the board could not follow")

    def _flipped(self, *_: object) -> None:
        self._witness.flipped()

    def _move(self, dt: float) -> None:
        try:
            self.line.step(dt)
        except Exception:
            log.exception("the running line stumbled")
