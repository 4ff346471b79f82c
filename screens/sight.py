"""A sight: all that a frame is made of, as one value: (snapshot, visit, now), and what follows from them.

Rules it keeps: pure; two equal sights give the same frame; nothing in it is remembered from a frame before.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from kiosk.calendar import Lighting
from kiosk.calendar.lighting import ALWAYS
from kiosk.config import Settings
from kiosk.content import codec, emergency
from kiosk.content.edition import Edition
from kiosk.content.emergency import AHEAD, Alarm, Blank, Lifted, aims_at
from kiosk.terminal.freshness import Standing, State, standing
from kiosk.terminal.snapshot import On, Snapshot
from kiosk.visit import ITEMS, Visit
from kiosk.visit.staff import Staff
from screens.contents import Contents
from screens.handwriting.strokes import Pad
from screens.printing.standing import NO_PRINTER, Form
from screens.printing.standing import Standing as Printing
from screens.words.say import Say, say_in

if TYPE_CHECKING:  # the first frame does not wait for the search
    from screens.calling import State as State_
    from screens.finding import Answer
    from screens.speech.reading import State as Voice

AWAY = Staff()

TAKEN = ("guide", "notice", "document", "unit", "site", "event", "leader", "faq")
"""Places of items that are taken home on paper."""

RANK = {"red": 0, "orange": 1, "yellow": 2, "blue": 3}

SHRINKS = timedelta(hours=6)
"""After its check-by a full-screen warning stays so long, then it is a band (definitions D9)."""

PAGE_S = 12
"""How long a page of a warning stays that is too long for one screen."""

ROUND_S = 15
"""How long an announcement stays while nobody is there."""

FORGETS = timedelta(hours=72)
"""A warning nobody could lift, since nobody could be reached, leaves after so long."""

RELIEF = timedelta(minutes=1)
"""So long a board says with its whole screen that a warning was lifted, then in a band."""

RELIEF_TOLD = timedelta(minutes=30)
"""So long it is told at all: who came in before it was lifted has looked up since."""

AWAKE = "awake"
"""The mark of a visit that began at a dark screen."""


def read_mark(alarm: Alarm) -> str:
    """The mark of a visit that a citizen has read this warning; one that is changed is another one."""
    return f"alarm:{alarm.id}:{codec.sha256(codec.encode(alarm))[:12]}"


class Sight(Struct, frozen=True):
    """What is to be seen. `name`: of the terminal; `names`: what a warning may be aimed at: board id, its tags."""

    snapshot: Snapshot
    now: datetime
    zone: ZoneInfo
    contents: Contents | None = None  # of snapshot.edition
    visit: Visit = field(default_factory=Visit)
    withdrawn: Literal["", "read-on", "gone"] = ""  # what is open: read on for a while, or no more (withdrawn.py)
    name: str = ""
    names: frozenset[str] = frozenset()
    feed_url: str = ""
    fingerprint: str = ""  # of the terminal's key, where staff are to be told of it
    hub_url: str = ""
    root: str = ""  # the fingerprint of the root it believes, as people compare it
    idle_s: float = 0.0  # the least silence for the group of screens it belongs to; 0: as its settings say
    begun: bool = False  # it was started a short time ago: whoever set it up still stands before it
    answer: Answer | None = None  # the newest, to what the visit asks for or asked for just before
    plain: bool = False  # text only, of one kind for all items: the safe programme (kiosk/cli/guard.py)
    pad: Pad | None = None  # what is being written; None where nobody can read it
    attract: bool = False  # announcements go by while nobody is there
    call: State_ = "none"  # of a call for a human
    printing: Printing = NO_PRINTER
    voice: Voice = "none"
    staff: Staff = AWAY
    shut: int = 0  # seconds for which no PIN is taken
    deeds: frozenset[str] = frozenset()  # what staff can do here
    board: bool = False  # nobody touches this screen
    lighting: Lighting = ALWAYS  # its hours
    dimming: Lighting | None = None  # when it is dimmed

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
        if self.alarm is not None:
            return int(self.now.timestamp()) // PAGE_S
        return self.round if self.rests else self.minute

    @property
    def rests(self) -> bool:
        """Whether nobody is there and announcements go by."""
        return self.attract and self.visit.rests

    @property
    def round(self) -> int:
        """Which announcement goes by, counted without end."""
        return int(self.now.timestamp()) // ROUND_S

    @property
    def version(self) -> str:
        """Of the item whose page is open; "" where there is none."""
        if self.contents is None or self.visit.place not in (*ITEMS, "table", "look"):
            return ""
        return self.contents.version(self.visit.arg)

    @property
    def renewed(self) -> bool:
        """Whether what is read now is no longer what one began to read."""
        return bool(self.visit.version and self.version) and self.version != self.visit.version

    @property
    def prints(self) -> Form | None:
        """What is printed of the item that is read, where something can be: the whole of it."""
        if self.contents is None or self.withdrawn or not self.printing.papers or self.visit.place not in TAKEN:
            return None
        if self.contents.item(self.visit.arg, self.now, self.stale) is None:
            return None
        return "leaflet" if "a4" in self.printing.papers else "roll"

    @property
    def standing(self) -> Standing:
        return standing(self.snapshot, self.now, self.zone)

    @property
    def stale(self) -> bool:
        return self.standing.state is State.STALE

    @property
    def named(self) -> bool:
        """Whether it says which one it is: somebody at the hub has asked (kiosk/command.py)."""
        until = self.snapshot.named_until
        return until is not None and self.now < until

    @property
    def called(self) -> str:
        """As the hub calls it; else as its own settings do."""
        return self.snapshot.membership.name or self.name

    @property
    def joining(self) -> str:
        """The code to be typed at the hub, while it waits to be taken in and no citizen is at it."""
        member = self.snapshot.membership
        if member.state != "pending" or member.until is None or self.now >= member.until:
            return ""
        free = self.on == "waiting" or (self.begun and (self.board or self.visit.rests or not self.visit.taps))
        return member.code if free else ""

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
        found = [a for a in emergency.alarms if aims_at(a.target, self.names)]
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
        fills = alarm.form == "full" and self.now < alarm.check_by + SHRINKS
        return fills and read_mark(alarm) not in self.visit.marks

    @property
    def reliefs(self) -> tuple[Lifted, ...]:
        """The warnings that were lifted lately, the newest first."""
        emergency = self.snapshot.emergency
        if emergency is None or self._forgotten():
            return ()
        found = [gone for gone in emergency.lifted if aims_at(gone.target, self.names)]
        told = (gone for gone in found if self.now - gone.at < RELIEF_TOLD)
        return tuple(sorted(told, key=lambda gone: gone.at, reverse=True))

    @property
    def relief(self) -> Lifted | None:
        """The lifting that fills a board for a minute; a citizen at a touchscreen is not held up by it."""
        newest = next((gone for gone in self.reliefs if gone.form == "full"), None)
        lately = newest is not None and -AHEAD <= self.now - newest.at < RELIEF  # whatever its issuer's clock says
        return newest if self.board and lately else None

    @property
    def blank(self) -> Blank | None:
        """A person has ordered this screen to show nothing, at the centre or beside it; black before the card."""
        return max(self._blanks(), key=lambda b: b.look == "black", default=None)

    def _blanks(self) -> tuple[Blank, ...]:
        emergency, here = self.snapshot.emergency, self.snapshot.covered
        signed = emergency.blanks if emergency is not None else ()
        return (*(b for b in signed if aims_at(b.target, self.names)), *((here,) if here is not None else ()))

    @property
    def on(self) -> On:
        """What takes the whole screen. Of a warning and a blank the later one: both were ordered by a person."""
        alarm, blank = self.alarm, self.blank
        if alarm is not None and (blank is None or _ordered(alarm) > max(b.since for b in self._blanks())):
            return "alarm"
        if blank is not None:
            return "blank"
        if self.standing.state in (State.NOT_PAIRED, State.EMPTY):
            return "waiting"
        if self.dark:
            return "dark"
        return "alarm" if self.relief is not None else "content"

    @property
    def dark(self) -> bool:
        """Whether it is outside this screen's hours, and nobody has woken it."""
        return not self._holds(self.lighting) and AWAKE not in self.visit.marks

    @property
    def dimmed(self) -> bool:
        return self.dimming is not None and self._holds(self.dimming)

    def _holds(self, lighting: Lighting) -> bool:
        if lighting is ALWAYS:
            return True
        contents = self.contents
        if contents is None:
            return lighting.lit(self.local)
        hall, openings = contents.hall, contents.edition.rules.openings
        local = self.now.astimezone(contents.zone) if lighting.days == "opening-hours" else self.local
        hours, unit = (hall.hours, hall.id) if hall is not None else (None, None)
        return lighting.lit(local, contents.calendar, hours, openings, unit)

    def _forgotten(self) -> bool:
        """Whether nobody has been heard of for so long. The edition on the glass may be older than the last word."""
        heard = [at for at in (self.snapshot.heard_at, self.snapshot.verified_at) if at is not None]
        return bool(heard) and self.now - max(heard) > FORGETS


def _ordered(alarm: Alarm) -> datetime:
    """When somebody put it on the screens, as it is now."""
    return max(at for at in (alarm.issued, alarm.relayed, alarm.changed) if at is not None)


def names_of(settings: Settings, edition: Edition | None) -> frozenset[str]:
    """What a warning or a blank may name to mean this screen: its name, site, tags; its board, its group and tags."""
    board, tags = "", settings.tags
    if settings.mode == "board":
        board = settings.board
        for known in edition.boards if edition is not None else ():
            if known.id == board:
                tags = (*tags, *known.names)
    return emergency.names_of(settings.name, settings.site, tags, board)
