"""The ledger: appended to, chained, told once."""

from __future__ import annotations

import sqlite3

import pytest
from fakes.clock import instant

from kiosk.content import codec
from kiosk.content.proof import Shown
from kiosk.evidence import START


def test_an_empty_ledger_stands_at_its_start(store):
    assert store.ledger.head() == (0, START)
    assert store.ledger.broken() is None


def test_the_chain_holds_over_starts(open_store):
    for minute in range(5):
        open_store().ledger.append(shown(minute))
    store = open_store()
    assert store.ledger.head()[0] == 5
    assert store.ledger.broken() is None


@pytest.mark.parametrize("sql", ["UPDATE ledger SET entry = x'00'", "DELETE FROM ledger WHERE place = 1"])
def test_the_database_itself_refuses_to_change_or_shorten_it(store, sql):
    store.ledger.append(shown(0))
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        store.db.run(sql)
    assert store.ledger.head()[0] == 1


def test_an_entry_changed_behind_our_back_is_found_at_its_place(store):
    for minute in range(4):
        store.ledger.append(shown(minute))
    store.db.run("DROP TRIGGER ledger_is_not_changed")
    store.db.run("UPDATE ledger SET entry = ? WHERE place = 3", codec.encode(shown(9)))
    assert store.ledger.broken() == 3


def test_what_is_pending_is_told_once_and_none_is_left_out(store):
    entries = [shown(minute) for minute in range(6)]
    for entry in entries:
        store.ledger.append(entry)
    told = []
    more = True
    while more:
        batch, upto, more = store.ledger.pending(2 * len(codec.encode(shown(0))) + 2)
        assert 0 < len(batch) <= 2
        told += batch
        store.ledger.report(upto)
    assert told == [codec.encode(entry) for entry in entries]
    assert store.ledger.pending(1000) == ([], 6, False)


def test_an_entry_larger_than_a_batch_goes_alone(store):
    store.ledger.append(shown(0))
    store.ledger.append(shown(1))
    batch, upto, more = store.ledger.pending(10)
    assert (len(batch), upto, more) == (1, 1, True)


def shown(minute):
    at = instant(f"2026-11-23 10:{minute:02}")
    return Shown(item="a-notice", version="0" * 12, board="hall-board", zone="main", first=at, last=at, frames=3)
