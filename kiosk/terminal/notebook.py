"""What goes wrong, written down: in the store, and in memory when the store takes no writing.

Rules it keeps: writing something down never raises; refusals of the feed are security alarms, everything else is a
fault of our own; both stay until a person clears them.
"""

from __future__ import annotations

from kiosk.clock import FloorClock
from kiosk.errors import MingbaiError, Refusal
from kiosk.store.open import Store

REFUSALS = {refusal.value: refusal for refusal in Refusal}


class Notebook:
    """The alarms and faults of one terminal."""

    def __init__(self, store: Store, clock: FloorClock) -> None:
        self._store, self._clock = store, clock
        self._unwritten: set[str] = set()

    def note(self, what: str, why: str, evidence: bytes = b"") -> None:
        """`what`: a Refusal's value, or one word of our own."""
        try:
            self._store.alarms.note(what, why, self._clock.now(), evidence)
        except MingbaiError:
            self._unwritten.add(what)

    def alarms(self) -> frozenset[Refusal]:
        return frozenset(REFUSALS[what] for what in self._standing() if what in REFUSALS)

    def faults(self) -> tuple[str, ...]:
        faults = {what for what in self._standing() if what not in REFUSALS}
        if self._store.readonly:
            faults.add("read-only")
        return tuple(sorted(faults))

    def clear(self) -> None:
        """A person has seen them. Raises what the store raises: then they stand."""
        self._store.alarms.clear(self._clock.now())
        self._unwritten.clear()

    def _standing(self) -> set[str]:
        try:
            return {alarm.what for alarm in self._store.alarms.standing()} | self._unwritten
        except MingbaiError:
            return self._unwritten
