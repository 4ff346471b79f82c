"""Going round all terminals: each with its standing, floor by floor, the worst first.

Rules it keeps: one query for the terminals and their last beats; the office's own calendar says what a working day is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from hub.desk import records
from hub.fleet.models import HelpCall, State, Terminal
from hub.fleet.standing import Expected, Standing, standing
from kiosk import wire
from kiosk.calendar.days import Calendar

ORDER = {"red": 0, "amber": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class Seen:
    """A terminal and how it stands."""

    terminal: Terminal
    standing: Standing


@dataclass(frozen=True)
class Crowd:
    """The terminals of one site that need something, where they are many: told as one. `site` is never empty."""

    site: str
    red: int
    amber: int

    @property
    def colour(self) -> str:
        return "red" if self.red else "amber"

    @property
    def query(self) -> str:
        """How the floors are asked for them."""
        return urlencode({"site": self.site, "colour": self.colour})


@dataclass(frozen=True)
class Floor:
    """The terminals of one floor of one site."""

    name: str
    seen: tuple[Seen, ...]
    site: str = ""
    floor: str = ""


def seen(now: datetime, terminals: Iterable[Terminal] | None = None) -> list[Seen]:
    """All terminals, or these, with their standing; without those that were revoked unless they are named."""
    if terminals is None:
        terminals = Terminal.objects.filter(~Q(state=State.REVOKED)).select_related("latest")
    calendar, zone = Calendar(records.standing().rules), timezone.get_default_timezone()
    found = []
    for terminal in terminals:
        expected = Expected(terminal.on_from, terminal.on_until, terminal.every_day, calendar, zone)
        found.append(Seen(terminal, standing(terminal, terminal.latest, now, expected)))
    return found


def sought(all_seen: Iterable[Seen], site: str = "", q: str = "", colour: str = "") -> list[Seen]:
    """Those of a site, of a colour, and with a word in their name, tags, board, floor or fingerprint."""
    found = []
    for each in all_seen:
        t = each.terminal
        words = f"{t.name} {t.tags} {t.board} {t.floor} {t.site} {t.fingerprint} {t.custodian}".lower()
        if (not site or t.site == site) and (not colour or each.standing.colour == colour) and q.lower() in words:
            found.append(each)
    return found


def floors(all_seen: Iterable[Seen]) -> list[Floor]:
    """By site and floor; on each the worst first."""
    by: dict[tuple[str, str], list[Seen]] = {}
    for each in all_seen:
        by.setdefault((each.terminal.site, each.terminal.floor), []).append(each)
    return [
        Floor(" ".join(filter(None, place)) or "未填位置", tuple(sorted(by[place], key=_worst_first)), *place)
        for place in sorted(by)
    ]


def wrong(all_seen: Iterable[Seen], many: int) -> tuple[list[Crowd], list[Seen]]:
    """What is red or amber: sites with more than `many` of them as one each, and the others; the worst first."""
    by: dict[str, list[Seen]] = {}
    for each in all_seen:
        if each.standing.colour in ("red", "amber"):
            by.setdefault(each.terminal.site, []).append(each)
    crowds, single = [], []
    for site, there in by.items():
        if site and len(there) > many:
            red = sum(each.standing.colour == "red" for each in there)
            crowds.append(Crowd(site, red, len(there) - red))
        else:
            single += there
    return sorted(crowds, key=lambda crowd: (-crowd.red, -crowd.amber, crowd.site)), sorted(single, key=_worst_first)


def _worst_first(each: Seen) -> tuple[int, str]:
    return ORDER[each.standing.colour], str(each.terminal)


def counts(all_seen: Iterable[Seen]) -> dict[str, int]:
    """How many are red, amber, green, grey."""
    found = dict.fromkeys(ORDER, 0)
    for each in all_seen:
        found[each.standing.colour] += 1
    return found


def open_calls(now: datetime) -> list[HelpCall]:
    """Calls for help that somebody may still be waiting for."""
    since = now - wire.LIVES["help"]
    return list(HelpCall.objects.filter(answered_at=None, received_at__gt=since).select_related("terminal"))
