"""Files that are there whole or not at all."""

import errno
import hashlib
import os

import pytest
from fakes.disks import FailingDisk

from hub.press.disk import Disk
from kiosk.errors import BadInput, Damaged, Full


def test_a_file_is_there_whole_with_the_mode_asked_for(tmp_path):
    before = os.umask(0o077)
    try:
        Disk().write(tmp_path / "a" / "b.json", b"words", mode=0o644)
    finally:
        os.umask(before)
    path = tmp_path / "a" / "b.json"
    assert path.read_bytes() == b"words"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [p.name for p in path.parent.iterdir()] == ["b.json"]


def test_a_folder_made_on_the_way_is_as_open_as_the_one_it_stands_in(tmp_path):
    for mode in (0o700, 0o755):
        top = tmp_path / f"{mode:o}"
        top.mkdir()
        top.chmod(mode)
        Disk().write(top / "in" / "deep" / "file", b"x")
        assert (top / "in" / "deep").stat().st_mode & 0o777 == mode


def test_a_full_disk_is_full_and_leaves_the_old_file(tmp_path):
    path = tmp_path / "file"
    Disk().write(path, b"old")
    with pytest.raises(Full) as error:
        FailingDisk(0).write(path, b"new")
    assert str(path) in str(error.value)
    assert error.value.needed == 3
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing_half(tmp_path, monkeypatch):
    def no_room(fd):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(Full):
        Disk().write(tmp_path / "file", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_no_permission_is_said_with_what_to_do(tmp_path, number):
    with pytest.raises(BadInput, match="no permission") as error:
        FailingDisk(0, number).write(tmp_path / "file", b"new")
    assert error.value.where == str(tmp_path / "file")
    assert error.value.do


def test_a_copy_is_verified_on_the_way(tmp_path):
    source = tmp_path / "film"
    source.write_bytes(b"frames" * 1000)
    sha = hashlib.sha256(source.read_bytes()).hexdigest()
    Disk().copy(source, tmp_path / "to" / "copy", sha, 6000)
    assert (tmp_path / "to" / "copy").read_bytes() == source.read_bytes()
    source.write_bytes(b"others" * 1000)
    with pytest.raises(Damaged, match="changed while it was published"):
        Disk().copy(source, tmp_path / "to" / "other", sha, 6000)
    assert not (tmp_path / "to" / "other").exists()


def test_the_time_of_a_file_can_be_set_in_whole_seconds(tmp_path):
    Disk().write(tmp_path / "file", b"x", mtime=1_795_401_240)
    assert (tmp_path / "file").stat().st_mtime_ns == 1_795_401_240_000_000_000


def test_a_folder_that_is_too_open_is_narrowed(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys").chmod(0o755)
    Disk().folder(tmp_path / "keys", 0o700)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_removing_what_is_not_there_is_no_error(tmp_path):
    Disk().remove(tmp_path / "nothing")
    assert list(tmp_path.iterdir()) == []
