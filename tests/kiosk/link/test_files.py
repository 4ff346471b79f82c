"""The door to a folder or a stick."""

from __future__ import annotations

import os

import pytest
from fakes.clock import FakeClock

from kiosk.clock import FloorClock
from kiosk.errors import BadInput, Unreachable
from kiosk.link.door import door_for
from kiosk.link.files import FileDoor
from kiosk.link.http import HttpDoor

STAMP = "metadata/timestamp.json"


@pytest.fixture
def clock():
    fake = FakeClock()
    return FloorClock(fake, fake.wall())


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "metadata").mkdir()
    (tmp_path / STAMP).write_bytes(b'{"signed":{}}')
    (tmp_path / "objects").mkdir()
    (tmp_path / "objects" / "film").write_bytes(bytes(range(256)) * 4)
    return tmp_path


def get(folder, clock, path=STAMP, max_bytes=2000, deadline_s=5.0, **more):
    return FileDoor(folder, clock).get(path, max_bytes=max_bytes, deadline_s=deadline_s, **more)


def test_a_file_comes_with_a_tag_that_holds_until_it_changes(stick, clock):
    first = get(stick, clock)
    assert (first.status, first.body, first.total) == (200, b'{"signed":{}}', 13)
    assert get(stick, clock, etag=first.etag).status == 304
    (stick / STAMP).write_bytes(b'{"signed":{ }}')
    assert get(stick, clock, etag=first.etag).status == 200


def test_a_part_is_at_most_the_ceiling_and_the_end_is_empty(stick, clock):
    film = bytes(range(256)) * 4
    assert get(stick, clock, "objects/film", max_bytes=100, offset=50).body == film[50:150]
    assert get(stick, clock, "objects/film", max_bytes=100, offset=1000).body == film[1000:]
    assert get(stick, clock, "objects/film", max_bytes=100, offset=1024).body == b""
    assert get(stick, clock, "objects/film", max_bytes=100, offset=0).status == 206


def test_a_file_above_the_ceiling_is_not_read(stick, clock):
    with pytest.raises(Unreachable, match="1,024 bytes, more than we take"):
        get(stick, clock, "objects/film", max_bytes=1023)


def test_a_file_that_is_not_there_is_404_like_over_the_network(stick, clock):
    assert get(stick, clock, "metadata/2.root.json").status == 404
    assert get(stick, clock, "metadata/timestamp.json/deeper").status == 404


def test_a_stick_that_is_not_in_is_unreachable(tmp_path, clock):
    with pytest.raises(Unreachable, match="no feed lies here"):
        get(tmp_path / "gone", clock)


def test_the_workshop_is_as_good_as_its_public_folder(stick, tmp_path_factory, clock):
    workshop = tmp_path_factory.mktemp("workshop")
    stick.rename(workshop / "public")
    assert get(workshop, clock).status == 200


@pytest.mark.parametrize("trap", ["pipe", "link", "folder"])
def test_what_is_no_file_is_not_opened(stick, clock, trap):
    where = stick / "objects" / "trap"
    if trap == "pipe":
        os.mkfifo(where)
    elif trap == "link":
        where.symlink_to("/dev/zero")
    else:
        where.mkdir()
    assert get(stick, clock, "objects/trap").status == 404


def test_reading_keeps_the_deadline(stick, clock):
    class Hurrying(FakeClock):
        def monotonic(self):
            self.advance(1)
            return super().monotonic()

    fake = Hurrying()
    hurried = FloorClock(fake, fake.wall())
    with pytest.raises(Unreachable, match="not read within"):
        get(stick, hurried, "objects/film", deadline_s=0.5)
    assert get(stick, hurried, "objects/film", deadline_s=0.5, offset=0).body == bytes(range(256)) * 4


def test_an_address_says_which_door(stick, clock):
    door = door_for(stick.as_uri(), clock)
    assert door.get(STAMP, max_bytes=100, deadline_s=5).status == 200
    assert isinstance(door_for("https://feed.example/public", clock), HttpDoor)


def test_a_folder_with_chinese_in_its_name_is_found(tmp_path, clock):
    folder = tmp_path / "云州 发布"
    (folder / "metadata").mkdir(parents=True)
    (folder / STAMP).write_bytes(b"{}")
    assert door_for(folder.as_uri(), clock).get(STAMP, max_bytes=100, deadline_s=5).body == b"{}"


@pytest.mark.parametrize("url", ["file://server/share", "file:public"])
def test_an_address_of_another_machine_is_refused_in_words(url, clock):
    with pytest.raises(BadInput, match="not the address of a folder"):
        door_for(url, clock)
