"""A guide's first page says more than its name, on whatever screen; its tabs stay where they are while one turns."""

from __future__ import annotations

import re

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk, words

from kiosk.content.service import Guide
from screens.blocks.arrange import Press
from screens.pages.scene import scene

TABS = {"tab:bring", "tab:go", "tab:cost", "tab:basis"}
GUIDES = [item.id for item in sample().items if isinstance(item, Guide) and item.state == "in-force"]

ENDLESS = ("historic-building",)
"""A name of 100 characters fills the page in large type."""


def page_of(guide, panel, language, page=0, **modes):
    """How it lies, sound; what is said there and what can be touched."""
    to = setting(panel, language, **modes)
    layers = scene(a_sight(sample(), visit=a_visit("guide", guide, page=page, language=language, **modes)), to)
    assert_sound(layers, to)
    placed = next(layer.place(to) for layer in layers if layer.name == "page")
    return words(placed), {part.block.name: part.box for part in walk(placed) if isinstance(part.block, Press)}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("panel", "large"), [("low", False), ("low", True), ("wide", False), ("wide", True)])
def test_the_first_page_of_any_guide_says_how_often_one_has_to_come(panel, large, language):
    for guide in GUIDES:
        said, touched = page_of(guide, panel, language, large=large)
        assert set(touched) >= TABS, guide
        assert guide in ENDLESS or ("跑" if language == "zh" else "visit") in said, guide


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_low_screen_it_also_says_by_which_day(language):
    said, _ = page_of("construction-permit", "low", language)
    assert ("11月26日" if language == "zh" else "26 Nov") in said


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("panel", ["21.5", "low", "wide"])
def test_a_promise_is_never_torn_between_two_pages(panel, large):
    for guide in GUIDES:
        for page in range(4):
            said = "".join(page_of(guide, panel, "zh", page, large=large)[0].split())
            assert ("今天受理的" in said) is bool(re.search("今天受理的，[^。]*?(办结|当场)", said)), (guide, page)


def test_on_a_low_screen_tabs_and_turning_over_stand_still_while_one_turns():
    first, second = (page_of("construction-permit", "low", "zh", page)[1] for page in (0, 1))
    for name in (*TABS, "after"):
        assert first[name] == second[name]
