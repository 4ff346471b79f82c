"""Taking envelopes: what each kind becomes, and the receipt.

Rules it keeps: a request is taken whole or not at all, and its receipts are given after the commit; the same envelope
twice is one row and the same receipt; an id that comes with other content is refused; what is sealed is kept sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import DataError, transaction

from hub.fleet import ledgers, reports
from hub.fleet.models import BEATS_KEPT, Terminal
from hub.intake.models import Arrival, Shown, Usage, Voice
from hub.intake.refusal import Refused
from kiosk import wire
from kiosk.errors import CodecError
from kiosk.wire import Envelope, Receipt

FORGETTABLE = ("beat", "help")
"""Kinds whose ids need not be known longer than a beat is kept: they are worth nothing by then."""


def take(terminal: Terminal, envelopes: Sequence[Envelope], now: datetime) -> list[Receipt]:
    """A receipt for each. Raises Refused, and then nothing of them was kept."""
    with whole():
        return [_take(terminal, envelope, now) for envelope in envelopes]


@contextmanager
def whole() -> Iterator[None]:
    """What is written inside is kept whole or not at all. Raises Refused for what no database keeps."""
    try:
        with transaction.atomic():
            yield
    except (OverflowError, ValueError, DataError) as e:  # a number beyond 64 bits, a NUL in a text
        raise Refused(422, "body", "a number or a text that no database keeps") from e


def _take(terminal: Terminal, envelope: Envelope, now: datetime) -> Receipt:
    if envelope.terminal != terminal.fingerprint:
        raise Refused(422, "not-yours", f"envelope {envelope.id} names another terminal")
    sha256 = wire.seal_of(envelope)
    known = Arrival.objects.filter(pk=envelope.id).first()
    if known is not None:
        if known.sha256 != sha256:
            raise Refused(422, "other-content", f"envelope {envelope.id} was taken before, with other content")
        return Receipt(id=known.id, sha256=known.sha256, at=known.at)
    body = None if envelope.sealed else _body(envelope)
    if envelope.sealed and envelope.kind not in wire.SEALED:
        raise Refused(422, "sealed", f"a {envelope.kind} is not sealed")
    arrival = Arrival.objects.create(
        id=envelope.id,
        terminal=terminal,
        kind=envelope.kind,
        seq=envelope.seq,
        made_at=envelope.made_at,
        unsure=envelope.clock == "unsure",
        sha256=sha256,
        at=now,
    )
    BECOMES[envelope.kind](terminal, arrival, envelope, body)
    return Receipt(id=arrival.id, sha256=sha256, at=now)


def _body(envelope: Envelope) -> Any:
    try:
        return wire.body_of(envelope.kind, envelope.body)
    except CodecError as e:
        raise Refused(422, "body", f"envelope {envelope.id}: {e}") from e


def _shown(terminal: Terminal, arrival: Arrival, envelope: Envelope, body: Any) -> None:
    for each in body:
        Shown.objects.create(
            arrival=arrival,
            item=each.item,
            version=each.version,
            board=each.board[:255],
            zone=each.zone,
            first=each.first,
            last=each.last,
            frames=each.frames,
            ended=each.ended,
        )
    ledgers.handed_in(terminal, envelope, arrival.at)


def _usage(terminal: Terminal, arrival: Arrival, envelope: Envelope, body: Any) -> None:
    Usage.objects.bulk_create(
        [Usage(arrival=arrival, day=body.day, place=place[:255], n=n) for place, n in body.places.items()]
    )


def _beat(terminal: Terminal, arrival: Arrival, envelope: Envelope, body: Any) -> None:
    before = terminal.latest.received_at.date() if terminal.latest else None
    row = reports.beat(terminal, body, envelope.made_at, arrival.at, unsure=arrival.unsure)
    ledgers.told(terminal, row, envelope, arrival.at)
    if before != arrival.at.date():
        old = Arrival.objects.filter(terminal=terminal, kind__in=FORGETTABLE, at__lt=arrival.at - BEATS_KEPT)
        old.delete()


def _complaint(terminal: Terminal, arrival: Arrival, envelope: Envelope, body: Any) -> None:
    Voice.objects.create(arrival=arrival, sealed=envelope.body)


def _help(terminal: Terminal, arrival: Arrival, envelope: Envelope, body: Any) -> None:
    reports.help_call(terminal, body, envelope.made_at, arrival.at)


BECOMES: dict[str, Callable[[Terminal, Arrival, Envelope, Any], None]] = {
    "shown": _shown,
    "usage": _usage,
    "beat": _beat,
    "complaint": _complaint,
    "help": _help,
}
