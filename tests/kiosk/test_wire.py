"""Messages between a terminal and the hub."""

import json
import re
from datetime import timedelta

import pytest
from fakes.clock import instant
from hypothesis import given
from hypothesis import strategies as st

from kiosk import wire
from kiosk.content import codec
from kiosk.content.proof import Beat, Shown, Usage
from kiosk.content.voice import Complaint, Help
from kiosk.errors import CodecError
from kiosk.wire import Envelope, read_envelopes, seal_of, signing_bytes, uuid7

AT = instant("2026-11-23 10:34")


def an_envelope(kind="help", body=b"{}", **fields):
    filled = {
        "id": uuid7(AT, bytes(10)),
        "kind": kind,
        "terminal": "hall-3",
        "seq": 1,
        "made_at": AT,
        "body": body,
        "sealed": kind in wire.SEALED,
    }
    return Envelope(**{**filled, **fields})


def posted(*envelopes):
    return codec.encode(envelopes)


def test_what_is_posted_is_what_is_read():
    envelopes = (an_envelope("usage", b"one"), an_envelope("complaint", b"\x00\xff"))
    assert read_envelopes(posted(*envelopes)) == envelopes


def test_a_complaint_in_the_clear_cannot_be_said():
    with pytest.raises(ValueError, match="must be sealed"):
        an_envelope("complaint", sealed=False)


def test_a_complaint_in_the_clear_is_refused_when_read():
    data = posted(an_envelope("help")).replace(b'"help"', b'"complaint"')
    with pytest.raises(CodecError, match="must be sealed"):
        read_envelopes(data)


def test_the_same_envelope_has_the_same_seal_and_another_another():
    assert seal_of(an_envelope()) == seal_of(read_envelopes(posted(an_envelope()))[0])
    assert seal_of(an_envelope(seq=2)) != seal_of(an_envelope())


@pytest.mark.parametrize(
    "change",
    [
        {"id": "not-a-uuid"},
        {"id": "01234567-89ab-4cde-8000-000000000000"},  # version 4: does not sort by time
        {"kind": "order"},
        {"seq": 0},
        {"made_at": "2026-11-23T10:34:00"},
        {"terminal": ""},
        {"to": "somebody"},
    ],
)
def test_an_envelope_that_is_not_ours_is_refused_with_its_place(change):
    tree = json.loads(posted(an_envelope()))
    tree[0] |= change
    with pytest.raises(CodecError) as caught:
        read_envelopes(json.dumps(tree).encode())
    assert caught.value.path.startswith("$[0]")


def test_an_envelope_larger_than_64_kB_is_refused_by_number():
    with pytest.raises(CodecError, match=re.escape("$[1]")):
        read_envelopes(posted(an_envelope(), an_envelope("usage", b"x" * 48_100)))


def test_a_post_larger_than_half_a_megabyte_is_refused_before_it_is_read():
    with pytest.raises(CodecError, match="at most 512,000"):
        read_envelopes(b"[" * 600_000)


def test_deeply_nested_or_broken_bytes_are_refused_plainly():
    for data in (b"", b"[", b"[" * 400_000, b"null", b"{}", b'["\xff"]'):
        with pytest.raises(CodecError):
            read_envelopes(data)


BODIES = {
    "shown": (
        Shown(item="a-notice", version="0123456789ab", board="hall-board", zone="main", first=AT, last=AT, frames=9),
    ),
    "usage": Usage(day=AT.date(), places={"guide:a-guide": 3}),
    "beat": Beat(edition=1, emergency=0, state="current"),
    "complaint": Complaint(text="大厅的灯坏了", slip="ABCD-2345"),
    "help": Help(place="guide:a-guide"),
}


def test_there_is_a_body_for_every_kind():
    assert set(BODIES) == set(wire.BODIES) == set(wire.Kind.__args__)


@pytest.mark.parametrize("kind", wire.BODIES)
def test_a_body_comes_back_as_the_value_it_was(kind):
    assert wire.body_of(kind, codec.encode(BODIES[kind])) == BODIES[kind]


def test_a_body_of_another_kind_is_refused():
    with pytest.raises(CodecError):
        wire.body_of("usage", codec.encode(BODIES["help"]))


def test_a_call_for_help_is_worth_nothing_after_ten_minutes_and_a_complaint_never_ages():
    assert not wire.expired(an_envelope("help"), AT + timedelta(minutes=10))
    assert wire.expired(an_envelope("help"), AT + timedelta(minutes=10, seconds=1))
    assert not wire.expired(an_envelope("complaint"), AT + timedelta(days=9_999))


def test_complaints_and_evidence_are_never_dropped():
    assert not {"complaint", "shown"} & set(wire.DROPPED_FIRST)


def test_a_signature_covers_method_path_body_and_sequence():
    plain = signing_bytes("POST", wire.ENVELOPES, b"body", 7)
    others = {
        signing_bytes("PUT", wire.ENVELOPES, b"body", 7),
        signing_bytes("POST", "/intake/other", b"body", 7),
        signing_bytes("POST", wire.ENVELOPES, b"BODY", 7),
        signing_bytes("POST", wire.ENVELOPES, b"body", 8),
    }
    assert len(others) == 4
    assert plain not in others


@given(
    st.datetimes(
        min_value=instant("1971-01-01").replace(tzinfo=None), max_value=instant("2400-01-01").replace(tzinfo=None)
    ),
    st.integers(1, 10**9),
    st.binary(min_size=10, max_size=16),
    st.binary(min_size=10, max_size=16),
)
def test_envelope_ids_are_lawful_and_sort_by_time(at, later_ms, one, other):
    at = instant(f"{at.isoformat()}+00:00")
    first, second = uuid7(at, one), uuid7(at + timedelta(milliseconds=later_ms), other)
    assert an_envelope(id=first).id < an_envelope(id=second).id
    codec.decode(codec.encode(an_envelope(id=first)), Envelope)
