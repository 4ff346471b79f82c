"""Prose on the glass: boxes, pages, colours, and that nothing is done twice."""

from __future__ import annotations

import pytest

from screens.parts.prose import Mark, Prose
from screens.parts.sheet import QUADS

TITLE = "2026年第二批公共租赁住房保障对象资格审核结果公示"


def prose(window, text: str = TITLE, look=None, **kwargs) -> Prose:
    one = Prose(look=look or window.look(), text=text, **{"size": (600, 400), "pos": (100, 1000), **kwargs})
    return window.show(one)


def meshes(one: Prose) -> list:
    return [child for child in one._group.children if type(child).__name__ == "Mesh"]


def ink_box(window, ground=(0, 0, 0)) -> tuple[int, int, int, int]:
    """left, bottom, right, top of all that is not ground, right and top outside."""
    width, height = window.real.size
    pixels = window.pixels()
    rows = [pixels[y * width * 4 : (y + 1) * width * 4] for y in range(height)]
    blank = bytes((*ground, 255)) * width
    ys = [y for y, row in enumerate(rows) if row != blank]
    columns = [x for y in ys for x in range(width) if rows[y][x * 4 : x * 4 + 3] != bytes(ground)]
    return min(columns), ys[0], max(columns) + 1, ys[-1] + 1


def test_a_text_wraps_and_its_height_is_known_before_it_is_drawn(window):
    one = Prose(look=window.look(), text=TITLE)
    foretold = one.measure(600)
    window.show(one)
    one.size = (600, 400)
    window.settle()
    assert [line.text for line in one.lines] == ["2026年第二批公共租赁住房保障", "对象资格审核结果公示"]
    assert one.text_height == foretold == 2 * 58
    assert one.text_width == max(line.width for line in one.lines) <= 600


def test_what_is_drawn_lies_inside_the_box_of_the_text(window):
    one = prose(window, tone="card")
    left, bottom, right, top = ink_box(window)
    assert left >= one.x
    assert right <= one.x + one.text_width
    assert top <= one.top
    assert bottom >= one.top - one.text_height


def test_letters_are_upright_and_crisp(window):
    # 丁 at 120 px: its bar is above, and in the middle of the bar the colour is pure.
    one = prose(window, "丁", role="giant", tone="card", size=(120, 174))
    left, _bottom, right, top = ink_box(window)
    assert window.pixel((left + right) // 2, top - 5) == (255, 255, 255)
    assert window.pixel(left + 3, one.y + 40) == (0, 0, 0)


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("center", 1), ("right", 2)])
def test_lines_are_aligned(window, align: str, side: int):
    one = prose(window, "明白", align=align, tone="card", size=(400, 100))
    left, _, right, _ = ink_box(window)
    free = 400 - one.text_width
    assert left - one.x == pytest.approx(free * side / 2, abs=6)
    assert one.right - right == pytest.approx(free - free * side / 2, abs=6)


@pytest.mark.parametrize(("valign", "share"), [("top", 0), ("middle", 0.5), ("bottom", 1)])
def test_text_stands_where_valign_says(window, valign: str, share: float):
    one = prose(window, "明白", valign=valign, tone="card")
    _, bottom, _, top = ink_box(window)
    middle = one.top - 29 - share * (400 - 58)
    assert (bottom + top) / 2 == pytest.approx(middle, abs=4)


def test_moving_a_text_moves_a_translate_and_nothing_else(window):
    one = prose(window)
    before = meshes(one)
    one.pos = (37.4, 500.6)
    window.settle()
    assert meshes(one) == before
    assert tuple(one._place.xyz) == (37, 901, 0)


def test_the_same_text_again_draws_nothing_anew(window):
    one = prose(window)
    before = meshes(one)
    one.stale()
    window.settle()
    assert meshes(one) == before
    assert one.ready


def test_another_colour_needs_no_other_mesh(window):
    one = prose(window)
    before = meshes(one)
    one.tone = "ok"
    window.settle()
    assert meshes(one) == before
    assert one._inks[0][1].rgba == pytest.approx(list(one.look.theme.palette.ok))


def test_another_look_recolours_and_resizes(window):
    one = prose(window)
    one.look = window.look(high_contrast=True, large=True)
    window.settle()
    assert one._inks[0][1].rgba == [1, 1, 1, 1]
    assert one.lines[0].size == 52


def test_marked_characters_have_their_own_colour_and_weight(window):
    one = prose(window, "建筑工程施工许可证核发", marks=(Mark(4, 8, "blue", "bold", None, True),))
    assert [tone for tone, _ in one._inks] == ["", "blue"]
    assert [(run.text, run.style.weight) for run in one.lines[0].runs] == [
        ("建筑工程", "regular"),
        ("施工许可", "bold"),
        ("证核发", "regular"),
    ]


def test_a_long_text_is_paged_and_no_line_is_lost(window):
    one = prose(window, TITLE * 12, paged=True)
    assert one.page_count == 4
    shown = []
    for page in range(one.page_count):
        one.page = page
        window.settle()
        assert sum(map(one.tall, one.shown)) <= one.height
        shown += one.shown
    assert shown == one.lines


def test_a_page_number_too_high_shows_the_last_page(window):
    one = prose(window, TITLE * 12, paged=True, page=99)
    assert one.shown[-1] is one.lines[-1]


def test_an_empty_text_takes_no_room_and_no_pages_of_the_atlas(window):
    look = window.look()
    one = prose(window, look=look)
    page = look.atlas.glyph("年", "regular", 40).page
    assert one in page.users
    one.text = ""
    window.settle()
    assert (one.text_height, one.lines, meshes(one)) == (0, [], [])
    assert one not in page.users


def test_a_very_long_text_is_drawn_in_several_meshes(window):
    one = prose(window, "公" * (QUADS + 10), size=(1000, 400))
    assert [len(mesh.indices) // 6 for mesh in meshes(one)] == [QUADS, 10]


def test_a_text_that_changes_while_it_is_being_set_ends_as_the_last_one(window):
    look = window.look()
    one = Prose(look=look, text=TITLE * 50, size=(600, 400))
    look.desk._step(one)
    one.text = "终"
    window.show(one)
    assert [line.text for line in one.lines] == ["终"]


def test_a_text_on_one_line_knows_its_width(window):
    one = prose(window, "明白\n云州市住建局", wrap=False, size=(10, 10))
    assert one.text_width == one.natural_width() == 6 * 40
    assert len(one.lines) == 2
