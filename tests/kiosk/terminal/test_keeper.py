"""The keeper: one thing after the other, each committed or refused whole, and nothing ends it."""

from __future__ import annotations

import threading

import pytest
from fakes.arrivals import arrived
from fakes.builders import an_edition
from fakes.clock import instant

from kiosk.errors import Unreachable
from kiosk.terminal.facts import Contacted
from kiosk.terminal.orders import Count


def test_whoever_hears_of_a_new_edition_finds_its_floor(box):
    heard = []
    box.keeper.listen(lambda snapshot: heard.append((snapshot.edition.serial, box.keeper.floors().edition)))
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    assert heard == [(7, 7)]


def test_an_order_nobody_knows_ends_only_itself(box):
    with pytest.raises(KeyError):
        box.done("?")
    assert box.done(Count("home")) is None
    assert "keeper" in box.snapshot.faults


def test_a_listener_that_fails_is_noted_and_the_next_one_is_called(box):
    heard = []
    box.keeper.listen(lambda snapshot: 1 / 0)
    box.keeper.listen(heard.append)
    box.done(Contacted(instant("2026-11-23 10:34"), True))
    assert len(heard) == 1
    assert box.store.alarms.standing()[0].what == "listener"


def test_a_listener_may_leave(box):
    heard = []
    box.keeper.listen(heard.append)
    box.keeper.unlisten(heard.append)
    box.done(Contacted(instant("2026-11-23 10:34"), True))
    assert heard == []


@pytest.mark.parametrize("threaded", [False, True])
def test_a_listener_may_ask_the_keeper_that_calls_it(box, threaded):
    answers = []
    box.keeper.listen(lambda snapshot: answers.append(box.keeper.outgoing()))
    if threaded:
        box.keeper.start()
    box.tell(Contacted(instant("2026-11-23 10:34"), True)).result(timeout=20)
    assert answers == [()]


def test_nothing_new_makes_no_new_snapshot(box):
    box.done(Contacted(instant("2026-11-23 10:34"), True))
    before = box.snapshot
    box.done(Contacted(instant("2026-11-23 10:34"), True))
    box.done(Count("home"))
    assert box.snapshot is before


def test_a_damaged_page_while_running_renews_the_database_and_loses_neither_glass_nor_order(box):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    page = box.store.db.row("SELECT rootpage FROM sqlite_schema WHERE name = 'usage'")[0]
    box.store.db.settle()
    with (box.data_dir / "store.db").open("r+b") as f:
        f.seek((page - 1) * 4096)
        f.write(b"\xff" * 4096)
    box.store.db.row("PRAGMA shrink_memory")
    box.store.db.row("PRAGMA cache_size = 0")
    assert box.done(Count("home")) is None
    assert box.snapshot.edition.serial == 7
    assert "database" in box.snapshot.faults
    assert (box.data_dir / "store.db.damaged-1").exists()
    assert box.keeper.floors().edition == 7


def test_in_a_thread_things_are_done_in_the_order_told_and_the_last_before_the_end(open_box):
    box = open_box()
    box.keeper.start()
    futures = [box.tell(Count(f"guide:g-{number}")) for number in range(50)]
    box.keeper.close()
    assert all(future.done() and future.exception() is None for future in futures)
    assert len(box.store.db.rows("SELECT * FROM usage")) == 50


def test_what_is_told_after_the_end_gets_an_error_and_not_silence(box):
    box.keeper.close()
    with pytest.raises(Unreachable):
        box.tell(Count("home")).result(timeout=0)


def test_questions_are_answered_from_another_thread_while_the_keeper_works(box):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    box.keeper.start()
    answers = []

    def courier():
        for _ in range(20):
            answers.append((box.keeper.floors().edition, box.keeper.request_seq(), box.keeper.outgoing()))

    thread = threading.Thread(target=courier)
    thread.start()
    thread.join()
    numbers = [number for _, number, _ in answers]
    assert numbers == sorted(set(numbers)), "each only once, and growing"
    assert {floor for floor, _, _ in answers} == {7}


def test_the_number_of_a_request_grows_over_starts_and_lost_databases(open_box, clock):
    first = open_box().keeper.request_seq()
    box = open_box()
    second = box.keeper.request_seq()
    box.close()
    (box.data_dir / "store.db").write_bytes(b"not a database " * 500)
    clock.advance(1)
    assert first < second < open_box().keeper.request_seq()
