"""What a real terminal hands in becomes rows, then receipts; what is wrong changes nothing and is told apart."""

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from fakes.enrolled import Sender

from hub.fleet import enrolment
from hub.fleet.models import Beat, HelpCall, Terminal
from hub.intake.models import Arrival, Shown, Usage, Voice
from hub.press.sealing import opened
from kiosk import wire
from kiosk.clock import SystemClock
from kiosk.command import COMMANDS
from kiosk.content import codec, proof, voice
from kiosk.content.item import replace
from kiosk.errors import Unreachable
from kiosk.terminal.orders import Count, Record, Send
from kiosk.wire import Envelope

OFFICE = X25519PrivateKey.generate()
HUB_KEY = base64.b64encode(OFFICE.public_key().public_bytes_raw()).decode()
BEAT = proof.Beat(edition=7, emergency=1, state="current", faults=("clock-unsure",), queued=3, free_mb=9000)
COMPLAINT = voice.Complaint(text="二楼的取号机总是没纸", slip="A2B3-C4D5")
HELP = voice.Help(place="home", where="一楼大厅")


def a_shown(clock):
    at = clock.wall()
    return proof.Shown(
        item="a-notice", version="0" * 12, board="hall-board", zone="main", first=at, last=at, frames=60, ended="time"
    )


def one_of_each(terminal):
    """Fill the outbox as the keeper does; whole days and reports come later, so time passes."""
    terminal.outward.record(Record(a_shown(terminal.clock)))
    terminal.outward.count(Count("guide:construction-permit"))
    terminal.clock.advance(86_400)
    terminal.outward.report()
    terminal.outward.beat(BEAT)
    terminal.outward.send(Send(COMPLAINT), HUB_KEY)
    terminal.outward.send(Send(HELP), HUB_KEY)


def status(terminal):
    """What the hub answers to what waits."""
    with pytest.raises(Unreachable):
        terminal.hand_in()
    answer = terminal.uplink.answers[-1]
    return answer.status_code, answer.json()["error"]


def again(terminal, number=-1):
    """A thief sends a request once more, bit for bit."""
    path, body, headers = terminal.uplink.posts[number]
    return terminal.uplink.post(path, body, headers).status


def test_one_envelope_of_each_kind_is_taken_and_the_outbox_is_empty(terminal):
    one_of_each(terminal)
    assert terminal.waiting() == {"help": 1, "complaint": 1, "beat": 1, "shown": 1, "usage": 1}
    terminal.hand_in()
    assert terminal.waiting() == {}
    assert [(row.item, row.frames) for row in Shown.objects.all()] == [("a-notice", 60)]
    assert [(row.place, row.n) for row in Usage.objects.all()] == [("guide:construction-permit", 1)]
    latest = Terminal.objects.get().latest
    assert (latest.edition, latest.faults, latest.free_mb) == (7, ["clock-unsure"], 9000)
    assert HelpCall.objects.get().where == "一楼大厅"


def test_a_complaint_lies_sealed_and_only_the_offices_key_opens_it(terminal):
    terminal.outward.send(Send(COMPLAINT), HUB_KEY)
    (sent,) = terminal.outward.next(1)
    terminal.hand_in()
    kept = bytes(Voice.objects.get().sealed)
    assert "取号机".encode() not in kept
    assert codec.decode(opened(replace(sent, body=kept), OFFICE), voice.Complaint) == COMPLAINT


def test_the_same_envelope_twice_is_one_row_and_the_same_receipt(terminal):
    terminal.outward.beat(BEAT)
    (envelope,) = terminal.outward.next(1)
    assert terminal.post.send([envelope]) == terminal.post.send([envelope])
    assert (Arrival.objects.count(), Beat.objects.count()) == (1, 1)


