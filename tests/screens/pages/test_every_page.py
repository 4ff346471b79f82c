"""Every place, item, tab and page of the sample is sound on every panel and in every mode."""

from __future__ import annotations

from functools import cache

import pytest
from fakes.sights import a_sight, a_visit, fonts, sample, setting
from fakes.sound import assert_sound, presses, words

from kiosk.content.notice import Announcement
from kiosk.content.office import Unit
from kiosk.content.service import Guide
from kiosk.visit import LISTS, TELLS, Open
from screens.blocks.arrange import Press
from screens.blocks.block import Placed
from screens.pages.scene import scene

LARGE, LOW = {"large": True}, {"low_reach": True}
SCREENS = [("21.5", {}), ("21.5", LARGE), ("27", {}), ("43", LOW), ("43", LARGE | LOW), ("wide", LARGE), ("low", {})]
TABS = ("bring", "go", "cost", "basis")


def places():
    yield from (("home", "", ""), *((place, "", "") for place in (*LISTS, *TELLS)))
    for item in sample().items:
        if isinstance(item, Guide):
            yield from (("guide", item.id, tab) for tab in TABS)
        elif isinstance(item, Announcement):
            yield "notice", item.id, ""
        elif isinstance(item, Unit):
            yield "unit", item.id, ""


def turned(place, arg="", tab="", panel="21.5", modes=()):
    """How a place is set, and the scenes of all its pages."""
    return _turned(place, arg, tab, panel, tuple(modes))


@cache
def _turned(place, arg, tab, panel, names):
    modes = dict.fromkeys(names, True)
    to, page, found = setting(panel, **modes), 0, []
    while True:
        sight = a_sight(sample(), visit=a_visit(place, arg, tab, page, **modes))
        layers = scene(sight, to)
        found.append(layers)
        if not any("after" in presses(layer.place(to)) for layer in layers):
            return to, found
        page += 1
        assert page < 200, "a page that never ends"


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
def test_every_page_of_the_sample_is_sound(panel, modes):
    for place, arg, tab in places():
        to, pages = turned(place, arg, tab, panel, modes)
        for layers in pages:
            assert_sound(layers, to)
    assert not fonts().missing, "characters that no font draws"


@pytest.mark.parametrize("place", [place for place in (*LISTS, *TELLS)])
def test_every_tile_leads_to_a_page_that_says_something_and_leads_on(place):
    to, pages = turned(place)
    said = "".join(words(layer.place(to)) for layers in pages for layer in layers if layer.name == "page")
    assert len(said) > 40
    assert "目前没有公开" not in said


def test_nothing_that_can_be_touched_does_nothing():
    for place, arg, tab in places():
        to, pages = turned(place, arg, tab)
        for layers in pages:
            for layer in layers:
                for press in _presses(layer.place(to)):
                    assert press.act, f"{place} {arg}: '{press.name}' is dead"
                    assert press.name


def test_names_on_one_page_are_names_of_one_thing():
    for place, arg, tab in places():
        to, pages = turned(place, arg, tab)
        for layers in pages:
            names = [press.name for layer in layers for press in _presses(layer.place(to))]
            assert len(names) == len(set(names)), f"{place} {arg}: {sorted(names)}"


def test_every_guide_is_three_touches_from_home_at_most():
    to = setting()
    (listed,) = [layer for layer in scene(a_sight(sample(), visit=a_visit("guides")), to) if layer.name == "page"]
    there = {press.act[0].arg for press in _presses(listed.place(to)) if isinstance(press.act[0], Open)}
    assert there == {item.id for item in sample().items if isinstance(item, Guide)}


def test_no_page_loses_a_word_of_a_long_announcement():
    notice = next(i for i in sample().items if i.id == "public-rental-publicity")
    to, pages = turned("notice", notice.id)
    said = "".join("".join(words(layer.place(to)).split()) for layers in pages for layer in layers)
    for paragraph in notice.body.split("\n"):
        assert "".join(paragraph.split()) in said
    for row in notice.table.rows:
        assert row[0] in said


def test_at_most_eight_font_sizes_are_used():
    to = setting()
    sizes = set()
    for place, arg, tab in places():
        for layers in turned(place, arg, tab)[1]:
            for layer in layers:
                sizes |= _sizes(layer.place(to))
    assert sizes <= set(to.theme.sizes.values())
    assert len(sizes) <= 8


def _presses(placed: Placed) -> list[Press]:
    found = [placed.block] if isinstance(placed.block, Press) else []
    for child in placed.children:
        found += _presses(child)
    return found


def _sizes(placed: Placed) -> set[int]:
    found = {run.style.size for line in placed.lines for run in line.runs}
    return found.union(*(_sizes(child) for child in placed.children))
