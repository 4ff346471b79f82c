"""Contrast as it stands on the pages, not as a table of pairs says: every text is 7:1 on the ground it lies on, what
can be touched stands out from what is around it by 3:1, by its edge or by its ground; no text is smaller than the panel
asks for. Over every place, the question, staff's menu, handwriting, in both palettes.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes.seeking import asked, typed
from fakes.sights import a_sight, a_visit, sample, setting
from msgspec.structs import replace

from kiosk.visit import ITEMS, LISTS, PLACE_OF, TELLS, Turn, step
from kiosk.visit.staff import Staff
from screens.blocks.arrange import Press, Surface
from screens.blocks.block import Placed, Setting
from screens.handwriting.strokes import Ink, Pad
from screens.pages.scene import Layer, scene
from screens.palette import Rgba

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


@pytest.mark.parametrize("mode", MODES)
def test_every_text_and_every_key_stands_out_from_what_it_lies_on(mode):
    language, on = MODES[mode]
    to = setting("27", language, **on)
    faults, small = set(), to.theme.size("small")
    for name, layers in pages(to):
        for layer in layers:
            for part, ground in grounds(layer.place(to)):
                for line in part.lines:
                    for run in line.runs:
                        tone = run.style.tone
                        if contrast(to, tone, ground) < TEXT:
                            faults.add(f"{name}: '{line.text}' {tone} on {ground}")
                        if run.style.size < small:
                            faults.add(f"{name}: '{line.text}' is {run.style.size} px high")
                block = part.block
                if isinstance(block, Press) and block.act and (block.fill or block.edge):
                    seen = [tone for tone in (block.fill, block.edge) if tone]
                    if max(contrast(to, tone, ground) for tone in seen) < EDGE:
                        faults.add(f"{name}: key '{block.name}' {seen} on {ground}")
    assert not faults, "\n".join(sorted(faults))
