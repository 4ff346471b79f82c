"""Alarms and blanks: the second signed value, with a serial and a key of its own (definitions D9).

Rules it keeps: never waits for an edition, nor for one that is being laid out; ≤ 8 kB, because it travels inline to
every screen within seconds; an alarm stands until it is lifted or changed; one that was lifted is told for a day, then,
or when room is short, it is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hub.press.repository import Repository
from hub.press.roles import next_number
from kiosk.content import codec, places
from kiosk.content.emergency import Alarm, Blank, Emergency, Lifted
from kiosk.content.item import replace
from kiosk.errors import BadInput

MAX_BYTES = 8_000

TOLD = timedelta(days=1)
"""How long a lifted alarm stays in the value. Screens say it for less (screens/sight.py)."""


class Siren:
    """What is raised over a feed. Every act answers the Emergency that stands after it."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def standing(self) -> Emergency:
        """What is raised now."""
        return self.signed() or nothing(self._repository.workshop.feed, self._repository.clock.wall(), 0)

    def signed(self) -> Emergency | None:
        """What was signed last; None before anything was."""
        data = self._repository.target("emergency")
        return codec.decode(data, Emergency, places.EMERGENCY) if data is not None else None

    def raised(self, id: str) -> Alarm:
        """One that is raised now. Raises BadInput when there is no such alarm, and says what there is."""
        return _raised(id, self.standing())

    def raise_(self, alarm: Alarm) -> Emergency:
        """Raise an alarm; one of the same id is replaced by it. Raises BadInput when that id was lifted."""

        def with_it(standing: Emergency) -> Emergency:
            _not_lifted(alarm.id, standing)
            return replace(standing, alarms=(*(a for a in standing.alarms if a.id != alarm.id), alarm))

        return self._change(with_it)

    def change(self, alarm: Alarm) -> Emergency:
        """The same alarm in other words or of another level: the screens say since when, and what it was before.

        Raises BadInput when there is no such alarm.
        """

        def changed(standing: Emergency) -> Emergency:
            before = _raised(alarm.id, standing)
            at = self._repository.clock.wall().replace(microsecond=0)
            now = replace(alarm, changed=at, was=before.title if before.title != alarm.title else "")
            return replace(standing, alarms=tuple(now if a.id == alarm.id else a for a in standing.alarms))

        return self._change(changed)

    def lift(self, id: str | None = None, words: str = "") -> Emergency:
        """Lift one alarm, or all; `words`: what the issuer says to it. Raises BadInput when there is no such alarm."""

        def without(standing: Emergency) -> Emergency:
            gone = standing.alarms if id is None else (_raised(id, standing),)
            at = self._repository.clock.wall().replace(microsecond=0)
            told = tuple(_lifted(alarm, at, words) for alarm in gone)
            left = tuple(alarm for alarm in standing.alarms if alarm not in gone)
            return replace(standing, alarms=left, lifted=(*standing.lifted, *told))

        return self._change(without)

    def blank(self, blank: Blank) -> Emergency:
        """Cover screens until a person ends it."""
        return self._change(lambda e: replace(e, blanks=(*(b for b in e.blanks if b.id != blank.id), blank)))

    def unblank(self, id: str | None = None) -> Emergency:
        """End one blank, or all. Raises BadInput when there is no such blank."""

        def without(standing: Emergency) -> Emergency:
            known = [blank.id for blank in standing.blanks]
            if id is not None and id not in known:
                raise BadInput(f"blank '{id}'", "does not stand", f"standing now: {', '.join(known) or 'none'}")
            return replace(standing, blanks=tuple(b for b in standing.blanks if id is not None and b.id != id))

        return self._change(without)

    def _change(self, change: Callable[[Emergency], Emergency]) -> Emergency:
        made: list[Emergency] = []

        def written(previous: bytes | None, at: datetime) -> bytes:
            before = (
                nothing(self._repository.workshop.feed, at, 0)
                if previous is None
                else codec.decode(previous, Emergency, places.EMERGENCY)
            )
            after = replace(change(before), serial=next_number(before.serial, at), made_at=at)
            made.append(_trimmed(after))
            return fitting(made[-1])

        self._repository.put("emergency", written)
        return made[-1]


def nothing(feed: str, at: datetime, previous: int) -> Emergency:
    """An Emergency that raises nothing."""
    return Emergency(feed=feed, serial=next_number(previous, at), made_at=at)


def fitting(emergency: Emergency) -> bytes:
    """Its bytes. Raises BadInput when they are more than may travel inline."""
    data = codec.encode(emergency)
    if len(data) > MAX_BYTES:
        raise BadInput(
            "alarm",
            f"{len(data):,} bytes with all that is raised, at most {MAX_BYTES:,}",
            "say it shorter, or lift one",
        )
    return data


def _raised(id: str, standing: Emergency) -> Alarm:
    _not_lifted(id, standing)
    found = next((alarm for alarm in standing.alarms if alarm.id == id), None)
    if found is None:
        raised = ", ".join(alarm.id for alarm in standing.alarms) or "none is raised"
        raise BadInput(f"alarm '{id}'", "is not raised", f"raised now: {raised}")
    return found


def _not_lifted(id: str, standing: Emergency) -> None:
    gone = next((alarm for alarm in standing.lifted if alarm.id == id), None)
    if gone is not None:
        raise BadInput(f"alarm '{id}'", f"was lifted at {gone.at:%Y-%m-%d %H:%M} UTC", "raise a new one, with a new id")


def _lifted(alarm: Alarm, at: datetime, words: str) -> Lifted:
    return Lifted(
        id=alarm.id,
        source=alarm.source,
        level=alarm.level,
        title=alarm.title,
        at=at,
        text=words,
        target=alarm.target,
        drill=alarm.drill,
        form=alarm.form,
    )


def _trimmed(emergency: Emergency) -> Emergency:
    """Without what was lifted a day ago; where it is still too much, without the oldest that was lifted."""
    told = [gone for gone in emergency.lifted if emergency.made_at - gone.at < TOLD]
    while told and len(codec.encode(replace(emergency, lifted=tuple(told)))) > MAX_BYTES:
        told.pop(0)
    return replace(emergency, lifted=tuple(told))
