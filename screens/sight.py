"""A sight: all that a frame is made of, as one value: (snapshot, visit, now), and what follows from them.

Rules it keeps: pure; two equal sights give the same frame; nothing in it is remembered from a frame before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.content import codec
from kiosk.content.emergency import Alarm, Blank
from kiosk.terminal.freshness import Standing, State, standing
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import Visit
from screens.contents import Contents
from screens.handwriting.strokes import Pad
from screens.words.say import Say, say_in

if TYPE_CHECKING:  # the first frame does not wait for the search
    from screens.finding import Answer

RANK = {"red": 0, "orange": 1, "yellow": 2, "blue": 3}

SHRINKS = timedelta(hours=6)
"""After its check-by a full-screen warning stays so long, then it is a band (definitions D9)."""

PAGE_S = 12
"""How long a page of a warning stays that is too long for one screen."""

FORGETS = timedelta(hours=72)
"""A warning nobody could lift, since nobody could be reached, leaves after so long."""


def read_mark(alarm: Alarm) -> str:
    """The mark of a visit that a citizen has read this warning; one that is changed is another one."""
    return f"alarm:{alarm.id}:{codec.sha256(codec.encode(alarm))[:12]}"


@dataclass(frozen=True)
class Sight:
    """What is to be seen. `name`: of the terminal; `names`: what a warning may be aimed at: board id, its tags."""

    snapshot: Snapshot
    now: datetime
    zone: ZoneInfo
    contents: Contents | None = None  # of snapshot.edition
    visit: Visit = field(default_factory=Visit)
    name: str = ""
    names: frozenset[str] = frozenset()
    feed_url: str = ""
    fingerprint: str = ""  # of the terminal's key, for pairing
    answer: Answer | None = None  # the newest, to what the visit asks for or asked for just before
    pad: Pad | None = None  # what is being written; None where nobody can read it

    @property
    def local(self) -> datetime:
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.local.date()

    @property
    def minute(self) -> int:
        """What is told of time is told to the minute."""
        return int(self.now.timestamp()) // 60

    @property
    def pulse(self) -> int:
        """Between two of these nothing changes but by a fact or a touch; a long warning turns its pages."""
        return int(self.now.timestamp()) // PAGE_S if self.alarm is not None else self.minute

    @property
    def standing(self) -> Standing:
        return standing(self.snapshot, self.now, self.zone)

    @property
    def stale(self) -> bool:
        return self.standing.state is State.STALE

    @property
    def office(self) -> str:
        edition = self.snapshot.edition
        if edition is None:
            return "明白屏"
        return (self.visit.language == "en" and edition.office.name_en) or edition.office.name

    @property
    def say(self) -> Say:
        """In the citizen's language."""
        return say_in(self.visit.language)

    @property
    def fresh(self) -> str:
        """How fresh all of it is, in the citizen's language."""
        return self.standing.line_en if self.visit.language == "en" else self.standing.line

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The warnings that hold here now, the gravest first, then the newest."""
        emergency = self.snapshot.emergency
        if emergency is None or self._forgotten():
            return ()
        found = [a for a in emergency.alarms if self._aimed_here(a.target)]
        return tuple(sorted(found, key=lambda a: (RANK[a.level], -a.issued.timestamp(), a.id)))

    @property
    def alarm(self) -> Alarm | None:
        """The warning that fills the screen: the gravest that is neither long past its check-by nor read already."""
        return next((a for a in self.alarms if self._fills(a)), None)

    @property
    def bands(self) -> tuple[Alarm, ...]:
        """The warnings that have shrunk to a band."""
        return tuple(a for a in self.alarms if not self._fills(a))

    def _fills(self, alarm: Alarm) -> bool:
        return self.now < alarm.check_by + SHRINKS and read_mark(alarm) not in self.visit.marks

    @property
    def blank(self) -> Blank | None:
        """A person has ordered this screen to show nothing."""
        emergency = self.snapshot.emergency
        if emergency is None:
            return None
        found = [b for b in emergency.blanks if self._aimed_here(b.target)]
        return max(found, key=lambda b: b.look == "black", default=None)

    def _aimed_here(self, target: tuple[str, ...]) -> bool:
        return not target or not self.names.isdisjoint(target)

    def _forgotten(self) -> bool:
        verified = self.snapshot.verified_at
        return verified is not None and self.now - verified > FORGETS
