"""What an edition holds, as the glass asks for it: what may be shown at an instant, in which order, and who answers.

Rules it keeps: pure, made once per edition; an item that is not valid now, not disclosed, or strict while the feed is
stale does not exist; the order of a list is a reader's: what ends soon comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.calendar import Calendar, Closed, Open, opening, sessions_on
from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.item import Item, ItemId
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Hours, Session, Unit, Window
from kiosk.content.process import Process
from kiosk.content.service import Guide
from kiosk.schedule.eligible import may_show
from screens.words.days import hours_day, near_day_words
from screens.words.labels import Label, label, may_speak
from screens.words.say import CHINESE, Say

T = TypeVar("T", bound=Item)


class Desk(Struct, frozen=True):
    """A window and the unit it belongs to."""

    unit: Unit
    window: Window

    @property
    def phone(self) -> str:
        return self.window.phone or self.unit.phone

    @property
    def hours(self) -> Hours:
        return self.window.hours or self.unit.hours


class _Urgent(Struct, frozen=True):
    """Announcements in the order of their urgency, as it is from an instant until another."""

    notices: tuple[Announcement, ...]
    stale: bool
    from_: datetime
    until: datetime


class Contents:
    """One edition, indexed. Methods take `now` (aware) and `stale`: the feed is too old."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.zone = ZoneInfo(edition.office.timezone)
        self.calendar = Calendar(edition.rules)
        self._by_id: dict[str, AnyItem] = {item.id: item for item in edition.items}
        self._units = _in_tree_order([item for item in edition.items if isinstance(item, Unit)])
        self._place = {unit.id: number for number, unit in enumerate(self._units)}
        self._versions: dict[str, str] = {}
        self._sorted: dict[tuple[type, ...], tuple[Any, ...]] = {}
        self._read: dict[str, str] | None = None
        self._done: dict[str, tuple[Guide, ...]] | None = None
        self._led: dict[str, tuple[Guide, ...]] | None = None
        self._urgent: _Urgent | None = None
        self._read_on: AnyItem | None = None

    def read_on(self, item: AnyItem) -> Contents:
        """The same for whoever reads on what is withdrawn: it is there when asked for by its id, and in no list."""
        found = copy(self)
        found._read_on = item
        return found

    def item(self, item_id: str, now: datetime, stale: bool = False) -> AnyItem | None:
        """An item that may be shown now."""
        found = self._by_id.get(item_id)
        if found is not None and may_show(found, now, stale):
            return found
        return self._read_on if self._read_on is not None and self._read_on.id == item_id else None

    def knows(self, item_id: str) -> bool:
        """Whether the edition has an item of this id, at whatever time it may be shown."""
        return item_id in self._by_id

    def withheld(self, item_id: str) -> bool:
        """Whether the edition says of an item that nobody is to see it."""
        found = self._by_id.get(item_id)
        return found is not None and found.disclosure != "proactive"

    def version(self, item_id: str) -> str:
        """The version of an item; "" if there is none of this id."""
        if self._read_on is not None and self._read_on.id == item_id:
            return codec.version(self._read_on)
        item = self._by_id.get(item_id)
        if item is not None and item_id not in self._versions:
            self._versions[item_id] = codec.version(item)
        return self._versions.get(item_id, "")

    def guides(self, now: datetime, stale: bool = False) -> tuple[Guide, ...]:
        """By the unit that answers, then by title; suspended ones last."""
        return _that_may(self._guides(), now, stale)

    def _guides(self) -> tuple[Guide, ...]:
        """All of them in their order."""
        return self._once((Guide,), lambda g: (g.state != "in-force", self._rank(g.source.unit), g.title, g.id))

    def notices(self, now: datetime, stale: bool = False) -> tuple[Announcement, ...]:
        """What concerns a citizen soonest first: what happens in two days, what one may speak to, the newest."""
        known = self._urgent
        if known is None or known.stale != stale or not known.from_ <= now < known.until:
            found = sorted(self._announced(now, stale), key=lambda notice: self._urgency(notice, now))
            known = self._urgent = _Urgent(tuple(found), stale, now, self._changes(now))
        return known.notices

    def _announced(self, now: datetime, stale: bool) -> tuple[Announcement, ...]:
        return _that_may(self._once((Announcement,), _age), now, stale)

    def _changes(self, now: datetime) -> datetime:
        """Until when the order of the announcements stays: something of one begins or ends, or another day does."""
        local = now.astimezone(self.zone)
        tomorrow = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)
        edges = (at for notice in self._once((Announcement,), _age) for at in _edges(notice) if at > now)
        return min((tomorrow, *edges))

    def units(self, now: datetime, stale: bool = False) -> tuple[Unit, ...]:
        """The bureau first, then each unit after its parent."""
        return tuple(unit for unit in self._units if may_show(unit, now, stale))

    def of(self, *kinds: type[T], now: datetime, stale: bool = False) -> tuple[T, ...]:
        """All items of these kinds that may be shown now, the newest first."""
        return _that_may(self._once(kinds, _age), now, stale)

    def read_as(self, item: ItemId) -> str:
        """The pinyin of an item's title from its first letter on: `gu shu ming mu`; "" where the edition has none."""
        if self._read is None:
            spelled = ((reading.id, " ".join(reading.phrase)) for reading in self.edition.readings)
            self._read = {id_: read.lstrip("《〈“‘（( ") for id_, read in spelled}
        return self._read.get(item, "")

    def unit(self, unit_id: str) -> Unit | None:
        found = self._by_id.get(unit_id)
        if found is None and self._read_on is not None and self._read_on.id == unit_id:
            found = self._read_on
        return found if isinstance(found, Unit) else None

    @property
    def hall(self) -> Unit | None:
        """The unit that receives citizens."""
        return self.unit(self.edition.office.hall)

    def desks(self, guide: Guide) -> tuple[Desk, ...]:
        """The windows a guide is done at, in its order."""
        found = []
        for name in guide.windows:
            unit_id, _, window_id = name.partition("/")
            unit = self.unit(unit_id)
            window = next((w for w in unit.windows if w.id == window_id), None) if unit else None
            if unit is not None and window is not None:
                found.append(Desk(unit, window))
        return tuple(found)

    def guides_at(self, unit_id: ItemId, window_id: str, now: datetime, stale: bool = False) -> tuple[Guide, ...]:
        """What is done at a window."""
        if self._done is None:
            self._done = _by(self._guides(), lambda guide: guide.windows)
        return _that_may(self._done.get(f"{unit_id}/{window_id}", ()), now, stale)

    def guides_of(self, process: Process, now: datetime, stale: bool = False) -> tuple[Guide, ...]:
        """Those a process names, and those that name it."""
        if self._led is None:
            processes = (i for i in self._by_id.values() if isinstance(i, Process))
            named = _by(processes, lambda process: process.guides)
            self._led = _by(
                self._guides(), lambda g: {g.process or "", *(process.id for process in named.get(g.id, ()))}
            )
        return _that_may(self._led.get(process.id, ()), now, stale)

    def label(self, notice: Announcement, now: datetime, say: Say = CHINESE) -> Label:
        return label(notice, now, self.calendar, self.zone, say)

    def speakable(self, now: datetime, stale: bool = False) -> int:
        """How many announcements one may speak to now."""
        return sum(may_speak(notice, now) for notice in self._announced(now, stale))

    def opening(self, hours: Hours, unit_id: ItemId, now: datetime) -> Open | Closed:
        return opening(hours, now.astimezone(self.zone), self.calendar, self.edition.rules.openings, unit_id)

    def sessions(self, hours: Hours, unit_id: ItemId, day: date) -> tuple[Session, ...]:
        return sessions_on(hours, day, self.calendar, self.edition.rules.openings, unit_id)

    def next_hours(
        self, hours: Hours, unit_id: ItemId, now: datetime, say: Say = CHINESE
    ) -> tuple[str, tuple[Session, ...]]:
        """`今天` and today's hours; when it does not open today any more, the day it opens next and that day's."""
        today = now.astimezone(self.zone).date()
        day = hours_day(self.opening(hours, unit_id, now), today)
        return near_day_words(day, today, say), self.sessions(hours, unit_id, day)

    def takes_in(self, hours: Hours, unit_id: ItemId, now: datetime) -> date | None:
        """The next day, today included while it is not over, on which papers are taken in: until closing time, or until
        the hour that the rules name."""
        local = now.astimezone(self.zone)
        state = self.opening(hours, unit_id, now)
        if isinstance(state, Closed):
            return state.opens.date() if state.opens is not None else None
        ends = min((rule.cut_off for rule in self.edition.rules.counting if rule.cut_off != "closing"), default="24:00")
        return local.date() if f"{local:%H:%M}" < ends else self.calendar.add_working_days(local.date(), 1)

    def _once(self, kinds: tuple[type[T], ...], order: Callable[[T], Any]) -> tuple[T, ...]:
        """All items of these kinds, put into their order when they are asked for first."""
        known: tuple[T, ...] | None = self._sorted.get(kinds)
        if known is None:
            found: list[Any] = [item for item in self._by_id.values() if isinstance(item, kinds)]
            known = self._sorted[kinds] = tuple(sorted(found, key=order))
        return known

    def _rank(self, unit_id: ItemId) -> int:
        return self._place.get(unit_id, len(self._place))

    def _urgency(self, notice: Announcement, now: datetime) -> tuple[int, float, int, str]:
        tone = self.label(notice, now).tone
        newest = -notice.source.published.toordinal()
        if tone == "warn":
            return 0, _next_change(notice, now), newest, notice.id
        if may_speak(notice, now) and notice.period is not None and notice.period.until is not None:
            return 1, notice.period.until.timestamp(), newest, notice.id
        return (3 if tone == "mute" else 2), 0.0, newest, notice.id


