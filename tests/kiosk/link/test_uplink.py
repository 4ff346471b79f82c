"""Envelopes out, receipts back."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import wire
from kiosk.content import codec
from kiosk.content.proof import Usage
from kiosk.errors import Unreachable
from kiosk.link.door import Answer
from kiosk.link.uplink import Post
from kiosk.wire import Envelope, Receipt

AT = datetime(2026, 11, 23, 2, 34, tzinfo=UTC)


def an_envelope(seq=1, terminal="7KQM-2D9X"):
    usage = Usage(day=AT.date(), places={"home": seq})
    id = wire.uuid7(AT, seq.to_bytes(10, "big"))
    return Envelope(id=id, kind="usage", terminal=terminal, seq=seq, made_at=AT, body=codec.encode(usage))


class Hub:
    """Takes what it is given; `indigestible` by number."""

    def __init__(self, indigestible=()):
        self.posts, self.taken, self.answer = [], [], None
        self._indigestible = indigestible

    def post(self, path, body, headers, *, deadline_s):
        self.posts.append((path, body, dict(headers)))
        if self.answer is not None:
            return self.answer
        envelopes = wire.read_envelopes(body)
        if any(envelope.seq in self._indigestible for envelope in envelopes):
            return Answer(422)
        self.taken += [envelope.seq for envelope in envelopes]
        return Answer(200, codec.encode([a_receipt(envelope) for envelope in envelopes]))


def a_receipt(envelope, **fields):
    return Receipt(**{"id": envelope.id, "sha256": wire.seal_of(envelope), "at": AT, **fields})


@pytest.fixture
def key():
    return Ed25519PrivateKey.generate()


def a_post(hub, key, numbers=None):
    numbers = iter(numbers or range(1, 100))
    return Post(hub, key.sign, lambda: next(numbers))


def test_a_request_is_signed_over_method_path_body_and_number(key):
    hub = Hub()
    receipts = a_post(hub, key, [41]).send([an_envelope(1), an_envelope(2)])
    assert [receipt.id for receipt in receipts] == [an_envelope(1).id, an_envelope(2).id]
    path, body, headers = hub.posts[0]
    assert (path, headers[wire.NUMBER], headers[wire.TERMINAL]) == ("/intake/envelopes", "41", "7KQM-2D9X")
    signature = base64.b64decode(headers[wire.SIGNATURE])
    key.public_key().verify(signature, wire.signing_bytes("POST", "/intake/envelopes", body, 41))


def test_every_request_has_a_number_of_its_own(key):
    hub = Hub()
    post = a_post(hub, key)
    post.send([an_envelope()])
    post.send([an_envelope()])
    assert [headers[wire.NUMBER] for _, _, headers in hub.posts] == ["1", "2"]


def test_the_same_envelope_twice_is_the_same_bytes(key):
    hub = Hub()
    post = a_post(hub, key)
    assert post.send([an_envelope()]) == post.send([an_envelope()])
    assert hub.posts[0][1] == hub.posts[1][1]


def test_a_name_that_is_not_ascii_still_makes_a_header(key):
    hub = Hub()
    a_post(hub, key).send([an_envelope(terminal="大厅 3")])
    assert hub.posts[0][2][wire.TERMINAL].isascii()


def test_a_receipt_for_other_bytes_is_none(key):
    hub = Hub()
    one, other = an_envelope(1), an_envelope(2)
    hub.answer = Answer(200, codec.encode([a_receipt(one), a_receipt(other, sha256="0" * 64)]))
    assert [receipt.id for receipt in a_post(hub, key).send([one, other])] == [one.id]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html>log in</html>"),
        Answer(200, b""),
        Answer(200, b"[]"),
        Answer(200, codec.encode([a_receipt(an_envelope(7))])),
        Answer(302),
        Answer(401),
        Answer(500),
        Answer(422),
    ],
    ids=["page", "empty", "no receipts", "another's receipt", "redirect", "not enrolled", "broken", "indigestible"],
)
def test_what_brings_no_receipt_is_unreachable_and_nothing_counts_as_sent(key, answer):
    hub = Hub()
    hub.answer = answer
    with pytest.raises(Unreachable) as e:
        a_post(hub, key).send([an_envelope()])
    assert e.value.fault == "server"


def test_one_envelope_that_the_hub_cannot_take_does_not_hold_up_the_others(key):
    hub = Hub(indigestible={2})
    receipts = a_post(hub, key).send([an_envelope(1), an_envelope(2), an_envelope(3)])
    assert hub.taken == [1, 3]
    assert len(receipts) == 2


def test_a_hub_that_can_take_none_is_unreachable(key):
    with pytest.raises(Unreachable, match="cannot take this"):
        a_post(Hub(indigestible={1, 2}), key).send([an_envelope(1), an_envelope(2)])
