"""A process and all its children, from outside: how much memory they hold, how much of a core they take.

Rules it keeps: memory is PSS (shared pages divided among those who share them), summed over the tree; a process that
ends while we look counts for nothing; only what we started is ended, by its own group.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def started(
    command: Sequence[str], environ: Mapping[str, str], log: Path, pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """A child in a group of its own; the whole group is ended afterwards. What it says goes to `log`."""
    with log.open("ab") as out:
        child = subprocess.Popen(
            command,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            pass_fds=pass_fds,
        )
    try:
        yield child
    finally:
        family = tree(child.pid)
        for how, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
            with suppress(ProcessLookupError):
                os.killpg(child.pid, how)
            with suppress(subprocess.TimeoutExpired):
                child.wait(patience)
                break
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # children that outlived their parent
        until = time.monotonic() + 5.0
        while any(_alive(one) for one in family) and time.monotonic() < until:
            time.sleep(0.01)  # a killed process takes a moment to go


def tree(pid: int) -> list[int]:
    """A process and its descendants."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            parents.setdefault(_stat(folder)[1], []).append(int(folder.name))
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        todo.extend(parents.get(found[-1], ()))
    return found


def pss_mb(pid: int) -> float:
    """Megabytes (10⁶ bytes) that the tree of `pid` holds."""
    total = 0
    for one in tree(pid):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total / 1e6


def cpu_s(pid: int) -> float:
    """Seconds of a core that the tree of `pid` has taken so far."""
    total = 0
    for one in tree(pid):
        with suppress(OSError, IndexError, ValueError):
            total += _stat(Path(f"/proc/{one}"))[0]
    return total / TICK


def load_of(pid: int, seconds: float) -> float:
    """The part of one core that the tree takes over `seconds`: 0.005 is half a per cent."""
    before, at = cpu_s(pid), time.monotonic()
    time.sleep(seconds)
    return (cpu_s(pid) - before) / (time.monotonic() - at)


def _alive(pid: int) -> bool:
    """Whether it still runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _stat(folder: Path) -> tuple[int, int]:
    """(ticks of CPU, parent) of a process, with those of its children that have ended; its name may hold blanks."""
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]), int(fields[1])
