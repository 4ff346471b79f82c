"""Alarms and blanks: the second signed value, with a serial and a key of its own (definitions D9).

Rules it keeps: never waits for an edition, nor for one that is being laid out; ≤ 8 kB, because it travels inline to
every screen within seconds; an alarm stands until it is lifted or changed; the last one lifted leaves an empty value.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hub.press.repository import Repository
from hub.press.roles import next_number
from kiosk.content import codec, places
from kiosk.content.edition import Alarm, Blank, Emergency
from kiosk.content.item import replace
from kiosk.errors import BadInput

MAX_BYTES = 8_000


class Siren:
    """What is raised over a feed. Every act answers the Emergency that stands after it."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def standing(self) -> Emergency:
        """What is raised now."""
        data = self._repository.target("emergency")
        if data is None:
            return nothing(self._repository.workshop.feed, self._repository.clock.wall(), 0)
        return codec.decode(data, Emergency, places.EMERGENCY)

    def raise_(self, alarm: Alarm) -> Emergency:
        """Raise an alarm; one of the same id is replaced by it."""
        return self._change(lambda e: replace(e, alarms=(*(a for a in e.alarms if a.id != alarm.id), alarm)))

    def lift(self, id: str | None = None) -> Emergency:
        """Lift one alarm, or all. Raises BadInput when there is no such alarm."""

        def without(standing: Emergency) -> Emergency:
            if id is not None and id not in [alarm.id for alarm in standing.alarms]:
                raised = ", ".join(alarm.id for alarm in standing.alarms) or "none is raised"
                raise BadInput(f"alarm '{id}'", "is not raised", f"raised now: {raised}")
            return replace(standing, alarms=tuple(a for a in standing.alarms if id is not None and a.id != id))

        return self._change(without)

    def blank(self, blank: Blank) -> Emergency:
        """Cover screens until a person ends it."""
        return self._change(lambda e: replace(e, blanks=(*(b for b in e.blanks if b.id != blank.id), blank)))

    def unblank(self, id: str | None = None) -> Emergency:
        """End one blank, or all."""
        return self._change(lambda e: replace(e, blanks=tuple(b for b in e.blanks if id is not None and b.id != id)))

    def _change(self, change: Callable[[Emergency], Emergency]) -> Emergency:
        made: list[Emergency] = []

        def written(previous: bytes | None, at: datetime) -> bytes:
            before = (
                nothing(self._repository.workshop.feed, at, 0)
                if previous is None
                else codec.decode(previous, Emergency, places.EMERGENCY)
            )
            after = replace(change(before), serial=next_number(before.serial, at), made_at=at)
            made.append(after)
            return fitting(after)

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
