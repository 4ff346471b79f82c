"""What a board shows at a moment, zone by zone, and when that changes by itself. No widget in here.

Rules it keeps:
- made anew only when something it depends on has changed: the snapshot, the minute, the item, the page;
- a card that cannot be made goes into quarantine, and the office's card takes its place;
- a warning or a blank takes the whole screen; the programme goes on and is afterwards where it would have been.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from kiosk.content import codec
from kiosk.content.edition import Change, Edition
from kiosk.terminal.snapshot import On
from screens import emergency
from screens.blocks.arrange import Stack
from screens.blocks.block import Block, Box, Setting
from screens.board import large, scene
from screens.board.playing import Play, Player
from screens.board.quarantine import Quarantine, card
from screens.board.turning import Page, page_at
from screens.board.zones import board_of, roles, zones
from screens.pages.furniture import notices_above
from screens.pages.scene import waiting
from screens.plate import plate
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
    role: str = "lead"  # of the running line's text
    on: On = "content"
    change: Change = "cut"  # how the large card gives way to the next

    @property
    def turn(self) -> tuple[datetime, datetime | None] | None:
        """Names one page of one play; none while the screen is covered."""
        return (self.play.starts, self.flip_at) if self.play is not None else None


KEPT = 4
"""Sets that are remembered: of now, of the next flip, of the next minute, and the one before."""


class Key:
    """All that a set depends on. A poll that found nothing makes a new snapshot, but not a new set."""

    def __init__(self, edition: Edition, sight: Sight, play: Play) -> None:
        self._edition = edition  # held, so that its identity is its own
        told = (sight.minute, sight.standing.line, sight.standing.banner, sight.bands, sight.reliefs)
        seen = (*told, sight.snapshot.clock_unsure, sight.stale, sight.snapshot.stored, sight.name)
        self._rest = (*seen, play.starts, play.ends, play.version)
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
    pages: tuple[Page, ...]
    line: Line
    run: Box | None
    role: str = "lead"


class BadCard(Exception):
    """The card of what is on could not be made."""


class Stage:
    """Of one board on a screen of this size."""

    def __init__(self, board: str, to: Setting, width: int, height: int, quarantine: Quarantine | None = None) -> None:
        self._board, self._to, self._size = board, to, (width, height)
        self.quarantine = quarantine or Quarantine()
        self._player = Player(board, self.quarantine)
        self._sets: tuple[Made, ...] = ()  # of now, of the next flip, and what was made beside
        self.coming: Play | None = None  # what was last made ahead
        self.making: Play | None = None  # whose card was last begun; read from other threads

    def at(self, sight: Sight) -> Shot:
        """What is to be seen now."""
        cover = self._cover(sight)
        if cover is not None:
            return Shot({"cover": cover, **self._plate(sight)}, on="alarm" if sight.on == "content" else sight.on)
        edition = sight.snapshot.edition
        assert edition is not None  # a terminal without one is covered
        made, play = self._set(sight, edition, partial(self._player.at, edition, sight.now))
        frame, until = self._frame(made, play, sight.now)
        board = board_of(edition, self._board)
        change = board.change if board is not None else "cut"
        return Shot(
            {**frame, **self._plate(sight)}, until, play, play.bad, made.line, made.run, made.role, change=change
        )

    def ahead(self, sight: Sight, shot: Shot) -> Frame:
        """All zones as they will stand when `shot` flips; kept, so that nothing is to be made then."""
        at, play, edition = shot.flip_at, shot.play, sight.snapshot.edition
        if at is None or play is None or edition is None:
            return {}
        ask = self._player.at if at < play.ends else self._player.next
        then = replace(sight, now=at)
        made, self.coming = self._set(then, edition, partial(ask, edition, sight.now))
        return {**self._frame(made, self.coming, at)[0], **self._plate(then)}

    @property
    def faults(self) -> Counter[str]:
        """In how many turns each item or medium could not be shown."""
        return self.quarantine.faults

    @property
    def setting(self) -> Setting:
        return self._to

    def made_at(self, sight: Sight) -> Made | None:
        """All that stands at a sight's moment; none while the screen is covered."""
        edition = sight.snapshot.edition
        if edition is None or self._cover(sight) is not None:
            return None
        return self._set(sight, edition, partial(self._player.at, edition, sight.now))[0]

    def adopt(self, made: Made) -> None:
        """Something that was made elsewhere, to be used if just that is asked for."""
        self._sets = (*self._sets[1 - KEPT :], made)

    def _cover(self, sight: Sight) -> tuple[Block, Box] | None:
        """What takes the whole screen, if anything does."""
        width, height = self._size
        box = Box(0, 0, width, height)
        if sight.on == "waiting":
            return waiting(sight, self._to, width, height), box
        covered = emergency.cover(sight, self._to, width, height)
        return (covered, box) if covered is not None else None

    def _plate(self, sight: Sight) -> Frame:
        """Above all: which screen this is, while somebody asks."""
        found = plate(sight, self._to, *self._size)
        return {"plate": found} if found is not None else {}

    @staticmethod
    def _frame(made: Made, play: Play, at: datetime) -> tuple[Frame, datetime]:
        """A set with the page turned up that is due at `at`, and until when it is."""
        number, until = page_at(made.pages, play.starts, play.ends, at)
        frame = dict(made.frame)
        if "main" in frame:
            frame["main"] = made.pages[number].block, frame["main"][1]
        return frame, until

    def _set(self, sight: Sight, edition: Edition, ask: Callable[..., Play]) -> tuple[Made, Play]:
        """What stands, and for which play: that of the office's card when the item's own cannot be made."""
        play = self.making = ask(sight.stale, sight.snapshot.stored)
        try:
            return self._made(sight, edition, play), play
        except BadCard as e:
            if play.item is None:
                raise
            log.exception("the card of %s could not be made", play.item.id)
            why = f"{type(e.__cause__).__name__}: {e.__cause__}"
            self.quarantine.fault(card(play.item.id, play.version), play.starts, sight.now, why)
            play = ask(sight.stale, sight.snapshot.stored)
            return self._made(sight, edition, play), play

    def _made(self, sight: Sight, edition: Edition, play: Play) -> Made:
        sight = self._sound(sight, play)
        key = Key(edition, sight, play)
        found = next((made for made in self._sets if made.key == key), None)
        if found is None:
            found = self._make(key, sight, edition, play)
            self.adopt(found)
        return found

    def _make(self, key: Key, sight: Sight, edition: Edition, play: Play) -> Made:
        to, board = self._to, board_of(edition, self._board)
        boxes, frame = zones(edition, self._board, *self._size), Frame()
        sizes = roles(edition, self._board, to.theme)
        strips = Stack(() if to.theme.strip else notices_above(sight, to))
        if strips.blocks:
            boxes, frame["strips"] = self._below(strips, boxes)
        pages: tuple[Page, ...] = (Page(Stack(()), 0),)
        if "header" in boxes:
            frame["header"] = scene.header(sight, to, boxes["header"]), boxes["header"]
        if "clock" in boxes:
            frame["clock"] = scene.clock(sight, to, boxes["clock"], sizes.get("clock", "title")), boxes["clock"]
        if "main" in boxes:
            pages = self._pages(sight, play, boxes, edition, sizes.get("main", "body"))
            frame["main"] = pages[0].block, boxes["main"]
        if "next" in boxes:
            items = self._player.coming(edition, play, sight.now, sight.stale, 4)
            frame["next"] = scene.coming(items, sight, to, boxes["next"]), boxes["next"]
        if "qr" in boxes:
            frame["qr"] = scene.code(play.item, sight, to, boxes["qr"], board), boxes["qr"]
        line, run = self._line(sight, edition), None
        if "ticker" in boxes:
            said = {item_id for item_id, _, _ in line}
            words = scene.bar_words([item for item in edition.items if item.id in said])
            ground, run = scene.bar(words, to, boxes["ticker"])
            frame["ticker"] = ground, boxes["ticker"]
        return Made(key, frame, pages, line, run, sizes.get("ticker", "lead"))

    def _pages(self, sight: Sight, play: Play, boxes: dict[str, Box], edition: Edition, role: str) -> tuple[Page, ...]:
        """The pages of what is on. Raises BadCard."""
        box, alone, board = boxes["main"], "header" not in boxes, board_of(edition, self._board)
        try:
            return large.main(play.item, sight, self._to, box, board, alone, role)
        except Exception as e:  # one bad item never takes the board down
            raise BadCard from e

    def _sound(self, sight: Sight, play: Play) -> Sight:
        """A sight without the media that are in quarantine: for the cards they are not here."""
        poisoned = self.quarantine.poisoned(play.item, play.starts, sight.now) if play.item is not None else frozenset()
        if not poisoned:
            return sight
        return replace(sight, snapshot=replace(sight.snapshot, stored=sight.snapshot.stored - poisoned))

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
