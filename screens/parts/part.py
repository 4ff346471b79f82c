"""What all drawn parts have in common: a look, a sheet, and a place.

Rules it keeps:
- composing happens at the look's desk; until it is done the former drawing stays;
- a drawing does not know where it stands: moving a part moves one Translate, by whole pixels, and nothing else;
- nothing of the canvas is touched that has not changed;
- the atlas pages of the drawing are held as long as it is there, not longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from kivy.graphics import Color, Instruction, InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.palette import Rgba
from screens.parts.atlas import Page


class Drawing(Protocol):
    """What a part can draw: a Sheet, or several of them in order. Tones come with what follows them."""

    @property
    def pages(self) -> set[Page]: ...

    def meshes(self) -> Iterator[tuple[str, Instruction]]: ...


class Part(Widget):
    """`look` comes from the parent; `ready`: what is drawn is what the properties say."""

    look = ObjectProperty(None, allownone=True)
    ready = BooleanProperty(True)

    def __init__(self, **kwargs: object) -> None:
        self._place = Translate(0, 0, 0)
        self._inks: list[tuple[str, Color]] = []
        self._held: set[Page] = set()
        self._group = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.add(PushMatrix())
        self.canvas.add(self._place)
        self.canvas.add(self._group)
        self.canvas.add(PopMatrix())
        self._settle()

    def compose(self) -> Iterator[None]:
        """Build a sheet and `draw` it, yielding between steps."""
        raise NotImplementedError

    def origin(self) -> tuple[float, float]:
        """Where the sheet's origin stands, in the parent's pixels."""
        return self.x, self.y

    def colour(self, tone: str) -> Rgba:
        """The colour of a tone of the sheet."""
        return self.look.theme.colour(tone)

    def on_look(self, *_: object) -> None:
        self.stale()

    def on_pos(self, *_: object) -> None:
        self._settle()

    def on_size(self, *_: object) -> None:
        self._settle()

    def stale(self, *_: object) -> None:
        """What is drawn is no longer what it should be."""
        if self.look is not None:
            self.ready = False
            self.look.desk.put(self)

    def recolour(self, *_: object) -> None:
        """The same drawing in other colours."""
        for tone, ink in self._inks:
            rgba = list(self.colour(tone))
            if ink.rgba != rgba:
                ink.rgba = rgba

    def draw(self, sheet: Drawing) -> Iterator[None]:
        """Put a drawing in the place of the former one; yields after each mesh, changes the canvas once, at the end."""
        meshes = []
        for pair in sheet.meshes():
            meshes.append(pair)
            yield
        self._group.clear()
        self._inks = []
        tone_now = None
        for tone, mesh in meshes:
            if tone != tone_now:
                ink = Color(rgba=self.colour(tone))
                self._inks.append((tone, ink))
                self._group.add(ink)
                tone_now = tone
            self._group.add(mesh)
        atlas, pages = self.look.atlas, sheet.pages
        for page in self._held - pages:
            atlas.leave(page, self)
        for page in pages:
            atlas.use(page, self)
        self._held = pages
        self._settle()
        self.ready = True

    def _settle(self) -> None:
        x, y = self.origin()
        place = (round(x), round(y), 0)
        if tuple(self._place.xyz) != place:
            self._place.xyz = place
