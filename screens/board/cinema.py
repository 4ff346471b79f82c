"""The film in the large zone of a board: loaded two seconds ahead, drawn over its poster, gone when anything covers it.

    cinema.load(show)      it will be shown: have its first pictures decoded
    cinema.show(show)      it is on the glass from now on; None: no film is
    cinema.step(now)       the picture that is due, once a frame

Rules it keeps:
- where it stands in the film follows from its start and now: boards are in step, a restart goes on in the middle;
- one upload a frame at most, no larger than its box; two textures by turns, so that none is written while it is drawn;
- a film that brings no picture, breaks off, or cannot keep up is given up: `failed` says why, and who asks decides;
- its sound, where it is to be heard, begins with its first picture and ends with its last;
- what has ended is seen to be gone: no process is left behind.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from kivy.graphics import Callback, Color, Rectangle
from kivy.graphics.opengl import GL_BLEND, glDisable, glEnable
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from screens.blocks.block import Block as Placeable
from screens.blocks.block import Box
from screens.blocks.film import Film as Block
from screens.blocks.glass import Pane, walk
from screens.board.loudspeaker import Loudspeaker
from screens.board.playing import Play
from screens.pictures.decoder import Order
from screens.pictures.gallery import Gallery
from screens.video.film import Film
from screens.video.reel import RATE, Reel

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
"""A film that has brought no picture so long after its start is none."""

LAG_S = 2.0
"""Further behind than this it is opened anew where it ought to be; as far before its end it has broken off."""

TRIES = 3
"""So often it is opened anew before it is given up."""

LEAVE_S = 2.0
"""So long the end of the board waits for each process."""


class Show(NamedTuple):
    """A film at a time, in a box of the window (upper left corner)."""

    film: Film
    starts: datetime
    box: Box
    own: tuple[int, int]  # its own pixels
    poster: Order | None = None  # what stands until it runs

    @property
    def size(self) -> tuple[int, int]:
        """Of the pictures that are decoded: larger than it is, the glass draws it."""
        w, h = min(self.box.w, self.own[0] or self.box.w), min(self.box.h, self.own[1] or self.box.h)
        return max(1, w), max(1, h)


UPSIDE = (0, 1, 1, 1, 1, 0, 0, 0)
"""The first row of a picture is the uppermost, that of a texture the lowest."""

Key = tuple[Film, datetime]


class Cinema:
    """Owns the widget in which films run. Belongs to the glass thread; `now` gives aware time."""

    def __init__(self, now: Callable[[], datetime], gallery: Gallery, loudspeaker: Loudspeaker) -> None:
        self._now, self._gallery, self._loudspeaker = now, gallery, loudspeaker
        self.widget = Widget(size=(0, 0), size_hint=(None, None))
        with self.widget.canvas:
            Color(1, 1, 1)
            Callback(self._opaque)
            self._screen = Rectangle(size=(0, 0))
            Callback(self._blended)
        self._textures: list[Texture] = []
        self._show: Show | None = None
        self._reels: dict[Key, Reel] = {}
        self._going: list[Reel] = []
        self._tries = 0
        self._since: datetime | None = None
        self.running = False  # a picture of what is shown stands
        self.failed = ""

    @property
    def lively(self) -> bool:
        """Whether pictures are to come."""
        return self._show is not None and not self.failed

    @property
    def _key(self) -> Key | None:
        return (self._show.film, self._show.starts) if self._show is not None else None

    @property
    def shown(self) -> str:
        """The file of the film that is on."""
        return self._show.film.path if self._show is not None else ""

    def load(self, show: Show) -> None:
        """Have its first pictures ready when it starts."""
        if show.poster is not None:
            self._gallery.texture(show.poster, self)
        if (show.film, show.starts) not in self._reels:
            self._open(show, max(show.starts, self._now()))

    def show(self, show: Show | None, height: int) -> None:
        """From now on this runs, in its box; `height` of the window turns y round."""
        if show == self._show:
            return
        self._show, self.running, self.failed, self._tries = show, False, "", 0
        self._screen.size = (0, 0)
        self._loudspeaker.hush()
        self._close_all(lambda key: key != self._key)
        if show is None:
            self._gallery.leave(self)
            return
        self._since = self._now()
        box = show.box
        self.widget.size, self.widget.pos = (box.w, box.h), (box.x, height - box.bottom)
        self._screen.pos = self.widget.pos
        self._gallery.leave(self)
        self.stale()
        if (show.film, show.starts) not in self._reels:
            self._open(show, self._since)
        self.step(self._since)

    def stale(self) -> None:
        """The poster has come: it stands until the film runs. Drawn by the film's own rectangle: none lies below."""
        show = self._show
        texture = self._gallery.texture(show.poster, self) if show is not None and show.poster is not None else None
        if texture is None or self.running or self.failed:
            return
        (x, y), (w, h), (wide, high) = self.widget.pos, self.widget.size, texture.size
        self._screen.texture = texture
        self._screen.tex_coords = UPSIDE
        self._screen.pos, self._screen.size = (x + (w - wide) // 2, y + (h - high) // 2), (wide, high)

    def step(self, now: datetime) -> None:
        """Draw what is due."""
        self._going = [reel for reel in self._going if not reel.gone()]
        self._close_all(lambda key: key != self._key and key[1] < now)
        show = self._show
        if show is None or self.failed:
            return
        reel, at = self._reels[show.film, show.starts], (now - show.starts).total_seconds()
        picture = reel.due(at)
        if picture is not None:
            self._draw(show, picture)
        if self.running:
            self._loudspeaker.play(show.film, at)
        if reel.ended:
            self._ended(show, reel, at)
        elif not reel.came and self._since is not None and now - self._since > timedelta(seconds=PATIENCE_S):
            self._fail("no picture came in time")
        elif reel.came and at - reel.ends > LAG_S:
            self._again(show, now)

    def finish(self, patience_s: float = 20.0) -> None:
        """Wait for the picture that is due now: for pictures and tests, which have no frames to come."""
        show, now = self._show, self._now()
        self.step(now)
        while show is not None and not self.failed:
            reel, at = self._reels[show.film, show.starts], (now - show.starts).total_seconds()
            if reel.ended or reel.ends > at or not reel.wait(patience_s):
                break
            self.step(now)
        self.step(now)

    def dispose(self) -> None:
        """Leave no process behind."""
        self.show(None, 0)
        self._close_all(lambda _: True)
        gone = [reel.gone(LEAVE_S) for reel in self._going]
        if not all((*gone, self._loudspeaker.gone(LEAVE_S))):
            log.warning("a film's process does not go")
        self._going, self._textures = [], []

    def _draw(self, show: Show, picture: memoryview) -> None:
        w, h = show.size
        if not self._textures or tuple(self._textures[0].size) != (w, h):
            self._textures = [Texture.create(size=(w, h), colorfmt="rgba", bufferfmt="ubyte") for _ in range(2)]
            for texture in self._textures:
                texture.flip_vertical()
                if (w, h) == tuple(self.widget.size):
                    texture.mag_filter = texture.min_filter = "nearest"  # point by point: half the work
        self._textures.reverse()
        texture = self._textures[0]
        texture.blit_buffer(picture, size=(w, h), colorfmt="rgba", bufferfmt="ubyte")
        self._screen.texture = texture
        if not self.running:
            self.running = True
            self._screen.pos, self._screen.size = self.widget.pos, self.widget.size

    def _opaque(self, _instruction: object) -> None:
        """Nothing shines through a film: to mix it with what lies below takes as long again as drawing it."""
        if self.running:  # a poster may have holes
            glDisable(GL_BLEND)

    def _blended(self, _instruction: object) -> None:
        glEnable(GL_BLEND)

    def _ended(self, show: Show, reel: Reel, at: float) -> None:
        """No more will come: it was all, or it was not."""
        if not reel.came:
            self._fail(reel.why or "no picture came of it")
        elif at > reel.ends + LAG_S and reel.ends < show.film.seconds - LAG_S:
            self._fail(f"it broke off after {reel.ends:.0f} s of {show.film.seconds}")

    def _again(self, show: Show, now: datetime) -> None:
        """It is too far behind, or time has jumped: open it where it ought to be."""
        self._tries += 1
        if self._tries > TRIES:
            self._fail("it cannot keep up")
            return
        self._loudspeaker.hush()
        self._open(show, now)

    def _open(self, show: Show, at: datetime) -> None:
        key = show.film, show.starts
        former = self._reels.pop(key, None)
        if former is not None:
            self._close(former)
        into = max(0.0, (at - show.starts).total_seconds())
        self._since = at
        self._reels[key] = Reel(show.film, round(into * RATE) / RATE, show.size)

    def _fail(self, why: str) -> None:
        assert self._show is not None
        log.warning("%s cannot be played: %s", self._show.film.path, why)
        self.failed, self.running = why, False
        self._loudspeaker.hush()
        self._screen.size = (0, 0)

    def _close_all(self, which: Callable[[Key], bool]) -> None:
        for key in [key for key in self._reels if which(key)]:
            self._close(self._reels.pop(key))

    def _close(self, reel: Reel) -> None:
        reel.close()
        self._going.append(reel)


def film_in(stood: tuple[Placeable, Box, Pane] | None, play: Play | None) -> Show | None:
    """The film that runs in what stands in the large zone, if one does."""
    if stood is None or play is None or stood[2].placed is None:
        return None
    for part, _ in walk(stood[2].placed):
        block = part.block
        if isinstance(block, Block) and block.source is not None:
            poster = Order(block.poster.path, 0, part.box.w, part.box.h) if block.poster.path else None
            return Show(block.source, play.starts, part.box, (block.poster.wide, block.poster.high), poster)
    return None
