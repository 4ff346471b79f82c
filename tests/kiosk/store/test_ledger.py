"""The ledger: appended to, chained, told once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from fakes.clock import instant

from kiosk.content import codec
from kiosk.content.proof import Shown
from kiosk.evidence import START, chain
from kiosk.store import database
from kiosk.store.database import Database
from kiosk.store.ledger import Ledger
from kiosk.store.state import State


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


def test_what_is_kept_long_enough_leaves_from_the_front_and_the_rest_still_verifies(open_store):
    store = open_store()
    for minute in range(10):
        store.ledger.append(shown(minute))
    _, link = store.ledger.head()
    gone = store.ledger.prune(instant("2026-11-23 10:04"), instant("2029-11-23"), "keep-ledger")
    assert gone == 4
    store = open_store()
    assert store.ledger.anchor()[0] == 4
    assert store.ledger.head() == (10, link)
    assert store.ledger.broken() is None
    assert len(store.ledger.pending(10_000)[0]) == 6, "what is gone is not reported any more"
    store.ledger.append(shown(11))
    assert store.ledger.broken() is None


def test_a_ledger_of_which_all_has_left_goes_on_from_its_anchor(store):
    for minute in range(3):
        store.ledger.append(shown(minute))
    head = store.ledger.head()
    store.ledger.prune(instant("2027-01-01"), instant("2030-01-01"), "keep-ledger")
    assert store.db.row("SELECT count(*) FROM ledger") == (0,)
    assert store.ledger.head() == head
    store.ledger.append(shown(5))
    assert store.ledger.head()[0] == 4
    assert store.ledger.broken() is None


def test_a_change_behind_an_anchor_is_found_at_its_place(store):
    for minute in range(6):
        store.ledger.append(shown(minute))
    store.ledger.prune(instant("2026-11-23 10:02"), instant("2029-11-23"), "keep-ledger")
    store.db.run("DROP TRIGGER ledger_is_not_changed")
    store.db.run("UPDATE ledger SET entry = ? WHERE place = 5", codec.encode(shown(9)))
    assert store.ledger.broken() == 5


@pytest.mark.parametrize(
    "sql", ["DELETE FROM ledger WHERE place = 3", "DELETE FROM anchors", "UPDATE anchors SET at = ''"]
)
def test_behind_the_anchor_it_is_as_hard_to_shorten_as_before(store, sql):
    for minute in range(4):
        store.ledger.append(shown(minute))
    store.ledger.prune(instant("2026-11-23 10:02"), instant("2029-11-23"), "keep-ledger")
    with pytest.raises(sqlite3.IntegrityError, match="only appended to"):
        store.db.run(sql)
    assert store.ledger.broken() is None


def test_a_database_that_is_renewed_keeps_its_anchor(store):
    for minute in range(6):
        store.ledger.append(shown(minute))
    store.ledger.prune(instant("2026-11-23 10:03"), instant("2029-11-23"), "keep-ledger")
    head = store.ledger.head()
    store.renew("a page does not read")
    assert store.ledger.anchor()[0] == 3
    assert store.ledger.head() == head
    assert store.ledger.broken() is None


def test_a_store_of_the_first_version_takes_the_anchors_in_and_keeps_its_ledger(tmp_path):
    old = sqlite3.connect(tmp_path / "store.db")
    script = (Path(database.__file__).with_name("schema.sql")).read_text("utf-8")
    old.executescript(f"{script}; PRAGMA user_version=1;")
    entry = codec.encode(shown(0))
    old.execute("INSERT INTO ledger VALUES (1, ?, ?)", (entry, chain(START, entry)))
    old.commit()
    old.close()
    db = Database(tmp_path / "store.db")
    ledger = Ledger(db, State(db))
    assert ledger.head()[0] == 1
    assert ledger.prune(instant("2027-01-01"), instant("2029-12-01"), "keep-ledger") == 1
    db.close()


def shown(minute):
    at = instant(f"2026-11-23 10:{minute:02}")
    return Shown(item="a-notice", version="0" * 12, board="hall-board", zone="main", first=at, last=at, frames=3)
