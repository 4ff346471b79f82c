"""The private names of python-tuf that we lean on: these fail loudly when they move."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.builders import a_notice
from fakes.clock import FakeClock
from fakes.hub import FakeHub
from tuf.api.exceptions import ExpiredMetadataError
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from kiosk.content import places
from kiosk.link import tuf_private
from kiosk.link.tuf_private import CEILINGS, Fetcher, Trust


@pytest.fixture
def hub(tmp_path):
    hub = FakeHub(tmp_path, FakeClock())
    hub.publish(a_notice())
    return hub


def trust(hub, folder, *, now=None, rooted=lambda root: None):
    pinned = (hub.public / places.metadata("root", 1)).read_bytes()
    fetcher = Fetcher(hub, (hub.public / places.TIMESTAMP).read_bytes())
    return Trust(folder, pinned, fetcher, now or hub.clock.wall, rooted)


def test_the_names_we_override_are_those_that_python_tuf_calls():
    for name in ("_load_root", "_persist_file"):
        assert name in vars(Updater), f"python-tuf has no Updater.{name} any more: see kiosk/link/tuf_private.py"
    assert "download_bytes" in vars(FetcherInterface)


def test_the_time_that_decides_is_the_one_we_give(hub, tmp_path):
    trust(hub, tmp_path / "a").refresh()
    with pytest.raises(ExpiredMetadataError):
        trust(hub, tmp_path / "b", now=lambda: hub.clock.wall() + timedelta(days=8)).refresh()


def test_the_time_is_asked_after_the_root_is_known(hub, tmp_path):
    order = []

    def now():
        order.append("now")
        return hub.clock.wall()

    trust(hub, tmp_path / "tuf", now=now, rooted=lambda root: order.append(root.version)).refresh()
    assert order == [1, "now"]


def test_every_file_of_the_cache_is_synced_with_its_folder(hub, tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda fd: (synced.append(str(Path(f"/proc/self/fd/{fd}").readlink())), real(fd)))
    trust(hub, tmp_path / "tuf").refresh()
    files = {path.name for path in (tmp_path / "tuf").rglob("*.json") if not path.is_symlink()}
    assert files == {"1.root.json", "timestamp.json", "snapshot.json", "targets.json"}
    assert {name.rsplit("/", 1)[1].removesuffix(".tmp") for name in synced} >= files
    assert str(tmp_path / "tuf") in synced


def test_a_refresh_that_finds_nothing_new_writes_nothing(hub, tmp_path, monkeypatch):
    trust(hub, tmp_path / "tuf").refresh()
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    trust(hub, tmp_path / "tuf").refresh()
    assert synced == []


def test_the_ceilings_reach_the_door(hub, tmp_path):
    asked = {}
    real = hub.get

    def get(path, *, max_bytes, **more):
        asked[path.split(".", 1)[-1]] = max_bytes
        return real(path, max_bytes=max_bytes, **more)

    hub.get = get
    trust(hub, tmp_path / "tuf").refresh()
    assert asked["root.json"] == CEILINGS.root_max_length == tuf_private.MAX_ROOT
    assert asked["snapshot.json"] <= CEILINGS.snapshot_max_length
    assert asked["targets.json"] <= CEILINGS.targets_max_length


def test_the_bootstrap_root_is_the_anchor_whatever_the_cache_says(hub, tmp_path):
    folder = tmp_path / "tuf"
    trust(hub, folder).refresh()
    (folder / "root.json").unlink()
    (folder / "root.json").write_bytes(b"{}")
    (folder / "root_history" / "1.root.json").write_bytes(b"{}")
    again = trust(hub, folder)
    again.refresh()
    assert again.root.version == 1
    assert again.stamped()[0] == hub.feed
