"""The state ladder: how fresh is what we show, and what do we say about it (feed.md §5).

Rules it keeps: age is always that of the verified signature; contact gives only the reason; security alarms and a full
disk never change the public picture.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from msgspec import Struct

from kiosk.errors import Refusal
from kiosk.terminal.snapshot import Snapshot


class State(Enum):
    NOT_PAIRED = "not-paired"
    EMPTY = "empty"  # paired, but no edition has come yet
    CURRENT = "current"
    DELAYED = "delayed"
    OFFLINE = "offline"
    STALE = "stale"


class Standing(Struct, frozen=True):
    """How fresh a terminal is at one instant. `line`/`line_en` are the words for the public screen, may be empty."""

    state: State
    age: timedelta | None
    line: str
    line_en: str
    banner: bool  # a clear banner, and strict items hidden
    marks: tuple[str, ...]  # for staff: signature, rollback, disk-full, clock-unsure, root-expires, incomplete, expired


OFFLINE_AFTER = timedelta(hours=1)
ROOT_WARNING = timedelta(days=60)


def standing(snapshot: Snapshot, now: datetime, zone: ZoneInfo) -> Standing:
    """The standing of a terminal at `now` (aware)."""
    marks = _marks(snapshot, now)
    if not snapshot.paired:
        return Standing(State.NOT_PAIRED, None, "尚未配对", "Not paired yet", False, marks)
    if snapshot.edition is None or snapshot.verified_at is None:
        return Standing(State.EMPTY, None, "正在等待首次发布", "Waiting for the first edition", False, marks)
    edition, verified = snapshot.edition, snapshot.verified_at
    age = max(now - verified, timedelta())
    local = verified.astimezone(zone)
    day, at = f"{local.month}月{local.day}日", f"{local:%H:%M}"
    day_en = f"{local:%Y-%m-%d}"
    if age > timedelta(seconds=edition.stale_after_s):
        line, line_en = f"内容截至 {local.year}年{day} {at}，之后未能核对", f"As of {day_en} {at}, not verified since"
        return Standing(State.STALE, age, line, line_en, True, marks)
    if age > OFFLINE_AFTER:
        return Standing(State.OFFLINE, age, f"截至 {day} {at}", f"As of {day_en} {at}", False, marks)
    if snapshot.clock_unsure or local.date() != now.astimezone(zone).date():
        at = f"{day} {at}"  # a bare time would lie about the day
    if age > 3 * timedelta(seconds=edition.interval_s):
        return Standing(State.DELAYED, age, f"{at} 核对", f"Verified {at}", False, marks)
    return Standing(State.CURRENT, age, f"{at} 已核对为最新", f"Verified with the centre {at}", False, marks)


def _marks(snapshot: Snapshot, now: datetime) -> tuple[str, ...]:
    marks = [refusal.value for refusal in Refusal if refusal in snapshot.alarms]
    if snapshot.contact.reason:
        marks.append(snapshot.contact.reason)
    if snapshot.incoming is not None:
        marks.append("incomplete")
    if snapshot.disk_full:
        marks.append("disk-full")
    if snapshot.clock_unsure:
        marks.append("clock-unsure")
    if snapshot.root_expires is not None and snapshot.root_expires - now < ROOT_WARNING:
        marks.append("root-expires")
    if snapshot.panel is not None and snapshot.panel.how in ("unconfirmed", "failed"):
        marks.append(f"panel-{snapshot.panel.how}")
    marks.extend(snapshot.faults)
    return tuple(dict.fromkeys(marks))  # a refusal is often both an alarm and the reason of the last try
