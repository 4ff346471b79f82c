"""A film on a board: it runs over its poster from where it ought to be, gives way to whatever covers it, and what is
said to have been shown is true."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from fakes.builders import a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.films import FFMPEG, a_real_film
from fakes.glass import Glass
from fakes.kinds import a_film, a_poster
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from screens import kv
from screens.board.cinema import PATIENCE_S

pytestmark = pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")

SECONDS = 6
FILM = a_film(SECONDS, width=320, height=180)
SLOTS = (a_slot(kinds=("poster",)),)


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Path:
    return a_real_film(tmp_path_factory.mktemp("films"), seconds=SECONDS)


@pytest.fixture
def board(window, tmp_path, film):
    """Opens boards that have one film; afterwards nothing of them is left."""
    opened: list[Glass] = []

    def open_(at: str = "2026-11-23 00:00:00", data: bytes | None = None, edition=None, stored: bool = True) -> Glass:
        blob = tmp_path / FILM.sha256[:2] / FILM.sha256
        blob.parent.mkdir(exist_ok=True)
        blob.write_bytes(film.read_bytes() if data is None else data)
        here = frozenset({FILM.sha256}) if stored else frozenset()
        poster = an_edition(a_poster(media=(FILM,), text="短片里说的话。"), slots=SLOTS)
        opened.append(Glass(window, edition or poster, mode="board", at=at, stored=here, blobs=tmp_path))
        opened[-1].screen.finish()
        opened[-1].settle()
        return opened[-1]

    yield open_
    for glass in opened:
        glass.close()
        assert glass.screen.cinema._going == []
    assert "film" not in [thread.name for thread in threading.enumerate()]


def wait(glass: Glass, seconds: float) -> None:
    glass.wait(seconds)
    glass.screen.finish()
    glass.settle()


def second(glass: Glass) -> int:
    """The second of the film that is on the glass: each is another grey."""
    box = glass.screen.cinema._show.box
    red, green, blue = glass.window.pixel(box.x + box.w // 2, 1080 - box.y - box.h // 2)
    assert max(red, green, blue) - min(red, green, blue) <= 6, "that is no picture of the film"
    return round((red - 28) / 46.6)


def facts(glass: Glass) -> list[tuple[str, str]]:
    return [(fact.item, fact.ended) for fact in glass.facts if fact.zone == "main"]


def test_which_picture_stands_follows_from_the_time(board):
    glass = board()
    seen = [second(glass)]
    for _ in range(3):
        wait(glass, 1.5)
        seen.append(second(glass))
    assert seen == [0, 1, 3, 4]


def test_a_restart_goes_on_in_the_middle(board):
    assert second(board("2026-11-23 00:00:02.500")) == 2


def test_when_time_jumps_it_is_opened_anew_where_it_ought_to_be(board):
    glass = board()
    wait(glass, 4.2)
    assert second(glass) == 4
    assert glass.screen.cinema._tries == 1


def test_it_is_over_its_poster_and_nowhere_else(board):
    glass = board()
    box = glass.screen.cinema._show.box
    zone = glass.screen.shown["main"][1]
    assert zone.holds(box)
    assert box.w * 9 == pytest.approx(box.h * 16, abs=16)


def test_the_next_one_is_loaded_two_seconds_ahead_and_stands_from_its_first_frame(board):
    glass = board()
    wait(glass, SECONDS - 1.5)
    ((_, reel),) = [(key, reel) for key, reel in glass.screen.cinema._reels.items() if key[1] > glass.clock.now()]
    while not reel.came:
        assert reel.wait(20)
    glass.wait(1.5)
    assert glass.screen.cinema.running
    assert second(glass) == 0
    assert glass.screen.cinema._reels == {(glass.screen.cinema._show.film, glass.clock.now()): reel}


def test_a_warning_covers_it_in_the_next_frame_and_ends_its_process(board):
    glass = board()
    wait(glass, 1.2)
    (reel,) = glass.screen.cinema._reels.values()
    box = glass.screen.cinema._show.box
    spots = [(box.x + box.w * x // 4, 1080 - box.y - box.h * y // 4) for x in (1, 2, 3) for y in (1, 2, 3)]
    (grey,) = {glass.window.pixel(*spot) for spot in spots}
    glass.alarm(an_emergency(an_alarm()))
    assert not any(glass.window.pixel(*spot) == grey for spot in spots), "the film is seen through the warning"
    assert list(glass.screen.shown) == ["cover"]
    assert not glass.screen.cinema.running
    assert glass.screen.cinema.widget.parent is None
    assert facts(glass) == [("a-poster", "alarm")]
    assert reel.gone(10)
    wait(glass, 1.0)
    assert facts(glass) == [("a-poster", "alarm")], "what ran beneath the warning was not seen"
    glass.alarm(an_emergency())
    glass.screen.finish()
    assert second(glass) == 2  # where it would have been


def test_a_film_that_ran_is_a_fact(board):
    glass = board()
    first = glass.clock.now()
    for _ in range(4):
        wait(glass, SECONDS / 4)
    (fact,) = glass.facts
    assert (fact.item, fact.zone, fact.ended, fact.first) == ("a-poster", "main", "time", first)


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x20ftypisom" + bytes(300)])
def test_one_that_is_no_film_is_no_fact_its_words_stand_and_it_is_reported(board, data):
    glass = board(data=data)
    glass.wait(0.5)
    assert glass.screen.stage.faults == {FILM.sha256: 1}
    assert "短片里说的话" in glass.text()
    glass.wait(3)
    glass.close()
    assert facts(glass) == []


def test_one_that_breaks_off_ends_its_fact_there(board, film):
    webm = a_real_film(film.parent, "film.webm", seconds=SECONDS).read_bytes()
    medium = a_film(SECONDS, width=320, height=180, type="video/webm")
    edition = an_edition(a_poster(media=(medium,), text="短片里说的话。"), slots=SLOTS)
    glass = board(data=webm[: len(webm) // 3], edition=edition)
    assert glass.screen.cinema.running
    for _ in range(6):
        wait(glass, 0.9)
    assert facts(glass) == [("a-poster", "fault")]
    assert "短片里说的话" in glass.text()
    assert glass.screen.stage.faults == {FILM.sha256: 1}


def test_one_that_brings_nothing_in_time_is_given_up(window, tmp_path):
    blob = tmp_path / FILM.sha256[:2] / FILM.sha256
    blob.parent.mkdir()
    os.mkfifo(blob)  # whoever opens it waits
    edition = an_edition(a_poster(media=(a_film(60, width=320, height=180),), text="短片里说的话。"), slots=SLOTS)
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00", stored={FILM.sha256}, blobs=tmp_path)
    glass.wait(PATIENCE_S + 1, steps=2)
    assert glass.screen.stage.faults == {FILM.sha256: 1}
    assert "短片里说的话" in glass.text()
    (reel,) = glass.screen.cinema._going or [None]
    glass.close()
    assert reel is None or reel.gone(10)
    assert facts(glass) == []


def test_without_ffmpeg_its_words_stand(board, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    glass = board()
    glass.wait(0.5)
    assert "短片里说的话" in glass.text()
    assert facts(glass) == []
    assert glass.screen.stage.faults == {FILM.sha256: 1}


def test_until_it_has_come_its_words_stand_and_that_is_no_fact(board):
    glass = board(stored=False)
    assert "短片里说的话" in glass.text()
    glass.wait(SECONDS, steps=3)
    assert facts(glass) == []
    assert glass.screen.stage.faults == {}
    glass.know(stored=frozenset({FILM.sha256}))
    glass.screen.finish()
    assert second(glass) == 0


def test_the_board_goes_on_after_a_bad_one(board):
    edition = an_edition(
        a_poster(media=(FILM,), text="短片里说的话。"),
        a_notice("notice-one", title="接着的通知"),
        slots=(a_slot(kinds=("poster", "announcement")),),
    )
    glass = board(data=b"", edition=edition)
    glass.wait(40, steps=40)
    assert ("notice-one", "time") in facts(glass)
    assert "a-poster" not in [item for item, _ in facts(glass)]


def test_only_its_box_is_drawn_anew(board):
    if not kv.software():
        pytest.skip("a graphics card draws the whole")
    glass = board()
    for _ in range(6):
        wait(glass, 0.04)
    damage, before = glass.screen._damage, glass.screen._damage.partial
    wait(glass, 0.04)
    glass.window.real.dispatch("on_draw")
    partly = drawn()
    assert damage.partial > before
    damage._whole = 0
    assert glass.window.pixels() == partly


def drawn() -> bytes:
    """What is there now, without drawing it."""
    return bytes(glReadPixels(0, 0, 1920, 1080, GL_RGBA, GL_UNSIGNED_BYTE))
