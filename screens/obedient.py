"""What the hub asks of the glass: a picture of it, or to begin anew (kiosk/command.py).

Rules it keeps:
- a touchscreen is pictured only while nobody is at it, and never with staff at its menu (definitions D12); until then
  it waits, and the keeper answers when it waited too long;
- pixels are read once, after a frame and before it is shown, so that they are a frame that was really on the glass;
  they are made small and a JPEG beside the glass;
- to begin anew waits until the answer lies on the disk; a board does so between two frames, a touchscreen when free.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from threading import Thread
from typing import Any, Protocol

from kiosk.command import MAX_PICTURE, RESTART, Command, Reply
from kiosk.terminal.orders import Obeyed, Order
from screens.seen import image_of, pixels_of

log = logging.getLogger(__name__)

LONGEST_PX = 960
"""The longer side of a picture: letters of the page can still be read."""

QUALITIES = (80, 60, 40, 20)


class Shown(Protocol):
    """What is asked of the root widget: whether somebody is at it."""

    @property
    def private(self) -> bool: ...


class Obedient:
    """`tell`: to the keeper, answers a future; `screen`: the root widget; `restart` ends the loop to begin anew."""

    def __init__(
        self,
        tell: Callable[[Order], Any],
        window: Any,
        screen: Shown,
        now: Callable[[], datetime],
        restart: Callable[[], None],
    ) -> None:
        self._tell, self._window, self._screen, self._now, self._restart = tell, window, screen, now, restart
        self._done: set[str] = set()
        self._awaited: Command | None = None
        self._thread: Thread | None = None

    def follow(self, asked: tuple[Command, ...]) -> None:
        """Do what is asked and was not done yet, if it can be done now."""
        if not asked or self._screen.private:
            return
        for command in asked:
            if command.id in self._done:
                continue
            if command.what == RESTART:
                self._done.add(command.id)
                self._tell_then(Reply(id=command.id, how="done", at=self._now()))
            elif self._awaited is None:
                self._done.add(command.id)
                self._awaited = command
                self._window.bind(on_flip=self._flipped)
                self._window.canvas.ask_update()

    def stop(self) -> None:
        """Leave nothing behind."""
        self._window.unbind(on_flip=self._flipped)
        if self._thread is not None:
            self._thread.join()

    def _flipped(self, *_: object) -> None:
        """A frame is drawn and about to be shown."""
        self._window.unbind(on_flip=self._flipped)
        command, self._awaited = self._awaited, None
        if command is None:
            return
        if self._screen.private:  # somebody came between
            self._done.discard(command.id)
            return
        try:
            size, pixels = tuple(self._window.size), pixels_of(self._window)
        except Exception as e:
            log.exception("the screen could not be pictured")
            self._fail(command, e)
            return
        if self._thread is not None:
            self._thread.join()
        self._thread = Thread(target=self._make, args=(command, size, pixels), name="picture")
        self._thread.start()

    def _make(self, command: Command, size: tuple[int, int], pixels: bytes) -> None:
        """Beside the glass."""
        try:
            picture = jpeg(size, pixels)
            self._tell(Obeyed(Reply(id=command.id, how="done", at=self._now(), picture=picture)))
        except Exception as e:
            log.exception("the picture could not be made")
            self._fail(command, e)

    def _fail(self, command: Command, error: Exception) -> None:
        self._tell(
            Obeyed(Reply(id=command.id, how="failed", at=self._now(), why=f"{type(error).__name__}: {error}"[:500]))
        )

    def _tell_then(self, reply: Reply) -> None:
        """Begin anew once the answer lies on the disk; without it not: the same would be asked for ever."""
        future = self._tell(Obeyed(reply))
        if isinstance(future, Future):
            future.add_done_callback(self._answered)

    def _answered(self, future: Future[Any]) -> None:
        """On the keeper's thread."""
        if not future.cancelled() and future.exception() is None and future.result():
            self._restart()


def jpeg(size: tuple[int, int], pixels: bytes) -> bytes:
    """RGBA from below to above, as OpenGL gives it, as a JPEG no longer than a terminal may send."""
    from PIL import Image

    image = image_of(size, pixels)
    image.thumbnail((LONGEST_PX, LONGEST_PX), Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        data = _encoded(image, quality)
        if len(data) <= MAX_PICTURE:
            return data
    raise ValueError(f"a picture of {len(data):,} bytes")


def _encoded(image: Any, quality: int) -> bytes:
    import io

    to = io.BytesIO()
    image.save(to, "JPEG", quality=quality, optimize=True)
    return to.getvalue()
