"""A leaflet as a PDF, in a process of its own: a leaflet in JSON comes in, a PDF goes out.

    python -m screens.printing.drawing < leaflet.json > leaflet.pdf

Rules it keeps: black on white; a roll is as long as what stands on it; the same leaflet gives the same bytes; a
character that no face has is 〓.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import msgspec
from fpdf import FPDF

from kiosk.typeset import Run
from screens.parts.fonts import BOLD, GETA, REGULAR, Fonts
from screens.parts.qr import QUIET, matrix
from screens.printing.leaflet import Leaflet
from screens.printing.setting import UNIT, Bundle, Setting

_POINTS = 72 / 25.4 / UNIT
_MADE = datetime(2025, 1, 1, tzinfo=UTC)


class Drawing:
    """One leaflet on its way to paper."""

    def __init__(self, leaflet: Leaflet) -> None:
        self._leaflet = leaflet
        self._fonts = Fonts(further=leaflet.fonts)
        self._side, self._modules = matrix(leaflet.code)
        self._set = Setting(leaflet, self._fonts, self._side)
        self._shape = self._set.shape
        self._high = 0
        self._pdf = FPDF(unit=_POINTS, format="a4")

    def bytes(self) -> bytes:
        """The PDF."""
        shape, leaflet = self._shape, self._leaflet
        bundles = list(self._set.bundles())
        self._high = (
            shape.high or sum(b.height for b in bundles) + self._set.code_side + shape.small * 2 + 2 * shape.edge
        )
        pdf = self._pdf = FPDF(unit=_POINTS, format=(shape.wide, self._high))
        pdf.set_creation_date(_MADE)
        pdf.set_title(leaflet.title)
        pdf.set_author(leaflet.office)
        pdf.set_lang("zh-CN")
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        for number, file in enumerate((str(REGULAR), *leaflet.fonts)):
            pdf.add_font(f"face{number}", "", file)
        pdf.add_font("bold", "", str(BOLD))
        self._pages(bundles)
        return bytes(pdf.output())

    def _pages(self, bundles: list[Bundle]) -> None:
        """One below another, on as many pages as it takes; the code at the upper right of A4, at a roll's end."""
        shape, pdf = self._shape, self._pdf
        if not shape.high:
            pdf.add_page()
            self._code((shape.wide - self._set.code_side) // 2, self._column(bundles, shape.edge))
            return
        found = self._divided(bundles)
        for number, page in enumerate(found, 1):
            pdf.add_page()
            if number == 1:
                self._code(shape.wide - shape.edge - self._set.code_side, shape.edge)
            self._column(page, shape.edge)
            foot = self._set.foot(number, len(found))
            self._bundle(foot, self._high - shape.edge - foot.height)

    def _divided(self, bundles: list[Bundle]) -> list[list[Bundle]]:
        """What stands on each page; a new one says of what it is one, and goes on with the head of a table."""
        room = self._high - 2 * self._shape.edge - self._set.foot(1, 2).height
        again = self._set.again()
        pages: list[list[Bundle]] = [[]]
        left = room
        for bundle in bundles:
            if bundle.height > left and pages[-1]:
                pages.append([again, Bundle(bundle.again, bundle.again_height)])
                left = room - again.height - bundle.again_height
            pages[-1].append(bundle)
            left -= bundle.height
        return pages

    def _column(self, bundles: list[Bundle], y: int) -> int:
        """Below one another from here; where the last one ends."""
        for bundle in bundles:
            self._bundle(bundle, y)
            y += bundle.height
        return y

    def _bundle(self, bundle: Bundle, y: int) -> None:
        shape, pdf = self._shape, self._pdf
        if bundle.rule:
            pdf.set_line_width(UNIT // 4)
            pdf.line(shape.edge, y, shape.wide - shape.edge, y)
        for line in bundle.lines:
            if line.box is not None:
                self._box(*line.box, shape.edge, y + line.down)
            for run in line.runs:
                self._run(run, shape.edge + line.x, y + line.down)

    def _run(self, run: Run, x: int, baseline: int) -> None:
        """Characters of one style, each stretch in the face that has it; a mark set closer begins a new one."""
        plain = tuple(f"face{number}" for number in range(len(self._leaflet.fonts) + 1))
        names = ("bold", *plain) if run.style.weight == "bold" else plain
        stretches: list[tuple[str, int, str]] = []
        end = -1
        for char, at in zip(run.text, run.xs, strict=True):
            drawn, name = self._face(char, names)
            if stretches and stretches[-1][0] == name and abs(at - end) <= 1:
                stretches[-1] = (name, stretches[-1][1], stretches[-1][2] + drawn)
            else:
                stretches.append((name, at, drawn))
            end = at + self._fonts.advance(char, run.style.weight, run.style.size)
        for name, at, words in stretches:
            self._pdf.set_font(name, size=run.style.size * _POINTS)
            self._pdf.text(x + at, baseline, words)

    def _face(self, char: str, names: tuple[str, ...]) -> tuple[str, str]:
        """A character and the first face that has it."""
        for name in names:
            if ord(char) in self._pdf.fonts[name].cmap:
                return char, name
        return GETA, names[0]

    def _box(self, side: int, ticked: bool, x: int, baseline: int) -> None:
        """A box as high as a character, and a tick in it."""
        pdf, top = self._pdf, baseline - side
        pdf.set_line_width(UNIT // 4)
        pdf.rect(x, top, side, side)
        if ticked:
            pdf.set_line_width(UNIT // 2)
            pdf.polyline([(x + side * a, top + side * b) for a, b in ((0.2, 0.5), (0.42, 0.75), (0.85, 0.2))])

    def _code(self, x: int, y: int) -> None:
        """The code, and what it is for below it."""
        shape, pdf = self._shape, self._pdf
        pdf.set_fill_color(0)
        for row in range(self._side):
            for column in range(self._side):
                if not self._modules[row * self._side + column]:
                    pdf.rect(x + column * shape.module, y + row * shape.module, shape.module, shape.module, style="F")
        words = self._set.together(self._set.lines(self._leaflet.code_words, shape.small, self._set.code_side), 0)
        for line in words.lines:
            wide = line.runs[-1].xs[-1] + shape.small if line.runs else 0
            for run in line.runs:
                left = x + (self._set.code_side - wide) // 2
                self._run(run, left, y + self._set.code_side - QUIET * shape.module // 2 + line.down)


def main() -> None:
    leaflet = msgspec.json.decode(sys.stdin.buffer.read(), type=Leaflet)
    sys.stdout.buffer.write(Drawing(leaflet).bytes())


if __name__ == "__main__":
    main()
