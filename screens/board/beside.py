"""What a board will need in a few seconds, made on a thread beside the glass: cards set, zones filled, all placed.

    beside = Beside(stage)            stage: one of its own, with its own fonts
    beside.ask(sight)                 make what stands at the moment of this sight
    for made, placed in beside.come() what has been made since: the glass takes it over, or not

Rules it keeps:
- only values cross: a sight goes there, blocks and their places come back; no widget, no GL, no font is shared;
- the glass owes it nothing: what did not come in time, or does not fit any more, the glass makes itself;
- a card that could not be made is in quarantine at once, and the office's is made for its turn;
- one that does not come to an end is given up when the glass says so: the thread goes on with the next;
- who asks for the same again is not answered twice.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue

from screens.blocks.block import Block, Box, Placed
from screens.board.playing import Play
from screens.board.stage import Made, Stage
from screens.sight import Sight

log = logging.getLogger(__name__)

AHEAD_S = 6.0
"""So long before it is needed it is asked for: a card of 4,000 characters takes a second of a busy core."""

PATIENCE_S = 3.0
"""A card that is being made for so long when its flip comes does not come to an end. The slowest takes one second."""

LEAVE_S = 2.0
"""So long the end of the board waits for the thread."""

Places = tuple[tuple[Block, Box, Placed], ...]


class GivenUp(BaseException):
    """Raised in the thread, wherever it is, so that it leaves what does not come to an end. No card can catch it."""


class Beside:
    """One thread. Ends with `close`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._asked: SimpleQueue[Sight | None] = SimpleQueue()
        self._come: SimpleQueue[tuple[Made, Places]] = SimpleQueue()
        self._known: set[object] = set()
        self._doing: Sight | None = None
        self._since: tuple[Sight | None, datetime | None] = None, None
        self._left: Sight | None = None  # was given up
        self._thread = threading.Thread(target=self._work, name="beside", daemon=True)
        self._thread.start()

    def ask(self, sight: Sight) -> None:
        """Have everything made that stands at this sight's moment."""
        key = (id(sight.snapshot.edition), sight.now)
        if key in self._known:
            return
        if len(self._known) > 64:
            self._known.clear()
        self._known.add(key)
        self._asked.put(sight)

    def come(self) -> Iterator[tuple[Made, Places]]:
        """What has been made since the last time."""
        while True:
            try:
                yield self._come.get_nowait()
            except Empty:
                return

    def busy_for(self, at: datetime) -> bool:
        """Whether what stands at this moment is being made: it is not for the glass to make it too."""
        doing = self._doing
        return doing is not None and doing is not self._left and doing.now == at

    def overdue(self, now: datetime) -> Play | None:
        """What is being made for PATIENCE_S and more although its moment has come. Asked at each turn of the glass."""
        doing = self._doing
        if doing is None or doing is not self._since[0]:
            self._since = doing, now
            return None
        since = self._since[1]
        long = since is not None and abs(now - since) >= timedelta(seconds=PATIENCE_S)
        return self._stage.making if long and doing is not self._left and doing.now <= now else None

    def give_up(self) -> None:
        """Leave what is being made now."""
        self._left, number = self._doing, self._thread.ident
        if self._left is not None and number is not None:
            from ctypes import c_ulong, py_object, pythonapi  # only now: the first frame does not wait for it

            pythonapi.PyThreadState_SetAsyncExc(c_ulong(number), py_object(GivenUp))

    def close(self) -> None:
        self._asked.put(None)
        self._thread.join(LEAVE_S)
        if self._thread.is_alive():
            self.give_up()
            self._thread.join(LEAVE_S)

    def _work(self) -> None:
        while True:
            try:
                sight = self._doing = self._asked.get()
                if sight is None:
                    return
                made = self._stage.made_at(sight)
                if made is not None:
                    self._come.put((made, tuple(self._placed(made))))
            except GivenUp:
                log.warning("what did not come to an end was given up")
            except Exception:  # the glass makes it itself, and says what is wrong
                log.exception("nothing could be made ahead")
            finally:
                self._doing = None

    def _placed(self, made: Made) -> Iterator[tuple[Block, Box, Placed]]:
        blocks = [part for name, part in made.frame.items() if name != "main"]
        if "main" in made.frame:
            blocks += [(page.block, made.frame["main"][1]) for page in made.pages]
        for block, box in blocks:
            yield block, box, block.place(self._stage.setting, box)
