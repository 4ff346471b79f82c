"""The signed side: what any TUF client reads, and what it would refuse."""

import json
import shutil
from datetime import timedelta
from itertools import pairwise

import pytest
from fakes.builders import a_notice, an_alarm, an_edition
from fakes.clock import FakeClock, instant
from fakes.disks import DyingDisk, PowerCut, WatchedDisk
from fakes.hub import FakeHub
from fakes.stock import StockClient
from tuf.api.exceptions import ExpiredMetadataError

from hub.press.press import Press
from hub.press.roles import ROTATED, TERMS
from kiosk.content import codec, places
from kiosk.errors import BadInput, Damaged, Refusal, Refused


def signed(hub, role):
    return json.loads((hub.public / path_of(hub, role)).read_bytes())["signed"]


def path_of(hub, role):
    version = hub.press.repository.books().of(role).signed.version
    return places.TIMESTAMP if role == "timestamp" else places.metadata(role, version)


def stock(hub, tmp_path, name="client"):
    return StockClient.of_folder(tmp_path / name, hub.public, hub.clock)


def test_a_stock_client_reads_edition_and_emergency(tmp_path):
    hub = FakeHub(tmp_path)
    edition = hub.publish(a_notice(title="停水通知"))
    hub.alarm(an_alarm())
    client = stock(hub, tmp_path)
    assert client.edition() == edition
    assert [alarm.id for alarm in client.emergency().alarms] == ["rain-orange"]


def test_a_new_feed_has_no_edition_and_an_emergency_that_raises_nothing(tmp_path):
    client = stock(FakeHub(tmp_path), tmp_path)
    assert client.target(places.EDITION) is None
    assert client.emergency().alarms == ()


def test_the_root_pinned_is_the_hash_of_the_first_root_whatever_comes_after(tmp_path):
    hub = FakeHub(tmp_path)
    pinned = hub.root_sha256
    hub.rotate("root")
    assert hub.press.repository.root_sha256() == pinned
    assert codec.sha256((hub.public / "metadata" / "1.root.json").read_bytes()) == pinned


def test_the_timestamp_carries_the_feed_and_when_it_was_signed(tmp_path):
    hub = FakeHub(tmp_path)
    hub.clock.advance(601.5)
    hub.heartbeat()
    assert signed(hub, "timestamp")["x-feed"] == hub.feed
    assert signed(hub, "timestamp")["x-signed-at"] == "2026-11-23T02:44:01Z"


