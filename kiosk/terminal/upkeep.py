"""What the keeper does when nobody asks anything of it, by the clock.

Rules it keeps: one task at a time, and only while nothing waits; periods are monotonic; time is only remembered as far
as the last signature bears it out, else a wrong wall clock would become our floor for ever; nothing is swept while an
edition is on its way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.clock import DISAGREEMENT, FloorClock
from kiosk.content.proof import Beat
from kiosk.errors import Full, MingbaiError
from kiosk.store.open import Store
from kiosk.terminal import health
from kiosk.terminal.birth import SOFTWARE
from kiosk.terminal.freshness import standing
from kiosk.terminal.inward import Changes, Inward
from kiosk.terminal.outward import Outward
from kiosk.terminal.snapshot import Snapshot, panel_words

Free = Callable[[Path], int]

FIRST_AND_EVERY: dict[str, tuple[float, float]] = {
    "health": (0.0, 60.0),
    "report": (60.0, 60.0),
    "beat": (30.0, 600.0),
    "remember": (60.0, 3600.0),
    "sweep": (300.0, 3600.0),
    "inspect": (900.0, 86_400.0),
}
"""Seconds after the start, and from then on. `beat` is as often as the hub re-signs (feed.md §1)."""


SWEEP_AGAIN_S = 60.0
"""After a write that failed for want of room."""


class Upkeep:
    """The tasks of one terminal and when each is due."""

    def __init__(
        self,
        store: Store,
        clock: FloorClock,
        inward: Inward,
        outward: Outward,
        zone: ZoneInfo,
        *,
        reports: bool,
        free: Free = health.free_bytes,
    ) -> None:
        """`reports`: whether there is a hub to tell; without one, no beats pile up."""
        self._store, self._clock, self._inward, self._outward, self._zone = store, clock, inward, outward, zone
        self._free = free
        now = clock.monotonic()
        self._due = {task: now + first for task, (first, _) in FIRST_AND_EVERY.items()}
        if not reports:
            del self._due["beat"]
        self.needed = 0
        """Bytes that last did not fit; 0 when all did."""

    def wait_s(self) -> float:
        """Seconds until something is due; 0 when something is."""
        if self._inward.shelf.busy:
            return 0.0
        return max(0.0, min(self._due.values()) - self._clock.monotonic())

    def do(self, snapshot: Snapshot) -> Changes | None:
        """Do one thing that is due; gives what changed in the snapshot, or None when nothing is due."""
        now = self._clock.monotonic()
        for task, at in self._due.items():
            if at <= now:
                self._due[task] = now + FIRST_AND_EVERY[task][1]
                changes: Changes = getattr(self, f"_{task}")(snapshot)
                return changes
        return None

    def _health(self, snapshot: Snapshot) -> Changes:
        changes: Changes = {}
        if self._store.readonly and self._store.reopen():
            changes = {name: value for name, value in self._inward.load().items() if value is not None}
        free = self._free(self._store.data_dir)
        full = free < max(health.LOW, self.needed)
        if snapshot.disk_full and not full:
            try:  # free bytes are not all: a quota or a write that failed counts as full until one succeeds
                self._store.state.put("probe", str(free))
                self.needed = 0
            except MingbaiError:
                full = True
        return {**changes, "disk_full": full, "clock_unsure": self._clock.unsure()}

    def _report(self, snapshot: Snapshot) -> Changes:
        self._outward.tidy()
        self._outward.report()
        return {}

    def _beat(self, snapshot: Snapshot) -> Changes:
        stands = standing(snapshot, self._clock.now(), self._zone)
        entries, link = self._store.ledger.head()
        beat = Beat(
            edition=snapshot.edition.serial if snapshot.edition else 0,
            emergency=snapshot.emergency.serial if snapshot.emergency else 0,
            state=stands.state.value,
            faults=stands.marks,
            queued=snapshot.queued,
            free_mb=min(self._free(self._store.data_dir) // 1_000_000, 1_000_000_000),
            software=SOFTWARE,
            showing=snapshot.showing,
            panel=panel_words(snapshot.panel),
            memory_mb=health.memory_mb(),
            spare_mb=min(health.spare_mb(), 1_000_000_000),
            celsius=health.celsius(),
            ledger=entries,
            ledger_link=link,
        )
        self._outward.beat(beat)
        return {}

    def _remember(self, snapshot: Snapshot) -> Changes:
        if not self._clock.unsure():
            self._store.state.put_instant("now", self._borne_out(self._clock.now()))
            self._store.floors.save_copy()
        return {}

    def _borne_out(self, now: datetime) -> datetime:
        if self._inward.proved is None:
            return now
        signed_at, at = self._inward.proved
        return min(now, signed_at + timedelta(seconds=self._clock.monotonic() - at) + DISAGREEMENT)

    def _sweep(self, snapshot: Snapshot) -> Changes:
        if snapshot.incoming is None:
            self._store.editions.sweep()
        self._prune(snapshot)
        return {}

    def _prune(self, snapshot: Snapshot) -> None:
        """What the office's rule of retention has done with leaves the ledger. A clock in doubt removes nothing."""
        rules = snapshot.edition.rules.retention if snapshot.edition is not None else ()
        rule = next((rule for rule in rules if rule.what == "ledger"), None)
        if rule is not None and not self._clock.unsure():
            now = self._borne_out(self._clock.now())
            self._store.ledger.prune(now - timedelta(days=rule.days), now, rule.id)

    def _inspect(self, snapshot: Snapshot) -> Changes:
        self._store.db.check()
        return {}

    def no_room(self, error: Full) -> None:
        """A write failed for want of room: make some, from what nobody needs."""
        self.needed = max(self.needed, error.needed)
        # Not at once: the sweep itself may fail for want of room, and would then be called for without end.
        self._due["sweep"] = min(self._due["sweep"], self._clock.monotonic() + SWEEP_AGAIN_S)
