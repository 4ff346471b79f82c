"""When the hub itself is in trouble: the terminal is told "later", keeps what it has, and loses nothing."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from hub.fleet import reports
from hub.fleet.models import BEATS_KEPT, Beat, Terminal
from hub.intake import taking
from hub.intake.models import Arrival
from kiosk.clock import SystemClock
from kiosk.content import proof
from kiosk.errors import Unreachable

BEAT = proof.Beat(edition=7, emergency=0, state="current", free_mb=9000)


def test_a_database_that_fails_half_way_keeps_nothing_and_gives_no_receipt(terminal, monkeypatch):
    def breaks(*_):
        raise OperationalError("disk I/O error")

    terminal.outward.beat(BEAT)
    whole = dict(taking.BECOMES)
    monkeypatch.setitem(taking.BECOMES, "beat", breaks)
    with pytest.raises(Unreachable, match="503"):
        terminal.hand_in()
    assert (Arrival.objects.count(), terminal.waiting()) == (0, {"beat": 1})
    monkeypatch.setitem(taking.BECOMES, "beat", whole["beat"])
    terminal.hand_in()
    assert (Arrival.objects.count(), terminal.waiting()) == (1, {})


def test_an_answer_that_got_lost_is_given_again(terminal):
    terminal.outward.beat(BEAT)
    sent = terminal.outward.next(1)
    lost = terminal.post.send(sent)  # the terminal never sees it
    (again,) = terminal.hand_in()
    assert (again,) == lost
    assert terminal.waiting() == {}


def test_beats_are_forgotten_by_rule_and_the_latest_is_not(terminal):
    now = SystemClock().wall()
    old = now - BEATS_KEPT - timedelta(days=2)
    for at in (old, old + timedelta(minutes=10)):
        reports.beat(terminal.row, BEAT, at, at)
    last = Terminal.objects.get().latest
    assert reports.forget(terminal.row, now) == 1
    assert [beat.pk for beat in Beat.objects.all()] == [last.pk]
    newest = reports.beat(terminal.row, BEAT, now, now)  # the first of a day sweeps by itself
    assert [beat.pk for beat in Beat.objects.all()] == [newest.pk]


def test_ids_of_old_beats_are_forgotten_with_them_and_those_of_evidence_are_not(terminal):
    old = SystemClock().wall() - BEATS_KEPT - timedelta(days=2)
    fields = {"terminal": terminal.row, "seq": 1, "made_at": old, "sha256": "0" * 64, "at": old}
    for kind in ("beat", "help", "shown", "complaint"):
        Arrival.objects.create(id=kind, kind=kind, **fields)
    terminal.outward.beat(BEAT)
    terminal.hand_in()
    assert {arrival.kind for arrival in Arrival.objects.filter(at=old)} == {"shown", "complaint"}
