"""A sheet: signs and flat rectangles gathered into as few meshes as there are tones and atlas pages.

Rules it keeps:
- coordinates are whole pixels, x to the right, y up, from the sheet's own origin;
- at most 1,000 quads a mesh: half a millisecond to build, and far below what 16-bit indices can tell apart;
- what it cannot do at once (a sign not yet rasterised) it does one at a time, so that a caller can stop between two.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from kivy.graphics import Mesh

from kiosk.typeset import Line
from screens.parts.atlas import Atlas, Glyph, Page
from screens.parts.fonts import Coverage

QUADS = 1_000

_INDICES = array("H", (4 * quad + corner for quad in range(QUADS) for corner in (0, 1, 2, 2, 3, 0)))
_SOLID = Coverage(0, 0, 4, 4, b"\xff" * 16)


class Sheet:
    """Quads by (tone, page)."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._quads: dict[tuple[str, Page], list[float]] = {}

    def line(self, line: Line, x: int, baseline: int) -> Iterator[None]:
        """Add a set line; yields after each sign that had to be rasterised."""
        atlas = self._atlas
        for run in line.runs:
            text, xs, (weight, size, tone, mark) = run
            table = atlas.table(weight, size)
            page, quads = None, []
            for char, dx in zip(text, xs, strict=True):
                glyph = table.get(char)
                if glyph is None:
                    glyph = atlas.glyph(char, weight, size)
                    yield
                if glyph.page is not page:
                    if glyph.page is None:
                        continue
                    page = glyph.page
                    quads = self._open(tone, page)
                _, left, top, width, height, u0, v0, u1, v1 = glyph
                left += x + dx
                top += baseline
                right, bottom = left + width, top - height
                quads += (left, bottom, u0, v1, right, bottom, u1, v1, right, top, u1, v0, left, top, u0, v0)
            if mark and xs:
                stroke = max(2, size // 12)
                end = xs[-1] + atlas.fonts.advance(text[-1], weight, size)
                self.solid(x + xs[0], baseline - size // 5 - stroke // 2, end - xs[0], stroke, tone)

    def solid(self, x: int, y: int, width: int, height: int, tone: str) -> None:
        """Add a filled rectangle, lower left corner at (x, y)."""
        if width <= 0 or height <= 0:
            return
        glyph = self._atlas.shape("solid", lambda: _SOLID)
        # One texel in the middle of the block, so that no edge of it is ever sampled.
        u, v = (glyph.u0 + glyph.u1) / 2, (glyph.v0 + glyph.v1) / 2
        right, top = x + width, y + height
        self._open(tone, glyph.page).extend((x, y, u, v, right, y, u, v, right, top, u, v, x, top, u, v))

    def shape(self, glyph: Glyph, x: int, y: int, tone: str, flip_x: bool = False, flip_y: bool = False) -> None:
        """Add a sign with its lower left pixel at (x, y); `flip_*` mirrors it."""
        if glyph.page is None:
            return
        u0, u1 = (glyph.u1, glyph.u0) if flip_x else (glyph.u0, glyph.u1)
        v0, v1 = (glyph.v1, glyph.v0) if flip_y else (glyph.v0, glyph.v1)
        right, top = x + glyph.width, y + glyph.height
        self._open(tone, glyph.page).extend((x, y, u0, v1, right, y, u1, v1, right, top, u1, v0, x, top, u0, v0))

    @property
    def pages(self) -> set[Page]:
        """The atlas pages it draws from."""
        return {page for _, page in self._quads}

    def meshes(self) -> Iterator[tuple[str, Mesh]]:
        """(tone, mesh), in the order in which the tones came."""
        for (tone, page), quads in self._quads.items():
            for at in range(0, len(quads), QUADS * 16):
                part = array("f", quads[at : at + QUADS * 16])
                indices = _INDICES[: len(part) // 16 * 6]
                yield tone, Mesh(vertices=part, indices=indices, mode="triangles", texture=page.texture)

    def _open(self, tone: str, page: Page) -> list[float]:
        quads = self._quads.get((tone, page))
        if quads is None:
            # From now on: the page must not be taken away while the rest of the sheet waits for its next slice.
            self._atlas.use(page, self)
            quads = self._quads[tone, page] = []
        return quads
