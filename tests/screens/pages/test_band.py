"""The band below every page, with every key it can have: sound, large enough, and no word of a key torn."""

from __future__ import annotations

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_placed, presses, walk
from msgspec.structs import replace

from screens.blocks.block import Box
from screens.pages.band import band

MODES = [{}, {"large": True}, {"low_reach": True}, {"large": True, "low_reach": True}]


def placed(panel, language, modes, **more):
    """The band of a guide's page as it lies, and how it is set."""
    to = setting(panel, language, **modes)
    sight = a_sight(sample(), visit=a_visit("guide", "construction-permit", language=language, **modes))
    printing = replace(sight.printing, papers=frozenset({"a4"}))
    block = band(replace(sight, voice="silent", printing=printing, **more), to)
    return block.place(to, Box(0, 0, to.theme.width, block.height(to, to.theme.width))), to


@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("panel", ["21.5", "27", "43", "wide", "low"])
def test_every_key_has_room_for_its_words(panel, language, modes):
    found, to = placed(panel, language, modes)
    assert_placed(found, to, "band")
    assert {"home", "back", "large", "contrast", "language", "print", "read", "help"} <= set(presses(found))
    for part in walk(found):
        for above, below in zip(part.lines, part.lines[1:], strict=False):
            between = part.block.text[above.end - 1 : below.start + 1]
            assert "\n" in between, f"torn: {part.block.text}"


def test_in_large_type_two_lines_of_keys_break_no_label():
    found, _ = placed("21.5", "zh", {"large": True})
    said = [part.block.text for part in walk(found) if part.lines]
    assert "黑底白字" in said
    assert "找人帮忙" in said
