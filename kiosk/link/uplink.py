"""Bringing envelopes to the hub: a signed POST out, receipts back.

Rules it keeps:
- a request is signed over method, path, body hash and a number that only grows (wire.signing_bytes);
- a receipt counts only if it names the very bytes we sent; what got none is sent again, and the hub takes it once;
- a hub that cannot take a batch is given its envelopes one by one, so that one of them never holds up the others.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from urllib.parse import quote

from kiosk import wire
from kiosk.content import codec
from kiosk.errors import CodecError, Unreachable
from kiosk.link.door import Uplink
from kiosk.wire import Envelope, Receipt

DEADLINE_S = 20.0  # what an alarm may have to wait when the hub is a black hole
INDIGESTIBLE = {400, 413, 422}


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

    def _send(self, envelopes: Sequence[Envelope]) -> tuple[Receipt, ...]:
        body = codec.encode(list(envelopes))
        number = self._number()
        signature = self._sign(wire.signing_bytes("POST", wire.ENVELOPES, body, number))
        headers = {
            wire.TERMINAL: quote(envelopes[0].terminal),
            wire.NUMBER: str(number),
            wire.SIGNATURE: base64.b64encode(signature).decode(),
        }
        answer = self._uplink.post(wire.ENVELOPES, body, headers, deadline_s=DEADLINE_S)
        if answer.status in INDIGESTIBLE:
            raise _Indigestible(wire.ENVELOPES, f"status {answer.status}: the hub cannot take this", "server")
        if answer.status != 200:
            raise Unreachable(wire.ENVELOPES, f"status {answer.status}", "server")
        return _receipts(answer.body, envelopes)


class _Indigestible(Unreachable):
    """The hub answered that it cannot read what we sent."""


def _receipts(body: bytes, envelopes: Sequence[Envelope]) -> tuple[Receipt, ...]:
    try:
        receipts = codec.decode(body, tuple[Receipt, ...])
    except CodecError as e:
        raise Unreachable(wire.ENVELOPES, f"no receipts came back ({e.why})", "server") from e
    sent = {envelope.id: wire.seal_of(envelope) for envelope in envelopes}
    valid = tuple(receipt for receipt in receipts if sent.get(receipt.id) == receipt.sha256)
    if not valid:
        raise Unreachable(wire.ENVELOPES, "none of the receipts is for what we sent", "server")
    return valid
