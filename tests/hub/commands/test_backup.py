"""Backup and restore: the box burned, another one goes on, and a screen that follows notices nothing."""

import os
from urllib.parse import urlsplit

import pytest
from fakes.own_hub import OwnHub

from kiosk.clock import FloorClock, SystemClock
from kiosk.config import FeedPart, Settings
from kiosk.link.door import door_for
from kiosk.terminal.terminal import Terminal

FILL = """
from hub.desk import review
desk = FakeDesk()
review.record(desk.hall, desk.central, "1 号")
desk.approve(desk.write(a_notice(title="甲通知")))
"""
MORE = """
from django.contrib.auth import get_user_model
from hub.desk import review
from hub.desk.pages import PAGES
person = {p.username: p for p in get_user_model().objects.all()}
page = PAGES[a_notice().__struct_config__.tag].objects.get().get_latest_revision_as_object()
page.title = "乙通知"
page.save_revision(user=person["author"])
review.record(page, person["central"], "2 号")
"""


@pytest.fixture(scope="module")
def burned(tmp_path_factory):
    """A hub that published once, and its backup."""
    place = tmp_path_factory.mktemp("old")
    hub = OwnHub(place / "hub", **a_database("old"))
    hub.migrate()
    hub.do(FILL)
    hub.run("publish")
    hub.run("backup", str(place / "hub.backup"))
    return hub, place / "hub.backup"


def a_database(name):
    """The setting for a database of this name on the PostgreSQL that is named; none for SQLite."""
    address = os.environ.get("MINGBAI_HUB_DATABASE", "")
    if not address:
        return {}
    import psycopg

    name = f"{name}_{os.getpid()}"
    parts = urlsplit(address)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    return {"MINGBAI_HUB_DATABASE": parts._replace(path=f"/{name}").geturl()}


@pytest.fixture
def screen(burned, tmp_path):
    """A screen that follows the feed of the hub that will burn; `follow(feed)` is one look at that address."""
    hub, _ = burned
    pin = hub.root()
    opened = []

    def follow(feed):
        if opened:
            opened.pop().close()
        settings = Settings(data_dir=str(tmp_path / "screen"), feed=FeedPart(root_sha256=pin))
        clock = SystemClock()
        door = door_for((feed / "public").as_uri(), FloorClock(clock, clock.wall()))
        terminal = Terminal.open(settings, clock, door=door)
        opened.append(terminal)
        assert terminal.sync() is None
        while terminal.keeper.step():
            pass
        return {item.title for item in terminal.snapshot.edition.items}

    yield follow
    opened.pop().close()


def test_on_a_new_box_the_fleet_goes_on(burned, screen, tmp_path):
    hub, file = burned
    assert "甲通知" in screen(hub.folder / "feed")
    new = OwnHub(tmp_path / "hub", **a_database("new"))
    assert "已恢复" in new.run("restore", str(file)).stdout
    new.do(MORE)
    new.run("publish")
    shown = screen(new.folder / "feed")
    assert "乙通知" in shown
    assert "甲通知" not in shown
    assert (new.folder / "secret-key").read_text() == (hub.folder / "secret-key").read_text()
    assert "nothing guards" not in new.run("check").stderr


def test_a_backup_is_its_makers_alone_and_replaces_nothing(burned):
    hub, file = burned
    assert file.stat().st_mode & 0o777 == 0o600
    assert "is there already" in hub.run("backup", str(file), fails=True).stderr


def test_without_keys_there_is_no_private_key_in_it(burned, tmp_path):
    hub, _ = burned
    hub.run("backup", str(tmp_path / "b"), "--without-keys")
    assert b"PRIVATE KEY" not in (tmp_path / "b").read_bytes()


def test_nothing_is_restored_over_something(burned):
    hub, file = burned
    assert "is not empty" in hub.run("restore", str(file), fails=True).stderr


@pytest.mark.parametrize("harm", ["cut", "changed", "foreign"])
def test_a_damaged_backup_leaves_nothing(burned, tmp_path, harm):
    data = bytearray(burned[1].read_bytes())
    if harm == "cut":
        del data[len(data) // 2 :]
    elif harm == "changed":
        at = data.index(b"PRIVATE KEY-----") + 30
        data[at] ^= 1
    (tmp_path / "b").write_bytes(b"no backup" if harm == "foreign" else data)
    new = OwnHub(tmp_path / "hub", **a_database("harmed"))
    assert new.run("restore", str(tmp_path / "b"), fails=True).returncode == 1
    assert not new.folder.exists() or list(new.folder.iterdir()) == []


def test_a_name_that_leads_out_is_refused(tmp_path):
    from hub.commands.archive import Writer, unpack
    from kiosk.errors import Damaged

    (tmp_path / "x").write_text("x")
    with Writer(tmp_path / "b") as out:
        out.add(tmp_path / "x", "database/hub.sqlite3")
        out.add(tmp_path / "x", "../escaped")
    with pytest.raises(Damaged, match="escaped"):
        unpack(tmp_path / "b", tmp_path / "hub", "")
    assert not (tmp_path / "escaped").exists()
