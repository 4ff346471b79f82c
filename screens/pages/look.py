"""One picture, or page of a document, as close as one wants: buttons come closer, go back, and step aside.

Rules it keeps: nothing is dragged and nothing pinched; a button that would change nothing stays in its place and is
quiet; turning over keeps how close one is and where; what is seen is drawn anew at its size, so that it is as sharp as
the file (screens/pictures); how close and where is the visit's `tab` (screens/glance.py), which goes with the visit.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.box import Box
from kiosk.content.item import Item, Media
from kiosk.visit import Turn
from screens.blocks.arrange import Cell, Gap, Row, Spring, Stack, Surface
from screens.blocks.block import Block, Setting
from screens.blocks.picture import Detail
from screens.blocks.signs import Sign
from screens.blocks.text import TIGHT, text
from screens.blocks.whole import whole
from screens.cards.pictures import picture
from screens.glance import CLOSENESS, Glance, Seen, Size, aside, closest, glance_of, nearer, seen, tab_of
from screens.pages.furniture import key, pager
from screens.pages.gone import gone
from screens.sight import Sight

SIDES = (("left", "向左", "back"), ("up", "向上", "up"), ("down", "向下", "down"), ("right", "向右", "next"))
"""The buttons that step aside: which way, wording, icon."""

SIDE_SHARE = 0.3
"""Of a wide page's width for the buttons, which stand beside the picture."""

LOW_EM = 9
"""Of a picture so many lines of text are to be seen at least; else its title gives way."""


UNSEEN = Seen((1, 1), Box(0, 0, 1, 1))
"""Buttons are equally high whatever is seen: with this they are measured."""


def view(sight: Sight, to: Setting, width: int, height: int) -> Block:
    """The medium that the visit looks at, in a box of this size."""
    item = sight.contents.item(sight.visit.arg, sight.now, sight.stale) if sight.contents else None
    glance = glance_of(sight.visit.tab)
    if item is None or glance.medium >= len(item.media) or not _shows(item.media[glance.medium]):
        return gone(sight, to, width, height)
    return _View(item, item.media[glance.medium], glance, sight, to, width, height).page()


def _shows(media: Media) -> bool:
    return media.type.startswith("image/") or media.type == "application/pdf"


