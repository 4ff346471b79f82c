"""Draw no more than what has moved: on software GL a board with a running line costs a fifth of the whole window.

Rules it keeps:
- only where GL is software: a graphics card draws the whole faster than we could think about parts;
- only what Kivy's own flags prove: the movers moved, nothing else in the window was touched, added or taken away;
- what is not drawn anew must still be there: it was drawn whole at least SURE times since it last changed (one of them
  lies in each buffer that may come back), and the first partial frames are read back and compared; once it was not
  there, never again;
- in a mover's box all is drawn anew, from the ground up;
- movers stand side by side in `root`; each that moved is drawn by itself: what holds two may be nearly all.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from kivy.graphics import ScissorPop, ScissorPush
from kivy.graphics.opengl import (
    GL_RGBA,
    GL_SCISSOR_TEST,
    GL_UNSIGNED_BYTE,
    glDisable,
    glEnable,
    glReadPixels,
    glScissor,
)

from screens import kv

log = logging.getLogger(__name__)

SURE = 2
"""As many buffers as a driver swaps that draws with the processor."""

CHECKED = 3
"""Partial frames that are read back."""


class Damage:
    """Stands before `window`'s drawing, on behalf of `root`, in which `movers` move. `undo` when they go.

    `bare`: those of them in whose box the ground of the window may show.
    """

    def __init__(self, window: Any, root: Any, movers: Sequence[Any], bare: Sequence[Any] = ()) -> None:
        self._window, self._root, self._movers, self._bare = window, root, tuple(movers), tuple(bare)
        self._may = kv.software()
        self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        self._pop = ScissorPop()
        self._levels: tuple[tuple[Any, ...], ...] = ()
        self._whole = 0  # frames drawn whole since something else than the movers changed
        self._checked = 0
        self._row = b""
        self.partial = 0  # frames that were drawn in part
        if self._may:
            root.canvas.before.insert(0, self._clip)
            root.canvas.after.add(self._pop)
            window.on_draw = self._draw

    def undo(self) -> None:
        """The window draws itself again."""
        if self._may:
            del self._window.on_draw
            self._root.canvas.before.remove(self._clip)
            self._root.canvas.after.remove(self._pop)
            self._may = False

    def _draw(self, *_: object) -> None:
        """In place of the window's own drawing."""
        moved = self._moved()
        if moved and self._whole >= SURE:
            self._draw_parts(moved)
        else:
            self._draw_whole(moved)

    def _draw_parts(self, moved: Sequence[Any]) -> None:
        for mover in moved:
            box = _box(mover)
            if mover in self._bare:
                self._clear(box)
            self._clip_to(box)
            self._window.render_context.draw()
        self.partial += 1
        if self._checked < CHECKED:
            self._checked += 1
            if self._row_beside() != self._row:
                log.warning("this software GL does not keep what was drawn: everything is drawn at every frame")
                self._whole, self._checked = -(10**12), CHECKED
                self._draw_whole(moved)

    def _draw_whole(self, moved: Sequence[Any]) -> None:
        self._clip_to((0, 0, *self._window.system_size))
        self._window.clear()
        self._window.render_context.draw()
        self._levels = self._now()
        self._whole = self._whole + 1 if moved or self._whole < 0 else 1
        if self._checked < CHECKED:
            self._row = self._row_beside()

    def _moved(self) -> list[Any]:
        """The movers that changed since the last frame, if nothing else did."""
        path = self._path()
        if not path or self._now() != self._levels:
            return []
        standing = [mover.canvas for mover in self._standing()]
        others = (
            child.needs_redraw
            for level, canvas in enumerate(path)
            for child in canvas.children
            if child is not self._clip and child not in (standing if not level else (path[level - 1],))
        )
        if any(others):
            return []
        return [mover for mover in self._standing() if mover.canvas.needs_redraw]

    def _now(self) -> tuple[tuple[Any, ...], ...]:
        """What stands in the tree, on every level above the movers."""
        return tuple(tuple(canvas.children) for canvas in self._path())

    def _standing(self) -> Iterator[Any]:
        """The movers that are in the window."""
        return (mover for mover in self._movers if mover.parent is self._root)

    def _path(self) -> list[Any]:
        """The canvases from the root up to the window; none while no mover is in it."""
        found: list[Any] = []
        widget = self._root if any(self._standing()) else None
        while widget is not None:
            found.append(widget.canvas)
            if widget is self._window:
                return found
            widget = widget.parent
        return []

    def _clip_to(self, box: tuple[int, int, int, int]) -> None:
        clip = self._clip
        if (clip.x, clip.y, clip.width, clip.height) != box:
            clip.x, clip.y, clip.width, clip.height = box

    def _clear(self, box: tuple[int, int, int, int]) -> None:
        """Its ground: what has soft edges would else be drawn over itself, and grow. Half as dear as a picture."""
        glEnable(GL_SCISSOR_TEST)
        glScissor(*box)
        self._window.clear()
        glDisable(GL_SCISSOR_TEST)

    def _row_beside(self) -> bytes:
        """One row of pixels in the widest band of the window that the movers leave."""
        width, height = self._window.system_size
        boxes = [_box(mover) for mover in self._standing()]
        free, from_ = (0, 0), 0
        for low, high in sorted((y, y + h) for _, y, _, h in [*boxes, (0, height, 0, 0)]):
            free = max(free, (low - from_, from_))
            from_ = max(from_, high)
        return bytes(glReadPixels(0, free[1] + free[0] // 2, width, 1, GL_RGBA, GL_UNSIGNED_BYTE))


def _box(mover: Any) -> tuple[int, int, int, int]:
    """A mover's box in the window's pixels."""
    x, y = mover.to_window(*mover.pos)
    return round(x), round(y), round(mover.width), round(mover.height)
