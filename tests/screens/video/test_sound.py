"""What of a film is heard: from where on, by whom, and what is said where it cannot be."""

from __future__ import annotations

import shutil
import sys
import threading

import pytest
from fakes.films import FFMPEG, a_real_film

from screens.video.film import Film
from screens.video.sound import STARTS_S, Sound

LASTS = (sys.executable, "-c", "import time; time.sleep(60)")
MUTE = (sys.executable, "-c", "import sys; sys.stderr.write('No more combinations to try, audio open failed')")
WRITES = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(chr(10).join(sys.argv[2:]))"


@pytest.fixture
def sounds():
    """Opens sounds; afterwards nothing of them is left."""
    opened: list[Sound] = []

    def open_(player, begins=0.0, path="film.mp4", type="video/mp4") -> Sound:
        opened.append(Sound(Film(str(path), type, 3, heard=True), begins, player))
        return opened[-1]

    yield open_
    for sound in opened:
        sound.close()
        assert sound.gone(10)
    assert "sound" not in [thread.name for thread in threading.enumerate()]


def test_it_is_heard_from_where_the_pictures_are_and_nothing_else_is_opened(sounds, tmp_path):
    told = tmp_path / "told"
    assert sounds((sys.executable, "-c", WRITES, str(told)), 12.4, "/blobs/ab", "video/webm").gone(10)
    words = told.read_text().split("\n")
    assert words[words.index("-ss") + 1] == f"{12.4 + STARTS_S:.3f}"
    assert words[words.index("-i") + 1] == "file:/blobs/ab"
    assert words[words.index("-f") + 1] == "matroska"
    assert words[words.index("-protocol_whitelist") + 1] == "file,pipe"
    assert "-vn" in words


def test_it_is_ended_in_the_middle_and_that_is_no_fault(sounds):
    sound = sounds(LASTS)
    assert not sound.gone()
    sound.close()
    assert sound.gone(10)
    assert sound.why == ""


@pytest.mark.parametrize(
    ("player", "why"), [(MUTE, "no loudspeaker"), (("no-such-player-here",), "no-such-player-here cannot be started")]
)
def test_why_nothing_is_heard_is_said(sounds, player, why):
    sound = sounds(player)
    assert sound.gone(10)
    assert why in sound.why


@pytest.mark.skipif(FFMPEG is None or shutil.which("ffplay") is None, reason="ffplay is not installed")
def test_a_film_without_sound_is_no_fault(sounds, tmp_path, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    from screens.video.sound import PLAYER

    sound = sounds(PLAYER, path=a_real_film(tmp_path))
    assert sound.gone(20)
    assert sound.why == ""
