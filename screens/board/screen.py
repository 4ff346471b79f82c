"""The root widget of a board: puts the stage's shots onto the glass, ahead of time, and never goes dark by itself.

Rules it keeps:
- panes can be thrown away at any time: what is on the glass follows from the sight alone;
- the next page is drawn off the tree two seconds ahead, in slices between frames; a flip only changes panes;
- what looks the same is not drawn again: a still board draws nothing;
- a film runs over its poster, one thing gives way to the next over both; only where they move is drawn anew;
- a film or picture counts as shown once it stands, not while it is on its way;
- what raises, does not come to an end or has a broken medium goes into quarantine, and the board goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget
from msgspec.structs import replace

from kiosk.content.hung import film
from kiosk.content.kinds import AnyItem
from kiosk.terminal.orders import Order
from kiosk.terminal.snapshot import On
from screens.blocks.block import Block, Box
from screens.blocks.glass import Pane
from screens.board.beside import AHEAD_S, Beside
from screens.board.change import Change
from screens.board.cinema import Cinema, film_in
from screens.board.evening import Evening
from screens.board.line import RunningLine
from screens.board.lookout import Lookout
from screens.board.loudspeaker import Loudspeaker
from screens.board.playing import change_of
from screens.board.quarantine import Quarantine
from screens.board.stage import Frame, Shot, Stage
from screens.board.witness import Ended, Witness
from screens.damage import Damage
from screens.sight import Sight
from screens.wardrobe import Wardrobe

log = logging.getLogger(__name__)

AHEAD = timedelta(seconds=2)
"""Time to set, rasterise and upload the longest page we allow, in slices."""

COVERED: dict[On, Ended] = {"alarm": "alarm", "blank": "blank", "dark": "dark", "waiting": "stop", "content": "stop"}
"""Why what was on the glass is not, by what covers it."""

Stood = tuple[Block, Box, Pane]


class BoardScreen(Widget):
    """`sight` makes the sight of now; `now` gives aware time; `beside`: a thread makes what comes next."""

    private = False  # nobody is ever at a board

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
        self._evening = Evening(wardrobe)
        self._sight, self._now = sight, now
        size, self.quarantine = (int(self.width), int(self.height)), Quarantine(tell)
        self.stage = Stage(board, self._dress.setting, *size, self.quarantine)
        self._beside = Beside(Stage(board, wardrobe.apart(), *size, self.quarantine)) if beside else None
        self._lookout = Lookout(self.quarantine, self._dress.look, self._beside)
        self._witness = Witness(tell, now, wardrobe.monotonic, board)
        self.line = RunningLine(self._dress.look, self._witness)
        heard = Loudspeaker(tell) if beside else Loudspeaker(tell, ())  # a picture is not heard
        self.cinema = Cinema(now, self._dress.look.gallery, heard)
        self.change = Change(size, self._dress.theme.colour("paper"))
        movers = (self.line.widget, self.cinema.widget, self.change.widget)
        self._damage = Damage(Window, self, movers, bare=movers[2:])
        self.shown: dict[str, Stood] = {}
        self._ahead: dict[str, Stood] = {}
        self._shot = Shot({})
        self._turn: tuple[datetime, datetime | None] | None = None
        self._prepared_for: datetime | None = None
        self._wake = Clock.schedule_once(self._again, 0)
        self._step = Clock.schedule_interval(self._move, 0)
        Window.bind(on_flip=self._flipped)

    @property
    def showing(self) -> On:
        """What stands on the whole glass."""
        return self._shot.on

    @property
    def lively(self) -> bool:
        """Whether the loop should turn fast: the line or a film runs, something changes, or a flip is near."""
        flip = self._shot.flip_at
        moving = self.line.moving or self.cinema.lively or self.change.running
        return moving or (flip is not None and flip - self._now() < AHEAD)

    def tick(self) -> None:
        """Time has passed, or something is new."""
        sight = self._sight()
        self._dim(sight.dimmed)
        self._take_over()
        self._set_apart(sight.now)
        before, shot = self._shot.play, self._put(sight)
        self._shot = shot
        if shot.play is None:
            why = COVERED[shot.on]
            self.line.hide(why)
            self._witness.leave(why)
            return
        self.line.say(shot.line)
        self.line.look_after()
        self._witness.look_after()
        item = shot.play.item if "main" in shot.frame and not shot.bad else None  # a line alone has no large card
        item = item if item is not None and self._stands(item) else None
        why, due = change_of(before, shot.play, sight.now)
        self._witness.keep("main", {item.id} if item is not None else set(), why)
        if before is not None and before.starts != shot.play.starts:
            self._witness.again("main", due)
        if item is not None:
            self._witness.begin("main", item.id, shot.play.version, due)
        self._ask(sight, shot)
        self._prepare(sight, shot)

    def dispose(self) -> None:
        """Leave nothing behind."""
        self._witness.close()
        if self._beside is not None:
            self._beside.close()
        self._wake.cancel()
        self._step.cancel()
        Window.unbind(on_flip=self._flipped)
        self._damage.undo()
        self.clear_widgets()
        self.cinema.dispose()
        self.shown, self._ahead = {}, {}
        self._dress.look.gallery.close()

    def finish(self) -> None:
        """Have the film's picture of now stand: for pictures and tests, which have no frames to come."""
        self.cinema.finish()
        self._again()

    def _put(self, sight: Sight) -> Shot:
        """Show what is to be seen now; the office's card where the item's own cannot be placed."""
        shot = self.stage.at(sight)
        if shot.play is None:
            self.change.end()
        try:
            self._show(shot, sight.now)
        except Exception as e:
            if shot.play is None or shot.play.item is None:
                raise
            log.exception("the card of %s could not be placed", shot.play.item.id)
            self._lookout.bad(shot.play, sight.now, f"{type(e).__name__}: {e}")
            shot = self.stage.at(sight)
            self._show(shot, sight.now)
        return shot

    def _show(self, shot: Shot, now: datetime) -> None:
        """Put a shot onto the glass: what is the same stays, what was prepared is taken, the rest is made now."""
        if shot.run is not None:
            self.line.dress(shot.role)
            self.line.place(shot.run, int(self.height))
        if {name: stood[:2] for name, stood in self.shown.items()} != shot.frame:
            shown = {name: self._stand(name, *part) for name, part in shot.frame.items()}
            if list(shown.values()) != list(self.shown.values()):
                self._hang(shown, shot, now)
            self.shown = shown
        self.cinema.show(film_in(self.shown.get("main"), shot.play), int(self.height))
        self._turn = shot.turn

    def _hang(self, shown: dict[str, Stood], shot: Shot, now: datetime) -> None:
        """Other panes than before: over them the film, over it what gives way, where a turn has come to its end."""
        former, coming = self.shown.get("main"), shown.get("main")
        self.clear_widgets()
        if former is not None and coming is not None and self._turn not in (None, shot.turn):
            over = self.cinema.widget.canvas
            self.change.take(shot.change, (former[2].canvas, over))
            self.cinema.show(film_in(coming, shot.play), int(self.height))
            self.change.begin(coming[1], (coming[2].canvas, over), now)
        movers = (self.cinema.widget, self.change.widget) if coming is not None else ()
        movers += (self.line.widget,) if shot.run is not None else ()
        plate = [pane for name, (_, _, pane) in shown.items() if name == "plate"]  # above a film too
        for widget in (*(pane for _, _, pane in shown.values() if pane not in plate), *movers, *plate):
            self.add_widget(widget)

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
        return block, box, Pane(look=self._evening.look, size=self.size, placed=placed)

    def _dim(self, dimmed: bool) -> None:
        """Wear the colours of the hour."""
        if self._evening.turn(dimmed, (pane for _, _, pane in (*self.shown.values(), *self._ahead.values()))):
            paper = self._evening.look.theme.colour("paper")
            self.line.widget.look, Window.clearcolor = self._evening.look, paper
            self.change.ground = paper

    def _take_over(self) -> None:
        """What was made beside since the last time."""
        for made, places in self._beside.come() if self._beside is not None else ():
            self.stage.adopt(made)
            for block, box, placed in places:
                self._dress.setting.know(block, box, placed)

    def _set_apart(self, now: datetime) -> None:
        """Into quarantine, what cannot be shown."""
        play = self._shot.play
        if self.cinema.failed and play is not None and play.item is not None:
            self._witness.end("main", play.item.id, "fault")
            self.quarantine.fault(Path(self.cinema.shown).name, play.starts, now, self.cinema.failed)
        large = ((self.shown.get("main"), play), (self._ahead.get("main"), self.stage.coming))
        if self._lookout.look(now, [(stood[2] if stood is not None else None, whose) for stood, whose in large]):
            self._prepared_for = None  # what comes next is to be made without it

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
        busy = self._beside is not None and self._beside.busy_for(shot.flip_at)
        if left <= AHEAD and self._prepared_for != shot.flip_at and not busy:
            self._prepared_for = shot.flip_at
            frame: Frame = self.stage.ahead(sight, shot)
            new = {name: part for name, part in frame.items() if self.shown[name][:2] != part}
            self._ahead = {name: self._make(*part) for name, part in new.items()}
            self.change.prepare(shot.change)
            self._load(shot.flip_at)
        wait = left - AHEAD if left > AHEAD else left
        if wait < timedelta(seconds=1):  # else the next tick comes first
            self._wake.cancel()
            self._wake = Clock.schedule_once(self._again, max(0.0, wait.total_seconds()))

    def _stands(self, item: AnyItem) -> bool:
        """Whether what hangs of it is really there: a picture of its film, its picture or page decoded and uploaded."""
        if film(item) is not None:
            return self.cinema.running
        pane, look = self.shown["main"][2], self._dress.look
        return not look.gallery.awaited(pane) and not look.desk.failed(pane)

    def _load(self, at: datetime) -> None:
        """Have the film ready that starts then, if one does: it may be the same once more."""
        play = self.stage.coming
        coming = film_in(self._ahead.get("main", self.shown.get("main")), play)
        if coming is not None and coming.starts == at:
            self.cinema.load(coming)

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
            now, before = self._now(), (self.cinema.running, self.cinema.failed)
            self.change.step(now)
            self.cinema.step(now)
            if before != (self.cinema.running, self.cinema.failed):
                self._again()
        except Exception:
            log.exception("what moves stumbled")
