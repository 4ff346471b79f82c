"""Editions on the disk: in which order, what of them is new, and what a cut or a full disk leaves."""

import errno
import shutil
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition
from fakes.disks import DyingDisk, FailingDisk, PowerCut, WatchedDisk
from fakes.hub import FakeHub
from fakes.stock import StockClient

from hub.press.press import Press
from kiosk.content import places
from kiosk.content.item import replace
from kiosk.errors import BadInput, Damaged, Full

MANY = [a_guide(f"guide-{n:03}", title=f"第{n}项建筑工程许可") for n in range(200)]


def published(hub, edition, disk, media=None):
    press = Press.open(hub.dir, hub.clock, disk=disk)
    return press.editions.publish(replace(edition, feed=hub.feed), media or hub.files)


@pytest.fixture
def hub(tmp_path):
    return FakeHub(tmp_path)


def test_media_come_first_then_objects_index_role_snapshot_and_the_timestamp_last(hub):
    disk = WatchedDisk()
    picture = hub.media(b"\x89PNG picture")
    published(hub, an_edition(a_notice(media=(picture,))), disk)
    kinds = [kind_of(hub, path) for path in disk.written]
    runs = [kind for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] != kind]
    assert runs == ["object", "shard", "edition.json", "content", "snapshot", "timestamp"]


def test_a_power_cut_between_any_two_files_leaves_one_whole_edition(hub, tmp_path):
    old = hub.publish(a_notice(title="旧的一则"))
    picture = hub.media(b"\x89PNG picture")
    new = replace(an_edition(a_notice(title="新的一则", media=(picture,)), a_guide()), feed=hub.feed)
    StockClient.of_folder(tmp_path / "seen", hub.public, hub.clock).edition()
    steps = 0
    while True:
        here = tmp_path / f"cut-{steps}"
        shutil.copytree(hub.dir, here / "feed")
        shutil.copytree(tmp_path / "seen", here / "client", symlinks=True)
        client = StockClient.of_folder(here / "client", here / "feed" / "public", hub.clock)
        try:
            press = Press.open(here / "feed", hub.clock, disk=DyingDisk(steps))
            press.editions.publish(new, hub.files)
        except PowerCut:
            assert client.edition() == old
            assert StockClient.of_folder(here / "newcomer", here / "feed" / "public", hub.clock).edition() == old
            Press.open(here / "feed", hub.clock, disk=WatchedDisk()).editions.publish(new, hub.files)
            assert client.edition().items == new.items
            steps += 1
            continue
        assert client.edition().items == new.items
        break
    assert steps >= 6  # media, shards, index, role, snapshot, timestamp


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_without_room_or_leave_publishes_nothing_and_says_so(hub, tmp_path, number):
    old = hub.publish(a_notice(title="旧的一则"))
    client = StockClient.of_folder(tmp_path / "client", hub.public, hub.clock)
    new = an_edition(*MANY)
    with pytest.raises(Full if number == errno.ENOSPC else BadInput):
        published(hub, new, FailingDisk(3, number))
    assert client.edition() == old
    assert not [path for path in hub.dir.rglob(".tmp-*")]
    published(hub, new, WatchedDisk())
    assert len(client.edition().items) == 201


def test_a_film_that_does_not_fit_is_refused_before_a_byte_of_it_is_copied(hub, monkeypatch):
    old = hub.publish(a_notice())
    film = hub.media(bytes(5_000), type="video/mp4", name="film.mp4")
    monkeypatch.setattr("hub.press.disk._free", lambda path: 4_999)
    disk = WatchedDisk()
    with pytest.raises(Full) as error:
        published(hub, an_edition(a_notice(media=(film,))), disk)
    assert (error.value.needed, error.value.free) == (5_000, 4_999)
    assert disk.written == []
    assert hub.press.editions.current() == old


def test_one_changed_item_of_many_is_one_new_shard(hub):
    first = hub.publish(an_edition(*MANY))
    disk = WatchedDisk()
    changed = replace(MANY[7], questions=(), result="许可证书")
    published(hub, replace(first, items=tuple(changed if i.id == changed.id else i for i in first.items)), disk)
    kinds = [kind_of(hub, path) for path in disk.written]
    assert kinds == ["shard", "edition.json", "content", "snapshot", "timestamp"]


def test_what_says_nothing_new_gets_a_heartbeat_and_keeps_its_serial(hub):
    first = hub.publish(a_notice())
    hub.clock.advance(60)
    disk = WatchedDisk()
    done = published(hub, replace(first, serial=1, made_at=hub.clock.wall()), disk)
    assert (done.serial, done.new, done.object_bytes) == (first.serial, False, 0)
    assert [path.name for path in disk.written] == ["timestamp.json"]
    assert hub.press.editions.current() == first


def test_the_next_edition_gets_the_next_serial_also_within_one_second(hub):
    first = hub.publish(a_notice())
    assert first.serial == int(hub.clock.wall().timestamp())
    assert hub.publish(a_notice(title="另一则")).serial == first.serial + 1


def test_a_damaged_object_is_found_and_put_right_by_the_next_publication(hub):
    first = hub.publish(a_notice())
    shard = hub.public / hub.shards()[0]
    shard.write_bytes(shard.read_bytes()[:-1] + b" ")
    with pytest.raises(Damaged, match="does not read"):
        hub.press.editions.current()
    published(hub, first, WatchedDisk())
    assert hub.press.editions.current() == first


def test_media_that_is_nowhere_is_named_and_nothing_is_published(hub):
    old = hub.publish(a_notice())
    picture = hub.media(b"\x89PNG picture")
    with pytest.raises(BadInput, match=picture.sha256[:12]):
        published(hub, an_edition(a_notice(media=(picture,))), WatchedDisk(), media={"0": Path("x")})
    assert hub.press.editions.current() == old


def test_media_published_once_need_not_be_given_again(hub):
    picture = hub.media(b"\x89PNG picture")
    hub.publish(a_notice(media=(picture,)))
    done = published(
        hub, an_edition(a_notice(title="同图另文", media=(picture,))), WatchedDisk(), media={"0": Path("x")}
    )
    assert done.new
    assert done.media_bytes == 0


def test_media_that_changed_under_our_hands_is_not_published(hub):
    picture = hub.media(b"\x89PNG picture")
    hub.files[picture.sha256].write_bytes(b"\x89PNG another")
    with pytest.raises(Damaged, match="changed while it was published"):
        published(hub, an_edition(a_notice(media=(picture,))), WatchedDisk())
    assert hub.press.editions.index() is None


def test_an_alarm_gets_through_while_an_edition_is_being_laid_out(hub):
    with hub.press.workshop.alone("edition", hub.clock):
        assert hub.alarm(an_alarm()).alarms[0].id == "rain-orange"


def kind_of(hub, path):
    name = path.relative_to(hub.public).as_posix()
    kind = places.kind_of(name)
    if kind == "target":
        return name.partition(".")[2]
    return name.split(".")[1] if kind == "metadata" else kind
