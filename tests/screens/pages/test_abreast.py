"""Lists on a screen that lies stand in two columns; where there is no room for two, and on all others, in one."""

from __future__ import annotations

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import walk
from msgspec.structs import replace

from screens.blocks.arrange import Press, Stack
from screens.blocks.block import Box
from screens.blocks.text import text
from screens.pages.abreast import Abreast, abreast
from screens.pages.furniture import leaf, plain_row
from screens.pages.scene import scene


def leaves_of(place, panel, **modes):
    """Where the rows of a list stand on its first page: (x, y) of each."""
    to = setting(panel, **modes)
    layers = scene(replace(a_sight(sample()), visit=a_visit(place, **modes)), to)
    parts = [part for layer in layers if layer.name == "page" for part in walk(layer.place(to))]
    presses = [part for part in parts if isinstance(part.block, Press)]
    return [part.box[:2] for part in presses if part.block.name.startswith(("notice:", "document:"))]


@pytest.mark.parametrize("place", ["notices", "documents"])
def test_a_list_stands_in_two_columns_where_a_screen_lies(place):
    found = leaves_of(place, "wide")
    assert len({x for x, _ in found}) == 2
    assert [y for _, y in found] == sorted(y for _, y in found)  # across, then down
    assert len(found) >= 4


@pytest.mark.parametrize("panel", ["21.5", "43"])
def test_a_list_stands_in_one_column_on_an_upright_screen(panel):
    assert len({x for x, _ in leaves_of("notices", panel)}) == 1


def rows(count, to):
    return [leaf(text(f"第{n}行"), to, f"row:{n}", (n,)) for n in range(count)]


def test_what_is_read_and_a_single_row_go_on_in_one_column():
    to = setting("wide")
    assert len(abreast([plain_row(text("一"), to), plain_row(text("二"), to)], to)) == 2
    assert len(abreast(rows(1, to), to)) == 1


def test_a_narrow_card_keeps_one_column_and_an_odd_row_stands_alone():
    to = setting("wide")
    (block,) = abreast(rows(3, to), to)
    assert isinstance(block, Abreast)
    places = []
    for width in (700, 1600):
        placed = block.place(to, Box(0, 0, width, block.height(to, width)))
        places.append([part.box[:2] for part in walk(placed) if isinstance(part.block, Press)])
    narrow, wide = places
    assert [x for x, _ in narrow] == [0, 0, 0]
    assert wide[0][1] == wide[1][1] < wide[2][1]
    assert wide[2][0] == 0


def test_two_columns_go_over_a_page_line_by_line_and_lose_no_row():
    to = setting("wide")
    (block,) = abreast(rows(7, to), to)
    stack, found, pages = Stack((block,)), [], 0
    while True:
        halves = stack.cut(to, 1600, 240, hard=True)
        here = stack if halves is None else halves[0]
        placed = here.place(to, Box(0, 0, 1600, here.height(to, 1600)))
        found += [part.block.name for part in walk(placed) if isinstance(part.block, Press)]
        pages += 1
        if halves is None:
            break
        stack = halves[1]
    assert found == [f"row:{n}" for n in range(7)]
    assert pages > 1
