"""The hub's end of the road out, for tests: takes envelopes, opens them, gives receipts.

Rules it keeps: the same envelope twice gives the same receipt and is kept once; what a real hub would refuse it refuses
with 400; `lose_receipts` takes the envelopes and lets the answer get lost, as a network may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import RLock
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from fakes.clock import FakeClock

from hub.press.sealing import opened
from kiosk import wire
from kiosk.command import COMMANDS, Asked, Call, Command, Reply
from kiosk.content import codec
from kiosk.errors import BadInput, Unreachable
from kiosk.link.door import Answer
from kiosk.wire import Enrolled, Envelope, Receipt

REVOKED = b'{"error": "revoked", "why": "its key has ended"}'


@dataclass(frozen=True)
class Received:
    """An envelope as it came, and the value in its opened body."""

    envelope: Envelope
    body: Any


class FakeIntake:
    """An Uplink. `received` in the order of arrival; `posts` are the headers of every request."""

    def __init__(self, key: X25519PrivateKey, clock: FakeClock) -> None:
        self._key, self._clock = key, clock
        self._lock = RLock()
        self._receipts: dict[str, Receipt] = {}
        self.received: list[Received] = []
        self.posts: list[dict[str, str]] = []
        self.lose_receipts = False
        self.state = "approved"  # or pending, revoked
        self.orders: list[Command] = []
        self.replies: list[Reply] = []

    def post(self, path: str, body: bytes, headers: Mapping[str, str], *, deadline_s: float) -> Answer:
        with self._lock:
            if path == wire.ENROLMENTS:
                return self._asked()
            if path == COMMANDS:
                return self._called(body)
            self.posts.append(dict(headers))
            if path.lstrip("/") != wire.ENVELOPES.lstrip("/"):
                return Answer(404)
            if self.state != "approved":
                return Answer(403, REVOKED.replace(b"revoked", self.state.encode()))
            try:
                envelopes = wire.read_envelopes(body)
                taken = [self._take(envelope) for envelope in envelopes]
            except BadInput as e:
                return Answer(400, str(e).encode())
            if self.lose_receipts:
                raise Unreachable(path, "the answer was lost")
            return Answer(200, codec.encode(taken))

    def _asked(self) -> Answer:
        """How this hub takes whoever asks."""
        if self.state == "revoked":
            return Answer(403, REVOKED)
        code = "K7M2QX" if self.state == "pending" else ""
        until = self._clock.wall() + timedelta(minutes=10) if code else None
        found = Enrolled(state=self.state, fingerprint="2" * 4, code=code, until=until, name="一楼 1 号屏")
        return Answer(200, codec.encode(found))

    def _called(self, body: bytes) -> Answer:
        """Commands stay open until they are answered, as at a real hub."""
        if self.state != "approved":
            return Answer(403, REVOKED.replace(b"revoked", self.state.encode()))
        replies = codec.decode(body, Call).replies
        self.replies += replies
        answered = {reply.id for reply in self.replies}
        self.orders = [order for order in self.orders if order.id not in answered]
        return Answer(200, codec.encode(Asked(commands=tuple(self.orders))))

    def of(self, kind: str) -> list[Any]:
        """The opened bodies of one kind."""
        return [each.body for each in self.received if each.envelope.kind == kind]

    def _take(self, envelope: Envelope) -> Receipt:
        known = self._receipts.get(envelope.id)
        if known is not None:
            return known
        body = wire.body_of(envelope.kind, opened(envelope, self._key))
        self.received.append(Received(envelope, body))
        receipt = Receipt(id=envelope.id, sha256=wire.seal_of(envelope), at=self._clock.wall())
        self._receipts[envelope.id] = receipt
        return receipt
