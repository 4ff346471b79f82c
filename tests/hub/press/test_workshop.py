"""A feed's folder: who may be in it, one hand at a time, keys that others cannot read."""

import fcntl
import os

import pytest
from fakes.clock import FakeClock
from fakes.hub import FakeHub

from hub.press.press import Press
from hub.press.workshop import Workshop, is_founded
from kiosk.errors import BadInput, Unreachable


def test_a_new_workshop_has_its_three_parts_and_closed_keys(tmp_path):
    workshop = Workshop.create(tmp_path / "feed", "yunzhou-jianshe")
    assert {p.name: p.stat().st_mode & 0o777 for p in workshop.dir.iterdir()} == {
        "public": 0o755,
        "keys": 0o700,
        "state": 0o700,
    }


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(BadInput, match="holds something else"):
        Workshop.create(tmp_path, "yunzhou-jianshe")
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize("name", ["", "ab", "Bad_Name", "1abc", "a/../b", "a" * 65])
def test_a_feed_name_that_is_none_is_refused_before_anything_is_made(tmp_path, name):
    with pytest.raises(BadInput, match="feed name"):
        Workshop.create(tmp_path / "feed", name)
    assert not (tmp_path / "feed").exists()


def test_a_folder_without_a_feed_does_not_open(tmp_path):
    with pytest.raises(BadInput, match="no feed lives here"):
        Workshop.open(tmp_path)


def test_a_second_founding_is_refused_and_changes_nothing(tmp_path):
    hub = FakeHub(tmp_path)
    with pytest.raises(BadInput, match="lives here already"):
        Press.found(hub.dir, "other-feed", hub.clock)
    assert Workshop.open(hub.dir).feed == hub.feed


def test_keys_that_others_could_read_are_closed_and_that_is_said(tmp_path):
    hub = FakeHub(tmp_path)
    key = next((hub.dir / "keys").glob("root.*.pem"))
    key.chmod(0o644)
    (hub.dir / "keys").chmod(0o755)
    notes = Workshop.open(hub.dir).notes
    assert key.stat().st_mode & 0o777 == 0o600
    assert (hub.dir / "keys").stat().st_mode & 0o777 == 0o700
    assert len(notes) == 2
    assert all("others could read it" in note for note in notes)
    assert Workshop.open(hub.dir).notes == ()


def test_a_copy_of_the_public_part_opens_under_the_name_it_was_signed_with(tmp_path):
    hub = FakeHub(tmp_path)
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    hub.public.rename(mirror / "public")
    press = Press.open(mirror, hub.clock)
    assert press.workshop.feed == hub.feed
    assert not press.can_sign


def test_one_hand_at_a_time_and_the_second_is_told_when_it_takes_too_long(tmp_path):
    workshop = Workshop.create(tmp_path / "feed", "yunzhou-jianshe")
    clock = HastyClock()
    fd = os.open(workshop.state / "sign.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(fd, fcntl.LOCK_EX)
    with pytest.raises(Unreachable, match="another process has been writing"), workshop.alone("sign", clock):
        pass
    with workshop.alone("edition", clock):  # the other lock is free: an alarm does not wait for films
        pass
    os.close(fd)
    with workshop.alone("sign", clock):
        assert not is_founded(workshop.dir)


class HastyClock(FakeClock):
    """Every look at it costs ten seconds, so that a wait ends at once."""

    def monotonic(self) -> float:
        self.advance(10)
        return super().monotonic()
