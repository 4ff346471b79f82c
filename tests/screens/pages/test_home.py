"""Home on every panel, in every mode, whatever is published: nothing is cut or torn, and the search is there."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.sights import PANELS, a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk

from screens.blocks.arrange import Press
from screens.pages.home import TILES
from screens.pages.scene import scene

TOUCH = [panel for panel in PANELS if panel not in ("board", "strip")]
EDITIONS = {
    "nothing": an_edition(),
    "no-notice": an_edition(a_guide(), a_unit()),
    "one-notice": an_edition(a_notice(), a_unit()),
    "sample": sample(),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("mode", ["", "large", "low_reach", "large low_reach"])
@pytest.mark.parametrize("panel", TOUCH)
def test_home_has_room_for_all_of_its_ways(panel, mode, language, edition):
    modes = dict.fromkeys(mode.split(), True)
    to = setting(panel, language=language, **modes)
    layers = scene(a_sight(EDITIONS[edition], visit=a_visit("home", language=language, **modes)), to)
    assert_sound(layers, to)
    parts = [part for layer in layers for part in walk(layer.place(to))]
    names = {part.block.name for part in parts if isinstance(part.block, Press)}
    assert {"search", *(place for place, *_ in TILES)} <= names
    written = {line.text for part in parts for line in part.lines}
    for *_, title, _ in TILES:
        said = to.say(title)
        words = said.split() if language == "en" else (said, said[:2])
        assert any(word in line for word in words for line in written), f"'{said}' is torn"
