"""What stands beside the walk, announcements that go by and the staff's pages: sound on every panel."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest
from fakes.builders import an_edition
from fakes.seeking import readable_sample
from fakes.sights import a_sight, setting
from fakes.sound import assert_sound, walk
from msgspec.structs import replace

from kiosk.errors import Refusal
from kiosk.visit import resting
from kiosk.visit.staff import Deed, Staff
from screens.blocks.arrange import Press
from screens.pages.attract import MOST
from screens.pages.scene import scene
from screens.sight import ROUND_S

TOUCH = ("21.5", "27", "43", "wide", "low")
STAGES = {
    "pin": Staff(stage="pin", digits="274917274917"),
    "wrong": Staff(stage="pin", wrong=1),
    "menu": Staff(stage="menu", done=("sync",)),
    "sure": Staff(stage="sure", deed="exit"),
    "panel": Staff(stage="panel", felt=frozenset({0, 3})),
}


def presses(layers, to):
    return [part for layer in layers for part in walk(layer.place(to)) if isinstance(part.block, Press)]


@pytest.mark.parametrize("panel", TOUCH)
def test_every_announcement_that_goes_by_is_whole_and_invites(panel):
    to = setting(panel)  # whatever the last one liked is forgotten
    sight = replace(a_sight(readable_sample(), visit=resting(0.0)), attract=True)
    for number in range(MOST):
        layers = scene(replace(sight, now=sight.now + timedelta(seconds=number * ROUND_S)), to)
        assert [layer.name for layer in layers] == ["attract"]
        assert_sound(layers, to)


def test_without_announcements_the_office_itself_goes_by():
    to = setting()
    layers = scene(replace(a_sight(an_edition(), visit=resting(0.0)), attract=True), to)
    assert_sound(layers, to)
    assert "点一下屏幕开始" in {line.text for part in walk(layers[0].place(to)) for line in part.lines}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("panel", TOUCH)
def test_the_staffs_pages_are_sound_and_their_keys_large_enough(panel, stage):
    to = setting(panel)
    sight = a_sight(readable_sample(), alarms=frozenset(Refusal), queued=12345)
    layers = scene(replace(sight, staff=STAGES[stage], deeds=frozenset(get_args(Deed)), shut=0), to)
    assert_sound(layers, to)
    for part in presses(layers, to):
        assert min(part.box.w, part.box.h) >= to.theme.target, part.block.name


def test_no_digit_can_be_read_from_the_glass():
    to = setting()
    layers = scene(replace(a_sight(an_edition()), staff=STAGES["pin"]), to)
    said = [line.text for part in walk(layers[0].place(to)) for line in part.lines]
    assert "●" * 12 in said
    assert not any("27" in words for words in said)
