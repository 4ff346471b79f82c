"""What terminals tell of themselves, written down: beats and calls for help.

Rules it keeps: an older beat that comes late never hides a newer one, unless a clock was not to be trusted; beats are
forgotten by rule, once a day and terminal.
"""

from __future__ import annotations

from datetime import datetime

from hub.fleet.models import BEATS_KEPT, Beat, HelpCall, Terminal
from kiosk.content import proof, voice


def beat(terminal: Terminal, told: proof.Beat, made_at: datetime, now: datetime, *, unsure: bool = False) -> Beat:
    """A beat more; the newest is the terminal's latest."""
    row = Beat.objects.create(
        terminal=terminal,
        made_at=made_at,
        received_at=now,
        unsure=unsure,
        edition=told.edition,
        emergency=told.emergency,
        state=told.state[:40],
        faults=[fault[:100] for fault in told.faults[:20]],
        queued=told.queued,
        free_mb=told.free_mb,
        software=told.software[:100],
        showing=told.showing[:20],
        panel=told.panel[:40],
        memory_mb=told.memory_mb,
        spare_mb=told.spare_mb,
        celsius=told.celsius,
        ledger=told.ledger,
        ledger_link=told.ledger_link[:64],
    )
    last = Beat.objects.filter(pk=terminal.latest_id).first()
    if last is None or unsure or last.unsure or made_at >= last.made_at:
        Terminal.objects.filter(pk=terminal.pk).update(latest=row)
        terminal.latest = row
    if last is None or last.received_at.date() != now.date():
        forget(terminal, now)
    return row


def forget(terminal: Terminal, now: datetime) -> int:
    """Drop beats that are too old, but the latest; gives how many."""
    old = Beat.objects.filter(terminal=terminal, received_at__lt=now - BEATS_KEPT)
    return int(old.exclude(pk=terminal.latest_id).delete()[0])


def help_call(terminal: Terminal, told: voice.Help, made_at: datetime, now: datetime) -> HelpCall:
    return HelpCall.objects.create(
        terminal=terminal, place=told.place[:255], where=told.where[:255], made_at=made_at, received_at=now
    )
