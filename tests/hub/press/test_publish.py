"""From a folder to a signed feed, and what a changed file changes."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from fakes.clock import FakeClock
from fakes.disks import WatchedDisk
from fakes.folders import SAMPLE, ids_in
from fakes.stock import StockClient

from hub.press.press import Press
from hub.press.publish import publish
from kiosk.content import places
from kiosk.errors import BadInput
from kiosk.folder import read
from kiosk.lint import problems

DAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SAMPLE, tmp_path / "folder"))


@pytest.fixture
def press(tmp_path, folder):
    return Press.found(tmp_path / "feed", read(folder, DAY).feed, FakeClock(), disk=WatchedDisk())


def printed(press, folder):
    press.workshop.disk.written.clear()
    return publish(press, read(folder, DAY), problems)


def kinds(press):
    paths = [path for path in press.workshop.disk.written if path.is_relative_to(press.workshop.public)]
    return [places.kind_of(path.relative_to(press.workshop.public).as_posix()) for path in paths]


def test_the_sample_is_published_whole_and_a_stock_client_reads_it(press, folder, tmp_path):
    report = printed(press, folder)
    edition = StockClient.of_folder(tmp_path / "client", press.workshop.public, press.repository.clock).edition()
    assert report.whole
    assert {item.id for item in edition.items} == ids_in(SAMPLE)
    assert {reading.id for reading in edition.readings} == {item.id for item in edition.items}
    for item in edition.items:
        for media in item.media:
            assert (press.workshop.public / places.media(media.sha256)).stat().st_size == media.length


def test_a_changed_file_changes_one_shard(press, folder):
    first = printed(press, folder)
    guide = folder / "guide" / "lease-record.yaml"
    text = guide.read_text()
    guide.write_text(
        text.replace("visits_why: ", "visits_why: 请", 1) if "visits_why: " in text else text + "visits: 2\n"
    )
    second = printed(press, folder)
    assert second.story.changed == ("lease-record",)
    assert second.serial > first.serial
    assert kinds(press) == ["shard", "target", "metadata", "metadata", "timestamp"]


def test_the_same_folder_again_is_a_heartbeat(press, folder):
    first = printed(press, folder)
    press.repository.clock.advance(3600)
    second = printed(press, folder)
    assert (second.serial, second.published.new) == (first.serial, False)
    assert kinds(press) == ["timestamp"]


def test_a_file_that_broke_keeps_its_published_item_and_says_where(press, folder):
    passing = folder / "announcement" / "passing.yaml"  # one that nothing refers to
    shutil.copy(folder / "announcement" / "lift-repair.yaml", passing)
    printed(press, folder)
    (folder / "guide" / "lease-record.yaml").write_text("title: [unclosed\n")
    passing.unlink()
    report = printed(press, folder)
    assert [held.item for held in report.story.kept] == ["lease-record"]
    assert "guide/lease-record.yaml:" in report.story.kept[0].why[0]
    assert report.story.removed == ("passing",)
    assert not report.whole
    assert "lease-record" in {item.id for item in press.editions.current().items}


def test_a_broken_manifest_or_record_refuses_the_whole_and_changes_nothing(press, folder):
    printed(press, folder)
    before = press.editions.current()
    (folder / "boards.yaml").write_text("- id: hall-board\n  id: twice\n")
    with pytest.raises(BadInput, match=r"boards\.yaml"):
        printed(press, folder)
    assert press.editions.current() == before
    assert kinds(press) == []


def test_a_folder_of_another_feed_is_refused(press, folder):
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text().replace("feed: yunzhou-jianshe", "feed: somewhere-else"))
    with pytest.raises(BadInput, match="somewhere-else"):
        printed(press, folder)


def test_a_damaged_feed_is_published_anew_and_that_is_said(press, folder):
    printed(press, folder)
    index = press.editions.index()
    (press.workshop.public / places.shard(index.shards[0].sha256)).write_bytes(b"[]")
    report = printed(press, folder)
    assert any("does not read" in note for note in report.notes)
    assert len(press.editions.current().items) == report.items
