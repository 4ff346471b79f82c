"""The courier's way out: envelopes to the hub, receipts to the keeper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fakes.builders import a_notice
from fakes.street import Street

from kiosk import wire
from kiosk.content import codec
from kiosk.content.proof import Usage
from kiosk.terminal.facts import Receipts
from kiosk.wire import Envelope


@pytest.fixture
def street(tmp_path):
    street = Street(tmp_path)
    street.hub.publish(a_notice())
    return street


def an_envelope(street, seq):
    at = street.clock.wall()
    body = codec.encode(Usage(day=at.date(), places={"home": seq}))
    id = wire.uuid7(at, seq.to_bytes(10, "big"))
    return Envelope(id=id, kind="usage", terminal="7KQM-2D9X", seq=seq, made_at=at, body=body)


def numbers(street):
    return [each.envelope.seq for each in street.hub.received]


def test_what_waits_is_sent_and_its_receipts_are_told(street):
    street.keeper.outbox = [an_envelope(street, seq) for seq in (1, 2, 3)]
    street.courier.step()
    assert numbers(street) == [1, 2, 3]
    assert [receipt.sha256 for receipt in street.keeper.of(Receipts)[0].receipts] == [
        wire.seal_of(an_envelope(street, seq)) for seq in (1, 2, 3)
    ]
    assert street.keeper.outbox == []


def test_more_than_one_post_holds_goes_out_without_waiting(street):
    street.keeper.outbox = [an_envelope(street, seq) for seq in range(1, 121)]
    street.courier.settle()
    assert numbers(street) == list(range(1, 121))
    assert len(street.hub.intake.posts) == 3


def test_what_is_written_while_nothing_is_due_goes_out_when_woken(street):
    street.poll()
    assert street.courier.step() > 10
    street.keeper.outbox = [an_envelope(street, 1)]
    street.courier.step()
    assert numbers(street) == []
    street.courier.wake()
    street.courier.step()
    assert numbers(street) == [1]


def test_an_answer_that_got_lost_leaves_one_envelope_at_the_hub_and_none_in_the_outbox(street):
    street.keeper.outbox = [an_envelope(street, 1)]
    street.hub.intake.lose_receipts = True
    street.courier.step()
    assert len(street.keeper.outbox) == 1
    street.hub.intake.lose_receipts = False
    street.courier.wake()
    street.courier.step()
    assert numbers(street) == [1]
    assert street.keeper.outbox == []


def test_a_hub_that_is_away_is_asked_ever_more_seldom_while_the_feed_goes_on(street):
    street.keeper.outbox = [an_envelope(street, 1)]
    tries = []

    street.hub.intake.lose_receipts = True
    real = street.hub.intake.post

    def counted(*args, **more):
        tries.append(street.clock.monotonic())
        return real(*args, **more)

    street.hub.intake.post = counted
    assert street.gaps(300) == pytest.approx([15] * 19, abs=0.2)
    assert [later - earlier for earlier, later in pairwise(tries)] == pytest.approx([11.25, 22.5, 45, 90], abs=0.2)
    assert street.contact == (True, "")
