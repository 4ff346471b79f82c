"""The glyph atlas: found again, apart from each other, within its limit."""

from __future__ import annotations

import pytest

from screens.parts.atlas import BYTES, FIRST_SIDE, SIDE, Atlas, Page
from screens.parts.fonts import Coverage, Fonts

FIRST, NEXT = FIRST_SIDE**2 * BYTES, SIDE**2 * BYTES


class User:
    """One who draws."""


def han(start: int, count: int) -> str:
    return "".join(chr(0x4E00 + start + i) for i in range(count))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def test_a_sign_is_rasterised_once(window, fonts):
    atlas = Atlas(fonts)
    first = atlas.glyph("明", "regular", 48)
    assert atlas.glyph("明", "regular", 48) is first
    assert atlas.table("regular", 48) == {"明": first}
    assert atlas.rasterised == 1
    assert atlas.glyph("明", "bold", 48) is not first


def test_a_blank_takes_no_room(window, fonts):
    atlas = Atlas(fonts)
    assert atlas.glyph("　", "regular", 48).page is None
    assert atlas.bytes == 0


def test_no_two_signs_touch(window, fonts):
    atlas = Atlas(fonts)
    taken: dict[Page, set[tuple[int, int]]] = {}
    for char in han(0, 300) + "，。1iM":
        glyph = atlas.glyph(char, "regular", 40)
        side = glyph.page.side
        x, y = round(glyph.u0 * side), round(glyph.v0 * side)
        assert (round(glyph.u1 * side), round(glyph.v1 * side)) == (x + glyph.width, y + glyph.height)
        assert x >= 1
        assert y >= 1
        assert max(x + glyph.width, y + glyph.height) < side
        with_gap = {(i, j) for i in range(x, x + glyph.width + 1) for j in range(y, y + glyph.height + 1)}
        cells = taken.setdefault(glyph.page, set())
        assert cells.isdisjoint(with_gap)
        cells |= with_gap


def test_the_first_page_of_a_size_is_small_and_further_ones_are_large(window, fonts):
    atlas = Atlas(fonts)
    for char in han(0, 400):
        atlas.glyph(char, "regular", 48)
    assert atlas.bytes == FIRST + NEXT


def test_pages_nobody_uses_go_first_the_longest_unused_first(window, fonts):
    atlas = Atlas(fonts, limit=3 * FIRST)
    oldest, used, youngest = (atlas.glyph("明", "regular", size) for size in (30, 32, 34))
    user = User()
    atlas.use(used.page, user)
    atlas.glyph("明", "regular", 36)
    assert atlas.bytes == 3 * FIRST
    assert "明" not in atlas.table("regular", 30)
    assert atlas.table("regular", 32) == {"明": used}
    assert atlas.table("regular", 34) == {"明": youngest}
    assert oldest.page.texture is atlas.glyph("明", "regular", 36).page.texture


def test_a_page_is_free_again_when_its_user_leaves_or_dies(window, fonts):
    atlas = Atlas(fonts, limit=FIRST)
    user = User()
    atlas.use(atlas.glyph("明", "regular", 30).page, user)
    del user
    atlas.glyph("明", "regular", 32)
    leaver, page = User(), atlas.glyph("白", "regular", 32).page
    atlas.use(page, leaver)
    atlas.leave(page, leaver)
    atlas.glyph("明", "regular", 34)
    assert (atlas.bytes, atlas.over) == (FIRST, 0)


def test_the_limit_gives_way_rather_than_a_text_on_the_glass(window, fonts):
    atlas = Atlas(fonts, limit=FIRST)
    user = User()
    shown = atlas.glyph("明", "regular", 30)
    atlas.use(shown.page, user)
    assert atlas.glyph("明", "regular", 32).page is not shown.page
    assert atlas.table("regular", 30) == {"明": shown}
    assert atlas.over == 1


def test_a_sign_larger_than_a_page_is_refused(window, fonts):
    with pytest.raises(ValueError, match="1100×10"):
        Atlas(fonts).shape("too wide", lambda: Coverage(0, 0, 1099, 9, b"\xff" * 1099 * 9))


def test_signs_can_be_warmed_before_they_are_wanted(window):
    look = window.look()
    look.warm("0123456789:", "head", "small")
    look.desk.finish()
    assert look.atlas.rasterised == 11 * 4
    assert set(look.atlas.table("bold", look.theme.size("head"))) == set("0123456789:")
    look.warm("0123456789:", "head")
    look.desk.finish()
    assert look.atlas.rasterised == 11 * 4
