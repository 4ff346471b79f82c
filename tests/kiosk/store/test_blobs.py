"""Media on the disk: what lies under a hash has that hash."""

from __future__ import annotations

import hashlib
import stat

import pytest

from kiosk.errors import Damaged
from kiosk.store import blobs

DATA = b"a picture" * 1000
SHA = hashlib.sha256(DATA).hexdigest()


def test_what_is_taken_lies_under_its_hash_and_only_we_may_read_it(store, tmp_path):
    store.blobs.take(SHA, len(DATA), came(tmp_path))
    path = store.blobs.path(SHA)
    assert path == store.data_dir / "blobs" / SHA[:2] / SHA
    assert path.read_bytes() == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [DATA[:-1], DATA + b"x", b"b" + DATA[1:], b""])
def test_what_is_not_what_its_hash_says_is_removed_and_refused(store, tmp_path, data):
    source = came(tmp_path, data)
    with pytest.raises(Damaged):
        store.blobs.take(SHA, len(DATA), source)
    assert not source.exists()
    assert not store.blobs.has(SHA)


def test_a_file_that_is_not_there_is_damage_and_not_a_crash(store, tmp_path):
    with pytest.raises(Damaged):
        store.blobs.take(SHA, len(DATA), tmp_path / "nothing")


def test_a_whole_file_is_found_whole(store, tmp_path):
    store.blobs.take(SHA, len(DATA), came(tmp_path))
    assert all(store.blobs.check(SHA, len(DATA)))
    assert store.blobs.has(SHA)


@pytest.mark.parametrize("data", [DATA[:-1], b"b" + DATA[1:], b""])
def test_a_file_altered_on_the_disk_is_found_and_removed(store, tmp_path, data):
    store.blobs.take(SHA, len(DATA), came(tmp_path))
    store.blobs.path(SHA).write_bytes(data)
    assert list(store.blobs.check(SHA, len(DATA)))[-1] is False
    assert not store.blobs.has(SHA)


def test_a_large_file_is_read_in_pieces(store, tmp_path, monkeypatch):
    monkeypatch.setattr(blobs, "CHUNK", 1000)
    store.blobs.take(SHA, len(DATA), came(tmp_path))
    assert len(list(store.blobs.check(SHA, len(DATA)))) == len(DATA) // 1000 + 1


def test_the_sweep_leaves_what_is_needed(store, tmp_path):
    other = b"another"
    other_sha = hashlib.sha256(other).hexdigest()
    store.blobs.take(SHA, len(DATA), came(tmp_path))
    store.blobs.take(other_sha, len(other), came(tmp_path, other))
    assert store.blobs.sweep({SHA}) == 1
    assert store.blobs.has(SHA)
    assert not store.blobs.has(other_sha)


def test_a_small_file_is_replaced_whole_and_only_we_may_read_it(tmp_path):
    path = tmp_path / "key"
    blobs.write(path, b"old")
    blobs.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["key"]


def came(tmp_path, data=DATA):
    path = tmp_path / "came"
    path.write_bytes(data)
    return path
