"""From home to any guide in three touches: the shelf, a topic, the guide. Nobody turns a page on the way."""

from __future__ import annotations

import pytest
from fakes.seeking import readable_sample
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import walk, words

from kiosk.content.service import Guide
from kiosk.visit import Open
from screens.blocks.arrange import Press
from screens.pages.scene import scene
from screens.words.say import Language


def ways(place: str, arg: str = "", panel: str = "27", language: Language = "zh") -> set[Open]:
    """Where one touch leads from the first page of a place."""
    to = setting(panel, language)
    sight = a_sight(readable_sample(), visit=a_visit(place, arg, language=language))
    (page,) = [layer for layer in scene(sight, to) if layer.name == "page"]
    presses = [placed.block for placed in walk(page.place(to)) if isinstance(placed.block, Press)]
    return {press.act[0] for press in presses if isinstance(press.act[0], Open)}


LONG = 40
"""A title of more characters takes the room of half a page."""

ON = [(panel, language) for panel in ("21.5", "27", "43", "wide") for language in ("zh", "en")]


@pytest.mark.parametrize(("panel", "language"), ON)
def test_every_guide_is_three_touches_from_home(panel, language):
    assert Open("guides") in ways("home", "", panel, language)
    topics = [way.arg for way in ways("guides", "", panel, language) if way.place == "topic"]
    there = {way.arg for topic in topics for way in ways("topic", topic, panel, language) if way.place == "guide"}
    assert sorted({item.id for item in sample().items if isinstance(item, Guide)} - there) == []


@pytest.mark.parametrize("panel", ["21.5", "wide"])
def test_the_first_page_of_every_guide_says_until_when_and_where(panel):
    to = setting(panel)
    for guide in sample().items:
        if not isinstance(guide, Guide) or guide.state != "in-force" or len(guide.title) > LONG:
            continue
        layers = scene(a_sight(sample(), visit=a_visit("guide", guide.id)), to)
        (page,) = [layer.place(to) for layer in layers if layer.name == "page"]
        said = "".join(words(page).split())
        assert "办结" in said or "当场" in said, guide.id
        assert "咨询" in said, guide.id
