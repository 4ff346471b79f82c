"""One film being decoded: the picture that is due, nothing unsound taken, nothing left behind."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from fakes.films import FFMPEG, a_real_film

from screens.video.film import Film
from screens.video.reel import RATE, SLOTS, Reel

pytestmark = pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")

SIZE = (64, 36)


@pytest.fixture(scope="module")
def films(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture
def reels():
    """Opens reels; afterwards nothing of them is left."""
    opened: list[Reel] = []

    def open_(path, begins: float = 0.0, type: str = "video/mp4", **words) -> Reel:
        opened.append(Reel(Film(str(path), type, 3), begins, SIZE, **words))
        return opened[-1]

    yield open_
    for reel in opened:
        reel.close()
        assert reel.gone(10)


def picture(reel: Reel, at: float) -> bytes | None:
    """What is due `at`, once all that comes without being asked for has come."""
    while not reel.ended and reel.ends <= at and reel.wait(20):
        due = reel.due(at)
        if due is not None and reel.ends > at:
            return bytes(due)
    due = reel.due(at)
    return bytes(due) if due is not None else None


def grey(pixels: bytes | None) -> int:
    """The second of a film's own that a picture is from: each is another grey."""
    assert pixels is not None
    assert max(pixels[:3]) - min(pixels[:3]) <= 6
    return round((pixels[0] - 28) / 46.6)


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_which_picture_is_due_follows_from_the_time(films, reels, name):
    reel = reels(a_real_film(films, name), type="video/webm" if name.endswith("webm") else "video/mp4")
    assert [grey(picture(reel, at)) for at in (0.0, 0.9, 1.1, 2.9)] == [0, 0, 1, 2]


def test_the_same_picture_is_given_once(films, reels):
    reel = reels(a_real_film(films))
    assert picture(reel, 0.0) is not None
    assert reel.due(0.0) is None
    assert reel.due(0.5 / RATE) is None


def test_one_that_begins_in_the_middle_goes_on_there(films, reels):
    reel = reels(a_real_film(films), begins=1.2)
    assert reel.due(1.1) is None
    assert [grey(picture(reel, at)) for at in (1.2, 2.1)] == [1, 2]
    while not reel.ended:
        reel.due(9.0)
        assert reel.wait(20)
    assert round(reel.ends, 1) == 3.0


def test_it_runs_ahead_by_its_slots_and_waits(films, reels):
    reel = reels(a_real_film(films))
    while reel.came < SLOTS:
        assert reel.wait(20)
    assert not reel.wait(0.2)
    assert (reel.came, reel.ended) == (SLOTS, False)


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x20ftypisom" + bytes(500), b"#EXTM3U\nhttp://127.0.0.1:9/x.ts\n"])
def test_what_is_no_film_ends_without_a_picture(tmp_path, reels, data):
    (tmp_path / "bad.mp4").write_bytes(data)
    reel = reels(tmp_path / "bad.mp4")
    assert reel.wait(20)
    assert (reel.ended, reel.came, reel.why) == (True, 0, "")


def test_a_file_that_is_not_there_ends_without_a_picture(tmp_path, reels):
    reel = reels(tmp_path / "none.mp4")
    assert reel.wait(20)
    assert (reel.ended, reel.came) == (True, 0)


def test_one_that_breaks_off_gives_what_it_has(films, tmp_path, reels):
    whole = a_real_film(films, "film.webm").read_bytes()
    (tmp_path / "cut.webm").write_bytes(whole[: len(whole) * 2 // 3])
    reel = reels(tmp_path / "cut.webm", type="video/webm")
    assert picture(reel, 0.0) is not None
    while not reel.ended:
        reel.due(9.0)
        assert reel.wait(20)
    assert 0.0 < reel.ends < 2.5


def test_without_ffmpeg_it_says_so(films, reels):
    reel = reels(a_real_film(films), ffmpeg="no-such-ffmpeg")
    assert reel.wait(20)
    assert reel.ended
    assert reel.why.startswith("ffmpeg cannot be started")


def test_closing_at_any_moment_leaves_no_process_thread_or_file(films):
    path = str(a_real_film(films))
    threads, files = threading.active_count(), open_files()
    for wait in (0, 1, SLOTS):
        reel = Reel(Film(path, "video/mp4", 3), 0.0, SIZE)
        while reel.came < wait:
            assert reel.wait(20)
        reel.close()
        reel.close()
        assert reel.gone(10)
        assert [child.poll() for child in reel._processes if child.poll() is None] == []
    assert (threading.active_count(), open_files()) == (threads, files)


def test_when_the_glass_dies_its_films_die_too(films):
    reel = Reel(Film(str(a_real_film(films)), "video/mp4", 3), 0.0, SIZE)
    while not reel.came:
        assert reel.wait(20)
    os.close(reel._free)  # as the system does for one that is killed
    reel._free = os.open(os.devnull, os.O_RDONLY)
    assert [child.wait(10) is not None for child in reel._processes] == [True, True]
    reel.close()
