"""One film being decoded, seen from here: ffmpeg turns it into pictures, a ring of shared memory holds the next few.

    reel = Reel(film, begins, size)        begins: seconds into the film, of its first picture
    reel.due(seconds)                      the newest picture due then, as RGBA; None: not yet, or still the same
    reel.close()                           both processes are being ended

Rules it keeps: which picture is due follows from the time alone, RATE a second, so that boards stay in step; ffmpeg may
run ahead by SLOTS pictures and waits then; no sound; nothing but the one file is opened; only whole pictures are given.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from screens.video.film import Film

RATE = 25
SLOTS = 6
"""Pictures ahead: a quarter of a second in which a busy machine may do something else."""

PIPE_BYTES = 1 << 20
NICE = 5
"""The glass goes before its films."""

FORMATS = {"video/mp4": "mp4", "video/webm": "matroska"}
"""The only way each type is opened: a list of addresses that calls itself a film is none."""

MOST_ALLOC = 256_000_000
"""Bytes of one piece of memory that a film may ask for."""

ROOT = Path(__file__).resolve().parents[2]


class Reel:
    """Two processes, started on a thread: that takes longer than a frame has time. Belongs to the glass thread."""

    def __init__(self, film: Film, begins: float, size: tuple[int, int], ffmpeg: str = "ffmpeg") -> None:
        self.begins, self.size = begins, size
        self.came = 0  # pictures so far
        self.ended = False  # there are no more to come
        self.why = ""  # it could not be started
        self._bytes = size[0] * size[1] * 4
        self._passed = 0  # the first picture that has not been given or left out
        self._freed = 0
        self._processes: tuple[subprocess.Popen[bytes], ...] = ()
        self._closing = False
        memory = os.memfd_create("film")
        os.ftruncate(memory, self._bytes * SLOTS)
        self._ring = memoryview(mmap.mmap(memory, self._bytes * SLOTS))
        (reads, self._free), (self._told, tells) = os.pipe(), os.pipe()
        os.set_blocking(self._told, False)
        words = tuple(str(n) for n in (SLOTS, self._bytes, memory, reads, tells))
        start = partial(self._start, _command(film, begins, size, ffmpeg), words, (memory, reads, tells))
        self._starting = threading.Thread(target=start, name="film", daemon=True)
        self._release()
        self._starting.start()

    @property
    def ends(self) -> float:
        """Seconds into the film, after the last picture that has come."""
        return self.begins + self.came / RATE

    def due(self, seconds: float) -> memoryview | None:
        """The picture that is due `seconds` into the film, once; it is valid until the next call."""
        self._release()
        self._hear()
        number = min(int((seconds - self.begins) * RATE + 1e-6), self.came - 1)
        if number < self._passed:
            return None
        self._passed = number + 1
        slot = number % SLOTS
        return self._ring[slot * self._bytes : (slot + 1) * self._bytes]

    def wait(self, patience_s: float) -> bool:
        """Wait for more: for pictures and tests, which have no frames to come. False: none came in time."""
        self._release()
        ready = self.ended or select.select([self._told], (), (), patience_s)[0]
        self._hear()
        return bool(ready)

    def close(self) -> None:
        """Let it end, at whatever it is. Costs nothing; `gone` tells when it has."""
        if self._closing:
            return
        self._closing = self.ended = True
        self._kill()
        for file in (self._free, self._told):
            os.close(file)
        self._ring = memoryview(b"")

    def gone(self, patience_s: float = 0.0) -> bool:
        """Whether nothing of a closed one is left, after waiting so long for each part of it at most."""
        self._starting.join(patience_s)
        for child in self._processes:
            with suppress(subprocess.TimeoutExpired):  # else it hangs in the disk; the system ends it when that answers
                child.wait(patience_s)
        return not self._starting.is_alive() and all(child.returncode is not None for child in self._processes)

    def _hear(self) -> None:
        """How many more have come."""
        while not self.ended:
            try:
                said = os.read(self._told, 64)
            except BlockingIOError:
                return
            self.came += len(said)
            self.ended = not said

    def _release(self) -> None:
        """What was given or left out may be filled anew."""
        more = SLOTS + self._passed - self._freed
        if more > 0 and not self.ended:
            self._freed += more
            with suppress(BrokenPipeError):  # it has just ended
                os.write(self._free, b"." * more)

    def _start(self, command: tuple[str, ...], words: tuple[str, ...], files: tuple[int, ...]) -> None:
        """On the thread. What it cannot start has ended: nothing holds the other end of the pipe it tells by."""
        try:
            for child in _started(command, words, files):
                self._processes = (*self._processes, child)
        except OSError as e:
            self.why = f"ffmpeg cannot be started: {e.strerror or e}"
        finally:
            for file in files:
                os.close(file)
        if self._closing:
            self._kill()

    def _kill(self) -> None:
        for child in self._processes:
            child.kill()


def _command(film: Film, begins: float, size: tuple[int, int], ffmpeg: str) -> tuple[str, ...]:
    """What ffmpeg is to do: the pictures of one file from a moment on, of this size, at our rate."""
    only = ("-protocol_whitelist", "file,pipe", "-f", FORMATS[film.type], "-max_alloc", str(MOST_ALLOC))
    shape = f"fps={RATE}:start_time=0,scale={size[0]}:{size[1]}:flags=bilinear"
    begin = ("-ss", f"{begins:.3f}") if begins else ()
    given = (ffmpeg, "-v", "quiet", "-nostdin", "-threads", "2", *begin, *only, "-i", f"file:{film.path}")
    return (*given, "-map", "0:v:0", "-an", "-sn", "-dn", "-vf", shape, "-pix_fmt", "rgba", "-f", "rawvideo", "pipe:1")


def _started(
    command: tuple[str, ...], words: tuple[str, ...], files: tuple[int, ...]
) -> Iterator[subprocess.Popen[bytes]]:
    """ffmpeg, then the ring beside it; each goes when the other does."""
    nothing = subprocess.DEVNULL
    source = subprocess.Popen(command, stdin=nothing, stdout=subprocess.PIPE, stderr=nothing)
    yield source
    assert source.stdout is not None
    with source.stdout as pictures:
        with suppress(OSError):  # a wish: fewer, larger steps
            fcntl.fcntl(pictures, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        module = (sys.executable, "-m", "screens.video.ring", *words)
        ring = subprocess.Popen(module, stdin=pictures, stdout=nothing, stderr=nothing, pass_fds=files, cwd=ROOT)
    yield ring
    for child in (source, ring):
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, child.pid, NICE)
