"""A clock that stands still until a test moves it: wall and monotonic apart, as on a real machine.

Rules it keeps: a wall time without a zone is Shanghai time; `advance` moves both hands, `set_wall` the wall alone, so
that a test can set a clock wrong; safe to read from several threads.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


class FakeClock:
    """A `kiosk.clock.Clock` in a test's hand."""

    def __init__(self, wall: str | datetime = "2026-11-23 10:34") -> None:
        self._lock = Lock()
        self._wall = instant(wall)
        self._monotonic = 1000.0

    def wall(self) -> datetime:
        with self._lock:
            return self._wall

    def monotonic(self) -> float:
        with self._lock:
            return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass: both hands move."""
        with self._lock:
            self._wall += timedelta(seconds=seconds)
            self._monotonic += seconds

    def set_wall(self, wall: str | datetime) -> None:
        """Put the wall clock elsewhere, as a person or a dead battery does; the monotonic hand stays."""
        with self._lock:
            self._wall = instant(wall)


def instant(at: str | datetime) -> datetime:
    """An aware instant in UTC from `2026-11-23`, `2026-11-23 10:34` (Shanghai) or anything ISO with an offset."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    return moment.astimezone(UTC)
