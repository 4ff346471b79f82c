"""Contrast as it stands on the pages, not as a table of pairs says: every text is 7:1 on the ground it lies on, what
can be touched stands out from what is around it by 3:1, by its edge or by its ground; no text is smaller than the panel
asks for. Over every place, the question, staff's menu, handwriting, and what covers a screen, in both palettes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fakes.builders import an_alarm, an_emergency
from fakes.seeking import asked, typed
from fakes.sights import a_sight, a_snapshot, a_visit, sample, setting, with_emergency
from msgspec.structs import replace

from kiosk.calendar import lighting
from kiosk.content.emergency import LEVELS, Blank, Lifted
from kiosk.visit import ITEMS, LISTS, PLACE_OF, TELLS, Turn, step
from kiosk.visit.staff import Staff
from screens import emergency
from screens.blocks.arrange import Press, Surface
from screens.blocks.block import Box, Placed, Setting
from screens.handwriting.strokes import Ink, Pad
from screens.pages.scene import Layer, scene
from screens.palette import Rgba
from screens.sight import Sight

TEXT, EDGE = 7.0, 3.0
MODES = {"light": ("zh", {}), "high": ("zh", {"high_contrast": True}), "english": ("en", {})}


def luminance(colour: Rgba) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(to: Setting, one: str, other: str) -> float:
    light, dark = sorted((luminance(to.theme.colour(tone)) for tone in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pages(to: Setting) -> Iterator[tuple[str, tuple[Layer, ...]]]:
    """Each place of the walk with one item of every kind, the tabs of a guide, and what lies beside the walk."""
    first = {str(type(item).__struct_config__.tag): item.id for item in reversed(sample().items)}
    items = [(PLACE_OF[kind], item_id) for kind, item_id in sorted(first.items())]
    assert {place for place, _ in items} == set(ITEMS)
    stops = [("home", ""), *((place, "") for place in (*LISTS, *TELLS)), *items, ("topic", "theme:住房")]
    stops += [("guide", "construction-permit"), ("look", "construction-permit"), ("table", "public-rental-publicity")]
    for place, arg in stops:
        yield f"{place}:{arg}", scene(a_sight(sample(), visit=a_visit(place, arg)), to)
    for tab in ("go", "cost", "basis", "forms"):
        visit = step(a_visit("guide", "construction-permit"), Turn(tab=tab), 0.0)
        yield f"guide/{tab}", scene(a_sight(sample(), visit=visit), to)
    visit = step(a_visit("organisation"), Turn(tab="all"), 0.0)
    yield "organisation/all", scene(a_sight(sample(), visit=visit), to)
    yield "question", scene(a_sight(sample(), visit=a_visit("guides")), to, asking=20)
    for query, tab, pad in (("", "", None), ("sgxk", "", None), ("qqqqzz", "abc", None), ("", "hand", Pad())):
        yield f"search:{query}/{tab}", scene(asked(typed(query, tab), pad), to)
    read = Pad(Ink(300, 300), tuple("房虏戾拐匦"), True)
    yield "search/hand/read", scene(asked(typed("", "hand"), read), to)
    for stage in ("pin", "menu", "panel"):
        yield f"staff:{stage}", scene(replace(a_sight(sample()), staff=Staff(stage=stage)), to)


def grounds(placed: Placed, ground: str = "paper") -> Iterator[tuple[Placed, str]]:
    """Every part with the tone it lies on; a surface itself with what is around it."""
    yield placed, ground
    if isinstance(placed.block, Surface) and placed.block.fill:
        ground = placed.block.fill
    for child in placed.children:
        yield from grounds(child, ground)


def faults_in(name: str, placed: Placed, to: Setting) -> set[str]:
    """What does not stand out, or is too small."""
    faults, small = set(), to.theme.size("small")
    for part, ground in grounds(placed):
        for line in part.lines:
            for run in line.runs:
                tone = run.style.tone
                if contrast(to, tone, ground) < TEXT:
                    faults.add(f"{name}: '{line.text}' {tone} on {ground}")
                if run.style.size < small:
                    faults.add(f"{name}: '{line.text}' is {run.style.size} px high")
        block = part.block
        asleep = isinstance(block, Press) and block.name == "wake"  # the whole glass of a screen that is dark at night
        if isinstance(block, Press) and block.act and (block.fill or block.edge) and not asleep:
            seen = [tone for tone in (block.fill, block.edge) if tone]
            if max(contrast(to, tone, ground) for tone in seen) < EDGE:
                faults.add(f"{name}: key '{block.name}' {seen} on {ground}")
    return faults


@pytest.mark.parametrize("mode", MODES)
def test_every_text_and_every_key_stands_out_from_what_it_lies_on(mode):
    language, on = MODES[mode]
    to = setting("27", language, **on)
    faults = {fault for name, layers in pages(to) for layer in layers for fault in faults_in(name, layer.place(to), to)}
    assert not faults, "\n".join(sorted(faults))


def covers() -> Iterator[tuple[str, Sight]]:
    """A warning of each level, in earnest and as a drill; that it is over; a blank; the night; and no content yet."""
    sight = a_sight(sample())
    for level in LEVELS:
        for drill in (False, True):
            told = an_emergency(an_alarm(level=level, drill=drill, issued="2026-11-23 10:00"))
            yield f"{level}{' drill' if drill else ''}", with_emergency(sight, told)
    over = Lifted(
        id="rain", source="云州市气象台", level="red", title="暴雨红色预警信号", at=sight.now - timedelta(seconds=20)
    )
    yield "over", with_emergency(sight, an_emergency(lifted=[over]))
    blank = Blank(id="blank-one", since=sight.now - timedelta(minutes=1))
    yield "blank", with_emergency(sight, an_emergency(blanks=[blank]))
    yield "dark", replace(sight, lighting=lighting("08:00-09:00"))
    yield "waiting", replace(sight, snapshot=a_snapshot(None), contents=None)


@pytest.mark.parametrize("mode", MODES)
def test_what_covers_a_touchscreen_stands_out_too(mode):
    language, on = MODES[mode]
    to = setting("27", language, **on)
    faults, shown = set(), set()
    for name, sight in covers():
        shown.add(sight.on)
        for layer in scene(sight, to):
            faults |= faults_in(name, layer.place(to), to)
    assert shown == {"alarm", "blank", "dark", "waiting", "content"}  # that it is over, a touchscreen tells in a band
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("board", ["board", "strip"])
def test_what_covers_a_board_stands_out_too(board):
    to = setting(board)
    faults = set()
    for name, sight in covers():
        block = emergency.cover(replace(sight, board=True), to, to.theme.width, to.theme.height)
        if block is not None:
            placed = block.place(to, Box(0, 0, to.theme.width, to.theme.height))
            faults |= faults_in(name, placed, to)
    assert not faults, "\n".join(sorted(faults))