def _that_may(items: tuple[T, ...], now: datetime, stale: bool) -> tuple[T, ...]:
    several: tuple[Any, ...] = items  # each T is one of AnyItem, which a type variable cannot say
    return tuple(item for item in several if may_show(item, now, stale))


def _by(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """The items under each of their keys, in the order they come."""
    found: dict[str, list[T]] = {}
    for item in items:
        for key in keys(item):
            found.setdefault(key, []).append(item)
    return {key: tuple(own) for key, own in found.items()}


def _age(item: Item) -> tuple[int, str, str]:
    """The newest first."""
    return -item.source.published.toordinal(), item.title, item.id


def _edges(notice: Announcement) -> list[datetime]:
    """When what is said of it changes within a day."""
    spans = (notice.valid, notice.period, notice.happening.when if notice.happening else None)
    return [at for span in spans if span is not None for at in (span.from_, span.until) if at is not None]


def _next_change(notice: Announcement, now: datetime) -> float:
    """When something happens next: it begins, or it ends."""
    spans = (notice.happening.when if notice.happening else None, notice.period)
    edges = (at for span in spans if span is not None for at in (span.from_, span.until) if at is not None)
    return min((at.timestamp() for at in edges if at > now), default=0.0)


def _in_tree_order(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Parents before children, siblings by their order; a unit whose parent is missing stands at the top."""
    known = {unit.id: unit for unit in units}
    children: dict[str | None, list[Unit]] = {}
    for unit in known.values():
        parent = unit.parent if unit.parent in known else None
        children.setdefault(parent, []).append(unit)
    found: list[Unit] = []
    seen: set[str] = set()

    def walk(parent: str | None) -> None:
        for unit in sorted(children.get(parent, []), key=lambda u: (u.order, u.title, u.id)):
            if unit.id not in seen:
                seen.add(unit.id)
                found.append(unit)
                walk(unit.id)

    walk(None)
    # A ring of parents hangs from nothing; it is still shown.
    found.extend(unit for unit in known.values() if unit.id not in seen)
    return tuple(found)