def test_an_id_that_comes_with_other_content_is_refused(terminal):
    terminal.outward.beat(BEAT)
    (envelope,) = terminal.outward.next(1)
    terminal.post.send([envelope])
    with pytest.raises(Unreachable):
        terminal.post.send([replace(envelope, body=codec.encode(replace(BEAT, edition=8)))])
    assert terminal.uplink.answers[-1].json()["error"] == "other-content"
    assert [beat.edition for beat in Beat.objects.all()] == [7]


def test_one_envelope_that_cannot_be_taken_does_not_hold_up_the_others(terminal):
    terminal.outward.beat(BEAT)
    (good,) = terminal.outward.next(1)
    bad = replace(good, id=wire.uuid7(terminal.clock.wall(), b"0123456789"), body=b"[]")
    (receipt,) = terminal.post.send([bad, good])
    assert receipt.id == good.id
    assert [arrival.pk for arrival in Arrival.objects.all()] == [good.id]


def test_a_request_sent_again_by_a_thief_is_refused(terminal):
    terminal.outward.beat(BEAT)
    terminal.hand_in()
    assert again(terminal) == 409


def test_requests_that_arrive_in_another_order_are_refused(terminal):
    body = b"[]"
    early = terminal.signed(wire.ENVELOPES, body)
    late = terminal.signed(wire.ENVELOPES, body)
    assert terminal.uplink.post(wire.ENVELOPES, body, late).status == 200
    assert terminal.uplink.post(wire.ENVELOPES, body, early).status == 409


def test_a_request_that_was_refused_has_used_up_its_number(terminal):
    headers = terminal.signed(wire.ENVELOPES, b"garbage")
    assert terminal.uplink.post(wire.ENVELOPES, b"garbage", headers).status == 400
    assert terminal.uplink.post(wire.ENVELOPES, b"garbage", headers).status == 409


@pytest.mark.parametrize("what", ["body", "number", "path", "signature"])
def test_whatever_of_a_signed_request_was_changed_it_is_a_forgery(terminal, what):
    body = b"[]"
    headers = terminal.signed(wire.ENROLMENTS if what == "path" else wire.ENVELOPES, body)
    if what == "number":
        headers[wire.NUMBER] = str(int(headers[wire.NUMBER]) + 1)
    if what == "signature":
        headers[wire.SIGNATURE] = base64.b64encode(bytes(64)).decode()
    assert terminal.uplink.post(wire.ENVELOPES, b"[ ]" if what == "body" else body, headers).status == 401


def test_nobody_speaks_for_another_terminal(terminal, tmp_path, administrator):
    other = Sender(tmp_path / "other", terminal.uplink)
    other.enrol(administrator)
    headers = {**other.signed(wire.ENVELOPES, b"[]"), wire.TERMINAL: terminal.fingerprint}
    assert terminal.uplink.post(wire.ENVELOPES, b"[]", headers).status == 401
    terminal.outward.beat(BEAT)
    body = codec.encode(list(terminal.outward.next(1)))
    assert terminal.uplink.post(wire.ENVELOPES, body, other.signed(wire.ENVELOPES, body)).status == 422
    assert Arrival.objects.count() == 0


def test_a_revoked_terminal_a_waiting_one_and_a_stranger_hand_in_nothing(terminal, tmp_path, administrator):
    enrolment.revoke(terminal.row, administrator, SystemClock().wall())
    terminal.outward.beat(BEAT)
    assert status(terminal) == (403, "revoked")
    other = Sender(tmp_path / "other")
    other.outward.beat(BEAT)
    assert status(other) == (401, "unknown-terminal")
    other.ask()
    assert status(other) == (403, "pending")
    assert (Arrival.objects.count(), other.waiting()) == (0, {"beat": 1})


def test_fifty_megabytes_are_not_read(terminal):
    body = bytes(50_000_000)
    assert terminal.uplink.post(wire.ENVELOPES, body, terminal.signed(wire.ENVELOPES, body)).status == 413


