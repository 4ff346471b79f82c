"""Nothing that was taken off the glass stays in memory, and the atlas gives its pages back."""

from __future__ import annotations

import gc
import weakref

import pytest

from screens.parts.band import Band
from screens.parts.button import Press
from screens.parts.frame import Frame
from screens.parts.icon import Icon
from screens.parts.prose import Prose
from screens.parts.tag import Tag
from screens.parts.ticker import Ticker

PARTS = {
    "prose": (Prose, {"text": "城东片区部分路段计划停水的通告"}),
    "ticker": (Ticker, {"text": "请提前储水"}),
    "press": (Press, {"text": "办事指南", "note": "材料", "icon": "document"}),
    "frame": (Frame, {}),
    "tag": (Tag, {"text": "结果公开"}),
    "icon": (Icon, {"name": "pin"}),
    "band": (Band, {}),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_taken_off_the_glass_is_gone(window, name: str):
    kind, properties = PARTS[name]
    look = window.look()
    gone = []
    for i in range(50):
        one = kind(look=look, size=(300, 120), **properties)
        window.show(one) if i % 10 == 0 else look.desk.finish()
        if hasattr(one, "step"):
            one.step(1 / 60)
        gone.append(weakref.ref(one))
    window.clear()
    window.frame(2)
    del one
    gc.collect()
    assert [ref for ref in gone if ref() is not None] == []
    assert look.desk.idle
    assert all(not page.users for page in look.atlas._pages)
