"""What leaves a terminal: on its disk, numbered and sealed, before anybody says "received"."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from fakes.arrivals import arrived
from fakes.builders import an_edition, an_office
from fakes.clock import instant

from hub.press.sealing import opened
from kiosk import wire
from kiosk.content import codec
from kiosk.content.proof import Shown, Usage
from kiosk.content.voice import Complaint, Help
from kiosk.errors import BadInput, Full
from kiosk.terminal.facts import Receipts
from kiosk.terminal.orders import Count, Record, Send
from kiosk.wire import Receipt

KEY = X25519PrivateKey.generate()
COMPLAINT = Complaint(text="窗口让我跑了三趟。", contact="13900000000", slip="A2B3-C4D5")


def test_a_complaint_lies_sealed_on_the_disk_when_its_future_is_done(open_box):
    envelope_id = paired_with_key(open_box()).done(Send(COMPLAINT))
    (envelope,) = open_box().keeper.outgoing()
    assert envelope.id == envelope_id
    assert codec.decode(opened(envelope, KEY), Complaint) == COMPLAINT


def test_nothing_of_a_complaint_is_on_the_disk_in_the_clear(open_box):
    box = paired_with_key(open_box())
    box.done(Send(COMPLAINT))
    box.close()
    everything = b"".join(path.read_bytes() for path in box.data_dir.rglob("*") if path.is_file())
    assert "三趟".encode() not in everything
    assert b"13900000000" not in everything
    assert base64.b64encode(codec.encode(COMPLAINT))[:40] not in everything


def test_without_the_office_s_key_a_complaint_is_refused_in_plain_words(box):
    box.done(arrived(box.data_dir, an_edition()))
    with pytest.raises(BadInput, match="has not published a key"):
        box.done(Send(COMPLAINT))
    assert box.keeper.outgoing() == ()
    assert box.snapshot.faults == (), "it is no fault of the terminal"


def test_a_key_that_is_none_is_refused_in_plain_words(box):
    box.done(arrived(box.data_dir, an_edition(office=an_office(hub_key="bm90IGEga2V5"))))
    with pytest.raises(BadInput, match="the key in the edition is none"):
        box.done(Send(COMPLAINT))


def test_a_full_disk_is_said_to_the_citizen_and_nothing_is_half_kept(box):
    paired_with_key(box)
    pages = box.store.db.row("PRAGMA page_count")[0]
    box.store.db.row(f"PRAGMA max_page_count = {pages}")
    long = Complaint(text="长" * 4000, slip="A2B3-C4D5")
    futures = [box.tell(Send(long)) for _ in range(10)]
    refused = [future for future in futures if future.exception()]
    assert refused
    assert all(isinstance(future.exception(), Full) for future in refused)
    kept = [future.result() for future in futures if not future.exception()]
    assert [envelope.id for envelope in box.keeper.outgoing()] == kept
    assert box.snapshot.disk_full


def test_a_call_for_help_needs_no_key_and_is_worthless_after_ten_minutes(box, clock):
    box.done(Send(Help(place="一楼大厅 3 号屏")))
    assert [envelope.kind for envelope in box.keeper.outgoing()] == ["help"]
    assert box.snapshot.queued == 1
    clock.advance(601)
    assert box.keeper.outgoing() == ()
    box.idle()
    assert "help" not in box.store.outbox.queued()


def test_a_receipt_ends_the_wait_and_one_for_other_bytes_is_recorded(box):
    paired_with_key(box)
    box.done(Send(COMPLAINT))
    (envelope,) = box.keeper.outgoing()
    at = instant("2026-11-23 10:35")
    box.done(Receipts((Receipt(id=envelope.id, sha256="0" * 64, at=at),)))
    assert box.snapshot.queued == 1
    assert box.snapshot.faults == ("receipt",)
    good = Receipt(id=envelope.id, sha256=wire.seal_of(envelope), at=at)
    box.done(Receipts((good, good)))
    box.done(Receipts((good,)))
    assert box.snapshot.queued == 0


def test_what_was_shown_is_in_the_ledger_at_once_and_told_within_ten_minutes(box, clock):
    shown = [a_shown(minute) for minute in range(5)]
    for entry in shown:
        box.done(Record(entry))
    assert box.store.ledger.head()[0] == 5
    clock.advance(590)
    box.idle()
    assert told(box, "shown") == []
    clock.advance(70)
    box.idle()
    assert told(box, "shown") == [tuple(shown)]
    clock.advance(1200)
    box.idle()
    assert told(box, "shown") == [tuple(shown)], "and never twice"


def test_what_was_shown_before_a_start_is_told_after_it(open_box, clock):
    open_box().done(Record(a_shown(1)))
    box = open_box()
    clock.advance(700)
    box.idle()
    assert told(box, "shown") == [(a_shown(1),)]


def test_much_that_was_shown_is_told_in_envelopes_the_hub_takes(box, clock):
    for minute in range(600):
        box.done(Record(a_shown(minute % 60)))
    clock.advance(60)
    box.idle()
    batches = told(box, "shown")
    assert len(batches) > 1, "a full envelope does not wait"
    clock.advance(700)
    box.idle()
    assert sum(len(batch) for batch in told(box, "shown")) == 600
    assert all(len(codec.encode(envelope)) <= wire.MAX_ENVELOPE for envelope in box.keeper.outgoing(1000))


def test_evidence_waits_in_the_ledger_while_the_outbox_is_full(box, clock):
    box.store.outbox._ceiling = 0
    box.done(Send(Help(place="3")))
    paired_with_key(box).done(Send(COMPLAINT))
    box.done(Record(a_shown(1)))
    clock.advance(700)
    box.idle()
    assert told(box, "shown") == []
    box.store.outbox._ceiling = 10**6
    clock.advance(60)
    box.idle()
    assert told(box, "shown") == [(a_shown(1),)]


def test_usage_of_a_day_is_told_when_the_day_is_over_in_the_hall_s_own_time(box, clock):
    clock.set_wall("2026-11-23 23:58")
    for place in ("home", "guide:a-guide", "home"):
        box.done(Count(place))
    clock.advance(60)
    box.idle()
    assert told(box, "usage") == []
    clock.advance(120)
    box.done(Count("home"))
    box.idle()
    assert told(box, "usage") == [Usage(day=date(2026, 11, 23), places={"home": 2, "guide:a-guide": 1})]
    assert box.store.usage.of(date(2026, 11, 24)) == {"home": 1}


def test_usage_of_many_places_is_told_in_several_envelopes_and_none_is_lost(box, clock):
    with box.store.db.writing():
        for number in range(3000):
            box.store.usage.count(date(2026, 11, 22), f"guide:a-guide-with-a-long-name-{number}", 10**6)
    clock.advance(60)
    box.idle()
    batches = told(box, "usage")
    assert len(batches) > 1
    assert sum(len(batch.places) for batch in batches) == 3000
    assert all(len(codec.encode(envelope)) <= wire.MAX_ENVELOPE for envelope in box.keeper.outgoing(1000))


def test_places_without_end_do_not_fill_the_disk(store_usage):
    for number in range(20):
        store_usage.count(date(2026, 11, 22), f"search:{number}", 10)
    store_usage.count(date(2026, 11, 22), "search:3", 10)
    counts = store_usage.of(date(2026, 11, 22))
    assert len(counts) == 10
    assert counts["search:3"] == 2


def test_an_envelope_says_when_the_clock_was_not_to_be_trusted(box, clock):
    clock.set_wall("2031-01-01 00:00")
    box.done(Send(Help(place="3")))
    (envelope,) = box.keeper.outgoing()
    assert envelope.clock == "unsure"


def test_all_envelopes_bear_the_terminal_s_fingerprint(open_box):
    names = set()
    for _ in range(2):
        box = open_box()
        box.done(Send(Help(place="3")))
        names |= {envelope.terminal for envelope in box.keeper.outgoing()}
    assert len(names) == 1
    assert len(names.pop()) == 19


@pytest.fixture
def store_usage(box):
    return box.store.usage


def paired_with_key(box):
    key = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
    box.done(arrived(box.data_dir, an_edition(office=an_office(hub_key=key))))
    return box


def told(box, kind):
    """The bodies of the envelopes of one kind that wait."""
    waiting = [envelope for envelope in box.store.outbox.next(10_000, box.clock.now()) if envelope.kind == kind]
    return [wire.body_of(kind, envelope.body) for envelope in waiting]


def a_shown(minute):
    at = instant(f"2026-11-23 09:{minute:02}")
    return Shown(item="a-notice", version="0" * 12, board="hall-board", zone="main", first=at, last=at, frames=300)
