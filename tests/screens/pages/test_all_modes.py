"""Modes switched on together, on every panel there is: each page sound, no word torn in two, on a guide the answer.

The whole walk (test_every_page.py) goes through some of these; here every one of them stands at the main places.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from fakes.builders import an_alarm, an_emergency
from fakes.seeking import readable_sample
from fakes.sights import PANELS, a_sight, a_snapshot, a_visit, setting, with_emergency
from fakes.sound import assert_sound, walk
from msgspec.structs import replace

from kiosk.visit import Turn, step
from screens.blocks.arrange import Press
from screens.blocks.block import Placed
from screens.blocks.text import Text
from screens.handwriting.strokes import Pad
from screens.pages.scene import Layer, scene
from screens.picture import in_modes
from screens.printing.standing import Standing

STOPS = (
    ("home", "", ""),
    ("guides", "", ""),
    ("topic", "theme:住房", ""),
    *(("guide", "construction-permit", tab) for tab in ("bring", "go", "cost", "basis", "forms")),
    ("look", "construction-permit", ""),
    ("notices", "", ""),
    ("notice", "public-rental-publicity", ""),
    ("search", "", ""),
    ("search", "", "hand"),
    ("process", "process-construction-permit", ""),
    ("table", "public-rental-publicity", ""),
    ("windows", "", ""),
    ("window", "service-hall/2", ""),
    ("organisation", "", ""),
    ("disclosure", "", ""),
    ("opinions", "", ""),
    ("progress", "", ""),
    ("help", "", ""),
)
"""Place, what of it, which tab."""

MODES = [modes for count in range(4) for modes in combinations(("large", "low_reach", "en"), count)]
TOUCHED = [panel for panel in PANELS if panel not in ("board", "strip")]


def shown(panel: str, modes: tuple[str, ...], place: str, arg: str, tab: str) -> tuple[Layer, ...]:
    """A page with all keys that a screen can have, handwriting among them."""
    visit = in_modes(a_visit(place, arg), modes)
    visit = step(visit, Turn(tab=tab), 0.0) if tab else visit
    sight = a_sight(readable_sample(), visit=visit)
    fitted = replace(sight, printing=Standing(papers=frozenset({"a4", "roll"})), voice="silent")
    return scene(replace(fitted, pad=Pad()) if place == "search" else fitted, set_in(panel, modes))


def set_in(panel: str, modes: tuple[str, ...]):
    return setting(panel, "en" if "en" in modes else "zh", **{name: True for name in modes if name != "en"})


def torn(part: Placed) -> list[str]:
    """Where a line of a text ends in the middle of a word of letters."""
    words = part.block.text if isinstance(part.block, Text) else ""
    starts = [line.start for line in part.lines[1:] if 0 < line.start < len(words)]
    return [words for at in starts if words[at - 1 : at + 1].isascii() and words[at - 1 : at + 1].isalpha()]


@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")
@pytest.mark.parametrize("panel", TOUCHED)
def test_every_page_is_sound_and_no_word_is_torn(panel, modes):
    to = set_in(panel, modes)
    if "low_reach" in modes and to.theme.reach == to.theme.height:
        return  # all of it is within reach: the mode is not offered
    for stop in STOPS:
        layers = shown(panel, modes, *stop)
        assert_sound(layers, to)
        for layer in layers:
            assert [words for part in walk(layer.place(to)) for words in torn(part)] == [], (stop, layer.name)


@pytest.mark.parametrize("panel", ["32", "43", "hung"])
@pytest.mark.parametrize("modes", [modes for modes in MODES if "low_reach" in modes], ids="+".join)
def test_in_low_reach_a_guide_shows_its_tabs_and_what_stands_behind_the_open_one(panel, modes):
    to = set_in(panel, modes)
    for tab in ("bring", "go"):
        layers = shown(panel, modes, "guide", "construction-permit", tab)
        page = next(layer for layer in layers if layer.name == "page").place(to)
        names = {getattr(part.block, "name", ""): part.box for part in walk(page)}
        assert {f"tab:{name}" for name in ("bring", "go", "cost", "basis")} <= set(names)
        below = names["tab:basis"].bottom
        assert any(part.lines and part.box.y > below for part in walk(page) if not _turns(part, page)), tab


def _turns(part: Placed, page: Placed) -> bool:
    """Whether it belongs to what one turns the page with."""
    after = next((p for p in walk(page) if getattr(p.block, "name", "") == "after"), None)
    return after is not None and part.box.bottom > after.box.y


@pytest.mark.parametrize("modes", [modes for modes in MODES if "low_reach" in modes], ids="+".join)
@pytest.mark.parametrize("panel", ["27", "32", "43", "hung"])
def test_in_low_reach_nothing_to_touch_hangs_above_what_one_reaches(panel, modes):
    to = set_in(panel, modes)
    line = to.theme.height - to.theme.reach
    assert line > 0
    for stop in STOPS:
        if stop[0] == "home":
            continue  # its announcements are behind a tile too
        for layer in shown(panel, modes, *stop):
            high = [
                part.block.name for part in walk(layer.place(to)) if isinstance(part.block, Press) and part.box.y < line
            ]
            assert high == [], stop


@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")
@pytest.mark.parametrize("panel", TOUCHED)
def test_what_covers_the_walk_has_room_in_every_mode_too(panel, modes):
    to, base = set_in(panel, modes), a_sight(readable_sample(), visit=in_modes(a_visit("guides"), modes))
    told = an_emergency(an_alarm(level="red", issued="2026-11-23 10:00", drill=True))
    alarmed = replace(base, visit=replace(base.visit, query="sgxk"))
    covers = [with_emergency(alarmed, told), replace(base, snapshot=a_snapshot(None), contents=None)]
    for sight in covers:
        for asking in (None, 20):
            assert_sound(scene(sight, to, asking=asking), to)
