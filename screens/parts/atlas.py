"""Glyph atlas: signs rasterised once into textures, found again by name.

Rules it keeps:
- lives on the glass thread (GL, one FreeType face per thread);
- pages of 512² then 1024², luminance 255 and coverage as alpha, one set of pages per (weight, size); shapes that are
  no characters (icons, corners) have pages of their own;
- between two signs lies a blank pixel, so that none bleeds into its neighbour;
- ≤ 24 MB in all: a page that no living drawing uses goes when room is needed, the longest unused first. If every page
  is in use the limit gives way, not the text, and `over` counts it;
- no copy of a sign's pixels is kept in memory.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator
from itertools import count
from typing import Any, NamedTuple
from weakref import WeakSet

from kivy.graphics.texture import Texture

from kiosk.typeset import Weight
from screens.parts.fonts import Coverage, Fonts

log = logging.getLogger(__name__)

LIMIT = 24 * 1024 * 1024
FIRST_SIDE, SIDE = 512, 1024
BYTES = 2  # per pixel: luminance, alpha

_SHAPES = "shapes"


class Page:
    """One texture and its shelves. `users` are the drawings whose meshes point into it."""

    def __init__(self, kind: Hashable, side: int, texture: Texture) -> None:
        self.kind, self.side, self.texture = kind, side, texture
        self.users: WeakSet[Any] = WeakSet()
        self.used = 0
        self.names: list[Hashable] = []
        self._shelves: list[list[int]] = []  # [y, height, x of the free end]
        self._top = 1

    def room(self, width: int, height: int) -> tuple[int, int] | None:
        """A free place for so many pixels, or None. The place is taken."""
        for shelf in self._shelves:
            y, tall, x = shelf
            if height <= tall <= height + height // 3 + 4 and x + width <= self.side:
                shelf[2] = x + width
                return x, y
        tall = -(-height // 4) * 4
        if self._top + tall > self.side or width + 1 > self.side:
            return None
        self._shelves.append([self._top, tall, 1 + width])
        self._top += tall
        return 1, self._top - tall


class Glyph(NamedTuple):
    """A sign in the atlas. `page` None: nothing to draw. `left`, `top`: of its upper left pixel, from the origin."""

    page: Page | None
    left: int
    top: int
    width: int
    height: int
    u0: float
    v0: float
    u1: float
    v1: float


_BLANK = Glyph(None, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0)


class Atlas:
    """The signs of one window."""

    def __init__(self, fonts: Fonts, limit: int = LIMIT) -> None:
        self.fonts = fonts
        self.limit = limit
        self.over = 0
        self.rasterised = 0
        self._tables: dict[Hashable, dict[Any, Glyph]] = {}
        self._pages: list[Page] = []
        self._turn = count(1)

    @property
    def bytes(self) -> int:
        """Texture memory in use."""
        return sum(page.side * page.side * BYTES for page in self._pages)

    def table(self, weight: Weight, size: int) -> dict[str, Glyph]:
        """What is there already of one weight and size. To be read, and only until the next `glyph` or `shape`."""
        return self._tables.setdefault((weight, size), {})

    def glyph(self, char: str, weight: Weight, size: int) -> Glyph:
        """One character; rasterised now if it is not there (0.1 ms at 48 px)."""
        kind = (weight, size)
        found = self._tables.setdefault(kind, {}).get(char)
        return found or self._put(kind, char, self.fonts.coverage(char, weight, size))

    def shape(self, name: Hashable, draw: Callable[[], Coverage]) -> Glyph:
        """A shape of our own; drawn now if it is not there."""
        found = self._tables.setdefault(_SHAPES, {}).get(name)
        return found or self._put(_SHAPES, name, draw())

    def warm(self, text: str, weight: Weight, size: int) -> Iterator[None]:
        """Rasterise what is not there yet, yielding after each sign: before a text is needed, not when."""
        for char in dict.fromkeys(text):
            if char not in self.table(weight, size):
                self.glyph(char, weight, size)
                yield

    def use(self, page: Page, user: object) -> None:
        """`user` draws from `page` as long as it lives or until `leave`."""
        page.users.add(user)
        page.used = next(self._turn)

    @staticmethod
    def leave(page: Page, user: object) -> None:
        """`user` draws from `page` no more."""
        page.users.discard(user)

    def _put(self, kind: Hashable, name: Hashable, coverage: Coverage) -> Glyph:
        if not coverage.pixels:
            self._tables[kind][name] = _BLANK
            return _BLANK
        self.rasterised += 1
        width, height = coverage.width, coverage.height
        page, x, y = self._place(kind, width + 1, height + 1)
        _upload(page.texture, x, y, coverage)
        side = page.side
        glyph = Glyph(
            page,
            coverage.left,
            coverage.top,
            width,
            height,
            x / side,
            y / side,
            (x + width) / side,
            (y + height) / side,
        )
        self._tables[kind][name] = glyph
        page.names.append(name)
        page.used = next(self._turn)
        return glyph

    def _place(self, kind: Hashable, width: int, height: int) -> tuple[Page, int, int]:
        pages = [page for page in self._pages if page.kind == kind]
        for page in reversed(pages):
            place = page.room(width, height)
            if place:
                return page, *place
        page = self._new_page(kind, SIDE if pages or max(width, height) * 4 > FIRST_SIDE else FIRST_SIDE)
        place = page.room(width, height)
        if place is None:
            raise ValueError(f"a sign of {width}×{height} pixels does not fit the atlas ({SIDE}×{SIDE})")
        return page, *place

    def _new_page(self, kind: Hashable, side: int) -> Page:
        texture = None
        while self.bytes + side * side * BYTES > self.limit:
            free = [page for page in self._pages if not page.users]
            if not free:
                self.over += 1
                log.warning("the glyph atlas needs more than %d MB: every page is on the glass", self.limit >> 20)
                break
            oldest = min(free, key=lambda page: page.used)
            self._evict(oldest)
            if oldest.side == side:
                texture = oldest.texture
        if texture is None:
            texture = Texture.create(size=(side, side), colorfmt="luminance_alpha", bufferfmt="ubyte")
            # Signs stand on whole pixels, one texel each: nothing to interpolate, and software GL is the faster for it.
            texture.mag_filter = texture.min_filter = "nearest"
        page = Page(kind, side, texture)
        self._pages.append(page)
        return page

    def _evict(self, page: Page) -> None:
        self._pages.remove(page)
        table = self._tables[page.kind]
        for name in page.names:
            del table[name]


def _upload(texture: Texture, x: int, y: int, coverage: Coverage) -> None:
    """Write a sign with a blank column and row after it: a page taken over from others still has their pixels."""
    width, pixels = coverage.width, coverage.pixels
    rows = [pixels[i : i + width] for i in range(0, len(pixels), width)]
    alpha = b"\0".join([*rows, b"\0" * width]) + b"\0"
    buffer = bytearray(b"\xff") * (2 * len(alpha))
    buffer[1::2] = alpha
    size = (width + 1, coverage.height + 1)
    texture.blit_buffer(buffer, size=size, pos=(x, y), colorfmt="luminance_alpha", bufferfmt="ubyte")
