"""A form is one touch from the row of the paper that it is, and the way back is one touch too."""

from __future__ import annotations

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk, words

from kiosk.content.service import Guide
from kiosk.visit import step
from screens.blocks.arrange import Press
from screens.pages.scene import scene

SCREENS = [("21.5", {}), ("wide", {}), ("21.5", {"large": True, "low_reach": True}), ("low", {})]
WITH_FORMS = [item.id for item in sample().items if isinstance(item, Guide) and any(m.sample for m in item.materials)]


def laid(visit, panel, **modes):
    to = setting(panel, **modes)
    layers = scene(a_sight(sample(), visit=visit), to)
    assert_sound(layers, to)
    parts = [part for layer in layers for part in walk(layer.place(to))]
    return {p.block.name: p.block for p in parts if isinstance(p.block, Press)}, "".join(
        words(layer.place(to)) for layer in layers
    )


@pytest.mark.parametrize("guide", WITH_FORMS)
@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_from_the_paper_to_its_example_and_back(guide, panel, modes):
    item = next(item for item in sample().items if item.id == guide)
    paper = next(m for m in item.materials if m.sample)
    caption = next(media.caption for media in item.media if media.name == paper.sample)
    for page in range(9):
        presses, _ = laid(a_visit("guide", guide, page=page, **modes), panel, **modes)
        if f"look:{guide}#{paper.name}" in presses:
            break
    way = presses[f"look:{guide}#{paper.name}"].act[0]
    visit = step(a_visit("guide", guide, page=page, **modes), way, 1.0)
    presses, said = laid(visit, panel, **modes)
    assert caption in said.replace("\n", "")
    while "bring" not in presses:
        visit = step(visit, presses["after"].act[0], 2.0)
        presses, _ = laid(visit, panel, **modes)
    assert step(visit, presses["bring"].act[0], 3.0).tab == "bring"


def test_a_paper_without_a_form_is_a_row_like_any_other():
    without = next(item.id for item in sample().items if isinstance(item, Guide) and item.id not in WITH_FORMS)
    presses, said = laid(a_visit("guide", without), "21.5")
    assert not [name for name in presses if name.startswith("look:")]
    assert "看样子" not in said
