"""Placed blocks onto the glass: one pane is one drawing, however many texts and frames stand in it.

Rules it keeps:
- surfaces below, deeper ones over shallower ones, then all signs and texts: few meshes, whatever the page;
- a large flat ground is a scissored clear, which costs next to nothing on software GL; corners and edges
  are quads;
- the former drawing stays until the new one is whole;
- placed twice the same, drawn once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kivy.graphics import ClearBuffers, ClearColor, Instruction, InstructionGroup, Rectangle, ScissorPop, ScissorPush
from kivy.properties import ObjectProperty

from screens.blocks.arrange import Surface
from screens.blocks.block import Box, Placed, Setting
from screens.blocks.diagram import Diagram
from screens.blocks.film import Film
from screens.blocks.picture import Detail, Picture
from screens.blocks.signs import Code, Fill, Rule, Sign
from screens.blocks.text import Text, text
from screens.blocks.wires import wires
from screens.parts import strokes
from screens.parts.atlas import Page
from screens.parts.part import Part
from screens.parts.qr import matrix
from screens.parts.sheet import Sheet
from screens.pictures.decoder import Order

LARGE = 40_000
"""Pixels from which a ground is cleared rather than drawn."""

MIRRORED = {"next": "back"}
"""Icons that are another one seen in a mirror."""


class Pane(Part):
    """Shows one Placed; its own box is the whole window, for the blocks know where they stand."""

    placed = ObjectProperty(None, allownone=True)

    def on_placed(self, *_: object) -> None:
        self.stale()

    def compose(self) -> Iterator[None]:
        self.look.gallery.leave(self)
        layers = Layers(self)
        if self.placed is not None:
            for placed, depth in walk(self.placed):
                yield from layers.add(placed, depth)
        yield from self.draw(layers)  # type: ignore[arg-type]


class Layers:
    """What a pane draws, in order: grounds by depth, then signs."""

    def __init__(self, pane: Pane) -> None:
        self._pane, self._atlas, self._theme = pane, pane.look.atlas, pane.look.theme
        self._grounds: list[tuple[list[tuple[str, Box]], Sheet]] = []
        self._signs = Sheet(self._atlas)
        self._pictures: list[Rectangle] = []

    @property
    def pages(self) -> set[Page]:
        return self._signs.pages.union(*(sheet.pages for _, sheet in self._grounds))

    def meshes(self) -> Iterator[tuple[str, Instruction]]:
        for clears, sheet in self._grounds:
            for tone, box in clears:
                yield tone, self._clear(tone, box)
            yield from sheet.meshes()
        for picture in self._pictures:
            yield "white", picture
        yield from self._signs.meshes()

    def add(self, placed: Placed, depth: int) -> Iterator[None]:
        block, box = placed.block, placed.box
        if isinstance(block, Surface):
            self._surface(block, box, depth)
        elif isinstance(block, Fill):
            self._ground(block.tone, box, depth)
        elif isinstance(block, Rule):
            self._signs.solid(box.x, self._up(box), box.w, box.h, block.tone)
        elif isinstance(block, Text):
            yield from self._lines(block, placed)
        elif isinstance(block, Sign):
            self._sign(block, box)
            yield
        elif isinstance(block, Code):
            self._code(block, box, depth)
            yield
        elif isinstance(block, Picture):
            yield from self._picture(block, placed)
        elif isinstance(block, Film):
            yield from self._caption(block.poster, placed)
        elif isinstance(block, Diagram):
            wires(block, box.x, self._theme.height - box.y, self._theme.border, self._sheet(depth), self._atlas)
            yield

    def _lines(self, block: Text, placed: Placed) -> Iterator[None]:
        box = placed.box
        for line, down in zip(placed.lines, block.baselines(placed), strict=True):
            slack = {"left": 0, "center": (box.w - line.width) // 2, "right": box.w - line.width}[block.align]
            yield from self._signs.line(line, box.x + slack, self._theme.height - box.y - down)
            yield

    def _picture(self, block: Picture, placed: Placed) -> Iterator[None]:
        """The picture, or its caption while it is not here, not ready, or cannot be shown."""
        box, gallery = placed.box, self._pane.look.gallery
        order = order_of(block, box)
        texture = gallery.texture(order, self._pane) if block.path else None
        if texture is not None:
            w, h = texture.size
            pos = box.x + (box.w - w) // 2, self._up(box) + (box.h - h) // 2
            # Its first row is the uppermost; that of a texture is the lowest.
            picture = Rectangle(texture=texture, pos=pos, size=(w, h), tex_coords=(0, 1, 1, 1, 1, 0, 0, 0))
            self._pictures.append(picture)
            yield
        elif block.broken and gallery.broken(order):
            setting = Setting(self._theme, self._atlas.fonts)
            words = block.refusal(setting, box.w)
            high = min(box.h, words.height(setting, box.w))
            said = words.place(setting, Box(box.x, box.y + (box.h - high) // 2, box.w, high))
            yield from self._lines(words, said)
        else:
            yield from self._caption(block, placed)

    def _caption(self, block: Picture, placed: Placed) -> Iterator[None]:
        """Its words in the middle of its place."""
        words, box = text(block.caption, "body", "mute", align="center"), placed.box
        high = sum(words.line_height(line) for line in placed.lines)
        middle = Box(box.x, box.y + max(0, box.h - high) // 2, box.w, high)
        yield from self._lines(words, Placed(words, middle, lines=placed.lines))

    def _sign(self, block: Sign, box: Box) -> None:
        name = MIRRORED.get(block.icon, block.icon)
        glyph = self._atlas.shape(("icon", name, block.size), partial(strokes.icon, name, block.size))
        x = box.x + (box.w - block.size) // 2
        y = self._up(box) + (box.h - block.size) // 2
        self._signs.shape(glyph, x, y, block.tone, flip_x=name != block.icon)

    def _code(self, block: Code, box: Box, depth: int) -> None:
        side, modules = matrix(block.address)
        module = max(1, block.size // side)
        total = module * side
        x, y = box.x + (box.w - total) // 2, self._up(box) + (box.h - total) // 2
        self._sheet(depth).solid(x, y, total, total, "white")
        for number in range(side):
            below = y + total - (number + 1) * module
            for start, length in _dark(modules[number * side : (number + 1) * side]):
                self._signs.solid(x + start * module, below, length * module, module, "black")

    def _surface(self, block: Surface, box: Box, depth: int) -> None:
        border = self._theme.border if block.edge else 0
        radius = min(block.radius, box.w // 2, box.h // 2)
        if block.fill:
            self._rounded(block.fill, box, radius, border, depth)
        if border:
            self._edge(block.edge, box, radius, border, depth)

    def _rounded(self, tone: str, box: Box, radius: int, border: int, depth: int) -> None:
        if radius < 2:
            self._ground(tone, box, depth)
            return
        # Under a border the fill ends in the border's middle, so that no rim of it shows outside.
        inset = border // 2
        x, y, w, h = box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset
        r = radius - inset
        self._ground(tone, Box(x, y + r, w, h - 2 * r), depth)
        self._ground(tone, Box(x + r, y, w - 2 * r, r), depth)
        self._ground(tone, Box(x + r, y + h - r, w - 2 * r, r), depth)
        quarter = self._atlas.shape(("corner", r), partial(strokes.corner, r, r))
        self._corners(quarter, Box(x, y, w, h), tone, depth)

    def _edge(self, tone: str, box: Box, radius: int, border: int, depth: int) -> None:
        x, w, h = box.x, box.w, box.h
        up, sheet = self._up(box), self._sheet(depth, over=True)
        if radius >= 2:
            ring = self._atlas.shape(("ring", radius, border), partial(strokes.ring, radius, border))
            self._corners(ring, box, tone, depth, over=True)
        sheet.solid(x + radius, up + h - border, w - 2 * radius, border, tone)
        sheet.solid(x + radius, up, w - 2 * radius, border, tone)
        sheet.solid(x, up + radius, border, h - 2 * radius, tone)
        sheet.solid(x + w - border, up + radius, border, h - 2 * radius, tone)

    def _corners(self, quarter, box: Box, tone: str, depth: int, over: bool = False) -> None:  # type: ignore[no-untyped-def]
        sheet, side = self._sheet(depth, over), quarter.width
        left, right = box.x, box.right - side
        low, high = self._up(box), self._up(box) + box.h - side
        sheet.shape(quarter, left, high, tone)
        sheet.shape(quarter, right, high, tone, flip_x=True)
        sheet.shape(quarter, left, low, tone, flip_y=True)
        sheet.shape(quarter, right, low, tone, flip_x=True, flip_y=True)

    def _ground(self, tone: str, box: Box, depth: int) -> None:
        if box.w * box.h >= LARGE:
            self._sheet(depth)
            self._grounds[depth * 2][0].append((tone, box))
        else:
            self._sheet(depth).solid(box.x, self._up(box), box.w, box.h, tone)

    def _sheet(self, depth: int, over: bool = False) -> Sheet:
        """The sheet of a depth; edges lie over the grounds of their own depth."""
        number = depth * 2 + over
        while len(self._grounds) <= number:
            self._grounds.append(([], Sheet(self._atlas)))
        return self._grounds[number][1]

    def _clear(self, tone: str, box: Box) -> InstructionGroup:
        group = InstructionGroup()
        group.add(ScissorPush(x=box.x, y=self._up(box), width=box.w, height=box.h))
        group.add(ClearColor(*self._theme.colour(tone)))
        group.add(ClearBuffers())
        group.add(ScissorPop())
        return group

    def _up(self, box: Box) -> int:
        """Where a box's lower edge stands, counted from below."""
        return self._theme.height - box.bottom


def order_of(block: Picture, box: Box) -> Order:
    """What is asked of the decoder for a picture that stands in a box."""
    if isinstance(block, Detail):
        return Order(block.path, block.page, *block.whole, block.part)
    return Order(block.path, block.page, box.w, box.h)


def walk(placed: Placed, depth: int = 0) -> Iterator[tuple[Placed, int]]:
    """All that stands in it, and how many surfaces deep."""
    yield placed, depth
    inner = depth + isinstance(placed.block, Surface)
    for child in placed.children:
        yield from walk(child, inner)


def _dark(row: bytes) -> Iterator[tuple[int, int]]:
    """(start, length) of each stretch of dark modules."""
    for match in re.finditer(rb"\x00+", row):
        yield match.start(), match.end() - match.start()
