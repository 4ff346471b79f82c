"""What a board leaves out, because it could not be shown: for the rest of its turn, and after three turns for a day.

    quarantine.fault(name, starts, now, "why")     it could not be shown in the turn that began at `starts`
    quarantine.bars(name, starts, now)             whether it is left out in that turn

A card goes by item and version: changed by an edition, it is another one and is tried at once. A medium goes by its
hash: an item without it shows its words, or gives its turn to the office's card, as while the medium is on its way.

Rules it keeps:
- one turn counts once, whoever finds the fault first: the glass, or the thread beside it;
- every fault is told: to the log, and to the terminal, whose status and next beat say so until a person clears it;
- it decides by the instants it is given; what it remembers is lost with the process, and then tried anew.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from kiosk.content.kinds import AnyItem
from kiosk.terminal.orders import Note, Order

log = logging.getLogger(__name__)

TURNS = 3
"""After so many turns it is left out altogether."""

LASTS = timedelta(days=1)

MOST = 500
"""Cases remembered; the oldest are forgotten first."""


@dataclass
class _Case:
    """One thing that could not be shown: in which turn last, in how many, and since when it is left out."""

    turn: datetime
    times: int = 0
    since: datetime | None = None


def deaf(_: Order) -> None:
    """Nobody is told: for previews and tests."""


def card(item: str, version: str) -> str:
    """What the card of an item is called here."""
    return f"{item}@{version}"


class Quarantine:
    """Of one board. May be asked and told from any thread."""

    def __init__(self, tell: Callable[[Order], object] = deaf) -> None:
        self._tell = tell
        self._lock = Lock()
        self._cases: dict[str, _Case] = {}

    @property
    def faults(self) -> Counter[str]:
        """In how many turns each item or medium could not be shown."""
        with self._lock:
            found: Counter[str] = Counter()
            for name, case in self._cases.items():
                found[name.partition("@")[0]] += case.times
            return found

    def fault(self, name: str, turn: datetime, now: datetime, why: str) -> None:
        """It could not be shown in the turn that began at `turn`."""
        with self._lock:
            case = self._cases.setdefault(name, _Case(turn))
            if case.times and case.turn == turn:
                return
            case.turn, case.times = turn, case.times + 1
            out = case.times >= TURNS and case.since is None
            if out:
                case.since = now
            while len(self._cases) > MOST:
                self._cases.pop(next(iter(self._cases)))
        log.warning("%s could not be shown, its turn is left out: %s", name, why)
        self._say("card", f"{name}: {why}")
        if out:
            log.error("%s could not be shown in %d turns and is left out for a day", name, TURNS)
            self._say("quarantine", f"{name}: left out for a day, or until an edition changes it")

    def bars(self, name: str, turn: datetime, now: datetime) -> bool:
        """Whether it is left out in this turn."""
        with self._lock:
            case = self._cases.get(name)
            if case is None:
                return False
            if case.since is not None and not abs(now - case.since) < LASTS:
                del self._cases[name]  # a day has passed, or the clock was set: it gets another chance
                return False
            return case.since is not None or case.turn == turn

    def poisoned(self, item: AnyItem, turn: datetime, now: datetime) -> frozenset[str]:
        """Which media of an item are left out in this turn."""
        if not self._cases:
            return frozenset()
        return frozenset(media.sha256 for media in item.media if self.bars(media.sha256, turn, now))

    def _say(self, what: str, why: str) -> None:
        try:
            self._tell(Note(what, why))
        except Exception:  # the keeper may be gone while we close; the board goes on
            log.exception("a fault could not be told")