def test_an_envelope_above_its_ceiling_is_refused(terminal):
    terminal.outward.beat(BEAT)
    (envelope,) = terminal.outward.next(1)
    body = codec.encode([replace(envelope, body=bytes(60_000))])
    assert terminal.uplink.post(wire.ENVELOPES, body, terminal.signed(wire.ENVELOPES, body)).status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[1]", b'[{"id": "x"}]', b"\xff\xfe", b"[" * 100_000])
def test_garbage_is_refused_with_a_sentence_and_changes_nothing(terminal, body):
    answer = terminal.uplink.post(wire.ENVELOPES, body, terminal.signed(wire.ENVELOPES, body))
    assert answer.status == (400 if body else 411)
    assert terminal.uplink.answers[-1].json()["why"]
    assert Arrival.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {wire.TERMINAL: "%00%FF"},
        {wire.NUMBER: "-1"},
        {wire.NUMBER: "9" * 30},
        {wire.NUMBER: "１"},
        {wire.SIGNATURE: "not base64"},
        {wire.SIGNATURE: ""},
    ],
)
def test_headers_of_any_shape_are_refused(terminal, headers):
    whole = terminal.signed(wire.ENVELOPES, b"[]")
    sent = {**whole, **headers} if headers else {}
    assert terminal.uplink.post(wire.ENVELOPES, b"[]", sent).status == 401


def test_a_number_that_no_database_holds_is_refused_as_a_body(terminal):
    terminal.outward.beat(replace(BEAT, edition=2**63))
    assert status(terminal) == (422, "body")
    assert Arrival.objects.count() == 0


def test_a_body_that_is_sealed_and_need_not_be_is_refused(terminal):
    terminal.outward.beat(BEAT)
    (envelope,) = terminal.outward.next(1)
    body = codec.encode([replace(envelope, sealed=True)])
    assert terminal.uplink.post(wire.ENVELOPES, body, terminal.signed(wire.ENVELOPES, body)).status == 422


def test_a_terminal_that_asks_without_end_is_told_to_wait(terminal):
    from hub.intake.signature import A_MINUTE

    minute = int(SystemClock().wall().timestamp() // 60)
    # This minute and the next: it may turn while the test runs.
    answers = []
    for at in (minute, minute + 1):
        Terminal.objects.filter(pk=terminal.row.pk).update(minute=at, in_minute=A_MINUTE)
        answers.append(terminal.uplink.post(wire.ENVELOPES, b"[]", terminal.signed(wire.ENVELOPES, b"[]")).status)
    assert 429 in answers


def test_rows_that_were_handed_in_are_never_changed(terminal):
    one_of_each(terminal)
    terminal.hand_in()
    for table in (Shown, Usage, Voice):
        row = table.objects.get()
        for act in (row.save, row.delete, table.objects.all().delete, table.objects.all().update):
            with pytest.raises(TypeError):
                act()


def test_an_old_beat_that_comes_late_does_not_hide_a_newer_one(terminal):
    terminal.outward.beat(BEAT)
    (old,) = terminal.outward.next(1)
    new = replace(
        old,
        id=wire.uuid7(terminal.clock.wall(), b"abcdefghij"),
        made_at=old.made_at + timedelta(minutes=10),
        body=codec.encode(replace(BEAT, edition=8)),
    )
    terminal.post.send([new])
    terminal.post.send([old])
    assert Terminal.objects.get().latest.edition == 8
    assert Beat.objects.count() == 2


def test_the_description_is_made_of_the_types_that_decode(client, db):
    told = client.get("/intake/openapi.json").json()
    assert set(told["paths"]) == {wire.ENVELOPES, wire.ENROLMENTS, COMMANDS}
    assert set(told["components"]["schemas"]["Envelope"]["properties"]) == set(Envelope.__struct_fields__)


def test_only_post_is_answered_and_no_cookie_is_set(client, db):
    for path in (wire.ENVELOPES, wire.ENROLMENTS):
        answer = client.get(path)
        assert (answer.status_code, dict(answer.cookies)) == (405, {})
