"""Floors rise, and fall only when the keys that had raised them are replaced."""

from __future__ import annotations

import pytest
from fakes.clock import instant

from kiosk.errors import Refused

STOLEN = 2**53


def test_a_floor_rises_and_never_falls_by_itself(open_store):
    floors = open_store().floors
    floors.rise("edition", 5)
    floors.rise("edition", 3)
    assert open_store().floors.get("edition") == 5


def test_time_is_kept_to_the_microsecond(open_store):
    at = instant("2026-11-23 10:34").replace(microsecond=123456)
    open_store().floors.rise_time(at)
    assert open_store().floors.time() == at


@pytest.mark.parametrize(
    ("role", "lowered"), [("content", "edition"), ("emergency", "emergency"), ("timestamp", "time")]
)
def test_a_new_root_lowers_only_the_floor_whose_keys_it_replaced(store, role, lowered):
    store.floors.rotate(1, ())
    for what in ("edition", "emergency", "time"):
        store.floors.rise(what, STOLEN)
    assert store.floors.rotate(2, {role, "snapshot"}) == {lowered}
    after = {what: store.floors.get(what) for what in ("edition", "emergency", "time")}
    assert after == {**dict.fromkeys(after, STOLEN), lowered: 0}


def test_a_new_root_with_the_same_keys_lowers_nothing(store):
    store.floors.rotate(1, ())
    store.floors.rise("edition", 7)
    assert store.floors.rotate(2, ()) == set()
    assert store.floors.get("edition") == 7


def test_the_same_root_told_again_lowers_nothing(store):
    store.floors.rotate(2, ())
    store.floors.rise("edition", 7)
    assert store.floors.rotate(2, {"content"}) == set()
    assert store.floors.get("edition") == 7


def test_an_older_root_is_refused(store):
    store.floors.rotate(3, ())
    with pytest.raises(Refused):
        store.floors.rotate(2, {"content"})
    assert store.floors.root() == 3


def test_the_expiry_of_the_root_is_kept_until_another_is_told(store):
    expires = instant("2027-11-23")
    store.floors.rotate(1, (), expires)
    store.floors.rotate(1, ())
    assert store.floors.root_expires() == expires


def test_floors_outlive_the_database(open_store):
    store = open_store()
    store.floors.rotate(4, ())
    store.floors.rise("edition", 99)
    store.floors.save_copy()
    store.close()
    for file in store.data_dir.glob("store.db*"):
        file.unlink()
    again = open_store().floors
    assert (again.root(), again.get("edition")) == (4, 99)


def test_an_older_copy_does_not_raise_again_what_a_new_root_had_lowered(open_store):
    store = open_store()
    store.floors.rotate(1, ())
    store.floors.rise("edition", STOLEN)
    store.floors.save_copy()
    store.floors.rotate(2, {"content"})  # and the power fails before the copy is written
    assert open_store().floors.get("edition") == 0


@pytest.mark.parametrize("text", ["", "null", "[]", '{"%s": 7}' % ("f" * 64), "\udcff"])
def test_a_copy_that_does_not_read_is_none(open_store, text):
    store = open_store()
    store.floors.rise("edition", 5)
    (store.data_dir / "floors.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert open_store().floors.get("edition") == 5
