"""Child processes of a command: our own commands, started, watched, ended in reverse.

Rules it keeps: a child is asked to end (SIGTERM) before it is made to; what it says comes out under its name; nobody
outlives the command that started it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from threading import Thread
from types import TracebackType
from typing import IO

PATIENCE_S = 10.0


def mingbai(*words: str) -> tuple[str, ...]:
    """The command line of one of our commands."""
    return (sys.executable, "-m", "kiosk.cli", *words)


class Children:
    """`with Children() as children: children.start("board", mingbai(...), environ)`."""

    def __init__(self) -> None:
        self._running: list[tuple[str, subprocess.Popen[str]]] = []
        self._stack = ExitStack()

    def start(self, name: str, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start a child; what it says is printed behind its name."""
        child = subprocess.Popen(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C reaches us, and we end them in order
        )
        self._running.append((name, child))
        assert child.stdout is not None
        reader = Thread(target=_repeat, args=(name, child.stdout), name=f"what {name} says", daemon=True)
        reader.start()
        self._stack.callback(_ended, child, reader)

    def gone(self) -> tuple[str, int] | None:
        """The name and exit code of a child that has ended by itself, if one has."""
        for name, child in self._running:
            code = child.poll()
            if code is not None:
                return name, code
        return None

    def __enter__(self) -> Children:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, child in self._running:
            if child.poll() is None:
                child.terminate()  # all at once: they end side by side, then each is waited for
        self._stack.close()


def _ended(child: subprocess.Popen[str], reader: Thread) -> None:
    try:
        child.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    reader.join(PATIENCE_S)
    if child.stdout is not None:
        child.stdout.close()


def _repeat(name: str, said: IO[str]) -> None:
    for line in said:
        print(f"[{name}] {line}", end="", flush=True)
