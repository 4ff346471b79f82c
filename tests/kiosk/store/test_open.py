"""Opening a disk: whatever happened to it, a terminal starts, or a person is told what to do."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest
from fakes.arrivals import arrived
from fakes.builders import a_notice, an_edition
from fakes.clock import instant

from kiosk import wire
from kiosk.errors import BadInput, Full
from kiosk.store.database import Broken, Database, ReadOnly
from kiosk.store.open import Store, in_use
from kiosk.wire import Envelope

NOW = instant("2026-11-23 10:34")


def test_folders_and_files_are_for_the_kiosk_alone(store):
    store.floors.rise("edition", 1)
    store.floors.save_copy()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store.data_dir.iterdir()}
    assert {name for name, mode in modes.items() if mode == 0o700} == {"blobs", "incoming", "tuf", "log"}
    assert {name for name, mode in modes.items() if mode == 0o600} >= {"store.db", "floors.json", "store.db-wal"}
    assert set(modes.values()) == {0o700, 0o600}
    assert stat.S_IMODE(store.data_dir.stat().st_mode) == 0o700


def test_a_second_process_is_refused_in_plain_words_and_disturbs_nothing(store, clock):
    with pytest.raises(BadInput, match="another Mingbai runs with this data_dir"):
        Store(store.data_dir, store.feed, clock.wall)
    assert in_use(store.data_dir)
    store.floors.rise("edition", 1)
    store.close()
    assert not in_use(store.data_dir)


def test_every_commit_waits_for_the_disk(store):
    assert store.db.row("PRAGMA journal_mode") == ("wal",)
    assert store.db.row("PRAGMA synchronous") == (2,)
    assert store.db.row("PRAGMA foreign_keys") == (1,)


def test_a_data_dir_that_is_a_file_is_a_plain_error(tmp_path, clock):
    (tmp_path / "data").write_text("")
    with pytest.raises(BadInput, match="cannot be used as data_dir"):
        Store(tmp_path / "data", "", clock.wall)


def test_a_database_of_newer_software_is_left_alone(open_store):
    store = open_store()
    store.db.row("PRAGMA user_version = 99")
    before = (store.data_dir / "store.db").stat().st_ino
    with pytest.raises(BadInput, match="newer software"):
        open_store()
    assert (store.data_dir / "store.db").stat().st_ino == before


@pytest.mark.parametrize("junk", [b"not a database " * 500, b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_database_is_moved_aside_and_the_floors_survive(open_store, junk):
    store = filled(open_store())
    path = store.data_dir / "store.db"
    store.close()
    path.write_bytes(junk)
    store = open_store()
    assert store.load().edition is None
    assert store.floors.get("edition") == 5
    assert (store.data_dir / "store.db.damaged-1").read_bytes() == junk
    assert "moved aside" in store.troubles[0]
    install(store, an_edition(serial=5))
    assert open_store().load().edition.serial == 5


def test_after_a_lost_database_numbers_leap_so_that_the_hub_sees_the_gap(open_store, clock):
    store = filled(open_store())
    store.close()
    (store.data_dir / "store.db").write_bytes(b"not a database " * 500)
    seconds = int(clock.wall().timestamp())
    assert put(open_store(), "complaint").seq == seconds + 1


def test_a_database_with_one_bad_page_loses_no_complaint(open_store):
    store = filled(open_store())
    complaints = [put(store, "complaint") for _ in range(40)]
    page = store.db.row("SELECT rootpage FROM sqlite_schema WHERE name = 'objects'")[0]
    store.close()
    with (store.data_dir / "store.db").open("r+b") as f:
        f.seek((page - 1) * 4096)
        f.write(b"\xff" * 4096)
    store = open_store()
    assert store.load().edition is None
    assert [e.id for e in store.outbox.next(50, NOW)] == [e.id for e in complaints]
    assert store.floors.get("edition") == 5
    assert put(store, "complaint").seq == 41, "numbers were saved too: no leap"
    assert store.ledger.broken() is None


def test_damage_found_while_running_renews_the_database(store):
    filled(store)
    store.renew("a page does not read")
    assert store.load().edition.serial == 5, "all of it could be saved"
    put(store, "complaint")


def test_no_more_than_three_damaged_databases_are_kept(store):
    for _ in range(6):
        store.renew("again")
    assert len(list(store.data_dir.glob("store.db.damaged-?"))) == 3


def test_the_check_of_all_pages_finds_a_bad_one(store):
    filled(store)
    store.db.check()
    page = store.db.row("SELECT rootpage FROM sqlite_schema WHERE name = 'outbox_order'")[0]
    store.db.settle()
    with (store.data_dir / "store.db").open("r+b") as f:
        f.seek((page - 1) * 4096)
        f.write(b"\xff" * 4096)
    fresh = Database(store.data_dir / "store.db", readonly=True)
    with pytest.raises(Broken):
        fresh.check()
    fresh.close()


def test_a_disk_that_cannot_even_take_a_fresh_database_still_opens(open_store, monkeypatch):
    store = filled(open_store())
    store.close()
    (store.data_dir / "store.db").write_bytes(b"not a database " * 500)

    def refuse(path):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("kiosk.store.open._move_aside", refuse)
    store = open_store()
    assert store.readonly
    assert store.load().edition is None
    with pytest.raises(ReadOnly):
        put(store, "complaint")
    assert not store.reopen()
    monkeypatch.undo()
    assert store.reopen(), "as soon as the disk takes writing again"
    assert store.floors.get("edition") == 5
    put(store, "complaint")


def test_a_transaction_that_fails_half_way_leaves_nothing_of_it(store):
    with suppress(ZeroDivisionError), store.db.writing():
        store.floors.rise("edition", 7)
        raise ZeroDivisionError
    assert store.floors.get("edition") == 0
    store.floors.rise("edition", 3)
    assert store.floors.get("edition") == 3


def test_a_read_only_disk_is_read_and_says_so(tmp_path, store):
    """In a process without rights: root may write everywhere."""
    filled(store)
    store.close()
    out = unprivileged(
        store.data_dir,
        """
        store = Store(data_dir, "f" * 64, SystemClock().wall)
        print(store.readonly, store.load().edition.serial, store.floors.get("edition"))
        try:
            store.floors.rise("edition", 9)
        except ReadOnly as e:
            print("refused")
        store.close()
        """,
    )
    assert out.splitlines() == ["True 5 5", "refused"]


def test_a_data_dir_one_may_not_write_and_that_is_empty_is_a_plain_error(tmp_path):
    (tmp_path / "data").mkdir()
    out = unprivileged(
        tmp_path / "data",
        """
        try:
            Store(data_dir, "", SystemClock().wall)
        except BadInput as e:
            print(e)
        """,
    )
    assert "no write permission" in out


def test_a_disk_with_no_room_at_all_still_opens_and_shows(store):
    """RLIMIT_FSIZE 0: no file may grow by a byte, as on a full disk or a spent quota."""
    filled(store)
    store.close()
    out = elsewhere(
        store.data_dir,
        """
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        store = Store(data_dir, "f" * 64, SystemClock().wall)
        print(store.load().edition.serial)
        try:
            store.floors.rise("edition", 9)
        except (Full, ReadOnly):
            print("refused")
        print(store.floors.get("edition"))
        store.close()
        """,
    )
    assert out.splitlines() == ["5", "refused", "5"]


def test_a_disk_that_fills_up_during_an_installation_keeps_the_old_edition(store):
    filled(store)
    fact = arrived(store.data_dir, an_edition(a_notice(body="长" * 50_000), serial=6))
    pages = store.db.row("PRAGMA page_count")[0]
    store.db.row(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Full):
        store.editions.install(fact.index, fact.files, fact.signed_at, 1, NOW)
    assert store.load().edition.serial == 5
    assert all(path.exists() for path in fact.files.values()), "what came is kept for the next try"
    store.db.row("PRAGMA max_page_count = 1000000")
    store.editions.install(fact.index, fact.files, fact.signed_at, 1, NOW)
    assert store.load().edition.serial == 6


def filled(store):
    """An edition with serial 5, a complaint's number not yet used, an entry in the ledger."""
    install(store, an_edition(serial=5))
    store.floors.save_copy()
    return store


def install(store, edition):
    fact = arrived(store.data_dir, edition)
    return store.editions.install(fact.index, fact.files, fact.signed_at, fact.root_version, NOW)


def put(store, kind):
    def make(seq):
        name = wire.uuid7(NOW, os.urandom(10))
        return Envelope(id=name, kind=kind, terminal="hall-3", seq=seq, made_at=NOW, body=b"{}", sealed=True)

    return store.outbox.put(kind, make)


def elsewhere(data_dir, code):
    """What `code` prints in another process that has `data_dir`."""
    head = f"""
import resource, signal
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.errors import BadInput, Full
from kiosk.store.database import ReadOnly
from kiosk.store.open import Store
data_dir = Path({str(data_dir)!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
"""
    command = [sys.executable, "-c", head + textwrap.dedent(code)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def unprivileged(data_dir, code):
    """The same in a copy one may read and not write."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data_dir, copy)
        Path(folder).chmod(0o755)
        for path in [*copy.rglob("*"), copy]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        give_up_root = "import os\nif os.geteuid() == 0:\n    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        return elsewhere(copy, give_up_root + textwrap.dedent(code))
