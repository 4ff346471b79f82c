"""What comes from the feed: installed whole or refused whole, and floors that rise and fall as they must."""

from __future__ import annotations

import msgspec
import pytest
from fakes.arrivals import a_media, arrived, arrived_emergency
from fakes.builders import a_notice, an_alarm, an_edition, an_emergency
from fakes.clock import instant

from kiosk.content import codec
from kiosk.errors import Damaged, Full, Refusal, Refused
from kiosk.terminal.facts import Contacted, DeferredArrived, Heartbeat, Installed, NoRoom, Rejected, Rotated
from kiosk.terminal.orders import Clear
from kiosk.terminal.snapshot import Contact, Incoming

PICTURE = b"a picture of the counter"
STOLEN = 2**53


def test_an_edition_that_arrived_is_committed_then_shown_then_answered(box, open_box):
    edition = an_edition(serial=7)
    assert box.done(arrived(box.data_dir, edition, etag='"a"')) == Installed(7, '"a"')
    assert box.snapshot.edition == edition
    assert box.snapshot.verified_at == instant("2026-11-23 10:30")
    assert open_box().snapshot.edition == edition


def test_an_edition_refused_by_the_keeper_is_recorded_with_its_evidence_and_changes_nothing(box):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    before = box.snapshot
    older = arrived(box.data_dir, an_edition(serial=6))
    with pytest.raises(Refused):
        box.done(older)
    assert box.snapshot == msgspec.structs.replace(before, alarms=frozenset({Refusal.ROLLBACK}))
    (alarm,) = box.store.alarms.standing()
    assert alarm.sha256 == codec.sha256(codec.encode(older.index))


def test_a_security_alarm_stands_over_starts_until_a_person_clears_it(open_box):
    open_box().done(Rejected(Refusal.SIGNATURE, "1 of 2 signatures", b"{}"))
    box = open_box()
    assert box.snapshot.alarms == {Refusal.SIGNATURE}
    box.done(arrived(box.data_dir, an_edition()))
    assert box.snapshot.alarms == {Refusal.SIGNATURE}, "a good edition does not clear it"
    box.done(Clear())
    assert box.snapshot.alarms == set()
    assert open_box().snapshot.alarms == set()


def test_a_heartbeat_moves_the_verification_of_what_is_shown(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    box.done(Heartbeat(instant("2026-11-23 10:33"), 7, 1))
    assert box.snapshot.verified_at == instant("2026-11-23 10:33")
    assert open_box().snapshot.verified_at == instant("2026-11-23 10:33")


def test_a_heartbeat_of_an_edition_that_is_not_here_yet_proves_the_time_and_nothing_else(box, clock):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    clock.set_wall("1970-01-01 00:00")
    box.done(Heartbeat(instant("2026-11-23 10:40"), 8, 1))
    assert box.snapshot.verified_at == instant("2026-11-23 10:30"), "what is shown is not what the feed has"
    assert box.clock.now() == instant("2026-11-23 10:40")
    assert box.keeper.floors().time == instant("2026-11-23 10:40")


def test_a_heartbeat_under_an_older_root_is_refused(box):
    box.done(Rotated(3))
    with pytest.raises(Refused):
        box.done(Heartbeat(instant("2026-11-23 10:33"), 7, 2))


def test_the_emergency_has_a_floor_of_its_own_and_does_not_wait_for_an_edition(open_box):
    box = open_box()
    emergency = an_emergency(an_alarm(), serial=4)
    assert box.done(arrived_emergency(emergency)) == Installed(4)
    assert box.snapshot.emergency == emergency
    assert (box.keeper.floors().emergency, box.keeper.floors().edition) == (4, 0)
    with pytest.raises(Refused):
        box.done(arrived_emergency(an_emergency(serial=3)))
    assert open_box().snapshot.emergency == emergency


def test_a_stolen_key_that_locked_us_out_is_overcome_by_a_new_root(box):
    box.done(arrived(box.data_dir, an_edition(serial=STOLEN), signed="2099-01-01"))
    assert box.clock.floor == instant("2099-01-01")
    with pytest.raises(Refused):
        box.done(arrived(box.data_dir, an_edition(serial=8)))
    box.done(Rotated(2, frozenset({"content", "timestamp"})))
    assert box.clock.now() == instant("2026-11-23 10:34"), "the wall clock is believed again"
    assert box.snapshot.verified_at <= box.clock.now(), "what the thief claimed to have verified ages"
    box.done(arrived(box.data_dir, an_edition(serial=8), root_version=2))
    assert box.snapshot.edition.serial == 8


def test_the_time_a_thief_claimed_does_not_come_back_after_a_start(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, an_edition(serial=7), signed="2099-01-01"))
    box.done(Rotated(2, frozenset({"timestamp"})))
    box.done(Heartbeat(instant("2026-11-23 10:33"), 7, 2))
    box = open_box()
    assert box.keeper.floors().time == instant("2026-11-23 10:33")
    assert box.snapshot.verified_at <= instant("2026-11-23 10:34")


