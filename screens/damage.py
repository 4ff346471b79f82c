"""Draw no more than what has moved: on software GL a board with a running line costs a fifth of the whole window.

Rules it keeps:
- only where GL is software: a graphics card draws the whole faster than we could think about parts;
- only what Kivy's own flags prove: one widget moved, nothing else in the window was touched, added or taken away;
- what is not drawn anew must still be there: it was drawn whole at least SURE times since it last changed (one of them
  lies in each buffer that may come back), and the first partial frames are read back and compared; once it was not
  there, never again;
- the widget covers its own box: what lies below it in there is drawn anew with it.
"""

from __future__ import annotations

import logging
from typing import Any

from kivy.graphics import ScissorPop, ScissorPush
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from screens import kv

log = logging.getLogger(__name__)

SURE = 2
"""As many buffers as a driver swaps that draws with the processor."""

CHECKED = 3
"""Partial frames that are read back."""


class Damage:
    """Stands before `window`'s drawing, on behalf of `root`, in which `mover` moves. `undo` when they go."""

    def __init__(self, window: Any, root: Any, mover: Any) -> None:
        self._window, self._root, self._mover = window, root, mover
        self._may = kv.software()
        self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        self._pop = ScissorPop()
        self._levels: tuple[tuple[Any, ...], ...] = ()
        self._whole = 0  # frames drawn whole since something else than the mover changed
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
        if self._only_moved() and self._whole >= SURE:
            self._draw_part()
        else:
            self._draw_whole()

    def _draw_part(self) -> None:
        box = self._box()
        self._clip_to(box)
        self._window.render_context.draw()
        self.partial += 1
        if self._checked < CHECKED:
            self._checked += 1
            if self._row_beside(box) != self._row:
                log.warning("this software GL does not keep what was drawn: everything is drawn at every frame")
                self._whole, self._checked = -(10**12), CHECKED
                self._draw_whole()

    def _draw_whole(self) -> None:
        moved_only = self._only_moved()
        self._clip_to((0, 0, *self._window.system_size))
        self._window.clear()
        self._window.render_context.draw()
        self._levels = self._now()
        self._whole = self._whole + 1 if moved_only or self._whole < 0 else 1
        if self._checked < CHECKED:
            self._row = self._row_beside(self._box())

    def _only_moved(self) -> bool:
        """Whether since the last frame the mover changed and nothing else did."""
        path = self._path()
        if not path or not path[0].needs_redraw or self._now() != self._levels:
            return False
        return not any(
            child.needs_redraw
            for canvas, way in zip(path[1:], path, strict=False)
            for child in canvas.children
            if child is not way and child is not self._clip
        )

    def _now(self) -> tuple[tuple[Any, ...], ...]:
        """What stands in the tree, on every level above the mover."""
        return tuple(tuple(canvas.children) for canvas in self._path()[1:])

    def _path(self) -> list[Any]:
        """The canvases from the mover up to the window; none while it is not in the window."""
        found, widget = [], self._mover
        while widget is not None:
            found.append(widget.canvas)
            if widget is self._window:
                return found
            widget = widget.parent
        return []

    def _box(self) -> tuple[int, int, int, int]:
        """The mover's box in the window's pixels."""
        x, y = self._mover.to_window(*self._mover.pos)
        return round(x), round(y), round(self._mover.width), round(self._mover.height)

    def _clip_to(self, box: tuple[int, int, int, int]) -> None:
        clip = self._clip
        if (clip.x, clip.y, clip.width, clip.height) != box:
            clip.x, clip.y, clip.width, clip.height = box

    def _row_beside(self, box: tuple[int, int, int, int]) -> bytes:
        """One row of pixels in the larger part of the window that the box leaves."""
        width, height = self._window.system_size
        above, below = height - box[1] - box[3], box[1]
        row = height - above // 2 if above >= below else below // 2
        return bytes(glReadPixels(0, row, width, 1, GL_RGBA, GL_UNSIGNED_BYTE))
