"""Somebody who has never used it, at the real glass: every finger is a touch through the window.

Three came for something: a permit to build a shop, gas that is off, a flat one can pay. By tiles it takes three touches
at the most, by keys four and one on what was found. `MINGBAI_STEPS=DIR` leaves a picture of every step in DIR.
"""

from __future__ import annotations

import pytest
from fakes.glass import Glass
from fakes.seeking import readable_sample
from fakes.steps import assert_whole, keep

from screens.seeking import AtOnce

PERMIT = ("要带的 4 样", "一楼大厅 2 号窗口", "今天 9:00", "0000-8123456", "承诺")
GAS = ("谁负责", "城市建设科", "0000-8123459", "投诉", "12345")
FLAT = ("要带的 3 样", "一楼大厅 3 号窗口", "今天 9:00", "0000-8123458")
TILES = {
    "permit": (("guides", "topic:theme:开店", "guide:construction-permit"), PERMIT),
    "gas": (("notices", "tab:works", "notice:gas-stop-jiangbin"), GAS),
    "flat": (("guides", "topic:theme:租房", "guide:public-rental"), FLAT),
}
KEYS = {
    "permit": ("sgxk", "guide:construction-permit", PERMIT),
    "gas": ("tqi", "notice:gas-stop-jiangbin", GAS),
    "flat": ("gzf", "guide:public-rental", FLAT),
}
HALLS = {"32": (), "wide": (), "hung": ("low_reach",), "hung-large": ("low_reach", "large"), "32-large": ("large",)}
"""Panels, and what one switches on there before anything else."""


class Walk:
    """One visit: every touch is counted, looked at beforehand and drawn if pictures are wanted."""

    def __init__(self, window, hall, task, way):
        self.modes, name = HALLS[hall], f"{way}-{task}"
        at = "2026-11-26 10:00" if task == "gas" else "2026-11-23 10:34"
        self.glass = Glass(window, readable_sample(), panel=hall.partition("-")[0], at=at, finder=AtOnce)
        self.name, self.drawn = f"{name}-{hall}", 0
        for mode in self.modes:
            self.glass.tap(mode)
        self.began = self.glass.visit.taps
        self.draw()

    @property
    def taps(self):
        return self.glass.visit.taps - self.began

    def tap(self, name):
        theme = self.glass.wardrobe.look.theme
        placed = self.glass.screen.find(name)
        assert placed is not None, f"'{name}' is not on {self.glass.visit.name}: {self.glass.names()}"
        if "low_reach" in self.modes:
            assert placed.box.y >= theme.height - theme.reach, f"'{name}' hangs above what one reaches"
        self.glass.tap(name)
        self.draw()

    def draw(self):
        assert_whole(self.glass)
        keep(self.glass, f"{self.name}-{self.drawn}")
        self.drawn += 1

    def lacks(self, answer):
        """What of the answer is not on this page; in large type, low down, nor on the next."""
        said = "".join(self.glass.text().split())
        if self.modes == ("low_reach", "large"):
            self.tap("after")
            said += "".join(self.glass.text().split())
        return [part for part in answer if "".join(part.split()) not in said]


@pytest.mark.parametrize("hall", [hall for hall in HALLS if "large" not in HALLS[hall]])
@pytest.mark.parametrize("task", TILES)
def test_three_touches_lead_to_the_answer(task, hall, window):
    way, answer = TILES[task]
    walk = Walk(window, hall, task, "tiles")
    for name in way:
        walk.tap(name)
    assert walk.taps <= 3
    assert walk.lacks(answer) == []
    walk.glass.close()


@pytest.mark.parametrize("hall", HALLS)
@pytest.mark.parametrize("task", KEYS)
def test_four_keys_lead_to_the_answer(task, hall, window):
    keys, found, answer = KEYS[task]
    walk = Walk(window, hall, task, "keys")
    walk.tap("search")
    for sign in keys:
        walk.tap(f"key:{sign}")
    walk.tap(found)
    assert walk.lacks(answer) == []
    walk.glass.close()
