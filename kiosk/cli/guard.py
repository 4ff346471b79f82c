"""The process that watches over a terminal: `mingbai run` is two, and the one that was started only waits.

    return guarded(show, clock)      show(start) is the terminal, in a child; returns its exit code in either process

Rules it keeps:
- the child says at intervals that its glass lives (screens/pulse.py); silence means that it stands still: it is made to
  say where (its stack, to the log), killed, and started again;
- so is one that was killed, or that broke once its window stood; one that never had a window, or was asked wrongly,
  ends with its code, for whoever started us to decide;
- after RESTARTS in an hour it is started with a safe programme, of text only, for an hour;
- neither outlives the other: signals are handed on, and the child dies with us, however we are ended;
- the child may ask to be started again, with exit code AGAIN: that counts for nothing;
- what only waits stays small: nothing is imported here that waiting does not need, msgspec neither.
"""

from __future__ import annotations

import faulthandler
import fcntl
import os
import resource
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from kiosk.cli.ending import Ending, until_ended
from kiosk.clock import Clock

AGAIN = 75
"""The exit code of a child that wants to be started again."""

ASKED_WRONGLY = 2
"""The exit code for what a person must mend (kiosk/cli/__main__.py): starting again would not."""

RESTARTS = 3
HOUR_S = 3600.0

FROZEN_S = 20.0
"""A glass that is silent for so long stands still; it speaks every five seconds (screens/pulse.py)."""

FIRST_S = 120.0
"""Until its window stands: the slowest machine after a power cut, with a disk to be checked."""

PAUSE_S = 60.0
"""Between two starts of a safe programme that does not live either."""

EVERY_S = 5.0
"""How often we look at least."""

LAST_WORDS_S = 3.0


class Start(NamedTuple):
    """What a child is told. `why`: what happened to the one before; empty at the first start.

    `warming`: the way to its window, where that was begun already (screens/warm.py).
    """

    beat: Callable[[], None]
    safe: bool = False
    why: str = ""
    warming: Any = None


class Ended(NamedTuple):
    """How a child ended: its exit code (negative: by which signal), whether it had a window, why we ended it."""

    code: int
    lived: bool
    stood: str

    @property
    def final(self) -> bool:
        """Whether it is not for us to start it again."""
        broke = self.lived and self.code not in (0, ASKED_WRONGLY)
        return self.code != AGAIN and not self.stood and not broke

    @property
    def why(self) -> str:
        """What went wrong; empty when nothing did."""
        if self.stood or self.code == AGAIN:
            return self.stood
        return f"the terminal was ended by signal {-self.code}" if self.code < 0 else f"it broke, code {self.code}"


class Restarts:
    """How often it was started again within an hour. Seconds of a monotonic clock."""

    def __init__(self) -> None:
        self.at: list[float] = []

    def safe(self, now: float) -> bool:
        """It is started again now: whether with the safe programme."""
        self.at = [then for then in self.at if now - then < HOUR_S]
        many = len(self.at) >= RESTARTS
        self.at.append(now)
        return many


def guarded(show: Callable[[Start], int], clock: Clock, frozen_s: float = FROZEN_S) -> int:
    """Run `show` in a child until it is done or somebody ends us; its exit code. In the child: what `show` gives."""
    if not hasattr(os, "pidfd_open"):  # not Linux: somebody develops there
        return show(Start(lambda: None))
    guard = Guard(clock, frozen_s)
    with until_ended(guard.hand_on) as ending:
        found = guard.keep(ending)
    return found if isinstance(found, int) else show(found)


class Guard:
    """Belongs to the parent. One child at a time."""

    def __init__(self, clock: Clock, frozen_s: float) -> None:
        self._clock, self._frozen_s = clock, frozen_s
        self._restarts = Restarts()
        self._child = 0

    def keep(self, ending: Ending) -> int | Start:
        """In the parent: the exit code, when all is over. In each child: how it is to start."""
        safe, why, parent = False, "", os.getpid()
        while True:
            sys.stdout.flush()  # or what waits in it would be said by both
            beats, life = os.pipe(), os.pipe()
            self._child = os.fork()
            if not self._child:
                return Start(_born(beats, life, parent), safe, why)
            os.close(beats[1])
            os.close(life[0])
            if ending.asked:  # just before there was a child to hand it on to
                self.hand_on()
            try:
                ended = self._watch(beats[0], safe)
            finally:
                self._child = 0
                os.close(beats[0])
                os.close(life[1])
            if ending.asked or ended.final:
                return ended.code if ended.code >= 0 else 128 - ended.code
            why, tried = ended.why, safe
            safe = bool(why) and self._restarts.safe(self._clock.monotonic())
            if why:
                print(f"mingbai: {why}; it is started again{', with text only' * safe}", file=sys.stderr, flush=True)
            if safe and tried and ending.wait(PAUSE_S):
                return 0

    def hand_on(self) -> None:
        """Whoever ends us ends the child."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGTERM)

    def _watch(self, beats: int, safe: bool) -> Ended:
        """Until the child has ended."""
        begun, last, stood, back = self._clock.monotonic(), None, "", False
        now, child = begun, os.pidfd_open(self._child)
        try:
            while True:
                due = begun + FIRST_S if last is None else last + self._frozen_s
                ready, _, _ = select.select([beats, child], [], [], min(EVERY_S, max(0.0, due - now)))
                now = self._clock.monotonic()
                if beats in ready and os.read(beats, 4096):
                    last = now
                if child in ready:
                    code = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
                    return Ended(AGAIN if back else code, last is not None, stood)
                if last != now and now >= due:
                    stood = f"the glass stood still for {now - (begun if last is None else last):.0f} s"
                    self._kill(child)
                if safe and not back and now - begun >= HOUR_S:
                    back = True  # long enough: the whole programme is tried again
                    self.hand_on()
        finally:
            os.close(child)

    def _kill(self, child: int) -> None:
        """SIGABRT first: the child writes where each of its threads stands, then dies of it."""
        for how in (signal.SIGABRT, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.kill(self._child, how)
            if select.select([child], [], [], LAST_WORDS_S)[0]:
                return


def _born(beats: tuple[int, int], life: tuple[int, int], parent: int) -> Callable[[], None]:
    """Make this process the child of `parent`; gives what tells that it lives."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    os.close(beats[0])
    os.close(life[1])
    os.setpgid(0, 0)  # Ctrl-C reaches the parent, which hands it on, once
    # The kernel sends SIGIO, which ends us, when the parent's end of this pipe closes, however that comes about.
    fcntl.fcntl(life[0], fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life[0], fcntl.F_SETFL, fcntl.fcntl(life[0], fcntl.F_GETFL) | os.O_ASYNC)
    if os.getppid() != parent:  # it had ended before that
        os._exit(1)
    # What a citizen is writing must not stay on the disk as an image of our memory.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()
    os.set_blocking(beats[1], False)

    def beat() -> None:
        with suppress(OSError):  # full: then it has not been read for hours, and nobody is there to kill us
            os.write(beats[1], b".")

    return beat
