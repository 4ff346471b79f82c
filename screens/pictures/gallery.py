"""The pictures of one window: textures by what they show, made when a pane asks, kept while one is in use.

Rules it keeps:
- nothing is decoded on the glass thread, and an upload is cut into strips that a frame has time for;
- a pane that asks too early is told when its picture stands, and draws itself anew;
- at most LIMIT bytes stay that nobody uses, the longest unused go first; what is in use always stays;
- a picture that cannot be drawn is remembered as such, so that nobody asks for it in every frame.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Event
from typing import Protocol
from weakref import WeakSet

from kivy.clock import Clock
from kivy.graphics.texture import Texture

from screens.parts.desk import Desk
from screens.pictures.decoder import Decoder, Order, Picture

log = logging.getLogger(__name__)

LIMIT = 64 * 1024 * 1024
STRIP_BYTES = 512 * 1024
"""Uploaded in one step: about a millisecond on software GL."""


class Pane(Protocol):
    """Who shows a picture."""

    def stale(self) -> None:
        """Something it draws has changed."""


class _Hung:
    """One picture: asked for, or standing, or found to be broken."""

    def __init__(self) -> None:
        self.texture: Texture | None = None
        self.why = ""
        self.users: WeakSet[Pane] = WeakSet()
        self.used = 0

    @property
    def pending(self) -> bool:
        return self.texture is None and not self.why

    @property
    def bytes(self) -> int:
        return self.texture.width * self.texture.height * 4 if self.texture is not None else 0


class Gallery:
    """Belongs to the glass thread. `desk`: where uploads are done between frames."""

    def __init__(self, desk: Desk, decoder: Decoder | None = None, limit: int = LIMIT) -> None:
        self._desk, self._decoder, self._limit = desk, decoder or Decoder(), limit
        self._hung: dict[Order, _Hung] = {}
        self._came: SimpleQueue[tuple[Order, Picture]] = SimpleQueue()
        self._bell = Event()  # rung by the decoder's thread: for who waits for all of them
        self._news = Clock.create_trigger(self._arrived, 0)
        self._turn = 0

    def texture(self, order: Order, pane: Pane) -> Texture | None:
        """The texture of a picture, or None: not yet, or not at all (see `broken`). `pane` is told when it stands."""
        hung = self._hung.get(order)
        if hung is None:
            hung = self._hung[order] = _Hung()
            self._decoder.ask(order, self._drawn)
        self._turn += 1
        hung.users.add(pane)
        hung.used = self._turn
        return hung.texture

    def broken(self, order: Order) -> str:
        """Why a picture cannot be shown; empty while it can, or nobody knows yet."""
        hung = self._hung.get(order)
        return hung.why if hung is not None else ""

    def troubles(self, pane: Pane) -> tuple[tuple[Order, str], ...]:
        """The pictures of this pane that cannot be shown, and why."""
        return tuple((order, hung.why) for order, hung in self._hung.items() if hung.why and pane in hung.users)

    def awaited(self, pane: Pane) -> bool:
        """Whether a picture of this pane is still being decoded or uploaded."""
        return any(hung.pending and pane in hung.users for hung in self._hung.values())

    def leave(self, pane: Pane) -> None:
        """This pane shows nothing any more."""
        for hung in self._hung.values():
            hung.users.discard(pane)

    def finish(self, patience_s: float = 20.0) -> None:
        """Wait until everything asked for stands: for pictures and tests, which have no frames to come."""
        while any(hung.pending for hung in self._hung.values()):
            if not self._bell.wait(patience_s):
                return
            self._bell.clear()
            self._arrived()
            self._desk.finish()

    def close(self) -> None:
        self._news.cancel()
        self._decoder.close()
        self._hung.clear()

    def _drawn(self, order: Order, picture: Picture) -> None:
        """On the decoder's thread."""
        self._came.put((order, picture))
        self._bell.set()
        self._news()

    def _arrived(self, *_: object) -> None:
        while True:
            try:
                order, picture = self._came.get_nowait()
            except Empty:
                return
            hung = self._hung.get(order)
            if hung is None:
                continue
            if picture.why:
                log.warning("%s cannot be shown: %s", order.path, picture.why)
                hung.why = picture.why
                self._tell(hung)
            else:
                self._desk.put(_Hanging(self, hung, picture))

    def hang(self, hung: _Hung, picture: Picture) -> Iterator[None]:
        """Upload it in strips, then show it to who asked."""
        texture = Texture.create(size=(picture.width, picture.height), colorfmt="rgba", bufferfmt="ubyte")
        yield
        row = picture.width * 4
        high = max(1, STRIP_BYTES // row)
        for top in range(0, picture.height, high):
            count = min(high, picture.height - top)
            strip = picture.pixels[top * row : (top + count) * row]
            texture.blit_buffer(strip, size=(picture.width, count), pos=(0, top), colorfmt="rgba", bufferfmt="ubyte")
            yield
        hung.texture = texture
        self._make_room()
        self._tell(hung)

    def _tell(self, hung: _Hung) -> None:
        for pane in list(hung.users):
            pane.stale()

    def _make_room(self) -> None:
        idle = sorted((h.used, order) for order, h in self._hung.items() if not h.users and not h.pending)
        kept = sum(self._hung[order].bytes for _, order in idle)
        for _, order in idle:
            if kept <= self._limit:
                return
            kept -= self._hung.pop(order).bytes


class _Hanging:
    """One upload at the desk."""

    def __init__(self, gallery: Gallery, hung: _Hung, picture: Picture) -> None:
        self._gallery, self._hung, self._picture = gallery, hung, picture

    def compose(self) -> Iterator[None]:
        yield from self._gallery.hang(self._hung, self._picture)
