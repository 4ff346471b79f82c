"""The process that decodes: good pictures come back whole, and nothing a file does ends the terminal."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from kiosk.box import Box
from screens.pictures import decoder as decoders
from screens.pictures.decoder import Decoder, Order, Picture

HANGS = "import sys, time; sys.stdin.readline(); time.sleep(60)"
DIES = "import sys; sys.stdin.readline(); sys.exit(3)"


@pytest.fixture
def decoder():
    made = Decoder()
    yield made
    made.close()


def drawn(decoder: Decoder, order: Order) -> Picture:
    """What comes back for an order."""
    came: list[Picture] = []
    bell = threading.Event()

    def then(_order: Order, picture: Picture) -> None:
        came.append(picture)
        bell.set()

    decoder.ask(order, then)
    assert bell.wait(30)
    return came[0]


def a_png(path: Path, size: tuple[int, int] = (40, 20), colour: str = "red") -> str:
    Image.new("RGB", size, colour).save(path)
    return str(path)


def test_a_picture_comes_back_in_its_own_size_if_the_box_is_larger(decoder, tmp_path):
    picture = drawn(decoder, Order(a_png(tmp_path / "a.png"), 0, 400, 400))
    assert (picture.width, picture.height, picture.why) == (40, 20, "")
    assert picture.pixels[:4] == bytes((255, 0, 0, 255))
    assert len(picture.pixels) == 40 * 20 * 4


def test_a_large_one_is_fitted_into_the_box(decoder, tmp_path):
    picture = drawn(decoder, Order(a_png(tmp_path / "a.png", (900, 300)), 0, 300, 300))
    assert (picture.width, picture.height) == (300, 100)


def test_a_photograph_is_turned_upright(decoder, tmp_path):
    image = Image.new("RGB", (60, 20), "blue")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "turned.jpg", exif=exif)
    picture = drawn(decoder, Order(str(tmp_path / "turned.jpg"), 0, 400, 400))
    assert (picture.width, picture.height) == (20, 60)


def test_a_page_of_a_document_is_drawn_and_one_it_has_not_is_a_sentence(decoder, tmp_path):
    Image.new("RGB", (100, 200), "green").save(tmp_path / "a.pdf")
    page = drawn(decoder, Order(str(tmp_path / "a.pdf"), 1, 300, 300))
    assert (page.width, page.height) == (150, 300)
    assert "no page 2" in drawn(decoder, Order(str(tmp_path / "a.pdf"), 2, 300, 300)).why


@pytest.mark.parametrize(("name", "data"), [("a.png", b"\x89PNG\r\n\x1a\nbroken"), ("none.png", None)])
def test_a_broken_or_missing_file_is_a_sentence_and_the_next_one_is_drawn(decoder, tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert drawn(decoder, Order(str(tmp_path / name), 0, 100, 100)).why
    assert drawn(decoder, Order(a_png(tmp_path / "good.png"), 0, 100, 100)).width == 40


@pytest.mark.parametrize("source", [DIES, HANGS])
def test_a_file_that_kills_or_holds_its_decoder_costs_only_itself(monkeypatch, source):
    monkeypatch.setattr(decoders, "PATIENCE_S", 0.2)
    bad = Decoder((sys.executable, "-c", source))
    try:
        assert "took too long" in drawn(bad, Order("x.png", 0, 10, 10)).why
        assert "took too long" in drawn(bad, Order("y.png", 0, 10, 10)).why  # and a new one was started for it
    finally:
        bad.close()


def test_closing_ends_process_and_thread(tmp_path):
    made = Decoder()
    drawn(made, Order(a_png(tmp_path / "a.png"), 0, 10, 10))
    thread, child = made._thread, made._child
    made.close()
    assert thread is not None
    assert child is not None
    assert not thread.is_alive()
    assert child.poll() is not None
    made.close()


def test_a_part_of_a_page_is_drawn_as_sharp_as_the_whole_would_be(decoder, tmp_path):
    image = Image.new("RGB", (100, 200), "green")
    image.paste("red", (50, 100, 100, 200))
    image.save(tmp_path / "a.pdf", resolution=72)
    corner = drawn(decoder, Order(str(tmp_path / "a.pdf"), 1, 400, 800, Box(150, 350, 100, 100)))
    assert (corner.width, corner.height) == (100, 100)
    at = {(x, y): corner.pixels[(y * 100 + x) * 4] for x, y in ((20, 20), (80, 80), (20, 80), (80, 20))}
    assert at[80, 80] > 200 > 100 > max(at[20, 20], at[20, 80], at[80, 20])


def test_a_part_of_a_picture_is_enlarged_and_what_it_has_not_is_left_out(decoder, tmp_path):
    image = Image.new("RGB", (40, 20), "blue")
    image.paste("red", (20, 0, 40, 20))
    image.save(tmp_path / "a.png")
    part = drawn(decoder, Order(str(tmp_path / "a.png"), 0, 400, 200, Box(300, 100, 90, 500)))
    assert (part.width, part.height, part.why) == (90, 100, "")
    assert part.pixels[:3] == bytes((255, 0, 0))


def test_a_part_that_lies_outside_costs_nothing(decoder, tmp_path):
    assert drawn(decoder, Order(a_png(tmp_path / "a.png"), 0, 40, 20, Box(900, 900, 10, 10))).why == ""
