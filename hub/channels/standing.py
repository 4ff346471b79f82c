"""How an item stands on each carrier it has to be on. Pure: rows in, lines out.

Rules it keeps: an older text on a carrier is not the item; what was withdrawn has to come off every carrier; a day that
was missed stays told as missed also when the item was published later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.channels.carriers import SCREENS, Carrier
from hub.channels.models import Entry, State
from hub.channels.owed import Duties, owed
from hub.desk.approved import Approved
from kiosk.calendar.days import Deadline
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules

WORDS = {
    "out": "已发布",
    "waits": "待发布",
    "older": "仍是旧文，待更新",
    "off": "已撤下",
    "take-off": "本条已撤回，待撤下",
    "needless": "不需发布",
}
OPEN = ("waits", "older", "take-off", "off")


@dataclass(frozen=True)
class Line:
    """One carrier of one item. `late`: working or over its last day. `until` None: no period is known."""

    carrier: Carrier
    state: str
    until: Deadline | None
    basis: str
    entry: Entry | None
    late: bool

    @property
    def words(self) -> str:
        return "随签发版本上屏" if self.carrier == SCREENS and self.state == "out" else WORDS[self.state]

    @property
    def open(self) -> bool:
        """Whether somebody has still to do something."""
        return self.state in OPEN


def lines(
    row: Approved, item: AnyItem, known: dict[str, Entry], rules: Rules, duties: Duties, today: date
) -> tuple[Line, ...]:
    """The lines of an item's newest row. `known`: the newest record of each carrier."""
    if row.withdrawn_at is not None:
        on = (entry for entry in known.values() if entry.state == State.OUT)
        return tuple(Line(Carrier(e.carrier, e.title), "take-off", None, "本条已撤回", e, False) for e in on)
    found = []
    wanted = owed(item, rules, duties)
    for each in wanted:
        entry = known.get(each.carrier.id)
        state = "out" if each.carrier == SCREENS else _state(entry, row.digest)
        day = entry.day if entry is not None and state == "out" else today
        late = each.until is not None and state not in ("needless", "older") and day > each.until.day
        found.append(Line(each.carrier, state, each.until, each.basis, entry, late and each.carrier != SCREENS))
    named = {each.carrier.id for each in wanted}
    for entry in known.values():
        if entry.carrier not in named:
            state = _state(entry, row.digest)
            found.append(Line(Carrier(entry.carrier, entry.title), state, None, "另行发布", entry, False))
    return tuple(found)


def _state(entry: Entry | None, digest: str) -> str:
    if entry is None:
        return "waits"
    if entry.state == State.OUT:
        return "out" if entry.digest == digest else "older"
    return "needless" if entry.state == State.NEEDLESS else "off"
