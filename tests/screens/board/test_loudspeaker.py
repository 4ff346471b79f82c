"""A board whose films are heard: only where its record says so, once at a time, gone with what is seen."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import pytest
from fakes.builders import a_board, a_slot, an_alarm, an_edition, an_emergency
from fakes.films import FFMPEG, a_real_film
from fakes.glass import Glass
from fakes.kinds import a_film, a_poster

from kiosk.terminal.orders import Note
from screens.board import loudspeaker
from screens.board.loudspeaker import Loudspeaker
from screens.video.film import Film

SILENT = Film("film.mp4", "video/mp4", 6)
HEARD = SILENT._replace(heard=True)


@dataclass
class Recorded:
    """A Sound that makes none."""

    film: Film
    begins: float
    player: tuple[str, ...]
    why: str = ""
    closed: bool = False

    def close(self) -> None:
        self.closed = True

    def gone(self, _patience_s: float = 0.0) -> bool:
        return self.closed


@pytest.fixture
def opened(monkeypatch):
    """The sounds that were begun."""
    found: list[Recorded] = []

    def open_(film, begins, player):
        found.append(Recorded(film, begins, player))
        return found[-1]

    monkeypatch.setattr(loudspeaker, "Sound", open_)
    return found


def test_it_is_begun_once_where_the_film_is_and_again_after_it_was_hushed(opened):
    speaker = Loudspeaker([].append)
    for at in (2.0, 2.04, 2.08):
        speaker.play(HEARD, at)
    assert [sound.begins for sound in opened] == [2.0]
    speaker.hush()
    assert opened[0].closed
    speaker.play(HEARD, 3.0)
    assert [sound.begins for sound in opened] == [2.0, 3.0]
    assert speaker.gone(0)
    assert opened[1].closed


def test_nothing_is_heard_of_a_film_that_is_not_meant_to_be_nor_of_a_board_in_a_picture(opened):
    Loudspeaker([].append).play(SILENT, 0.0)
    Loudspeaker([].append, ()).play(HEARD, 0.0)
    assert opened == []


def test_that_there_is_nothing_to_hear_it_by_is_told_once(opened):
    told: list[Note] = []
    speaker = Loudspeaker(told.append)
    for _turn in range(3):
        speaker.play(HEARD, 0.0)
        opened[-1].why = "no loudspeaker"
        speaker.play(HEARD, 0.04)
        speaker.play(HEARD, 0.08)
        speaker.hush()
    assert len(opened) == 3, "one may have been plugged in"
    assert told == [Note("sound", "no loudspeaker")]


def test_its_process_is_ended_with_it():
    speaker = Loudspeaker([].append, (sys.executable, "-c", "import time; time.sleep(60)"))
    speaker.play(HEARD, 0.0)
    assert speaker.gone(10)


@pytest.mark.skipif(FFMPEG is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("heard", [True, False])
def test_a_film_is_heard_where_the_board_s_record_says_so_until_a_warning_covers_it(opened, window, tmp_path, heard):
    film = a_film(6, width=320, height=180)
    blob = tmp_path / film.sha256[:2] / film.sha256
    blob.parent.mkdir()
    blob.write_bytes(a_real_film(tmp_path, seconds=6).read_bytes())
    boards, slots = (a_board(sound=heard),), (a_slot(kinds=("poster",)),)
    edition = an_edition(a_poster(media=(film,), text="短片里说的话。"), boards=boards, slots=slots)
    here = frozenset({film.sha256})
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:02", beside=True, stored=here, blobs=tmp_path)
    try:
        glass.screen.finish()
        assert [(sound.begins, sound.film.path) for sound in opened] == ([(2.0, str(blob))] if heard else [])
        glass.alarm(an_emergency(an_alarm()))
        assert all(sound.closed for sound in opened)
        glass.wait(1)
        assert len(opened) == heard, "nothing is heard beneath a warning"
        glass.alarm(an_emergency())
        glass.screen.finish()
        assert [sound.begins for sound in opened] == ([2.0, 3.0] if heard else [])
    finally:
        glass.close()
