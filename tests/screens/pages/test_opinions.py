"""意见投诉: the ways to say what is wrong, on paper and by one's own telephone, on the first page."""

from __future__ import annotations

import pytest
from fakes.builders import a_unit, an_edition, an_office
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk, words

from screens.blocks.signs import Code
from screens.pages.scene import scene

SCREENS = [("21.5", {}), ("wide", {}), ("43", {"low_reach": True}), ("21.5", {"large": True, "low_reach": True})]


def placed(edition, visit, panel="21.5", **modes):
    to = setting(panel, **modes)
    layers = scene(a_sight(edition, visit=visit), to)
    assert_sound(layers, to)
    parts = [part for layer in layers for part in walk(layer.place(to))]
    codes = [part.block.address for part in parts if isinstance(part.block, Code)]
    return codes, "".join(words(layer.place(to)) for layer in layers)


@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_the_first_page_has_the_code_and_the_box(panel, modes):
    codes, said = placed(sample(), a_visit("opinions", **modes), panel, **modes)
    assert codes == ["https://zwfw.yunzhou.example/opinions"]
    assert "咨询台旁边" in said


@pytest.mark.parametrize(("fields", "codes", "said"), [({"opinion_box": "楼梯口"}, 0, "楼梯口"), ({}, 0, "12345")])
def test_what_the_office_has_not_is_not_spoken_of(fields, codes, said):
    edition = an_edition(a_unit(phone="0000-8123456"), office=an_office(hotline="12345", **fields))
    found, text = placed(edition, a_visit("opinions"))
    assert len(found) == codes
    assert said in text
    assert "扫码" not in text
