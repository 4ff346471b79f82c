"""What a person must see: kept with its evidence, counted, and cleared by a person."""

from __future__ import annotations

from fakes.clock import instant

NOW, LATER = instant("2026-11-23 10:34"), instant("2026-11-23 10:49")


def test_an_alarm_stands_over_starts_until_it_is_cleared(open_store):
    open_store().alarms.note("signature", "1 of 2 signatures", NOW, b"{forged}")
    store = open_store()
    (alarm,) = store.alarms.standing()
    assert (alarm.what, alarm.why, alarm.first_at) == ("signature", "1 of 2 signatures", NOW)
    store.alarms.clear(LATER)
    assert open_store().alarms.standing() == []


def test_the_same_again_only_counts(store):
    for at in (NOW, NOW, LATER):
        store.alarms.note("rollback", "edition 3 is older than 5", at, b"old")
    (alarm,) = store.alarms.standing()
    assert (alarm.times, alarm.first_at, alarm.last_at) == (3, NOW, LATER)


def test_the_evidence_is_kept_up_to_a_size(store):
    store.alarms.note("signature", "forged", NOW, b"x" * 100_000)
    assert len(store.db.row("SELECT evidence FROM alarms")[0]) == 16_000


def test_a_flood_of_different_alarms_does_not_fill_the_disk(store):
    for number in range(300):
        store.alarms.note("signature", f"forged in way {number}", NOW)
    standing = store.alarms.standing()
    assert len(standing) == 200
    assert sum(alarm.times for alarm in standing) == 300


def test_cleared_alarms_are_kept_but_not_for_ever(store):
    for round_ in range(6):
        for number in range(199):
            store.alarms.note("signature", f"{round_} {number}", NOW)
        store.alarms.clear(LATER)
    assert store.db.row("SELECT count(*) FROM alarms")[0] == 1000
