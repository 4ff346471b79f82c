"""How one thing in a zone gives way to the next: cut, fade or push. Never through the bare ground.

    change.prepare("fade")                              a change is near
    change.take("fade", former)                        what stood: canvases, off the tree
    change.begin(box, coming, at)                      what stands from now on, in this box
    change.step(now)                                    once a frame; at its end nothing of it is left

Rules it keeps:
- what comes stands already, whole, below; what goes lies over it as a picture that fades, or both are pushed across;
- how far it is follows from its begin and now, so that boards are in step;
- what pictures are drawn into is made once, before the first change: to make it takes longer than a frame has time;
- between two changes nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kivy.graphics import Canvas, Color, Fbo, Rectangle, ScissorPop, ScissorPush
from kivy.graphics.opengl import GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_SRC_ALPHA, glBlendFunc, glBlendFuncSeparate
from kivy.uix.widget import Widget

from kiosk.content.edition import Change as Kind
from screens.blocks.block import Box
from screens.palette import Rgba

LASTS_S = {"cut": 0.0, "fade": 0.4, "push": 0.5}
"""Short enough to be no show, long enough to be seen as one thing that goes and another that comes."""


class Change:
    """Owns the widget that lies over a zone while it changes. Belongs to the glass thread."""

    def __init__(self, size: tuple[int, int], ground: Rgba) -> None:
        self._size, self.ground = size, ground
        self.widget = Widget(size=(0, 0), size_hint=(None, None))
        self._kind: Kind = "cut"
        self._began: datetime | None = None
        self._going: tuple[Color, Rectangle] | None = None
        self._coming: Rectangle | None = None
        self._made: list[Fbo] = []  # for what goes, for what comes

    @property
    def running(self) -> bool:
        return self._began is not None

    def prepare(self, kind: Kind) -> None:
        """Have ready what it takes. Each is as large as the window: grounds are cleared by the window's pixels."""
        while len(self._made) < {"cut": 0, "fade": 1, "push": 2}[kind]:
            self._made.append(Fbo(size=self._size, clear_color=self.ground))
            self._made[-1].draw()  # the first time takes long

    def take(self, kind: Kind, former: Sequence[Canvas]) -> None:
        """This is about to give way."""
        self.end()
        self._kind = kind
        self.prepare(kind)
        if kind != "cut":
            self._draw(0, former)

    def begin(self, box: Box, coming: Sequence[Canvas], at: datetime) -> None:
        """From now on something else stands in this box (upper left corner); what was taken gives way to it."""
        if self._kind == "cut":
            return
        x, y = box.x, self._size[1] - box.bottom
        part, size = (x, y, box.w, box.h), (box.w, box.h)
        self.widget.pos, self.widget.size = (x, y), size
        self._began = at
        if self._kind == "push":
            self._draw(1, coming)
        with self.widget.canvas:
            ScissorPush(x=x, y=y, width=box.w, height=box.h)
            if self._kind == "push":
                Color(1, 1, 1, 1)
                picture = self._made[1].texture.get_region(*part)
                self._coming = Rectangle(texture=picture, pos=(x + box.w, y), size=size)
            ink = Color(1, 1, 1, 1)
            self._going = ink, Rectangle(texture=self._made[0].texture.get_region(*part), pos=(x, y), size=size)
            ScissorPop()
        self.step(at)

    def step(self, now: datetime) -> bool:
        """Move on. True at the step with which it ends."""
        if self._began is None or self._going is None:
            return False
        done = (now - self._began).total_seconds() / LASTS_S[self._kind]
        if not 0 <= done < 1:
            self.end()
            return True
        ink, picture = self._going
        if self._kind == "fade":
            ink.a = 1 - done
        else:
            way = round(self.widget.width * _eased(done))
            picture.pos = self.widget.x - way, self.widget.y
            assert self._coming is not None
            self._coming.pos = self.widget.right - way, self.widget.y
        return False

    def end(self) -> None:
        """Nothing of it is left."""
        self.widget.canvas.clear()
        self._began = self._going = self._coming = None

    def _draw(self, number: int, canvases: Sequence[Canvas]) -> None:
        whole = self._made[number]
        whole.bind()
        whole.clear_buffer()
        whole.release()
        for canvas in canvases:
            whole.add(canvas)
        # Its alpha stays whole where signs have soft edges: else what is below would shine through them.
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)
        try:
            whole.draw()
        finally:
            glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA)
            for canvas in canvases:
                whole.remove(canvas)


def _eased(done: float) -> float:
    """Slow, quick, slow."""
    return done * done * (3 - 2 * done)
