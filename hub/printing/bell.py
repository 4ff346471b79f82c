"""The bell at the press's door: a datagram to a socket in the hub's folder wakes it at once.

Rules it keeps: a bell may be missed, because the press looks every second anyway; ringing never waits and never fails;
nothing is said by it; who cannot open the hub's folder cannot ring.
"""

from __future__ import annotations

import os
import select
import socket
from contextlib import suppress
from pathlib import Path

from django.conf import settings

NAME = "press.sock"


def ring(folder: Path | None = None) -> None:
    """Wake the press of this hub, if it sleeps here."""
    path = (folder or Path(settings.DATA_DIR)) / NAME
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        out.setblocking(False)
        out.sendto(b"!", str(path))


class Bell:
    """The press's side of it. Where no socket can be made (a path too long) the wait is only a wait."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._socket: socket.socket | None = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)  # of a press that was killed: we hold the lock, so it is nobody's
            made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            made.setblocking(False)
            self._socket = made
            before = os.umask(0o177)
            try:
                made.bind(str(self._path))
            except OSError:
                made.close()
                self._socket = None
            finally:
                os.umask(before)

    @property
    def heard(self) -> bool:
        """Whether there is a socket at all."""
        return self._socket is not None

    def wait(self, seconds: float) -> None:
        """Until it rings, at most so long."""
        if self._socket is None:
            select.select([], [], [], seconds)
            return
        ready, _, _ = select.select([self._socket], [], [], seconds)
        with suppress(OSError):
            while ready and self._socket.recv(16):
                pass

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
