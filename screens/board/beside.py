"""What a board will need in a few seconds, made on a thread beside the glass: cards set, zones filled, all placed.

    beside = Beside(stage)            stage: one of its own, with its own fonts
    beside.ask(sight)                 make what stands at the moment of this sight
    for made, placed in beside.come() what has been made since: the glass takes it over, or not

Rules it keeps:
- only values cross: a sight goes there, blocks and their places come back; no widget, no GL, no font is shared;
- the glass owes it nothing: what did not come in time, or does not fit any more, the glass makes itself;
- a card that could not be made is not handed over: the glass is to find that out, and to say so;
- who asks for the same again is not answered twice.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue

from screens.blocks.block import Block, Box, Placed
from screens.board.stage import Made, Stage
from screens.sight import Sight

log = logging.getLogger(__name__)

AHEAD_S = 6.0
"""So long before it is needed it is asked for: a card of 4,000 characters takes a second of a busy core."""

Places = tuple[tuple[Block, Box, Placed], ...]


class Beside:
    """One thread. Ends with `close`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._asked: SimpleQueue[Sight | None] = SimpleQueue()
        self._come: SimpleQueue[tuple[Made, Places]] = SimpleQueue()
        self._known: set[object] = set()
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

    def close(self) -> None:
        self._asked.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (sight := self._asked.get()) is not None:
            try:
                made = self._stage.made_at(sight)
                if made is not None:
                    self._come.put((made, tuple(self._placed(made))))
            except Exception:  # the glass makes it itself, and says what is wrong
                log.exception("nothing could be made ahead")

    def _placed(self, made: Made) -> Iterator[tuple[Block, Box, Placed]]:
        blocks = [part for name, part in made.frame.items() if name != "main"]
        if "main" in made.frame:
            blocks += [(page.block, made.frame["main"][1]) for page in made.pages]
        for block, box in blocks:
            yield block, box, block.place(self._stage.setting, box)
