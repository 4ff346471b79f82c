"""Following every terminal's ledger by its heads and by the facts it hands in, and noting where it does not continue.

Rules it keeps:
- a head that comes with a beat is held against the last one told, and against the last entry handed in;
- entries that are handed in are chained on, and held against every head that was told on the way;
- what comes late or in another order accuses nobody: it waits, or is passed over; numbers that begin anew do;
- a break is written once, and refuses nothing: what the terminal shows from then on is followed as another ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from hub.desk.refusals import Refusal
from hub.fleet.ledger_chain import Head, after, contradiction, entries_of, falls
from hub.fleet.ledger_rows import Break, Broken, Early, Explained, Ledger
from hub.fleet.models import Beat, Terminal
from kiosk.wire import Envelope

WAITING = 30
"""Envelopes of facts that wait for one before them; then that one is given up, and a head tells where these lie."""

HEADS = 6
"""Told heads that are tried when a piece is to be placed."""


def told(terminal: Terminal, beat: Beat, envelope: Envelope, now: datetime) -> Broken | None:
    """A beat has told its head. Gives the break, if it is one."""
    head = Head(beat.ledger, beat.ledger_link)
    if not head.link:
        return None  # a terminal from before beats told of it
    ledger = _of(terminal)
    if ledger.told_at is not None and envelope.seq <= ledger.told_seq and envelope.made_at <= ledger.told_at:
        return None
    known, how = _contradicted(ledger, head, envelope)
    broken = _break(ledger, how, known, head, envelope, now, since=beat.pk - 1) if how else None
    ledger.told_seq, ledger.told_at, ledger.told_place, ledger.told_link = envelope.seq, envelope.made_at, *head
    ledger.save()
    return broken


def handed_in(terminal: Terminal, envelope: Envelope, now: datetime) -> Broken | None:
    """An envelope of facts was taken. Gives the break, if its entries lead elsewhere than was told."""
    ledger = _of(terminal)
    broken = None
    if envelope.seq <= ledger.seq:
        if envelope.clock == "unsure" or ledger.made_at is None or envelope.made_at <= ledger.made_at:
            return None
        if ledger.link:
            head = Head(ledger.place, ledger.link)
            broken = _break(ledger, Break.AGAIN, head, Head(ledger.told_place, ledger.told_link), envelope, now)
        ledger.seq = envelope.seq - 1
    if not ledger.seq and envelope.seq > 1 and ledger.made_at is None:
        ledger.link = ""  # it handed its first facts in elsewhere
    waits = {"made_at": envelope.made_at, "body": envelope.body}
    Early.objects.update_or_create(terminal=terminal, seq=envelope.seq, defaults=waits)
    if Early.objects.filter(terminal=terminal).count() > WAITING:
        ledger.link = ""
    if not ledger.link:
        _place(ledger)
    while ledger.link and broken is None:
        following = Early.objects.filter(terminal=terminal, seq=ledger.seq + 1).first()
        if following is None:
            break
        broken = _chain(ledger, following, envelope, now)
    ledger.save()
    return broken


def open_ones() -> Iterable[Broken]:
    """Breaks that nobody has explained yet, the newest first."""
    return Broken.objects.filter(explained=None).select_related("terminal")


@transaction.atomic
def explain(terminal: Terminal, why: str, by: Any, now: datetime) -> int:
    """Write down what was found out about a terminal's open breaks; gives how many. Raises Refusal without words."""
    if not why.strip():
        raise Refusal("请写明查明的原因，监督检查要看")
    found = list(Broken.objects.select_for_update(of=("self",)).filter(terminal=terminal, explained=None))
    for broken in found:
        Explained.objects.create(broken=broken, why=why.strip()[:500], by=by, at=now)
    return len(found)


def _of(terminal: Terminal) -> Ledger:
    """Locked: of two workers the second goes on from where the first has come to. A new one stands when it is saved."""
    return Ledger.objects.select_for_update().filter(terminal=terminal).first() or Ledger(terminal=terminal)


def _contradicted(ledger: Ledger, head: Head, envelope: Envelope) -> tuple[Head, str]:
    """What the head contradicts, and how; "" where it does not."""
    last = Head(ledger.told_place, ledger.told_link)
    how = contradiction(last, head) if last.link else ""
    if how:
        return last, how
    handed = Head(ledger.place, ledger.link)
    how = contradiction(handed, head) if handed.link else ""
    # A head from before the last facts may come after them; who goes by a clock in doubt would accuse the innocent.
    late = ledger.made_at is not None and envelope.made_at <= ledger.made_at
    if head.place < handed.place and (late or envelope.clock == "unsure"):
        return handed, ""
    return handed, how


def _break(
    ledger: Ledger, how: str, known: Head, told: Head, envelope: Envelope, now: datetime, since: int | None = None
) -> Broken:
    """Write it down; from now on it is another ledger, of which no entry has been placed yet."""
    newest = Beat.objects.filter(terminal=ledger.terminal).order_by("-pk").values_list("pk", flat=True).first()
    ledger.link, ledger.since = "", newest or 0 if since is None else since
    Early.objects.filter(terminal=ledger.terminal).delete()
    return Broken.objects.create(
        terminal=ledger.terminal,
        how=how,
        known_place=known.place,
        known_link=known.link,
        place=told.place,
        link=told.link,
        envelope=envelope.id,
        made_at=envelope.made_at,
        at=now,
    )


def _chain(ledger: Ledger, early: Early, envelope: Envelope, now: datetime) -> Broken | None:
    """The entries of one envelope follow; every head told on their way must be one of theirs."""
    heads = after(Head(ledger.place, ledger.link), entries_of(bytes(early.body)))
    told = _told(ledger).filter(ledger__gt=ledger.place, ledger__lte=heads[-1].place if heads else ledger.place)
    for place, link in told.values_list("ledger", "ledger_link").distinct():
        computed = heads[place - ledger.place - 1]
        if computed.link != link:
            ledger.seq, ledger.made_at = early.seq, early.made_at
            return _break(ledger, Break.OTHER, Head(place, link), computed, envelope, now)
    _follow(ledger, early, heads[-1] if heads else None)
    return None


def _place(ledger: Ledger) -> None:
    """Find where the newest envelopes lie in the ledger, by heads that were told; leaves it open while it cannot."""
    run: list[Early] = []
    for early in Early.objects.filter(terminal=ledger.terminal).order_by("seq"):
        run = [*run, early] if run and run[-1].seq + 1 == early.seq else [early]
    Early.objects.filter(terminal=ledger.terminal, seq__lt=run[-1].seq - WAITING).delete()
    entries = [entry for early in run for entry in entries_of(bytes(early.body))]
    heads = _told(ledger).order_by("-pk").values_list("ledger", "ledger_link")[:HEADS]
    found = falls(entries, (Head(*head) for head in heads))
    if found is not None:
        begin, head = found
        _follow(ledger, run[-1], [head, *after(head, entries[begin:])][-1])


def _told(ledger: Ledger) -> Any:
    return Beat.objects.filter(terminal=ledger.terminal, pk__gt=ledger.since).exclude(ledger_link="")


def _follow(ledger: Ledger, early: Early, head: Head | None) -> None:
    """The ledger is followed up to the end of this envelope."""
    if head is not None:
        ledger.place, ledger.link = head
    ledger.seq, ledger.made_at = early.seq, early.made_at
    Early.objects.filter(terminal=ledger.terminal, seq__lte=early.seq).delete()
