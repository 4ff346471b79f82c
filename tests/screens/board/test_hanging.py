"""What hangs on a board: pages of a document in turn, each saying which it is; a picture once it stands; words else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from fakes.builders import a_board, a_slot, an_edition
from fakes.glass import Glass
from fakes.kinds import a_document, a_film, a_leaflet, a_poster, an_interpretation
from fakes.sights import a_sight, setting
from fakes.sound import assert_placed, words
from msgspec.structs import replace
from PIL import Image

from kiosk.content.hung import MOST_PAGES, PAGE_S
from kiosk.content.item import Media
from screens.blocks.film import Film
from screens.blocks.glass import walk
from screens.blocks.picture import Picture
from screens.board.stage import Stage

SLOTS = (a_slot(kinds=("poster", "document", "interpretation")),)
PICTURE = Media(sha256="d" * 64, length=1, type="image/png", name="x.png", width=400, height=300)
AT = "2026-11-23 00:00:00"


def pages(item, panel="board", size=(1920, 1080)):
    """Each page of an item in its turn: (what hangs, what is written)."""
    to, stage = setting(panel), Stage("hall-board", setting(panel), *size)
    stored = frozenset(medium.sha256 for medium in item.media)
    sight = a_sight(an_edition(item, slots=SLOTS, boards=(a_board(touch_at="触摸屏在入口"),)), AT, stored=stored)
    found, now = [], sight.now
    while True:
        shot = stage.at(replace(sight, now=now))
        block, box = shot.frame["main"]
        assert block.height(to, box.w) <= box.h
        placed = block.place(to, box)
        assert_placed(placed, to, "main")
        hung = [part for part, _ in walk(placed) if isinstance(part.block, Picture | Film)]
        found.append((hung, words(placed), shot.flip_at - now))
        if shot.flip_at >= shot.play.ends:
            return found
        now = shot.flip_at


def test_the_pages_of_a_document_come_by_in_turn_and_say_which_they_are():
    shown = pages(a_poster(media=(a_leaflet(3, width=1600, height=900),)))
    assert [hung[0].block.page for hung, _, _ in shown] == [1, 2, 3]
    assert [f"第 {n} / 3 页" in said for n, (_, said, _) in enumerate(shown, 1)] == [True] * 3
    assert {stays for _, _, stays in shown} == {timedelta(seconds=PAGE_S)}


def test_a_document_that_is_one_page_fills_the_zone():
    ((hung, said, _),) = pages(a_poster(media=(a_leaflet(1, width=1600, height=900),)))
    assert hung[0].box.w > 1100
    assert "页" not in said


def test_of_a_long_one_the_last_page_says_where_the_rest_is():
    shown = pages(a_poster(media=(a_leaflet(40, width=1600, height=900),)))
    assert len(shown) == MOST_PAGES
    assert "看全文" in shown[-1][1]
    assert "看全文" not in shown[0][1]


def test_beside_an_upright_page_stands_what_it_is():
    ((hung, said, _), *_) = pages(a_document(title="关于电梯更新的通知", body="", media=(a_leaflet(2),)))
    assert hung[0].box.h > hung[0].box.w
    assert "关于电梯更新的通知" in said
    assert "第 1 / 2 页" in said


def test_a_paper_that_says_something_itself_is_read_and_its_document_is_for_a_touchscreen():
    ((hung, said, _), *_) = pages(a_document(body="正文在这里。", media=(a_leaflet(2),)))
    assert hung == []
    assert "正文在这里" in said


def test_a_film_keeps_its_proportions_and_its_caption_stands_below_it():
    film = a_film(20, caption="一段短片")
    for item in (a_poster(media=(film,)), an_interpretation(form="film", media=(film,))):
        ((hung, said, stays),) = pages(item)
        assert hung[0].box.w * 9 == pytest.approx(hung[0].box.h * 16, abs=16)
        assert "一段短片" in said
        assert stays == timedelta(seconds=20)


def test_in_an_upright_zone_pages_hang_too():
    ((hung, said, _), *_) = pages(a_poster(media=(a_leaflet(2),)), "21.5", (1080, 1920))
    assert len(hung) == 1
    assert "第 1 / 2 页" in said


def opened(window, tmp_path, *media: tuple[Media, bytes | None]) -> Glass:
    edition = an_edition(a_poster(media=tuple(m for m, _ in media), text="画里说的话。"), slots=SLOTS)
    for medium, data in media:
        if data is not None:
            blob = tmp_path / medium.sha256[:2] / medium.sha256
            blob.parent.mkdir()
            blob.write_bytes(data)
    stored = frozenset(medium.sha256 for medium, _ in media)
    return Glass(window, edition, mode="board", at=AT, stored=stored, blobs=tmp_path)


@pytest.mark.parametrize("medium", [PICTURE, a_leaflet(2)])
@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"", None])
def test_what_cannot_be_drawn_gives_way_to_its_words_and_is_reported(window, tmp_path, medium, data):
    glass = opened(window, tmp_path, (medium, data))
    glass.wardrobe.look.gallery.finish()
    glass.wait(1)
    assert "画里说的话" in glass.text()
    assert glass.screen.stage.faults == {medium.sha256: 1}
    glass.close()


def test_a_picture_is_shown_once_it_stands(window, tmp_path):
    path = Path(tmp_path / "x.png")
    Image.new("RGB", (400, 300), "green").save(path)
    glass = opened(window, tmp_path, (PICTURE, path.read_bytes()))
    assert glass.screen._witness._open == {}, "it is still being decoded"
    glass.wardrobe.look.gallery.finish()
    glass.settle()
    glass.wait(1)
    first = glass.clock.now()
    glass.wait(1)
    glass.close()
    (fact,) = [fact for fact in glass.facts if fact.zone == "main"]
    assert fact.first == first
