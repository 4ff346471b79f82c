"""Bringing envelopes to the hub: a signed POST out, receipts back.

Rules it keeps:
- a request is signed over method, path, body hash and a number that only grows (wire.signing_bytes);
- a receipt counts only if it names the very bytes we sent; what got none is sent again, and the hub takes it once;
- a hub that cannot take a batch is given its envelopes one by one, so that one of them never holds up the others;
- a hub that does not know us says so by NotAdmitted, told apart from a hub that is not there.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from kiosk import wire
from kiosk.command import COMMANDS, Asked, Call
from kiosk.content import codec
from kiosk.errors import CodecError, Unreachable
from kiosk.link.door import Uplink
from kiosk.wire import Asking, Enrolled, Envelope, Receipt

DEADLINE_S = 20.0  # what an alarm may have to wait when the hub is a black hole
INDIGESTIBLE = {400, 413, 422}
NOT_ADMITTED = {"unknown-terminal", "pending", "revoked"}
"""What a hub says of a terminal that does not belong to its fleet (hub/intake/signature.py)."""


class NotAdmitted(Unreachable):
    """The hub is there, and does not take us: `word` is one of NOT_ADMITTED."""

    def __init__(self, word: str) -> None:
        super().__init__(wire.ENROLMENTS, f"the hub does not take this terminal: {word}", "server")
        self.word = word


class Post:
    """The way to one hub. `sign`: 64 bytes of ed25519 by the terminal's key; `number`: the next of a request."""

    def __init__(self, uplink: Uplink, sign: Callable[[bytes], bytes], number: Callable[[], int]) -> None:
        self._uplink, self._sign, self._number = uplink, sign, number

    def send(self, envelopes: Sequence[Envelope]) -> tuple[Receipt, ...]:
        """The receipts for these envelopes, maybe not for all. Raises Unreachable when there is none."""
        try:
            return self._send(envelopes)
        except _Indigestible:
            if len(envelopes) == 1:
                raise
        receipts: list[Receipt] = []
        last: Unreachable | None = None
        for envelope in envelopes:
            try:
                receipts.extend(self._send([envelope]))
            except _Indigestible as e:
                last = e
        if not receipts and last is not None:
            raise last
        return tuple(receipts)

    def ask(self, key: bytes, root: str = "") -> Enrolled:
        """Whether we belong to the fleet, by the key that signs. Raises NotAdmitted for a key that was revoked.

        `root`: the SHA-256 of the root we believe, so that nobody approves a screen of another feed.
        """
        asking = Asking(key=base64.b64encode(key).decode(), root=root)
        found: Enrolled = self._posted(wire.ENROLMENTS, codec.encode(asking), Enrolled, "")
        return found

    def call(self, call: Call, name: str) -> Asked:
        """Tell what was done; gives what stands open. `name`: the fingerprint. Raises Unreachable."""
        found: Asked = self._posted(COMMANDS, codec.encode(call), Asked, name)
        return found

    def _send(self, envelopes: Sequence[Envelope]) -> tuple[Receipt, ...]:
        body = codec.encode(list(envelopes))
        return _valid(self._posted(wire.ENVELOPES, body, tuple[Receipt, ...], envelopes[0].terminal), envelopes)

    def _posted(self, path: str, body: bytes, answer_type: Any, name: str) -> Any:
        """What a signed request is answered. `name`: whose it is; "" where the body says so."""
        number = self._number()
        signature = self._sign(wire.signing_bytes("POST", path, body, number))
        headers = {wire.NUMBER: str(number), wire.SIGNATURE: base64.b64encode(signature).decode()}
        if name:
            headers[wire.TERMINAL] = quote(name)
        answer = self._uplink.post(path, body, headers, deadline_s=DEADLINE_S)
        if answer.status in INDIGESTIBLE:
            raise _Indigestible(path, f"status {answer.status}: the hub cannot take this", "server")
        if answer.status in (401, 403) and (word := _word(answer.body)) in NOT_ADMITTED:
            raise NotAdmitted(word)
        if answer.status != 200:
            raise Unreachable(path, f"status {answer.status}", "server")
        try:
            return codec.decode(answer.body, answer_type)
        except CodecError as e:
            raise Unreachable(path, f"the answer cannot be read ({e.why})", "server") from e


def _word(body: bytes) -> str:
    """The one word in which a hub refuses; "" for anything else that says 403."""
    try:
        told = msgspec.json.decode(body, type=dict[str, str])
    except msgspec.MsgspecError:
        return ""
    return told.get("error", "")


class _Indigestible(Unreachable):
    """The hub answered that it cannot read what we sent."""


def _valid(receipts: tuple[Receipt, ...], envelopes: Sequence[Envelope]) -> tuple[Receipt, ...]:
    """The receipts that are for what we sent. Raises Unreachable when none is."""
    sent = {envelope.id: wire.seal_of(envelope) for envelope in envelopes}
    valid = tuple(receipt for receipt in receipts if sent.get(receipt.id) == receipt.sha256)
    if not valid:
        raise Unreachable(wire.ENVELOPES, "none of the receipts is for what we sent", "server")
    return valid
