"""Time, as a value that is handed in: the only file of the product that reads a clock.

Rules it keeps (feed.md §4):
- an instant is always aware; what comes out of here is UTC;
- `floor` is the newest time we have proof of (a signature we accepted, or our own `now` stored hourly);
- `now` is the wall clock while floor ≤ wall ≤ floor + 400 days, else floor + what has passed by the monotonic clock;
- a duration is always measured with the monotonic clock.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol

REACH = timedelta(days=400)
"""How far the wall clock may run ahead of the last proof of time before it is not believed."""

JUMP = timedelta(minutes=5)
"""A wall clock that moves this far against the monotonic clock is not believed until it is confirmed."""

DISAGREEMENT = timedelta(minutes=15)
"""How far a fresh heartbeat may differ from the wall clock."""

FRESH_PROOF = timedelta(minutes=20)
"""How young a heartbeat must be to speak against the wall clock."""


class Clock(Protocol):
    """Where time comes from. Tests hold one of their own (tests/fakes/clock.py)."""

    def wall(self) -> datetime:
        """What the machine believes the time is: aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


def believed(wall: datetime, floor: datetime, elapsed_s: float) -> datetime:
    """The time to go by, from what the wall clock says, the floor, and the seconds since the floor was set."""
    if floor <= wall <= floor + REACH:
        return wall
    return floor + timedelta(seconds=elapsed_s)


class FloorClock:
    """A clock that cannot be talked below its floor. Shared by the three threads; the keeper alone raises the floor."""

    def __init__(self, clock: Clock, floor: datetime) -> None:
        """`floor`: aware instant from the store, or the build date of the software at first start."""
        self._clock = clock
        self._lock = Lock()
        self._floor = floor.astimezone(UTC)
        self._floor_at = clock.monotonic()
        self._seen_wall = clock.wall()
        self._seen_at = self._floor_at
        self._jumped = False
        self._proof: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        """The time to go by: aware, UTC, never below the floor."""
        wall, mono = self._clock.wall(), self._clock.monotonic()
        with self._lock:
            return believed(wall, self._floor, mono - self._floor_at)

    def monotonic(self) -> float:
        return self._clock.monotonic()

    @property
    def floor(self) -> datetime:
        with self._lock:
            return self._floor

    def prove(self, signed_at: datetime) -> None:
        """Take the time inside an accepted signature: it raises the floor and speaks for or against the wall clock."""
        wall, mono = self._clock.wall(), self._clock.monotonic()
        with self._lock:
            self._proof = (signed_at, mono)
            if signed_at > self._floor:
                self._floor, self._floor_at = signed_at.astimezone(UTC), mono
            if self._jumped and abs(wall - signed_at) <= DISAGREEMENT:
                self._jumped = False

    def lower(self, floor: datetime) -> None:
        """Set the floor back: only after a verified new root replaced the keys that had raised it (feed.md §2.3)."""
        with self._lock:
            self._floor, self._floor_at = floor.astimezone(UTC), self._clock.monotonic()

    def unsure(self) -> bool:
        """Whether the wall clock must not be trusted for promises and opening hours. Also takes note of jumps."""
        wall, mono = self._clock.wall(), self._clock.monotonic()
        with self._lock:
            drift = (wall - self._seen_wall) - timedelta(seconds=mono - self._seen_at)
            if abs(drift) > JUMP:
                self._jumped = True
            self._seen_wall, self._seen_at = wall, mono
            # A publisher that is a minute ahead of this machine must not switch every promise off after each heartbeat.
            if not self._floor - DISAGREEMENT <= wall <= self._floor + REACH:
                return True
            if self._proof is not None:
                signed_at, at = self._proof
                since = timedelta(seconds=mono - at)
                if since < FRESH_PROOF and abs(wall - (signed_at + since)) > DISAGREEMENT:
                    return True
            return self._jumped
