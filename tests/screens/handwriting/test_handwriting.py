"""Strokes as values, the engine on characters written by a hand, and the thread that reads the newest ink."""

from __future__ import annotations

import random
from queue import SimpleQueue
from threading import Event

import pytest
from fakes.handwritten import WATER, WRITTEN, SameReader, an_ink
from hypothesis import given
from hypothesis import strategies as st

from screens.handwriting import reader, zinnia
from screens.handwriting.strokes import MARGIN, MOST_POINTS, MOST_STROKES, SIDE, Ink, Pad, squared
from screens.handwriting.writing import Writing

PATIENCE_S = 30.0


@pytest.fixture(scope="module")
def engine():
    found = zinnia.begin()
    assert found is not None, f"deploy/setup.sh installs {' '.join(zinnia.PACKAGES)}"
    yield found
    found.close()


class Engine:
    """Says what it is told to say, by how many strokes there are."""

    def __init__(self, *signs, fails=False):
        self.signs, self.fails, self.asked, self.closed = signs, fails, [], False

    def read(self, strokes, most):
        self.asked.append(strokes)
        if self.fails:
            raise ValueError("an engine that is ill")
        return tuple((sign, 1.0 - n / 10) for n, sign in enumerate(self.signs))

    def close(self):
        self.closed = True


@pytest.mark.parametrize("sign", WRITTEN)
@pytest.mark.parametrize("side", [240, 1000])
def test_a_character_written_by_hand_is_the_first_candidate(engine, sign, side):
    assert reader.read(engine, an_ink(WRITTEN[sign], side))[0] == sign


def test_the_order_of_two_strokes_is_forgiven(engine):
    first, second, *rest = WATER
    assert "水" in reader.read(engine, an_ink((second, first, *rest)))
    assert "水" in reader.read(engine, an_ink((first, second, *rest)))


def test_scribbles_have_some_candidates_or_none_and_never_an_error(engine):
    dice = random.Random(7)
    for strokes in (1, 2, 12, MOST_STROKES):
        ink = Ink(300, 300)
        for _ in range(strokes):
            ink = ink.begun(dice.randint(-50, 400), dice.randint(-50, 400))
            for _ in range(300):
                ink = ink.drawn(dice.randint(-50, 400), dice.randint(-50, 400))
        signs = reader.read(engine, ink)
        assert len(signs) <= reader.MOST
        assert all(len(sign) == 1 for sign in signs)
    assert isinstance(reader.read(engine, Ink(300, 300).begun(5, 5)), tuple)


def test_a_model_that_is_none_is_no_engine(tmp_path):
    (tmp_path / "poor.model").write_bytes(b"nothing to read")
    assert zinnia.begin(tmp_path / "poor.model") is None
    assert zinnia.begin(tmp_path / "missing.model") is None
    assert not zinnia.installed(tmp_path / "missing.model")


def test_an_engine_that_fails_or_is_missing_has_no_answer():
    assert reader.read(Engine(fails=True), an_ink(WATER)) == ()
    assert reader.read(None, an_ink(WATER)) == ()
    assert reader.read(Engine("水"), Ink(300, 300)) == ()


def test_what_the_engine_is_sure_of_is_asked_once():
    sure = Engine("水", "小")
    assert reader.read(sure, an_ink(WATER)) == ("水", "小")
    assert len(sure.asked) == 1


@given(st.lists(st.lists(st.tuples(st.integers(-9, 999), st.integers(-9, 999)), min_size=1, max_size=20), max_size=60))
def test_ink_never_leaves_its_field_nor_grows_without_end(strokes):
    ink = Ink(400, 300)
    for first, *others in strokes:
        ink = ink.begun(*first)
        for point in others:
            ink = ink.drawn(*point)
    assert len(ink.strokes) <= MOST_STROKES
    assert all(len(stroke) <= MOST_POINTS for stroke in ink.strokes)
    assert all(0 <= x <= 400 and 0 <= y <= 300 for stroke in ink.strokes for x, y in stroke)
    assert all(MARGIN <= value <= SIDE - MARGIN for stroke in squared(ink) for point in stroke for value in point)


def test_where_and_how_large_one_writes_makes_no_difference():
    small = Ink(900, 900, tuple(tuple((50 + x // 10, 600 + y // 10) for x, y in stroke) for stroke in WATER))
    for one, other in zip(squared(small), squared(an_ink(WATER)), strict=True):
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) < 30 for a, b in zip(one, other, strict=True))


def test_a_resting_finger_adds_no_point():
    ink = Ink(300, 300).begun(10, 10)
    assert ink.drawn(11, 11) is ink


def test_what_was_read_stays_while_one_writes_on_and_is_wiped_with_the_ink():
    same, told = SameReader("水小"), []
    writing = Writing(same, lambda: told.append(1))
    assert writing.pad == Pad()
    writing.down(1, 1, 300, 300)
    writing.up()
    assert (writing.pad.signs, writing.pad.read, len(told)) == (("水", "小"), True, 1)
    writing.down(50, 50, 300, 300)
    assert (writing.pad.signs, writing.pad.read) == (("水", "小"), False)
    writing.wipe()
    assert writing.pad == Pad()
    writing.stop()
    assert same.stopped


def test_without_a_reader_there_is_no_pad():
    assert Writing(None, print).pad is None


def test_the_thread_reads_the_newest_ink_and_ends_when_it_is_told():
    answers, busy, free = SimpleQueue(), Event(), Event()
    slow = Engine("水")

    def deliver(ink, signs):
        answers.put((ink, signs))
        busy.set()
        assert free.wait(PATIENCE_S)

    found = reader.Reader(deliver, lambda: slow)
    inks = [an_ink(WATER, side) for side in (100, 200, 300)]
    found.ask(inks[0])
    assert busy.wait(PATIENCE_S)
    found.ask(inks[1])
    found.ask(inks[2])
    free.set()
    assert answers.get(timeout=PATIENCE_S) == (inks[0], ("水",))
    assert answers.get(timeout=PATIENCE_S) == (inks[2], ("水",))
    found.stop()
    assert answers.empty()
    assert slow.closed
