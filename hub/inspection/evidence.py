"""The evidence for one item out of the hub's tables: facts, screens, what was owed, what is missing on the way.

Rules it keeps: reads only; a fact is told with the envelope it came in; the numbers of a terminal's envelopes of facts
grow by one (kiosk/wire.py), so one that never came is known and told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from hub.desk import records
from hub.desk.approved import Approved
from hub.fleet.models import Broken, State, Terminal
from hub.inspection.proof import TURN, Found, Screen, Span, judged, merged, owed
from hub.intake.models import Arrival, Shown
from kiosk.calendar.days import Calendar
from kiosk.content.duty import duties
from kiosk.content.item import Period
from kiosk.content.kinds import AnyItem

ANY = "任一块屏"


@dataclass(frozen=True)
class Evidence:
    """All that is known of one item. `legal`: whether the periods are a duty, or only how long it holds."""

    item: AnyItem
    approvals: tuple[Approved, ...]
    legal: bool
    periods: tuple[Period, ...]
    all_together: Found
    screens: tuple[Found, ...]
    facts: tuple[Shown, ...]
    missing: tuple[tuple[str, int], ...]
    broken: tuple[Broken, ...]
    at: datetime


def gather(item_id: str, now: datetime | None = None, *, facts: bool = True) -> Evidence | None:
    """None for an item that was never approved. Without `facts`: only what follows from them, many times faster."""
    now = now or timezone.now()
    approvals = tuple(Approved.objects.filter(item_id=item_id))
    if not approvals:
        return None
    item = approvals[-1].item
    periods = tuple(duties(item))
    legal = bool(periods)
    periods = tuple(_within(period, approvals[-1]) for period in periods or (_holds(item, approvals[0]),))
    rows = Shown.objects.filter(item=item_id)
    told = tuple(rows.select_related("arrival", "arrival__terminal").order_by("first", "pk")) if facts else ()
    calendar, zone = Calendar(records.standing().rules), timezone.get_default_timezone()
    found, all_owing = [], []
    by_terminal: dict[int, list[Span]] = {}
    for terminal_id, first, last in rows.values_list("arrival__terminal", "first", "last"):
        by_terminal.setdefault(terminal_id, []).append(Span(first, last))
    for terminal in Terminal.objects.exclude(state=State.PENDING):
        turns = by_terminal.get(terminal.pk, [])
        if not turns and not terminal.board:
            continue  # a touchscreen shows what a citizen asks for, it hangs nothing
        screen = Screen(
            _name(terminal),
            terminal.on_from,
            terminal.on_until,
            terminal.every_day,
            terminal.approved_at,
            terminal.revoked_at,
        )
        owing = owed(screen, periods, now, calendar, zone)
        all_owing += owing
        found.append(judged(screen.name, owing, turns))
    broken = tuple(breaks().filter(terminal__in=list(by_terminal))) if facts else ()
    together = judged(ANY, merged(all_owing), [span for spans in by_terminal.values() for span in merged(spans, TURN)])
    return Evidence(item, approvals, legal, periods, together, tuple(found), told, tuple(_missing(told)), broken, now)


def breaks() -> QuerySet[Broken]:
    """Where ledgers of terminals did not continue, the newest first, with what was found out."""
    return Broken.objects.select_related("terminal", "explained__by")


def _within(period: Period, row: Approved) -> Period:
    """A period up to the moment the item was withdrawn."""
    if row.withdrawn_at is None or (period.until is not None and period.until <= row.withdrawn_at):
        return period
    begin = min(period.from_, row.withdrawn_at) if period.from_ else None
    return Period(from_=begin, until=row.withdrawn_at)


def _holds(item: AnyItem, first: Approved) -> Period:
    """From its first approval on, or from when it holds: nobody could show it before."""
    begin = max(filter(None, (item.valid.from_, first.at)))
    until = item.valid.until
    return Period(from_=begin, until=max(begin, until) if until else None)


def _name(terminal: Any) -> str:
    return "，".join(filter(None, (str(terminal), terminal.site, terminal.floor, terminal.board)))


def _missing(facts: Iterable[Shown]) -> Iterable[tuple[str, int]]:
    """Terminals of these facts, with how many envelopes of facts never came, where any are missing."""
    terminals = {fact.arrival.terminal_id: fact.arrival.terminal for fact in facts}
    rows = Arrival.objects.filter(kind="shown", terminal__in=terminals).values("terminal")
    for row in rows.annotate(n=Count("pk"), least=Min("seq"), most=Max("seq")).order_by("terminal"):
        gone = row["most"] - row["least"] + 1 - row["n"]
        if gone > 0:
            yield _name(terminals[row["terminal"]]), gone