def test_a_contact_says_when_and_why_and_writes_nothing(box):
    changes = box.store.db.row("SELECT total_changes()")
    at = instant("2026-11-23 10:34")
    box.done(Contacted(at, False, "network"))
    assert box.snapshot.contact == Contact(at, False, "network")
    assert box.store.db.row("SELECT total_changes()") == changes


def test_an_edition_on_its_way_is_seen_until_it_is_installed(box):
    box.done(Incoming(8, 10, 100))
    assert box.snapshot.incoming == Incoming(8, 10, 100)
    box.done(arrived(box.data_dir, an_edition(serial=8)))
    assert box.snapshot.incoming is None


def test_media_count_as_here_only_once_verified(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, with_picture(), media=[PICTURE]))
    assert box.snapshot.stored == {codec.sha256(PICTURE)}, "verified while it was taken over"
    box = open_box()
    assert box.snapshot.stored == set(), "after a start nothing is believed"
    box.idle()
    assert box.snapshot.stored == {codec.sha256(PICTURE)}


def test_media_altered_on_the_disk_is_never_shown_and_wanted_again(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, with_picture(), media=[PICTURE]))
    box.store.blobs.path(codec.sha256(PICTURE)).write_bytes(b"a forgery of the counter")
    box = open_box()
    box.idle()
    assert box.snapshot.stored == set()
    assert not box.keeper.have(codec.sha256(PICTURE))
    assert [media.sha256 for media in box.keeper.wanted()] == [codec.sha256(PICTURE)]
    assert "blob" in box.snapshot.faults
    path = box.data_dir / "incoming" / codec.sha256(PICTURE)
    path.write_bytes(PICTURE)
    box.done(DeferredArrived(codec.sha256(PICTURE), path))
    assert box.snapshot.stored == {codec.sha256(PICTURE)}
    assert box.keeper.wanted() == ()


def test_deferred_media_are_wanted_until_they_come(box):
    box.done(arrived(box.data_dir, with_picture(deferred=True)))
    assert [media.sha256 for media in box.keeper.wanted()] == [codec.sha256(PICTURE)]
    path = box.data_dir / "incoming" / codec.sha256(PICTURE)
    path.write_bytes(b"something else entirely")
    with pytest.raises(Damaged):
        box.done(DeferredArrived(codec.sha256(PICTURE), path))
    assert box.keeper.wanted() != ()


def test_media_of_an_edition_that_is_gone_are_thrown_away(box):
    box.done(arrived(box.data_dir, an_edition()))
    path = box.data_dir / "incoming" / codec.sha256(PICTURE)
    path.write_bytes(PICTURE)
    box.done(DeferredArrived(codec.sha256(PICTURE), path))
    assert not path.exists()
    assert not box.keeper.have(codec.sha256(PICTURE))


def test_objects_of_the_installed_edition_need_not_come_again(box):
    fact = arrived(box.data_dir, an_edition())
    assert not any(box.keeper.have(ref.sha256) for ref in fact.index.objects())
    box.done(fact)
    assert all(box.keeper.have(ref.sha256) for ref in fact.index.objects())


def test_a_damaged_edition_leaves_its_floor_and_asks_to_be_fetched_again(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    box.store.db.run("UPDATE objects SET bytes = x'5b5d'")
    floors = open_box().keeper.floors()
    assert (floors.edition, floors.installed) == (7, 0)


def test_an_unpaired_terminal_shows_nothing_of_what_lies_there(open_box):
    box = open_box()
    box.done(arrived(box.data_dir, an_edition()))
    assert open_box(paired=False).snapshot.edition is None


def test_what_does_not_fit_is_said_until_there_is_room(box, clock):
    box.done(NoRoom(needed=500_000_000, free=1000))
    assert box.snapshot.disk_full
    box.free = 400_000_000
    clock.advance(60)
    box.idle()
    assert box.snapshot.disk_full
    box.free = 600_000_000
    clock.advance(60)
    box.idle()
    assert not box.snapshot.disk_full


def test_a_full_disk_is_said_and_the_edition_stays_and_comes_in_when_there_is_room(box, clock):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    pages = box.store.db.row("PRAGMA page_count")[0]
    box.store.db.row(f"PRAGMA max_page_count = {pages}")
    fact = arrived(box.data_dir, an_edition(a_notice(body="长" * 50_000), serial=8))
    with pytest.raises(Full):
        box.done(fact)
    assert box.snapshot.disk_full
    assert box.snapshot.edition.serial == 7
    assert box.keeper.floors().edition == 7
    box.store.db.row("PRAGMA max_page_count = 1000000")
    box.done(fact)
    assert (box.snapshot.edition.serial, box.snapshot.disk_full) == (8, False)


def with_picture(**fields):
    return an_edition(a_notice(media=(a_media(PICTURE, **fields),)))
