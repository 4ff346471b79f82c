"""What of a film is heard, from a moment on: ffplay beside ffmpeg, with its pictures left out.

    sound = Sound(film, begins)            begins: seconds into the film
    sound.why                              why nothing is heard; "" while it is, and where the film has no sound
    sound.close()                          the process is being ended

Rules it keeps: nothing but the one file is opened, in the one way of its type; a machine that has no loudspeaker, or no
ffplay, says so and nothing else comes of it: the pictures do not wait for the sound.
"""

from __future__ import annotations

import subprocess
import threading
from typing import Final

from screens.video.film import Film
from screens.video.reel import FORMATS

PLAYER: Final = ("ffplay", "-nodisp", "-autoexit", "-loglevel", "error")

STARTS_S: Final = 0.2
"""From its start until it is heard: so much further into the film it begins."""

MUTE: Final = b"audio open failed"
"""What ffplay says where there is nothing to be heard by. It ends with 0 all the same."""


class Sound:
    """One process, started and awaited on a thread: that takes longer than a frame has time."""

    def __init__(self, film: Film, begins: float, player: tuple[str, ...] = PLAYER) -> None:
        self.why = ""
        self._child: subprocess.Popen[bytes] | None = None
        self._closing = threading.Event()
        command = _command(film, begins, player)
        self._thread = threading.Thread(target=self._run, args=(command,), name="sound", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let it end, wherever it is. Costs nothing; `gone` tells when it has."""
        self._closing.set()
        if self._child is not None:
            self._child.kill()

    def gone(self, patience_s: float = 0.0) -> bool:
        """Whether nothing of it is left, after waiting so long at most."""
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self, command: tuple[str, ...]) -> None:
        nothing = subprocess.DEVNULL
        try:
            self._child = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=subprocess.PIPE)
        except OSError as e:
            self.why = f"{command[0]} cannot be started: {e.strerror or e}"
            return
        if self._closing.is_set():  # it was let go while it was being started
            self._child.kill()
        _, said = self._child.communicate()
        if MUTE in said and not self._closing.is_set():
            self.why = "nothing to be heard by: no loudspeaker answers"


def _command(film: Film, begins: float, player: tuple[str, ...]) -> tuple[str, ...]:
    only = ("-protocol_whitelist", "file,pipe", "-f", FORMATS[film.type])
    return (*player, "-vn", "-sn", *only, "-ss", f"{begins + STARTS_S:.3f}", "-i", f"file:{film.path}")
