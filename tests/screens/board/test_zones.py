"""The zones of a board: those of its layout, in whole pixels, and the house's own where that would not fit."""

from __future__ import annotations

import pytest
from fakes.builders import a_board, a_layout, a_notice, a_slot, a_unit, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from fakes.sights import a_sight, fonts, with_emergency
from fakes.sound import assert_placed, walk, words
from msgspec.structs import replace

from kiosk.config import PanelPart
from kiosk.content.edition import Zone
from kiosk.layouts import shipped_layout
from screens.blocks.block import Box, Setting
from screens.board.stage import Stage
from screens.board.zones import layout_of, roles, zones
from screens.theme import Mode, theme_for

LAMPS = PanelPart(width_mm=2560, height_mm=320, distance_mm=10_000)


def with_layout(name, *items, **fields):
    """An edition whose board has a layout of the house."""
    found = shipped_layout(name)
    return an_edition(*items, boards=(a_board(layout=name),), layouts=(found,) if found else (), **fields)


def test_the_zones_are_those_of_the_layout_pixel_by_pixel():
    found = zones(with_layout("strip-512x64"), "hall-board", 512, 64)
    assert found == {"clock": Box(0, 0, 104, 64), "main": Box(104, 0, 408, 64)}


def test_zones_that_met_in_the_layout_meet_on_every_screen():
    edition = with_layout("strip-512x64")
    for width in range(448, 1280, 7):
        found = zones(edition, "hall-board", width, width // 8)
        assert found["clock"].right == found["main"].x
        assert found["main"].right == width


@pytest.mark.parametrize(
    ("size", "layout"),
    [
        ((1080, 1920), "portrait"),
        ((1920, 1080), "landscape"),
        ((512, 64), "strip-512x64"),
        ((768, 96), "strip-512x64"),
        ((320, 32), "strip-320x32"),
    ],
)
def test_a_screen_of_another_form_than_its_layout_gets_the_houses_own(size, layout):
    for drawn in ("landscape", "portrait", "strip-512x64"):
        if drawn.partition("-")[0] != layout.partition("-")[0]:
            assert layout_of(with_layout(drawn), "hall-board", *size).id == layout
    assert layout_of(an_edition(boards=(), layouts=()), "nobody", *size).id == layout


def test_an_offices_own_layout_holds_on_every_screen_of_its_form():
    own = a_layout("our-own", zones=(Zone(name="main", x=10, y=20, w=400, h=300),))
    edition = an_edition(boards=(a_board(layout="our-own"),), layouts=(own,))
    assert zones(edition, "hall-board", 1920, 1080) == {"main": Box(10, 20, 400, 300)}
    assert zones(edition, "hall-board", 960, 540) == {"main": Box(5, 10, 200, 150)}


@pytest.mark.parametrize(
    "bad",
    [
        (Zone(name="main", x=0, y=0, w=1920, h=900), Zone(name="ticker", x=0, y=880, w=1920, h=200)),
        (Zone(name="main", x=1000, y=0, w=1000, h=900),),
        (Zone(name="main", x=0, y=0, w=1920, h=1081),),
        (),
    ],
)
def test_zones_that_overlap_or_leave_the_screen_give_way_to_the_houses_own(bad):
    edition = an_edition(boards=(a_board(layout="our-own"),), layouts=(a_layout("our-own", zones=bad),))
    assert zones(edition, "hall-board", 1920, 1080) == zones(with_layout("landscape"), "hall-board", 1920, 1080)


@pytest.mark.parametrize(
    ("size", "height", "px"), [(16, 32, 16), (24, 32, 24), (27, 32, 24), (28, 64, 28), (48, 64, 48), (64, 64, 56)]
)
def test_the_text_of_a_zone_is_the_largest_of_the_ladder_that_is_not_larger(size, height, px):
    zone = Zone(name="ticker", x=0, y=0, w=512, h=height, size=size)
    edition = an_edition(layouts=(a_layout(width=512, height=height, zones=(zone,)),))
    theme = theme_for(LAMPS, (512, height), Mode(form="board"))
    assert theme.size(roles(edition, "hall-board", theme)["ticker"]) == px


def strip_of(size=(512, 64)):
    to = Setting(theme_for(LAMPS, size, Mode(form="board")), fonts())
    return Stage("hall-board", to, *size), to


def said(shot, to):
    for name, (block, box) in shot.frame.items():
        assert block.height(to, box.w) <= box.h, f"{name} needs {block.height(to, box.w)}, has {box}"
        assert_placed(block.place(to, box), to, name)
    return "\n".join(words(block.place(to, box)) for block, box in shot.frame.values())


def test_a_strip_says_the_time_and_an_item_in_words_page_after_page():
    board, to = strip_of()
    notice = a_notice("notice-one", title="城东片区停水", body="明天九时至十七时停水。" * 6)
    sight = a_sight(with_layout("strip-512x64", notice), "2026-11-23 00:00:00")
    read, at, pages = "", sight.now, 0
    while True:
        shot = board.at(replace(sight, now=at))
        text = said(shot, to)
        assert "0:0" in text
        assert "11月23日" in text
        read, pages = read + text, pages + 1
        if shot.flip_at >= shot.play.ends:
            break
        at = shot.flip_at
    assert "城东片区停水" in read
    assert f"{pages}/{pages}" in read
    assert "".join(read.split()).count("停水。") == 6


def test_a_higher_strip_has_more_lines_of_words_and_no_card():
    zone = Zone(name="main", x=0, y=0, w=640, h=144, size=40)
    layout = a_layout("our-strip", width=640, height=144, zones=(zone,))
    edition = an_edition(a_notice("notice-one"), boards=(a_board(layout="our-strip"),), layouts=(layout,))
    board, to = strip_of((640, 144))
    shot = board.at(a_sight(edition, "2026-11-23 00:00:00"))
    assert said(shot, to).count("\n") >= 2
    block, box = shot.frame["main"]
    assert block.fill == "bar"
    assert {run.style.size for p in walk(block.place(to, box)) for line in p.lines for run in line.runs} == {40}


def test_a_strip_without_anything_to_play_says_where_one_is_and_how_fresh_that_is():
    board, to = strip_of()
    sight, at, read = a_sight(with_layout("strip-512x64", a_unit(), slots=()), "2026-11-23 10:00"), None, ""
    for _ in range(40):
        shot = board.at(sight if at is None else replace(sight, now=at))
        read, at = read + said(shot, to), shot.flip_at
    assert "政务服务大厅" in read
    assert "0000-8123456" in read
    assert "已核对为最新" in "".join(read.split())


def test_old_content_and_a_warnings_band_leave_no_torn_letters_on_a_strip():
    board, to = strip_of()
    edition = with_layout("strip-512x64", a_notice("notice-one"))
    stale = a_sight(edition, "2026-11-25 14:00", verified="2026-11-23 10:00")
    assert "未能核对" in said(board.at(stale), to)
    over = an_alarm(issued="2026-11-23 00:00", check_by="2026-11-23 01:00")
    said(board.at(with_emergency(a_sight(edition), an_emergency(over))), to)


def test_a_line_alone_runs_in_the_size_its_zone_says_and_no_large_card_is_told_as_shown(window):
    notice = a_notice("notice-one", type="works", short="明天停水")
    slots = (a_slot("main-all"), a_slot("line", zone="ticker"))
    edition = with_layout("strip-320x32", notice, slots=slots)
    glass = Glass(window, edition, mode="board", panel="strip", at="2026-11-23 00:00:00")
    assert set(glass.screen.shown) == {"clock", "ticker"}
    assert glass.screen.line.widget.role == "body"  # 24 lamps
    assert tuple(glass.screen.line.widget.size)[1] == 32
    glass.wait(40, steps=8)
    assert {fact.zone for fact in glass.facts} <= {"ticker"}
    glass.close()
