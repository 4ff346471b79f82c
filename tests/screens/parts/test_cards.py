"""Frames, tags, bands, icons and codes: what pixels they set."""

from __future__ import annotations

from screens.parts.band import Band
from screens.parts.frame import Frame
from screens.parts.icon import Icon
from screens.parts.qr import QUIET, matrix
from screens.parts.tag import Tag

CARD, BORDER = (255, 255, 255), (124, 135, 156)


def test_a_frame_has_a_sharp_border_and_a_plain_surface(window):
    look = window.look()
    window.show(Frame(look=look, pos=(100, 100), size=(300, 200)))
    row = [window.pixel(x, 200) for x in range(98, 106)]
    assert row == [(0, 0, 0)] * 2 + [BORDER] * 3 + [CARD] * 3
    column = [window.pixel(250, y) for y in range(295, 302)]
    assert column == [CARD] * 2 + [BORDER] * 3 + [(0, 0, 0)] * 2


def test_the_corners_of_a_frame_are_round_all_four(window):
    window.show(Frame(look=window.look(), pos=(100, 100), size=(300, 200)))
    for x, y in ((100, 100), (399, 100), (100, 299), (399, 299)):
        assert window.pixel(x, y) == (0, 0, 0)
        dx, dy = (1 if x == 100 else -1), (1 if y == 100 else -1)
        assert window.pixel(x + 12 * dx, y + 12 * dy) == CARD
        # Along the diagonal: ground, then border, then surface; nothing of the ground between the last two.
        diagonal = [window.pixel(x + i * dx, y + i * dy) for i in range(4, 12)]
        darkest_after_border = [colour for colour in diagonal[diagonal.index(max(diagonal)) :]]
        assert all(min(colour) > 200 for colour in darkest_after_border)


def test_a_frame_without_a_border_is_filled_to_its_edge(window):
    window.show(Frame(look=window.look(), fill="ok_soft", line="", pos=(100, 100), size=(300, 200)))
    assert window.pixel(100, 200) == window.pixel(250, 299) == (229, 244, 236)
    assert window.pixel(99, 200) == (0, 0, 0)
    assert window.pixel(100, 100) == (0, 0, 0)


def test_a_large_frame_looks_the_same_cleared_or_drawn_and_follows_its_place(window):
    frame = window.show(Frame(look=window.look(), pos=(100, 100), size=(600, 400)))
    cleared = window.pixels()
    frame.still = False
    window.settle()
    assert window.pixels() == cleared
    frame.still = True
    window.settle()
    frame.pos = (150, 300)
    window.settle()
    assert window.pixel(110, 110) == (0, 0, 0)
    assert window.pixel(400, 500) == window.pixel(160, 500) == CARD
    frame.fill = "ok_soft"
    window.settle()
    assert window.pixel(400, 500) == window.pixel(160, 320) == (229, 244, 236)
    frame.look = window.look(high_contrast=True)
    window.settle()
    assert window.pixel(400, 500) == (6, 40, 26)


def test_a_frame_too_small_for_its_corners_still_stays_in_its_box(window):
    window.show(Frame(look=window.look(), pos=(100, 100), size=(30, 30)))
    assert window.pixel(115, 115) == CARD
    assert window.pixel(131, 115) == window.pixel(115, 131) == (0, 0, 0)


def test_a_band_covers_its_box_exactly_and_follows_it(window):
    band = window.show(Band(look=window.look(), fill="blue", pos=(10, 20), size=(300, 50)))
    assert window.pixel(10, 20) == window.pixel(309, 69) == (18, 67, 140)
    assert window.pixel(9, 20) == window.pixel(310, 69) == window.pixel(10, 70) == (0, 0, 0)
    band.pos, band.fill = (10, 120), "ok_soft"
    window.frame()
    assert window.pixel(10, 20) == (0, 0, 0)
    assert window.pixel(10, 120) == (229, 244, 236)


def test_a_tag_holds_its_words(window):
    tag = Tag(look=window.look(), text="还可提意见 5 个工作日（至11月30日含当日）", meaning="ok", pos=(50, 50))
    tag.size = (tag.natural_width, tag.natural_height)
    window.show(tag)
    assert len(tag.lines) == 1
    assert tag.lines[0].width <= tag.width
    tag.width = 260
    tag.height = tag.tall_for(260)
    window.settle()
    assert len(tag.lines) == 4
    assert tag._words.text_height <= tag.height
    assert window.pixel(150, 52) == (229, 244, 236)


def test_an_icon_stands_in_the_middle_of_its_box(window):
    icon = window.show(Icon(look=window.look(), name="clock", px=72, tone="card", pos=(100, 100), size=(200, 100)))
    assert tuple(icon._place.xyz) == (164, 114, 0)
    assert window.pixel(200 - 27, 150) != (0, 0, 0)


def test_an_icon_changes_with_its_name_and_colour(window):
    icon = window.show(Icon(look=window.look(), name="clock", px=72, tone="card", size=(72, 72)))
    clock = window.pixels()
    icon.name = "home"
    window.settle()
    home = window.pixels()
    assert home != clock
    icon.tone = "ok"
    window.frame()
    assert window.pixels() != home


def test_a_code_has_a_quiet_zone_and_says_an_address_as_well_as_a_text():
    for content in ("https://www.example.gov.cn/g/shigongxuke", "带：身份证\n一楼大厅 2 号窗口"):
        side, luminance = matrix(content)
        rows = [luminance[row * side : (row + 1) * side] for row in range(side)]
        assert all(not any(byte == 0 for byte in row) for row in (*rows[:QUIET], *rows[-QUIET:]))
        assert all(set(row[:QUIET]) | set(row[-QUIET:]) == {255} for row in rows)
        # A corner of a finder: seven dark modules.
        assert set(rows[QUIET][QUIET : QUIET + 7]) == {0}


def test_a_long_text_is_not_protected_at_the_cost_of_its_modules():
    assert matrix("甲" * 60)[0] > matrix("甲" * 20)[0]
    assert matrix("甲" * 140)[0] <= 81
