"""Pictures on the glass: shown when they stand, words until then, nothing kept that nobody uses."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.item import Media
from screens.blocks.block import Box, Setting
from screens.blocks.glass import Pane
from screens.blocks.picture import Picture
from screens.pictures.decoder import Order

RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.fixture
def look(window):
    found = window.look()
    yield found
    found.gallery.close()


def a_picture(path: Path, size: tuple[int, int] = (300, 200)) -> Path:
    """Red above, blue below."""
    image = Image.new("RGB", size, RED)
    image.paste(Image.new("RGB", (size[0], size[1] // 2), BLUE), (0, size[1] // 2))
    image.save(path)
    return path


BOX = Box(100, 200, 300, 200)


def hung(window, look, path: Path | str, size: tuple[int, int] = (300, 200), box: Box = BOX) -> Pane:
    block = Picture(str(path), *size, "一张图", 1000)
    placed = block.place(Setting(look.theme, look.atlas.fonts), box)
    pane = Pane(look=look, size=window.real.size, placed=placed)
    window.show(pane)
    return pane


def test_it_is_shown_upright_in_its_place_when_it_stands(window, look, tmp_path):
    hung(window, look, a_picture(tmp_path / "a.png"))
    look.gallery.finish()
    window.settle()
    height = look.theme.height
    assert window.pixel(250, height - 220) == RED
    assert window.pixel(250, height - 380) == BLUE
    assert window.pixel(90, height - 300) not in (RED, BLUE)


def test_until_it_stands_and_where_it_is_broken_its_caption_stands_there(window, look, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"no picture")
    pane = hung(window, look, tmp_path / "bad.png")
    before = window.pixels()
    look.gallery.finish()
    window.settle()
    assert look.gallery.broken(Order(str(tmp_path / "bad.png"), 0, 300, 200))
    assert window.pixels() == before
    assert len(set(before)) > 3  # the signs of its caption
    assert pane.ready


def test_without_a_file_nothing_is_asked_for(window, look):
    hung(window, look, "")
    assert look.gallery._decoder._thread is None


def test_what_nobody_uses_goes_when_room_is_needed_and_what_is_used_stays(window, look, tmp_path):
    gallery = look.gallery
    gallery._limit = 0
    first = hung(window, look, a_picture(tmp_path / "first.png"))
    gallery.finish()
    assert len(gallery._hung) == 1
    first.placed = None
    window.settle()
    second = hung(window, look, a_picture(tmp_path / "second.png"))
    gallery.finish()
    gc.collect()
    assert [Path(order.path).name for order in gallery._hung] == ["second.png"]
    assert second.ready


def test_an_upload_is_cut_into_strips_a_frame_has_time_for(window, look, tmp_path):
    path = a_picture(tmp_path / "large.png", (1600, 900))
    steps = 0
    hang = look.gallery.hang

    def counted(*args):
        nonlocal steps
        for _ in hang(*args):
            steps += 1
            yield

    look.gallery.hang = counted
    hung(window, look, path, (1600, 900), Box(0, 0, 1000, 700))
    look.gallery.finish()
    assert steps > 4


def test_its_proportions_are_kept_and_it_is_never_larger_than_it_is(window, look):
    to = Setting(look.theme, look.atlas.fonts)
    block = Picture("", 300, 200, "", 1000)
    assert block.height(to, 150) == 100
    assert block.height(to, 900) == 200
    assert Picture("", 300, 200, "", 50).height(to, 900) == 50
    assert Picture("", 300, 200, "", 1000, larger=True).height(to, 900) == 600


def test_media_knows_its_size():
    media = Media(sha256="0" * 64, length=1, type="image/png", name="a.png", width=300, height=200)
    assert (media.width, media.height) == (300, 200)
