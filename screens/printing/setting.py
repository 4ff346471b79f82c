"""A leaflet set: its lines broken and at their places, in bundles that are not torn between two pages.

Rules it keeps: pure; lines break as on the glass (禁则), measured with the same faces; a chapter's title never stands
alone at a page's foot, nor a strong line, which names what follows; a new page says of what it is one, and the head of
a table comes again there; nothing is smaller than 3.2 mm; who reads large type gets it on paper too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.typeset import Run, Style, Weight, lines_of
from screens.parts.fonts import Fonts
from screens.printing.leaflet import Leaflet, Line

UNIT = 20
"""All lengths of a paper are whole twentieths of a millimetre."""


@dataclass(frozen=True)
class Shape:
    """Of a paper, in units: width, height (0: as long as it needs), edge, sizes of text, and the module of its code.

    A module of 0.6 mm is read from a hand's breadth, and survives a thermal head of 203 dpi.
    """

    wide: int
    high: int
    edge: int
    title: int
    head: int
    body: int
    small: int
    module: int


SHAPES = {
    "a4": Shape(210 * UNIT, 297 * UNIT, 18 * UNIT, title=140, head=100, body=86, small=70, module=13),
    # A head prints 72 of the 80 millimetres.
    "roll": Shape(80 * UNIT, 0, 5 * UNIT, title=110, head=84, body=74, small=64, module=11),
}
LARGE = 1.3
LEADING = 1.45
MOST = 8
"""Lines of a paragraph that stay together."""


class Setline(NamedTuple):
    """A line at its place: `x` from the edge, `down` to its baseline, `box` before it: its side, and whether ticked."""

    runs: tuple[Run, ...]
    x: int
    down: int
    size: int
    box: tuple[int, bool] | None = None


class Bundle(NamedTuple):
    """Lines that stay together, and how high they are. `rule`: a line over them; `again`: comes before them on a new
    page, as the head of a table does."""

    lines: tuple[Setline, ...]
    height: int
    rule: bool = False
    again: tuple[Setline, ...] = ()
    again_height: int = 0


class Setting:
    """One leaflet on its way to paper. `code_side`: of its QR code, in units."""

    def __init__(self, leaflet: Leaflet, fonts: Fonts, code_modules: int) -> None:
        self._leaflet, self._fonts = leaflet, fonts
        self.shape = _grown(SHAPES[leaflet.paper]) if leaflet.large else SHAPES[leaflet.paper]
        self.code_side = code_modules * self.shape.module

    def bundles(self) -> Iterator[Bundle]:
        """All that stands there but the code, from above."""
        leaflet, shape = self._leaflet, self.shape
        a4 = shape.high > 0
        # Beside the code the head is narrower; what is higher than the code must not run into what follows.
        width = self._inner - (self.code_side + shape.small if a4 else 0)
        head = [
            *self.lines(leaflet.office, shape.small, width),
            *self.lines(leaflet.title, shape.title, width, "bold"),
        ]
        for words in leaflet.under:
            head += self.lines(words, shape.small, width)
        first = self.together(head)
        least = self.code_side + round(shape.small * LEADING * 1.3) if a4 else 0
        yield first._replace(height=max(first.height, least) + shape.small)
        for chapter in leaflet.chapters:
            title = self.lines(chapter.title, shape.head, self._inner, "bold") if chapter.title else []
            parts = [*self._table(chapter.rows)]
            held: list[Setline] = []
            for number, line in enumerate(chapter.lines, 1):
                lines = [*held, *self._line(line)]
                held = lines if line.look == "strong" and len(lines) < MOST and number < len(chapter.lines) else []
                if not held:
                    parts += [self.together(lines[at : at + MOST]) for at in range(0, len(lines), MOST)]
            above = self.together(title, shape.small // 2)
            first = parts[0]
            down = tuple(line._replace(down=line.down + above.height) for line in first.lines)
            yield Bundle((*above.lines, *down), above.height + first.height, rule=True)
            yield from parts[1:]
            yield Bundle((), shape.small // 2)
        if not a4:
            yield self.foot()

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> list[Bundle]:
        """A bundle a row; columns as wide as they need, or by their needs where there is not room for all."""
        if not rows:
            return []
        size, gap = self.shape.small, self.shape.small
        needs = [max(self._wide(row[n], size) for row in rows) for n in range(len(rows[0]))]
        room = self._inner - gap * (len(needs) - 1)
        if sum(needs) > room:
            needs = [max(size * 2, need * room // sum(needs)) for need in needs]
        found: list[Bundle] = []
        for number, row in enumerate(rows):
            x, lines, high = 0, [], 0
            for words, need in zip(row, needs, strict=True):
                cell = self.together(self.lines(words, size, need + 1, "bold" if number == 0 else "regular", x))
                lines += cell.lines
                high = max(high, cell.height)
                x += need + gap
            head = found[0] if found else Bundle((), 0)
            found.append(Bundle(tuple(lines), high, number > 0, head.lines, head.height))
        return found

    def _wide(self, words: str, size: int) -> int:
        """Of a cell on one line, in bold, which is the wider."""
        return sum(self._fonts.advance(char, "bold", size) for char in words)

    def again(self) -> Bundle:
        """What a new page begins with: of what it is one."""
        lines = self.lines(self._leaflet.title, self.shape.small, self._inner)
        return self.together(lines, 0)._replace(height=self.together(lines).height + self.shape.small)

    def foot(self, page: int = 1, of: int = 1) -> Bundle:
        """Which version, from where, what holds; of several pages, which one."""
        lines: list[Setline] = []
        if of > 1:
            lines += self.lines(self._leaflet.turned.format(page=page, of=of), self.shape.small, self._inner)
        for words in self._leaflet.foot:
            lines += self.lines(words, self.shape.small, self._inner)
        return self.together(lines, self.shape.small // 2)._replace(rule=True)

    def _line(self, line: Line) -> list[Setline]:
        shape = self.shape
        weight: Weight = "bold" if line.look == "strong" else "regular"
        size = shape.small if line.look == "quiet" else shape.body
        if line.look not in ("box", "ticked"):
            return self.lines(line.words, size, self._inner, weight)
        shift = size * 3 // 2
        found = self.lines(line.words, size, self._inner - shift, weight, shift)
        return [found[0]._replace(box=(size * 5 // 6, line.look == "ticked")), *found[1:]]

    def lines(self, words: str, size: int, width: int, weight: Weight = "regular", x: int = 0) -> list[Setline]:
        """A paragraph in a width; `down` is not known yet."""
        style = Style(weight, size)
        return [Setline(line.runs, x, 0, size) for line in lines_of(words, width, style, self._fonts)]

    def together(self, lines: list[Setline], above: int = 0) -> Bundle:
        """Lines below each other."""
        found, y = [], above
        for line in lines:
            high = round(line.size * LEADING)
            found.append(line._replace(down=y + (high - line.size) // 2 + round(line.size * 0.88)))
            y += high
        return Bundle(tuple(found), y)

    @property
    def _inner(self) -> int:
        return self.shape.wide - 2 * self.shape.edge


def _grown(shape: Shape) -> Shape:
    """For who reads large type: every text larger, the paper and its code as they are."""
    sizes = {name: round(getattr(shape, name) * LARGE) for name in ("title", "head", "body", "small")}
    return replace(shape, **sizes)
