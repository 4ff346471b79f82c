"""An X server without a screen, of exactly the size wanted, for as long as it is needed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import started

SERVER = "DISPLAY_SERVER_PID"
"""In the environment of a display: the process of its server."""


@contextmanager
def display(width: int, height: int) -> Iterator[dict[str, str]]:
    """The environment of a new display. Raises RuntimeError if Xvfb does not come up."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        # Xvfb chooses a free number itself and tells it through a pipe: no race with others.
        read, write = os.pipe()
        command = ("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp")
        with started(command, os.environ, log, pass_fds=(write,)) as server:
            os.close(write)
            with os.fdopen(read) as pipe:
                number = pipe.readline().strip()
            if not number:
                raise RuntimeError(f"Xvfb did not start: {log.read_text()[-500:]}")
            told = {"DISPLAY": f":{number}", SERVER: str(server.pid), "LIBGL_ALWAYS_SOFTWARE": "1"}
            yield {**os.environ, **told}
