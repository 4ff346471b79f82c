"""The process that decodes, seen from here: orders go in, pictures come back, whatever becomes of it.

    decoder = Decoder()                    nothing is started yet
    decoder.ask(order, then)               then(order, Picture) on another thread
    decoder.close()                        process and thread are gone when it returns

Rules it keeps: one order at a time, the newest wish of a pane is not preferred; a process that dies or takes longer
than PATIENCE_S is ended and a new one started for the next order; what cannot be drawn is answered with why.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from kiosk.box import Box

log = logging.getLogger(__name__)

PATIENCE_S = 15.0
ROOT = Path(__file__).resolve().parents[2]


class Order(NamedTuple):
    """A picture (page 0), or a page of a PDF, to be fitted into a box.

    `part`: of that this alone; for a part a picture is enlarged, too.
    """

    path: str
    page: int
    width: int
    height: int
    part: Box | None = None


class Picture(NamedTuple):
    """RGBA from the upper left; `why` it could not be drawn, else empty."""

    width: int
    height: int
    pixels: bytes
    why: str = ""


Then = Callable[[Order, Picture], None]


class Decoder:
    """One process, one thread; both begin with the first order."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "screens.pictures.drawing")) -> None:
        self._command = command
        self._orders: SimpleQueue[tuple[Order, Then] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._closing = False

    def ask(self, order: Order, then: Then) -> None:
        """Have it drawn; `then` is called on the decoder's thread."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="pictures", daemon=True)
            self._thread.start()
        self._orders.put((order, then))

    def close(self) -> None:
        """End both. What was asked and not answered is forgotten."""
        self._closing = True
        self._orders.put(None)
        self._kill()
        if self._thread is not None:
            self._thread.join()
        self._kill()

    def _work(self) -> None:
        while (asked := self._orders.get()) is not None and not self._closing:
            order, then = asked
            try:
                picture = self._drawn(order)
            except Exception as e:  # this thread must live as long as the window
                log.exception("%s could not be drawn", order.path)
                picture = Picture(0, 0, b"", str(e) or type(e).__name__)
            if not self._closing:
                then(order, picture)

    def _drawn(self, order: Order) -> Picture:
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        watch = threading.Timer(PATIENCE_S, child.kill)
        watch.daemon = True
        watch.start()
        try:
            child.stdin.write(json.dumps(order._asdict()).encode() + b"\n")
            child.stdin.flush()
            head = child.stdout.readline().decode(errors="replace").split(" ", 2)
            width, height = int(head[0]), int(head[1])
            if not width:
                return Picture(0, 0, b"", head[2].strip())
            pixels = child.stdout.read(width * height * 4)
            if len(pixels) < width * height * 4:
                raise OSError("it ended in the middle")
            return Picture(width, height, pixels)
        except (OSError, ValueError, IndexError):
            self._kill()
            return Picture(0, 0, b"", "the file ended its decoder, or took too long")
        finally:
            watch.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._kill()
            pipe = subprocess.PIPE
            self._child = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT)
        return self._child

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(OSError):
            child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
