"""The bell: a command of this terminal's settings that is run when somebody asks for a human (a lamp, a relay on USB).

Rules it keeps: it is run beside the glass, without a shell, and killed when it takes too long; one at a time; what it
says or that it fails is logged, and the envelope to the desk goes its own way.
"""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Sequence
from threading import Thread

log = logging.getLogger(__name__)

LONGEST_S = 10.0


class Bell:
    """`command`: program and words; empty: there is none."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._thread: Thread | None = None

    def ring(self) -> None:
        """Run it, unless it is running."""
        if self._command and (self._thread is None or not self._thread.is_alive()):
            self._thread = Thread(target=self._run, name="bell")
            self._thread.start()

    def stop(self) -> None:
        """Wait for the last ring to end."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            done = subprocess.run(
                self._command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as e:
            log.warning("the bell did not ring: %s", e)
            return
        if done.returncode:
            log.warning("the bell: %s ended with %d: %s", self._command[0], done.returncode, done.stderr[-200:])
