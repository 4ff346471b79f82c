"""Who sends a request: the terminal whose key signed it, and nobody else.

Rules it keeps: the signature is over method, path, body and number, as kiosk/wire.py says, and is checked before
anything is written; a number holds once and only grows, also when several workers are asked at once; a stranger, a
terminal that waits and one that was revoked are told apart only after their signature has held.
"""

from __future__ import annotations

import base64
import re
from datetime import datetime
from urllib.parse import unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import Case, F, Value, When
from django.http import HttpRequest

from hub.fleet.models import State, Terminal
from hub.intake.refusal import Refused
from kiosk import wire

FINGERPRINT = re.compile(r"([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}")
A_MINUTE = 120  # requests of one terminal; a terminal with a long queue sends one every few seconds


def sender(request: HttpRequest, body: bytes) -> tuple[Terminal, int]:
    """The terminal that signed, and the number of the request. Raises Refused."""
    name = unquote(request.headers.get(wire.TERMINAL, ""))
    terminal = Terminal.objects.filter(fingerprint=name).first() if FINGERPRINT.fullmatch(name) else None
    if terminal is None:
        raise Refused(401, "unknown-terminal", "no terminal of this fingerprint is known here: enrol it")
    return terminal, number(request, body, base64.b64decode(terminal.key_ed25519))


def number(request: HttpRequest, body: bytes, key: bytes) -> int:
    """The number of a request that was signed by this key. Raises Refused."""
    told = request.headers.get(wire.NUMBER, "")
    if not (told.isascii() and told.isdecimal() and len(told) <= 18 and int(told) > 0):
        raise Refused(401, "no-number", f"{wire.NUMBER} is a whole number from 1 on")
    try:
        signature = base64.b64decode(request.headers.get(wire.SIGNATURE, ""), validate=True)
        signed = wire.signing_bytes(request.method or "", request.path_info, body, int(told))
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (ValueError, InvalidSignature) as e:
        raise Refused(401, "signature", "the signature does not hold for this method, path, body and number") from e
    return int(told)


def admit(terminal: Terminal, number: int, now: datetime) -> None:
    """Take the number of a request, for ever. Raises Refused."""
    minute = int(now.timestamp() // 60)
    free = Terminal.objects.filter(pk=terminal.pk, number__lt=number)
    counted = Case(When(minute=minute, then=F("in_minute") + 1), default=Value(1))
    if not free.update(number=number, in_minute=counted, minute=minute):
        raise Refused(409, "number", "this number, or a later one, was used before")
    terminal.refresh_from_db(fields=["in_minute", "state"])
    if terminal.in_minute > A_MINUTE:
        raise Refused(429, "too-often", f"at most {A_MINUTE} requests a minute")


def approved(terminal: Terminal) -> None:
    """Raises Refused for one that may not hand in anything."""
    if terminal.state == State.REVOKED:
        raise Refused(403, "revoked", "this terminal was revoked; it must be enrolled again, with a new key")
    if terminal.state != State.APPROVED:
        raise Refused(403, "pending", "this terminal waits for its approval")
