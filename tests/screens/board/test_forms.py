"""Boards of every form: whatever of the sample stands on one is whole, large enough from afar, there long enough."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from fakes.builders import a_board, a_slot
from fakes.clock import instant
from fakes.sights import NOW, a_sight, fonts, sample
from fakes.sound import assert_placed, walk
from msgspec.structs import replace

from kiosk.config import PanelPart
from kiosk.content.edition import Edition
from kiosk.content.hung import runs_s
from kiosk.layouts import layouts_for, shipped_layout, shipped_names
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.eligible import may_play
from screens.blocks.arrange import Spring
from screens.blocks.block import Box, Setting
from screens.board import large
from screens.board.stage import Stage
from screens.board.zones import roles, zones
from screens.cards.short import card_of
from screens.theme import BOARD_FACTOR, CAPITAL, Mode, theme_for


@dataclass(frozen=True)
class Form:
    """A panel that is hung somewhere."""

    layout: str
    size: tuple[int, int]
    panel: PanelPart


FORMS = {
    "landscape": Form("landscape", (1920, 1080), PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)),
    "portrait": Form("portrait", (1080, 1920), PanelPart(width_mm=680, height_mm=1210, distance_mm=4000)),
    "far": Form("landscape", (3840, 2160), PanelPart(width_mm=1650, height_mm=930, distance_mm=7000)),
    "full": Form("full", (1920, 1080), PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)),
    "strip-512x64": Form("strip-512x64", (512, 64), PanelPart(width_mm=2560, height_mm=320, distance_mm=10_000)),
    "strip-line": Form("strip-512x64-line", (512, 64), PanelPart(width_mm=2560, height_mm=320, distance_mm=8_000)),
    "strip-320x32": Form("strip-320x32", (320, 32), PanelPart(width_mm=3200, height_mm=320, distance_mm=15_000)),
}


WALKED = ("landscape", "portrait", "strip-512x64")
"""On these every item is tried, on the others each fifth."""


@cache
def setting_of(name: str) -> Setting:
    form = FORMS[name]
    return Setting(theme_for(form.panel, form.size, Mode(form="board")), fonts())


@cache
def edition_of(layout: str) -> Edition:
    board = a_board("this-board", layout=layout)
    return replace(sample(), boards=(board,), layouts=layouts_for((), (board,)))


def stage_of(name: str) -> Stage:
    return Stage("this-board", setting_of(name), *FORMS[name].size)


def shots(name, item):
    """What stands while an item has its turn, page by page."""
    edition = replace(edition_of(FORMS[name].layout), slots=(a_slot(items=(item.id,)),))
    board, sight = stage_of(name), a_sight(edition)
    shot = board.at(sight)
    at, ends = shot.play.starts, shot.play.ends
    while at < ends:
        shot = board.at(replace(sight, now=at))
        assert shot.flip_at > at
        yield shot
        at = shot.flip_at
    assert not board.faults


def placed_in(name, frame):
    to = setting_of(name)
    for zone, (block, box) in frame.items():
        assert block.height(to, box.w) <= box.h, f"{zone} needs {block.height(to, box.w)}, has {box}"
        yield zone, block.place(to, box)


def items():
    return [item for item in sample().items if may_play(item, instant(NOW), stale=False)]


@pytest.mark.parametrize("name", FORMS)
def test_every_item_stands_whole_in_every_form_and_is_large_enough_from_afar(name):
    to, told = setting_of(name), 0
    for item in items()[:: 1 if name in WALKED else 5]:
        for page, shot in enumerate(shots(name, item)):
            frame = shot.frame if page == 0 else {"main": shot.frame["main"]}  # beside it nothing has changed
            for zone, placed in placed_in(name, frame):
                assert_placed(placed, to, f"{item.id}/{zone}")
                assert_large(placed, FORMS[name], f"{item.id}/{zone}")
            told += 1
            if "main" not in frame:
                break
    assert told > 40
    assert len(items()) > 200
    assert not fonts().missing, "characters that no font draws"


def assert_large(placed, form, where):
    """Capitals of everything written are as high as the distance asks."""
    mm, least = form.panel.width_mm / form.size[0], form.panel.distance_mm / BOARD_FACTOR
    for line in (line for part in walk(placed) for line in part.lines):
        for run in line.runs:
            high = run.style.size * CAPITAL * mm
            assert high >= least, f"{where}: {line.text!r} has capitals of {high:.1f} mm"


@pytest.mark.parametrize("name", ["landscape", "portrait", "full"])
def test_no_last_page_has_a_single_line_on_it(name):
    to, edition = setting_of(name), edition_of(FORMS[name].layout)
    sight, box, several = a_sight(edition), zones(edition, "this-board", *FORMS[name].size)["main"], 0
    for item in items():
        found = large.main(item, sight, to, box)
        if len(found) > 1 and not card_of(item, sight, to).hung:
            several += 1
            assert flowing(found[-1].block, to, box) > 1, f"{item.id}: {len(found)} pages"
    assert several > 60


def flowing(surface, to, box):
    """Lines between what stands above every page and what stands below it."""
    width, blocks = box.w - 2 * surface.pad_x, surface.block.blocks
    page = blocks[next(i for i, block in enumerate(blocks) if isinstance(block, Spring)) - 1]
    placed = page.place(to, Box(0, 0, width, page.height(to, width)))
    return sum(bool(line.text.strip()) for part in walk(placed) for line in part.lines)


@pytest.mark.parametrize(("name", "fastest"), [("landscape", 4.8), ("portrait", 4.8), ("strip-512x64", 5.2)])
def test_there_is_time_to_read_what_is_shown(name, fastest):
    """Four characters a second; a little more where dates are long, and on a strip, which says the labels in words."""
    to, edition = setting_of(name), edition_of(FORMS[name].layout)
    sight, box = a_sight(edition), zones(edition, "this-board", *FORMS[name].size)["main"]
    role = roles(edition, "this-board", to.theme).get("main", "body")
    for item in items():
        if not runs_s(item):
            chars = sum(page.chars for page in large.main(item, sight, to, box, role=role))
            chars += 0 if to.theme.strip else len(item.title)  # on a strip it flows with the rest
            assert chars / dwell_s(item) <= fastest, f"{item.id}: {chars} characters in {dwell_s(item)} s"


def test_every_layout_of_the_house_is_tried():
    assert {form.layout for form in FORMS.values()} == set(shipped_names())
    for form in FORMS.values():
        layout = shipped_layout(form.layout)
        assert layout.width * form.size[1] == layout.height * form.size[0]
