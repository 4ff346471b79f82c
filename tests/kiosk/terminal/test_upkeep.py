"""What the keeper does by the clock while nobody asks anything of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fakes.arrivals import a_media, arrived
from fakes.builders import a_notice, an_edition
from fakes.clock import instant

from kiosk import wire
from kiosk.content import codec
from kiosk.content.proof import Shown
from kiosk.content.rules import Retention, Rules
from kiosk.content.voice import Help
from kiosk.errors import Full
from kiosk.store.database import ReadOnly
from kiosk.terminal import health
from kiosk.terminal.facts import Heartbeat
from kiosk.terminal.orders import Record, Send
from kiosk.terminal.snapshot import Incoming

DAY = date(2026, 11, 23)


def test_the_time_is_remembered_hourly_so_that_a_dead_battery_loses_little(open_box, clock):
    box = open_box()
    clock.advance(3 * 3600)
    box.idle()
    assert box.store.state.instant("now") == instant("2026-11-23 13:34")


def test_a_wall_clock_that_runs_ahead_of_the_last_signature_is_not_remembered_for_ever(box, clock):
    box.done(arrived(box.data_dir, an_edition(), signed="2026-11-23 10:34"))
    clock.advance(1800)
    clock.set_wall("2027-06-01 00:00")
    box.clock.unsure()
    box.idle()
    remembered = box.store.state.instant("now")
    assert remembered is None or remembered <= instant("2026-11-23 11:20")


def test_a_slow_drift_is_remembered_only_as_far_as_the_signature_bears_it_out(box, clock):
    box.done(arrived(box.data_dir, an_edition(), signed="2026-11-23 10:34"))
    for _ in range(200):
        clock.advance(1800)
        clock.set_wall(clock.wall() + timedelta(minutes=4))  # below what counts as a jump
        box.idle()
    true = instant("2026-11-23 10:34") + timedelta(hours=100)
    assert clock.wall() > true + timedelta(hours=13)
    assert box.store.state.instant("now") <= true + timedelta(minutes=15)


def test_a_clock_that_is_unsure_is_said(box, clock):
    box.idle()
    assert not box.snapshot.clock_unsure
    clock.set_wall("1970-01-01 00:00")
    clock.advance(60)
    box.idle()
    assert box.snapshot.clock_unsure


def test_a_disk_that_runs_low_is_said_before_it_is_full(box, clock):
    box.free = 10_000_000
    clock.advance(60)
    box.idle()
    assert box.snapshot.disk_full
    box.free = 10**9
    clock.advance(60)
    box.idle()
    assert not box.snapshot.disk_full


def test_a_beat_tells_the_hub_every_ten_minutes_how_the_terminal_is(box, clock):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    clock.advance(30)
    box.idle()
    clock.advance(600)
    box.done(Heartbeat(clock.wall(), 7, 1))
    box.idle()
    beats = [wire.body_of("beat", e.body) for e in box.keeper.outgoing() if e.kind == "beat"]
    assert [beat.edition for beat in beats] == [7, 7]
    assert beats[-1].state == "current"
    assert beats[-1].free_mb == 1_000_000
    assert beats[-1].software
    assert beats[-1].memory_mb > 5
    assert beats[-1].spare_mb > 10
    assert (beats[-1].ledger, beats[-1].ledger_link) == box.store.ledger.head()


def test_without_a_hub_no_beats_pile_up(open_box, clock):
    box = open_box(reports=False)
    clock.advance(24 * 3600)
    box.idle()
    assert box.store.outbox.queued() == {}


def test_the_sweep_waits_while_an_edition_is_on_its_way(box, clock):
    pictures = [b"first", b"second", b"third"]
    for serial, picture in enumerate(pictures, 1):
        edition = an_edition(a_notice(media=(a_media(picture),)), serial=serial)
        box.done(arrived(box.data_dir, edition, media=[picture]))
    box.done(Incoming(4, 1, 2))
    clock.advance(3600)
    box.idle()
    assert box.keeper.have(codec.sha256(pictures[0]))
    box.done(Heartbeat(instant("2026-11-23 11:00"), 3, 1))
    clock.advance(3600)
    box.idle()
    assert [box.keeper.have(codec.sha256(picture)) for picture in pictures] == [False, True, True]


def test_a_bad_page_found_at_idle_renews_the_database_and_the_glass_stays(box, clock):
    edition = an_edition(serial=7)
    box.done(arrived(box.data_dir, edition))
    page = box.store.db.row("SELECT rootpage FROM sqlite_schema WHERE name = 'outbox_order'")[0]
    box.store.db.settle()
    with (box.data_dir / "store.db").open("r+b") as f:
        f.seek((page - 1) * 4096)
        f.write(b"\xff" * 4096)
    box.store.db.row("PRAGMA cache_size = 0")
    clock.advance(900)
    box.idle()
    assert (box.data_dir / "store.db.damaged-1").exists()
    assert box.snapshot.edition.serial == 7
    assert "database" in box.snapshot.faults
    box.store.db.check()


def test_a_disk_that_takes_writing_again_is_written_again(box, clock, monkeypatch):
    box.done(arrived(box.data_dir, an_edition(serial=7)))
    monkeypatch.setattr("kiosk.store.open._move_aside", broken_disk)
    box.store.renew("a page does not read")
    with pytest.raises(ReadOnly):
        box.done(Send(Help(place="3")))
    assert "read-only" in box.snapshot.faults
    assert box.snapshot.edition.serial == 7, "the glass plays on"
    clock.advance(60)
    box.idle()
    assert box.done(Send(Help(place="3")))
    assert box.keeper.floors().edition == 7


def test_a_full_disk_does_not_keep_the_keeper_busy(box, clock, monkeypatch):
    box.done(arrived(box.data_dir, an_edition(serial=1)))
    box.done(arrived(box.data_dir, an_edition(a_notice(body="二"), serial=2)))
    box.done(arrived(box.data_dir, an_edition(a_notice(body="三"), serial=3)))
    monkeypatch.setattr(box.store.editions, "sweep", full)
    clock.advance(300)
    steps = 0
    while box.keeper.step():
        steps += 1
        assert steps < 20
    assert box.snapshot.disk_full


def full():
    raise Full("store.db", 4096, 0)


def broken_disk(path):
    raise OSError(5, "Input/output error")


def test_the_ledger_loses_what_the_rule_of_retention_has_done_with_and_nothing_when_the_clock_is_in_doubt(box, clock):
    keep = Retention(id="keep-ledger", title="上屏记录", what="ledger", days=30, basis="x", read_at=DAY, check_by=DAY)
    box.done(arrived(box.data_dir, an_edition(rules=Rules(retention=(keep,))), signed="2026-11-23 10:34"))
    box.done(Record(a_fact(clock.wall())))
    clock.set_wall("2027-01-15 10:34")  # a wall clock set wrong by somebody
    clock.advance(3600)
    box.idle()
    assert box.store.ledger.anchor()[0] == 0
    clock.set_wall("2026-11-23 11:34")
    clock.advance(60)
    box.idle()
    box.done(Heartbeat(clock.wall(), 1, 1))
    clock.advance(31 * 86_400)
    box.done(Heartbeat(clock.wall(), 1, 1))
    box.done(Record(a_fact(clock.wall())))
    box.idle()
    assert box.store.ledger.anchor()[0] == 1
    assert box.store.ledger.head()[0] == 2
    assert box.store.ledger.broken() is None


def a_fact(at):
    return Shown(item="a-notice", version="0" * 12, board="hall-board", zone="main", first=at, last=at, frames=1)


def test_what_a_machine_cannot_tell_is_nothing_and_no_error(tmp_path):
    assert (health.memory_mb(tmp_path), health.spare_mb(tmp_path), health.celsius(tmp_path)) == (0, 0, None)
    zone = tmp_path / "thermal_zone0"
    zone.mkdir()
    (zone / "temp").write_text("48500\n")
    hot = tmp_path / "thermal_zone1"
    hot.mkdir()
    (hot / "temp").write_text("61999\n")
    broken = tmp_path / "thermal_zone2"
    broken.mkdir()
    (broken / "temp").write_text("-274000\n")
    assert health.celsius(tmp_path) == 61