def test_a_heartbeat_signs_the_timestamp_and_nothing_else(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish()
    client = stock(hub, tmp_path)
    client.edition()
    hub.clock.advance(600)
    hub.heartbeat()
    client.refresh()
    assert client.asked == ["metadata/2.root.json", places.TIMESTAMP]


def test_every_role_holds_as_long_as_the_table_says(tmp_path):
    hub = FakeHub(tmp_path)
    for role, term in TERMS.items():
        assert hub.press.repository.books().of(role).signed.expires == hub.clock.wall() + term.life


def test_versions_are_unix_seconds_and_the_root_counts_by_one(tmp_path):
    hub = FakeHub(tmp_path)
    hub.clock.advance(1000)
    hub.publish()
    now = int(hub.clock.wall().timestamp())
    assert [signed(hub, role)["version"] for role in ("content", "snapshot", "timestamp")] == [now] * 3
    hub.heartbeat()
    assert signed(hub, "timestamp")["version"] == now + 1
    hub.rotate("timestamp")
    assert signed(hub, "root")["version"] == 2


def test_a_hub_put_back_from_a_backup_is_not_taken_for_a_rollback(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish()
    shutil.copytree(hub.dir, tmp_path / "backup")
    client = stock(hub, tmp_path)
    for _ in range(5):
        hub.clock.advance(60)
        hub.publish()
    seen = client.edition().serial
    shutil.rmtree(hub.dir)
    shutil.copytree(tmp_path / "backup", hub.dir)
    hub.clock.advance(60)
    assert hub.publish().serial > seen
    assert client.edition().serial > seen


def test_the_mtime_of_the_timestamp_grows_by_whole_seconds_however_fast_one_publishes(tmp_path):
    hub = FakeHub(tmp_path)
    seen = [(hub.public / places.TIMESTAMP).stat().st_mtime]
    for _ in range(4):
        hub.heartbeat()
        seen.append((hub.public / places.TIMESTAMP).stat().st_mtime)
    assert [int(b) - int(a) for a, b in pairwise(seen)] == [1, 1, 1, 1]


def test_a_clock_far_ahead_signs_nothing_and_changes_nothing(tmp_path):
    hub = FakeHub(tmp_path)
    before = (hub.public / places.TIMESTAMP).read_bytes()
    press = Press.open(hub.dir, hub.clock)
    hub.clock.set_wall("2031-01-01")
    for act in (press.repository.beat, lambda: press.siren.raise_(an_alarm())):
        with pytest.raises(Refused) as error:
            act()
        assert error.value.kind is Refusal.CLOCK
    assert (hub.public / places.TIMESTAMP).read_bytes() == before
    told = Press.open(hub.dir, hub.clock, clock_is_right=True)
    assert told.repository.beat().at == instant("2031-01-01")


def test_a_person_says_once_that_the_clock_is_right_and_a_later_jump_is_refused_again(tmp_path):
    hub = FakeHub(tmp_path)
    hub.clock.advance(timedelta(days=3).total_seconds())
    told = Press.open(hub.dir, hub.clock, clock_is_right=True).repository
    told.beat()
    hub.clock.advance(600)
    told.beat()
    hub.clock.set_wall("2031-01-01")
    with pytest.raises(Refused):
        told.beat()


def test_a_clock_that_fell_back_still_publishes_newer_versions_and_is_told_of(tmp_path):
    hub = FakeHub(tmp_path)
    first = hub.publish()
    client = stock(hub, tmp_path)
    client.edition()
    hub.clock.set_wall("1970-01-02 00:00")
    second = hub.publish(a_notice(title="又一则"))
    hub.clock.set_wall("2026-11-23 10:40")
    assert second.serial == first.serial + 1
    assert client.edition().serial == second.serial
    hub.clock.set_wall("2026-11-23 10:00")
    assert "behind" in hub.press.repository.beat().notes[0]


def test_roles_are_renewed_by_heartbeats_alone_so_a_quiet_feed_never_expires(tmp_path):
    hub = FakeHub(tmp_path)
    hub.publish()
    client = stock(hub, tmp_path)
    for _ in range(70):  # fourteen months
        hub.clock.advance(timedelta(days=6).total_seconds())
        hub.heartbeat()
        client.refresh()
    assert client.edition().serial
    assert client.emergency().alarms == ()


def test_a_feed_that_nobody_signs_expires_after_a_week(tmp_path):
    hub = FakeHub(tmp_path)
    client = stock(hub, tmp_path)
    hub.clock.advance(timedelta(days=7).total_seconds() - 1)
    client.refresh()
    hub.clock.advance(1)
    with pytest.raises(ExpiredMetadataError):
        client.refresh()


def test_an_offline_root_is_told_of_and_holds_up_nothing(tmp_path):
    hub = FakeHub(tmp_path)
    next((hub.dir / "keys").glob("root.*.pem")).unlink()
    next((hub.dir / "keys").glob("targets.*.pem")).unlink()
    hub.clock.advance(timedelta(days=300).total_seconds())
    signed_now = Press.open(hub.dir, hub.clock, clock_is_right=True).repository.beat()
    assert sorted(note.split()[1] for note in signed_now.notes) == ["root", "targets"]
    assert "content" in signed_now.roles
    stock(hub, tmp_path).refresh()


def test_without_the_key_of_the_timestamp_nothing_is_signed_and_the_key_is_named(tmp_path):
    hub = FakeHub(tmp_path)
    next((hub.dir / "keys").glob("timestamp.*.pem")).unlink()
    press = Press.open(hub.dir, hub.clock)
    assert not press.can_sign
    with pytest.raises(BadInput, match="key of role timestamp"):
        press.repository.beat()


def test_a_missing_piece_of_metadata_is_damage_with_its_name(tmp_path):
    hub = FakeHub(tmp_path)
    path = hub.public / path_of(hub, "snapshot")
    path.rename(tmp_path / "kept")
    with pytest.raises(Damaged, match=path.name):
        hub.press.repository.books()
    path.write_bytes(b"{")
    with pytest.raises(Damaged, match="does not read"):
        hub.press.repository.books()


@pytest.mark.parametrize("role", list(ROTATED))
def test_a_rotated_key_takes_over_for_clients_old_and_new(tmp_path, role):
    hub = FakeHub(tmp_path)
    hub.publish()
    client = stock(hub, tmp_path)
    client.edition()
    before = hub.press.repository.books()
    hub.rotate(role)
    after = hub.press.repository.books()
    changed = {each for each in TERMS if before.keyids(each) != after.keyids(each)}
    assert changed == set(ROTATED[role])
    assert after.root.signed.version == 2
    hub.heartbeat()
    edition = hub.publish(a_notice(title="更换密钥之后"))
    assert client.edition() == edition
    assert stock(hub, tmp_path, "newcomer").edition() == edition
    held = {name.name.split(".")[1] for name in (hub.dir / "keys").glob("*.*.pem")}
    assert held == {keyid[:12] for keyid in after.all_keyids()}


@pytest.mark.parametrize("role", list(ROTATED))
def test_a_power_cut_anywhere_in_a_rotation_locks_nobody_out(tmp_path, role):
    steps = 0
    while True:
        hub = FakeHub(tmp_path / str(steps))
        hub.publish()
        client = stock(hub, tmp_path, f"client-{steps}")
        client.edition()
        disk = DyingDisk(steps)
        try:
            Press.open(hub.dir, hub.clock, disk=disk).repository.rotate(role)
        except PowerCut:
            client.edition()
            stock(hub, tmp_path, f"newcomer-{steps}").edition()
            again = Press.open(hub.dir, hub.clock, disk=WatchedDisk())
            again.repository.beat()
            again.repository.rotate(role)
            assert client.edition().serial == stock(hub, tmp_path, f"late-{steps}").edition().serial
            steps += 1
            continue
        break
    assert steps >= 3  # a key, the timestamp, the root at least


def test_a_root_of_two_keys_is_signed_by_both(tmp_path):
    hub = FakeHub(tmp_path, root_keys=2, root_threshold=2)
    root = json.loads((hub.public / "metadata" / "1.root.json").read_bytes())
    assert root["signed"]["roles"]["root"]["threshold"] == 2
    assert len(root["signatures"]) == 2
    hub.rotate("root")
    assert hub.publish(an_edition()) == stock(hub, tmp_path).edition()
    next((hub.dir / "keys").glob("root.*.pem")).unlink()
    with pytest.raises(BadInput, match="key of role root"):
        Press.open(hub.dir, FakeClock()).repository.rotate("root")
