"""What a board shows at a moment, zone by zone, and when that changes by itself. No widget in here.

Rules it keeps:
- made anew only when something it depends on has changed: the snapshot, the minute, the item, the page;
- a card that cannot be made is counted, and the office's card takes its place for this one time;
- a warning or a blank takes the whole screen; the programme goes on and is afterwards where it would have been.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.terminal.freshness import State
from screens import emergency
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Box, Setting
from screens.board import large, scene
from screens.board.playing import Play, Player
from screens.board.zones import board_of, zones
from screens.pages.furniture import notices_above
from screens.pages.scene import waiting
from screens.sight import Sight

log = logging.getLogger(__name__)

Frame = dict[str, tuple[Block, Box]]
"""What stands in each zone, and where."""

Line = tuple[tuple[str, str, str], ...]
"""(item id, version, words) of the running line; an empty id: words of our own."""


@dataclass(frozen=True)
class Shot:
    """A board at a moment. `flip_at`: when the large card changes by itself; `run`: where the line runs."""

    frame: Frame
    flip_at: datetime | None = None
    play: Play | None = None  # none while the screen is covered
    bad: bool = False  # the item of the play could not be shown
    line: Line = ()
    run: Box | None = None


KEPT = 4
"""Sets that are remembered: of now, of the next flip, of the next minute, and the one before."""


class Key:
    """All that a set depends on. A poll that found nothing makes a new snapshot, but not a new set."""

    def __init__(self, edition: Edition, sight: Sight, play: Play) -> None:
        self._edition = edition  # held, so that its identity is its own
        told = (sight.minute, sight.standing.line, sight.standing.banner, sight.bands, sight.snapshot.clock_unsure)
        self._rest = (*told, sight.stale, sight.snapshot.stored, sight.name, play.starts, play.ends, play.version)
        self._item = play.item.id if play.item is not None else ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Key):
            return False
        return self._edition is other._edition and (self._item, self._rest) == (other._item, other._rest)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Made:
    """What stays the same until something that it depends on changes: `key`."""

    key: Key
    frame: Frame
    pages: tuple[large.Page, ...]
    line: Line
    run: Box | None


class Stage:
    """Of one board on a screen of this size."""

    def __init__(self, board: str, to: Setting, width: int, height: int) -> None:
        self._board, self._to, self._size = board, to, (width, height)
        self._player = Player(board)
        self._sets: tuple[Made, ...] = ()  # of now, of the next flip, and what was made beside
        self._bad = ""
        self.faults: Counter[str] = Counter()

    def at(self, sight: Sight) -> Shot:
        """What is to be seen now."""
        cover = self._cover(sight)
        if cover is not None:
            return Shot({"cover": cover})
        edition = sight.snapshot.edition
        assert edition is not None  # a terminal without one is covered
        play = self._player.at(edition, sight.now, sight.stale, sight.snapshot.stored)
        made = self._made(sight, edition, play)
        frame, until = self._frame(made, play, sight.now)
        return Shot(frame, until, play, self._bad == _time(play), made.line, made.run)

    def ahead(self, sight: Sight, shot: Shot) -> Frame:
        """All zones as they will stand when `shot` flips; kept, so that nothing is to be made then."""
        at, play, edition = shot.flip_at, shot.play, sight.snapshot.edition
        if at is None or play is None or edition is None:
            return {}
        then = replace(sight, now=at)
        coming = play if at < play.ends else self._player.next(edition, sight.now, sight.stale, sight.snapshot.stored)
        return self._frame(self._made(then, edition, coming), coming, at)[0]

    @property
    def setting(self) -> Setting:
        return self._to

    def made_at(self, sight: Sight) -> Made | None:
        """All that stands at a sight's moment; none while the screen is covered, or when the card could not be made."""
        edition = sight.snapshot.edition
        if edition is None or self._cover(sight) is not None:
            return None
        play = self._player.at(edition, sight.now, sight.stale, sight.snapshot.stored)
        made = self._made(sight, edition, play)
        return made if self._bad != _time(play) else None

    def adopt(self, made: Made) -> None:
        """Something that was made elsewhere, to be used if just that is asked for."""
        self._sets = (*self._sets[1 - KEPT :], made)

    def _cover(self, sight: Sight) -> tuple[Block, Box] | None:
        """What takes the whole screen, if anything does."""
        width, height = self._size
        box = Box(0, 0, width, height)
        if sight.alarm is not None:
            return emergency.view(sight, sight.alarm, self._to, width, height), box
        if sight.blank is not None:
            return emergency.blank(sight.blank, sight, self._to, width, height), box
        if sight.standing.state in (State.NOT_PAIRED, State.EMPTY):
            return waiting(sight, self._to, height), box
        return None

    @staticmethod
    def _frame(made: Made, play: Play, at: datetime) -> tuple[Frame, datetime]:
        """A set with the page turned up that is due at `at`, and until when it is."""
        number, until = large.page_at(made.pages, play.starts, play.ends, at)
        frame = dict(made.frame)
        if "main" in frame:
            frame["main"] = made.pages[number].block, frame["main"][1]
        return frame, until

    def _made(self, sight: Sight, edition: Edition, play: Play) -> Made:
        key = Key(edition, sight, play)
        found = next((made for made in self._sets if made.key == key), None)
        if found is None:
            found = self._make(key, sight, edition, play)
            self.adopt(found)
        return found

    def _make(self, key: Key, sight: Sight, edition: Edition, play: Play) -> Made:
        to, board = self._to, board_of(edition, self._board)
        boxes, frame = zones(edition, self._board, *self._size), Frame()
        strips = Stack(notices_above(sight, to))
        if strips.blocks:
            boxes, frame["strips"] = self._below(strips, boxes)
        pages: tuple[large.Page, ...] = (large.Page(Stack(()), 0),)
        if "header" in boxes:
            frame["header"] = scene.header(sight, to, boxes["header"]), boxes["header"]
        if "main" in boxes:
            pages = self._pages(sight, play, boxes, edition)
            frame["main"] = pages[0].block, boxes["main"]
        if "next" in boxes:
            items = self._player.coming(edition, play, sight.now, sight.stale, 4)
            frame["next"] = scene.coming(items, sight, to, boxes["next"]), boxes["next"]
        if "qr" in boxes:
            item = None if self._bad == _time(play) else play.item
            frame["qr"] = scene.code(item, sight, to, boxes["qr"], board), boxes["qr"]
        line, run = self._line(sight, edition), None
        if "ticker" in boxes:
            said = {item_id for item_id, _, _ in line}
            words = scene.bar_words([item for item in edition.items if item.id in said])
            ground, run = scene.bar(words, to, boxes["ticker"])
            frame["ticker"] = ground, boxes["ticker"]
        return Made(key, frame, pages, line, run)

    def _pages(self, sight: Sight, play: Play, boxes: dict[str, Box], edition: Edition) -> tuple[large.Page, ...]:
        """The pages of what is on; of the office's card if they cannot be made."""
        box, alone, board = boxes["main"], "header" not in boxes, board_of(edition, self._board)
        if self._bad != _time(play):
            try:
                return large.main(play.item, sight, self._to, box, board, alone)
            except Exception:  # one bad item never takes the board down
                if play.item is None:
                    raise
                log.exception("the card of %s could not be made", play.item.id)
                self.faults[play.item.id] += 1
                self._bad = _time(play)
        return large.main(None, sight, self._to, box, board, alone)

    def _line(self, sight: Sight, edition: Edition) -> Line:
        items = {item.id: item for item in edition.items}
        said = self._player.ticker(edition, sight.now, sight.stale).lines
        line = tuple((i, codec.version(items[i]), words) for i, words in said if i in items)
        return line or (("", "", scene.hall_line(sight)),)

    def _below(self, strips: Stack, boxes: dict[str, Box]) -> tuple[dict[str, Box], tuple[Block, Box]]:
        """Make room for strips under the header; the zones they would cover become lower."""
        width = self._size[0]
        top = boxes["header"].bottom if "header" in boxes else 0
        high = strips.height(self._to, width)
        free = top + high + self._to.theme.gap // 2
        moved = {}
        for name, box in boxes.items():
            covered = name != "header" and box.y < free < box.bottom
            moved[name] = Box(box.x, free, box.w, box.bottom - free) if covered else box
        return moved, (strips, Box(0, top, width, high))


def _time(play: Play) -> str:
    """Names one time of one item: in the next round it is tried again."""
    return f"{play.item.id if play.item else ''}@{play.starts.isoformat()}"
