"""How a terminal comes into the fleet and leaves it.

Rules it keeps: a code has no look-alikes, holds ten minutes, opens once; whoever guesses is stopped after five; the
fingerprint is computed here from the key, never believed; a new device in an old one's place takes its name and
place, and the old key ends in the same moment; a revoked key never comes back.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from hub.fleet.models import CODE_LIFE, Code, State, Terminal, Try
from kiosk.content import places

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6
TRIES = 5
FROM_ONE_ADDRESS = 60  # new terminals in ten minutes: a hall that is set up, with a proxy in front
WAITING = 500  # terminals nobody has approved: beyond that somebody plays with us
FORGOTTEN = timedelta(days=1)
PLACE = (
    "name",
    "site",
    "floor",
    "board",
    "tags",
    "on_from",
    "on_until",
    "every_day",
    "picture_every",
    "custodian",
    "phone",
)


class Throttled(Exception):
    """Too many at once; later."""


class NoSuchCode(Exception):
    """Never given, over, or used."""


class OtherRoot(Exception):
    """The terminal believes another feed than ours: it would never show what we publish."""


def our_root(public: Path) -> str:
    """The SHA-256 of the first root of the feed that lies beside this hub; "" where it lies elsewhere."""
    try:
        return hashlib.sha256((public / places.metadata("root", 1)).read_bytes()).hexdigest()
    except OSError:
        return ""


def fingerprint(key: bytes) -> str:
    """What people call a key: as kiosk/terminal/identity.py computes it, 16 letters in groups of four."""
    number, letters = int.from_bytes(hashlib.sha256(key).digest(), "big"), ""
    for _ in range(16):
        number, digit = divmod(number, len(LETTERS))
        letters = LETTERS[digit] + letters
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def ask(key: bytes, address: str | None, now: datetime, root: str = "") -> Terminal:
    """The terminal of a key; a new one waits for approval. `root`: of the feed it believes. Raises Throttled."""
    spelled = base64.b64encode(key).decode()
    known = Terminal.objects.filter(key_ed25519=spelled).first()
    if known is not None:
        if known.root != root and known.state == State.PENDING:
            Terminal.objects.filter(pk=known.pk).update(root=root)
        return known
    waiting = Terminal.objects.filter(state=State.PENDING)
    waiting.filter(asked_at__lt=now - FORGOTTEN).delete()
    if waiting.count() >= WAITING:
        raise Throttled
    if waiting.filter(asked_from=address, asked_at__gt=now - CODE_LIFE).count() >= FROM_ONE_ADDRESS:
        raise Throttled
    with transaction.atomic():
        return Terminal.objects.create(key_ed25519=spelled, fingerprint=fingerprint(key), asked_from=address, root=root)


def code_for(terminal: Terminal, now: datetime) -> Code:
    """The code a waiting terminal shows: the same until it is over."""
    holding = terminal.codes.filter(used_at=None, made_at__gt=now - CODE_LIFE).first()
    if holding is not None:
        return holding
    terminal.codes.all().delete()
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        try:
            with transaction.atomic():
                return Code.objects.create(terminal=terminal, letters=letters, made_at=now)
        except IntegrityError:  # the one chance in 900 million that it is taken
            continue


def find(letters: str, by: Any, now: datetime) -> Code:
    """The code that was typed. Raises NoSuchCode, and Throttled after too many that were none."""
    since = now - CODE_LIFE
    if Try.objects.filter(by=by, at__gt=since).count() >= TRIES:
        raise Throttled
    typed = "".join(letters.upper().split()).replace("-", "")
    found = Code.objects.select_related("terminal").filter(letters=typed, used_at=None, made_at__gt=since).first()
    if found is None or found.terminal.state != State.PENDING:
        Try.objects.create(by=by, at=now)
        raise NoSuchCode
    return found


@transaction.atomic
def approve(
    code: Code, by: Any, now: datetime, place: dict[str, Any], instead_of: Terminal | None = None, root: str = ""
) -> Terminal:
    """The terminal of a code comes into the fleet. Raises NoSuchCode when another was quicker.

    `root`: ours, where it is known; raises OtherRoot for a terminal that believes another.
    """
    if root and code.terminal.root and code.terminal.root != root:
        raise OtherRoot(code.terminal.root)
    if not Code.objects.filter(pk=code.pk, used_at=None, made_at__gt=now - CODE_LIFE).update(used_at=now):
        raise NoSuchCode
    terminal = Terminal.objects.select_for_update().get(pk=code.terminal_id, state=State.PENDING)
    for name in PLACE:
        if instead_of is not None:
            setattr(terminal, name, getattr(instead_of, name))
        if name in place:
            setattr(terminal, name, place[name])
    terminal.state, terminal.approved_by, terminal.approved_at = State.APPROVED, by, now
    terminal.save()
    if instead_of is not None:
        revoke(instead_of, by, now)
        Terminal.objects.filter(pk=instead_of.pk).update(replaced_by=terminal)
    return terminal


def revoke(terminal: Terminal, by: Any, now: datetime) -> bool:
    """A key ends; False when it had ended before."""
    alive = Terminal.objects.filter(pk=terminal.pk).exclude(state=State.REVOKED)
    return bool(alive.update(state=State.REVOKED, revoked_by=by, revoked_at=now))
