"""What waits for the hub: nothing is lost that must not be, and the urgent goes first."""

from __future__ import annotations

import os

import pytest
from fakes.clock import instant

from kiosk import wire
from kiosk.content import codec
from kiosk.errors import Full
from kiosk.wire import Envelope, Receipt

NOW = instant("2026-11-23 10:34")
LATER = instant("2026-11-23 10:45")


def test_help_goes_before_complaints_and_those_before_evidence_and_usage(store):
    for kind in ("usage", "shown", "complaint", "beat", "help"):
        put(store, kind)
    kinds = [envelope.kind for envelope in store.outbox.next(50, NOW)]
    assert kinds == ["help", "complaint", "beat", "shown", "usage"]


def test_within_a_kind_the_order_is_kept(store):
    for _ in range(12):
        put(store, "complaint")
    assert [envelope.seq for envelope in store.outbox.next(50, NOW)] == list(range(1, 13))


def test_what_was_put_is_there_after_a_start(open_store):
    envelope = put(open_store(), "complaint")
    assert open_store().outbox.next(50, NOW) == (envelope,)


def test_a_number_is_never_given_twice_not_even_after_its_envelope_is_gone(open_store):
    store = open_store()
    first = put(store, "complaint")
    store.outbox.receive(receipt(first))
    assert put(open_store(), "complaint").seq == 2


def test_an_envelope_that_could_not_be_written_takes_no_number(store):
    with pytest.raises(ValueError, match="bytes"):
        put(store, "complaint", b"x" * 64_000)
    assert put(store, "complaint").seq == 1


def test_a_receipt_ends_the_wait_and_a_second_one_changes_nothing(store):
    one, other = put(store, "complaint"), put(store, "complaint")
    assert store.outbox.receive(receipt(one))
    assert store.outbox.receive(receipt(one))
    assert store.outbox.next(50, NOW) == (other,)


def test_a_receipt_for_other_bytes_leaves_the_envelope_where_it_is(store):
    envelope = put(store, "complaint")
    assert not store.outbox.receive(Receipt(id=envelope.id, sha256="0" * 64, at=NOW))
    assert store.outbox.next(50, NOW) == (envelope,)


def test_a_call_for_help_is_not_sent_after_ten_minutes_and_then_dropped(store):
    put(store, "help")
    put(store, "complaint")
    assert [e.kind for e in store.outbox.next(50, LATER)] == ["complaint"]
    assert store.outbox.drop_expired(LATER) == 1
    assert store.outbox.queued() == {"complaint": 1}


def test_over_the_ceiling_usage_goes_first_then_beats_then_help(open_store):
    store = open_store(ceiling=20_000)
    for kind in ("complaint", "shown", "help", "beat", "usage"):
        for _ in range(3):
            put(store, kind, bytes(900))
    put(store, "complaint", bytes(900))
    assert store.outbox.queued() == {"help": 3, "complaint": 4, "beat": 3, "shown": 3, "usage": 1}
    for _ in range(6):
        put(store, "complaint", bytes(900))
    assert store.outbox.queued() == {"help": 1, "complaint": 10, "shown": 3}
    assert store.outbox.next(1, NOW)[0].seq == 3, "the oldest calls for help went first"


def test_complaints_and_evidence_are_never_dropped(open_store):
    store = open_store(ceiling=5_000)
    for _ in range(10):
        put(store, "complaint", bytes(900))
        put(store, "shown", bytes(900))
    assert store.outbox.queued() == {"complaint": 10, "shown": 10}
    assert store.outbox.full()


def test_one_post_holds_no_more_than_the_hub_takes(store):
    for _ in range(20):
        put(store, "complaint", bytes(40_000))
    batch = store.outbox.next(50, NOW)
    assert 0 < len(batch) < 20
    assert len(codec.encode(list(batch))) <= wire.MAX_POST


def test_a_full_disk_refuses_the_envelope_and_keeps_what_was_there(store):
    kept = put(store, "complaint")
    pages = store.db.row("PRAGMA page_count")[0]
    store.db.row(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Full):
        fill(store)
    assert store.outbox.next(50, NOW)[0] == kept
    store.db.row("PRAGMA max_page_count = 1000000")
    seqs = [envelope.seq for envelope in store.outbox.next(50, NOW)]
    assert put(store, "complaint").seq == seqs[-1] + 1, "and no number is left out"


def put(store, kind, body=b"{}"):
    def make(seq):
        sealed = kind in wire.SEALED
        name = wire.uuid7(NOW, os.urandom(10))
        return Envelope(id=name, kind=kind, terminal="hall-3", seq=seq, made_at=NOW, body=body, sealed=sealed)

    return store.outbox.put(kind, make)


def fill(store):
    for _ in range(20):
        put(store, "complaint", bytes(30_000))


def receipt(envelope):
    return Receipt(id=envelope.id, sha256=wire.seal_of(envelope), at=NOW)