class _View:
    """The page: its picture has what room the buttons leave."""

    def __init__(
        self, item: Item, media: Media, glance: Glance, sight: Sight, to: Setting, width: int, height: int
    ) -> None:
        self._to, self._glance, self._closest = to, glance, len(CLOSENESS) - 1
        self._said = True  # whether buttons have words; where these have no room icons stand alone
        self._gap, self._above = to.theme.gap * 5 // 6, to.theme.gap
        self._inner = width - 2 * to.theme.margin
        self._height = height - self._above - self._gap
        self._of = max(1, media.pages)
        self._page = min(sight.visit.page, self._of - 1)
        self._shown = picture(media, sight, self._height, self._page + 1)
        self._wide = to.theme.width > to.theme.height
        self._side = int(self._inner * SIDE_SHARE)
        lines: list[Block] = [whole(to.say.title(item), ("body", "small"), "ink", "bold")]
        if media.caption:
            lines.append(text(media.caption, "small", "mute", leading=TIGHT))
        self._head: Block = Stack(tuple(lines))
        self._said = not self._wide or self._keys(UNSEEN).natural(to) <= self._side
        self._room = self._rooms()
        if self._tight():
            self._head = Gap(0)
            self._said = self._said and not (self._wide and self._tight())
            self._room = self._rooms()
        self._fitted = self._fits()
        own = None if self._shown.larger else (self._shown.wide, self._shown.high)
        self._closest = closest(self._fitted, own)
        if glance.closer > self._closest:
            self._glance = nearer(glance, self._closest - glance.closer)
        self._seen = seen(self._glance, self._fitted, self._room)

    def page(self) -> Block:
        edge = self._to.theme.border
        frame = Surface(self._picture(), edge, edge, least=self._room[1] + 2 * edge)
        if self._wide:
            side = Cell(self._buttons(self._seen), self._side)
            body: Block = Row((Cell(frame, self._room[0] + 2 * edge), side), self._gap, "fill")
        else:
            body = Stack((*self._titled(), frame, self._keys(self._seen), *self._turn()), self._gap)
        return Surface(Stack((Gap(self._above), body, Gap(self._gap))), self._to.theme.margin, 0, "", "")

    def _titled(self) -> tuple[Block, ...]:
        return () if isinstance(self._head, Gap) else (self._head,)

    def _tight(self) -> bool:
        """Whether too little of the picture would be seen, or the buttons beside it have no room."""
        if not self._wide:
            return self._room[1] < LOW_EM * self._to.theme.size("small")
        return self._buttons(UNSEEN).height(self._to, self._side) > self._height

    def _buttons(self, here: Seen) -> Stack:
        """Title, buttons and turning over in a column."""
        return Stack((*self._titled(), self._keys(here), Spring(), *self._turn()), self._gap)

    def _rooms(self) -> Size:
        """Width and height of the window through which one looks."""
        edge = 2 * self._to.theme.border
        if self._wide:
            return self._inner - self._side - self._gap - edge, self._height - edge
        rest = Stack((*self._titled(), Gap(0), self._keys(UNSEEN), *self._turn()), self._gap)
        return self._inner - edge, max(1, self._height - rest.height(self._to, self._inner) - edge)

    def _fits(self) -> Size:
        """How large the whole is where all of it is seen."""
        scale = min(self._room[0] / self._shown.wide, self._room[1] / self._shown.high)
        if not self._shown.larger:
            scale = min(scale, 1.0)
        return max(1, int(self._shown.wide * scale)), max(1, int(self._shown.high * scale))

    def _picture(self) -> Detail:
        shown = self._shown
        return Detail(
            shown.path,
            shown.wide,
            shown.high,
            shown.caption,
            shown.most,
            shown.page,
            shown.larger,
            shown.broken,
            self._seen.whole,
            self._seen.part,
        )

    def _keys(self, here: Seen) -> Block:
        """Back and closer with how close it is between them; then the four sides."""
        say, gap = self._to.say, self._to.theme.gap // 2
        glance, ends = self._glance, here.ends
        times = text(f"{round(CLOSENESS[glance.closer] * 100)}%", "body", "ink", "bold", "center", TIGHT)
        back = self._key(say("缩小"), "farther", nearer(glance, -1), "farther", glance.closer > 0)
        close = self._key(say("放大"), "closer", nearer(glance, 1), "closer", glance.closer < self._closest)
        sides = [
            self._key(say(words), name, aside(glance, name, here), icon, name not in ends)
            for name, words, icon in SIDES
        ]
        if self._wide and not self._said:
            return Stack((self._beside((back, close)), self._beside(sides)), gap)
        if self._wide:
            pairs = ((back, close), (sides[0], sides[3]), (sides[1], sides[2]))
            return Stack((times, *(self._beside(pair) for pair in pairs)), gap)
        middle = Cell(Stack((times,), middle=True))
        return Stack((Row((Cell(back, -2), middle, Cell(close, -2)), gap, "fill"), self._beside(sides)), gap)

    def _beside(self, keys: Sequence[Block]) -> Row:
        """In a line, as wide as their words ask."""
        return Row(tuple(Cell(key, -key.natural(self._to)) for key in keys), self._to.theme.gap // 2, "fill")

    def _key(self, words: str, name: str, to: Glance, icon: str, lives: bool) -> Block:
        """A button; where there is no further it keeps its place, quiet, and cannot be touched."""
        theme = self._to.theme
        sign = Cell(Sign(icon, theme.size("lead"), "blue" if lives else "border"), 0)
        said = (Cell(text(words, "small", "ink" if lives else "mute", leading=TIGHT), 0),) if self._said else ()
        inner = Row((*said, sign) if icon == "next" else (sign, *said), theme.gap // 2, center=True)
        if not lives:
            pad = theme.gap // 2
            return Surface(inner, pad, pad, "", "rule", theme.radius, least=theme.target)
        return key(inner, name, (Turn(page=self._page, tab=tab_of(to)),), self._to)

    def _turn(self) -> tuple[Block, ...]:
        return (pager(self._page, self._of, self._to, self._wide),) if self._of > 1 else ()
