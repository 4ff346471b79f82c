"""FakeHub takes envelopes as the hub will: sealed words opened, the same receipt for the same envelope."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from fakes.hub import FakeHub

from hub.press.sealing import opened
from kiosk import wire
from kiosk.content import codec
from kiosk.content.item import replace
from kiosk.content.voice import Complaint, Help
from kiosk.errors import Refused, Unreachable
from kiosk.wire import Envelope, Receipt

WORDS = Complaint(text="三号窗口午休提前关闭。", slip="AB12-CD34")


@pytest.fixture
def hub(tmp_path):
    return FakeHub(tmp_path)


def an_envelope(hub, body=WORDS, kind="complaint", sealed=True, n=1):
    data = codec.encode(body)
    if sealed:
        key = X25519PublicKey.from_public_bytes(base64.b64decode(hub.publish().office.hub_key))
        suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
        data = suite.encrypt(data, key, info=wire.seal_info(kind))
    id = wire.uuid7(hub.clock.wall(), bytes([n] * 10))
    return Envelope(id=id, kind=kind, terminal="一楼", seq=n, made_at=hub.clock.wall(), body=data, sealed=sealed)


def handed_in(hub, *envelopes):
    answer = hub.post(wire.ENVELOPES, codec.encode(list(envelopes)), {"X-Test": "1"}, deadline_s=5)
    assert answer.status == 200
    return codec.decode(answer.body, tuple[Receipt, ...])


def test_a_sealed_complaint_is_opened_and_receipted(hub):
    envelope = an_envelope(hub)
    assert WORDS.text.encode() not in envelope.body
    (receipt,) = handed_in(hub, envelope)
    assert (receipt.id, receipt.sha256) == (envelope.id, wire.seal_of(envelope))
    assert hub.received[0].body == WORDS
    assert hub.intake.of("complaint") == [WORDS]
    assert hub.intake.posts == [{"X-Test": "1"}]


def test_the_same_envelope_twice_is_kept_once_with_the_same_receipt(hub):
    envelope = an_envelope(hub)
    first = handed_in(hub, envelope)
    hub.clock.advance(60)
    assert handed_in(hub, envelope) == first
    assert len(hub.received) == 1


def test_a_lost_receipt_does_not_lose_the_envelope(hub):
    envelope = an_envelope(hub, Help(place="home"), "help", sealed=False)
    hub.intake.lose_receipts = True
    with pytest.raises(Unreachable):
        handed_in(hub, envelope)
    hub.intake.lose_receipts = False
    handed_in(hub, envelope)
    assert [each.body for each in hub.received] == [Help(place="home")]


def test_a_body_sealed_for_another_kind_or_changed_does_not_open(hub):
    envelope = an_envelope(hub)
    key = hub.press.keyring.sealing()
    assert codec.decode(opened(envelope, key), Complaint) == WORDS
    for wrong in (replace(envelope, kind="help"), replace(envelope, body=envelope.body[:-1] + b"x")):
        with pytest.raises(Refused, match="not sealed to this hub"):
            opened(wrong, key)


def test_what_is_no_envelope_is_answered_400_and_kept_nowhere(hub):
    for data in (b"", b"{}", b"[{}]"):
        assert hub.post(wire.ENVELOPES, data, {}, deadline_s=5).status == 400
    assert hub.post("/elsewhere", b"[]", {}, deadline_s=5).status == 404
    assert hub.received == []
