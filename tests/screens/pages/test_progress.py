"""查办件进度: the way to the official platform, from where one asks for it, and nothing that could be typed."""

from __future__ import annotations

import pytest
from fakes.builders import a_unit, an_edition, an_office
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk, words

from kiosk.visit import Open, step
from screens.blocks.arrange import Press
from screens.blocks.signs import Code
from screens.pages.scene import scene

SCREENS = [
    *(
        ("21.5", {}),
        ("wide", {}),
        ("21.5", {"large": True, "low_reach": True}),
        ("43", {"large": True, "low_reach": True}),
    ),
    *(("low", {}), ("low", {"large": True}), ("low", {"large": True, "language": "en"}), ("wide", {"large": True})),
]


def placed(edition, visit, panel="21.5", **modes):
    to = setting(panel, **modes)
    layers = scene(a_sight(edition, visit=visit), to)
    assert_sound(layers, to)
    return [part for layer in layers for part in walk(layer.place(to))], [words(layer.place(to)) for layer in layers]


@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_the_first_page_has_the_platforms_code(panel, modes):
    parts, _ = placed(sample(), a_visit("progress", **modes), panel, **modes)
    codes = [part.block.address for part in parts if isinstance(part.block, Code)]
    assert codes == ["https://zwfw.yunzhou.example/progress"]


@pytest.mark.parametrize("place", ["help", "windows", "guide"])
def test_it_is_one_touch_from_where_one_asks(place):
    visit = a_visit(place, "construction-permit", "cost") if place == "guide" else a_visit(place)
    parts, _ = placed(sample(), visit)
    press = next(p.block for p in parts if isinstance(p.block, Press) and p.block.name == "to:progress")
    assert step(visit, press.act[0], 1.0).place == "progress"
    assert press.act == (Open("progress"),)


def test_an_office_without_a_platform_says_who_answers():
    edition = an_edition(a_unit(phone="0000-8123456"), office=an_office(hotline="12345"))
    parts, said = placed(edition, a_visit("progress"))
    assert not [part for part in parts if isinstance(part.block, Code)]
    assert "扫码" not in "".join(said)
    assert "手机" not in "".join(said)
    assert "12345" in "".join(said)
    assert "0000-8123456" in "".join(said)
