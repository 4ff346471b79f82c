"""Reading aloud: one sentence after another, silent at once, nothing left over."""

from __future__ import annotations

import os
import select
import threading
from threading import Event

import pytest
from fakes.sights import setting

from screens.blocks.block import Box
from screens.blocks.text import text
from screens.speech.reading import Reading
from screens.speech.sentences import sentences

WAITS_S = 30.0
NEVER_ENDS = ("sh", "-c", 'echo "$$" >"$0"; exec tail -f /dev/null')


class Ear:
    """Somebody who hears what is told of a reading, and waits for what comes."""

    def __init__(self, **commands):
        self.states: list[tuple[str, int]] = []
        self._changed = threading.Condition()
        self.reading = Reading(commands, self._heard)

    def _heard(self):
        with self._changed:
            self.states.append((self.reading.seen.state, self.reading.seen.at))
            self._changed.notify_all()

    def until(self, state):
        with self._changed:
            assert self._changed.wait_for(lambda: any(s == state for s, _ in self.states), WAITS_S), self.states


@pytest.fixture
def ears():
    made = []

    def make(**commands):
        made.append(Ear(**commands))
        return made[-1]

    yield make
    for ear in made:
        ear.reading.stop()


def some(*words):
    block = text("".join(words))
    return sentences(block.place(setting(), Box(0, 0, 500, 500)))


def ended(pid):
    """Whether a process ends, or has ended."""
    try:
        end = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([end], [], [], WAITS_S)[0])
    finally:
        os.close(end)


def test_sentence_follows_sentence_and_then_it_is_silent(ears, tmp_path):
    heard = tmp_path / "heard"
    ear = ears(pinyin=("sh", "-c", 'cat >>"$0"; echo >>"$0"', str(heard)))
    ear.reading.read(some("第一句。", "第二句。", "第三句。"))
    assert ear.reading.speaks
    ear.until("silent")
    assert heard.read_text().split() == ["di4", "yi1", "ju4.", "di4", "er4", "ju4.", "di4", "san1", "ju4."]
    assert [at for state, at in ear.states if state == "speaking"] == [1, 2]


def test_it_is_silent_at_once_in_the_middle_of_a_word_and_leaves_no_process(ears, tmp_path):
    os.mkfifo(tmp_path / "born")
    ear = ears(pinyin=(*NEVER_ENDS, str(tmp_path / "born")))
    ear.reading.read(some("很长的一句。"))
    pid = int((tmp_path / "born").read_text())  # it sounds
    ear.reading.stop()
    assert (ear.reading.seen.state, ear.reading.sentence) == ("silent", None)
    assert ended(pid)
    assert ear.states == []


def test_a_new_page_is_read_instead_of_the_old_one(ears, tmp_path):
    os.mkfifo(tmp_path / "born")
    ear = ears(pinyin=(*NEVER_ENDS, str(tmp_path / "born")))
    for words in ("旧的。", "新的。"):
        ear.reading.read(some(words))
        assert int((tmp_path / "born").read_text())
        assert ear.reading.sentence.words == words


def test_a_voice_that_cannot_speak_is_told_at_its_first_sentence(ears):
    ear = ears(pinyin=("sh", "-c", "exit 1"))
    ear.reading.read(some("一。", "二。"))
    ear.until("failed")
    assert ear.states == [("failed", 0)]
    ear.reading.hush()
    assert ear.reading.seen.state == "silent"


def test_a_recording_is_played_and_no_sentence_is_marked(ears, tmp_path):
    os.mkfifo(tmp_path / "played")
    ear = ears(pinyin=("false",), play=("sh", "-c", 'printf %s "$1" >"$0"', str(tmp_path / "played")))
    assert ear.reading.plays
    ear.reading.play("/blobs/ab/abcd")
    assert ear.reading.sentence is None
    assert (tmp_path / "played").read_text() == "/blobs/ab/abcd"
    ear.until("silent")


def test_without_a_command_nothing_is_offered_and_nothing_begins():
    rung = Event()
    reading = Reading({}, rung.set)
    assert reading.seen.state == "none"
    reading.read(some("一。"))
    reading.hush()
    assert reading.seen.state == "none"
    assert not rung.is_set()
    reading.stop()


def test_nothing_to_read_begins_nothing(ears):
    ear = ears(pinyin=("false",))
    ear.reading.read([])
    assert ear.reading.seen.state == "silent"
