"""Our own shapes: icons and corners, as coverage."""

from __future__ import annotations

import pytest

from screens.parts import strokes
from screens.parts.fonts import Coverage

WANTED = {
    "document", "flow", "pin", "megaphone", "orgtree", "sheet", "eye", "bubble", "search", "contrast", "arrow_down",
    "sound", "person", "home", "back", "printer", "clock", "raincloud", "warning", "tick", "begin", "fork", "stop",
    "finish",
}  # fmt: skip


def rows(coverage: Coverage) -> list[bytes]:
    return [coverage.pixels[y * coverage.width : (y + 1) * coverage.width] for y in range(coverage.height)]


def test_every_icon_that_the_pages_need_is_there():
    assert set(strokes.icons()) >= WANTED


@pytest.mark.parametrize("name", sorted(WANTED))
@pytest.mark.parametrize("size", [32, 48, 72, 96])
def test_an_icon_stays_inside_its_square_and_shows_something(name: str, size: int):
    icon = strokes.icon(name, size)
    lines = rows(icon)
    assert len(lines) == size
    share = sum(icon.pixels) / 255 / size / size
    assert 0.05 < share < 0.5
    # Nothing is cut: the outermost pixels are free, or only touched by the soft edge of a line.
    edge = lines[0] + lines[-1] + bytes(line[0] for line in lines) + bytes(line[-1] for line in lines)
    assert sum(value > 200 for value in edge) <= size // 8


def test_straight_lines_of_an_icon_have_sharp_edges():
    # The frame of the sheet: at half its height exactly four columns are dark, all of them wholly.
    line = rows(strokes.icon("sheet", 64))[24]
    assert set(line[:16]) == {0, 255}
    assert sum(value == 255 for value in line[:16]) == 4


def test_an_icon_is_upright():
    house = rows(strokes.icon("home", 72))
    assert sum(map(sum, house[:20])) < sum(map(sum, house[40:60]))


def test_a_corner_is_the_upper_left_quarter_of_a_disc():
    lines = rows(strokes.corner(20, 20))
    assert lines[0][0] == 0
    assert lines[19][19] == 255
    assert lines[19][0] > 200
    assert sum(map(sum, lines)) / 255 == pytest.approx(3.1416 * 400 / 4, rel=0.01)


def test_a_ring_is_as_wide_as_its_border_where_it_meets_the_straight_sides():
    lines = rows(strokes.ring(20, 3))
    assert [line[19] for line in lines[:5]] == [255, 255, 255, 0, 0] or lines[0][19] > 200
    assert sum(line[19] for line in lines) == pytest.approx(3 * 255, abs=20)


def test_the_head_of_an_arrow_points_down_or_to_the_right_and_is_the_same_either_way():
    down, right = strokes.head(25, 15, 3, True), strokes.head(25, 15, 3, False)
    assert (down.width, down.height) == (right.height, right.width) == (25, 15)
    lines = rows(down)
    assert [max(line[:3]) > 200 for line in (lines[1], lines[-2])] == [True, False]
    assert [line[12] > 200 for line in (lines[1], lines[-2])] == [False, True]
    turned = b"".join(bytes(column) for column in zip(*lines, strict=True))
    assert list(turned) == pytest.approx(list(right.pixels), abs=4)


def test_an_unknown_icon_is_named():
    with pytest.raises(KeyError, match="unicorn"):
        strokes.icon("unicorn", 48)
