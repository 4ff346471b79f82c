"""What three people came for, walked as they would: three touches, or four keys and a touch, all within reach."""

from __future__ import annotations

import pytest
from fakes.seeking import asked
from fakes.sights import a_visit, setting
from fakes.sound import assert_sound, walk, words

from kiosk.visit import Visit, step
from screens.blocks.arrange import Press
from screens.pages.scene import scene

TALL = [("21.5", {}), ("27", {}), ("hung", {})]
"""Screens on which a finger finds it."""

ALL = [
    *TALL,
    ("21.5", {"large": True}),
    ("hung", {"low_reach": True}),
    ("hung", {"low_reach": True, "large": True}),
    ("wide", {}),
]
TASKS = {
    "my shop is to be built": (
        ("guides", "topic:firm:工程建设", "guide:construction-permit"),
        "sgxk",
        ("要带的 4 样", "一楼大厅 2 号窗口", "今天 9:00", "咨询 0000-8123456", "承诺"),
    ),
    "my gas is off": (
        ("notices", "tab:works", "notice:gas-stop-jiangbin"),
        "tqi",
        ("谁负责", "城市建设科", "0000-8123459", "投诉", "12345", "8:30—17:30"),
    ),
    "a flat that I can pay": (
        ("guides", "topic:theme:租房", "guide:public-rental"),
        "gzf",
        ("要带的 3 样", "一楼大厅 3 号窗口", "今天 9:00", "咨询 0000-8123458"),
    ),
}
"""What somebody came for: the touches, the keys, and the answer."""


def name(value: object) -> str | None:
    return value if isinstance(value, str) else "+".join(value) or "plain" if isinstance(value, dict) else None


def shown(visit: Visit, panel: str, modes: dict[str, bool]):
    """What stands there: all that can be touched, by name, and all that is said."""
    to = setting(panel, **modes)
    layers = scene(asked(visit), to)
    assert_sound(layers, to)
    parts = [part for layer in layers for part in walk(layer.place(to))]
    presses = {part.block.name: part for part in parts if isinstance(part.block, Press)}
    return to, presses, "".join("".join(words(layer.place(to)) for layer in layers).split())


def touched(visit: Visit, wanted: str, panel: str, modes: dict[str, bool]) -> Visit:
    """The visit after a finger on what is called so; it must stand where a finger gets to."""
    to, presses, _ = shown(visit, panel, modes)
    assert wanted in presses, f"'{wanted}' is not on the first page of {visit.name}: {sorted(presses)}"
    if modes.get("low_reach"):
        assert presses[wanted].box.y >= to.theme.height - to.theme.reach, f"{wanted} hangs above 1,220 mm"
    for act in presses[wanted].block.act:
        visit = step(visit, act, 0.0)
    return visit


def missing(visit: Visit, answer: tuple[str, ...], panel: str, modes: dict[str, bool]) -> list[str]:
    """What of an answer does not stand on this page; where little has room, nor on those one turns over to."""
    _, presses, said = shown(visit, panel, modes)
    while "after" in presses and (modes or panel == "wide"):
        visit = touched(visit, "after", panel, modes)
        _, presses, more = shown(visit, panel, modes)
        said += more
    return [part for part in answer if "".join(part.split()) not in said]


@pytest.mark.parametrize(("panel", "modes"), TALL, ids=name)
@pytest.mark.parametrize("task", TASKS)
def test_three_touches_lead_to_the_answer(task, panel, modes):
    way, _, answer = TASKS[task]
    assert len(way) <= 3
    visit = a_visit("home", **modes)
    for wanted in way:
        visit = touched(visit, wanted, panel, modes)
    assert missing(visit, answer, panel, modes) == []


@pytest.mark.parametrize(("panel", "modes"), ALL, ids=name)
@pytest.mark.parametrize("task", TASKS)
def test_four_keys_lead_to_the_answer_on_every_screen(task, panel, modes):
    way, keys, answer = TASKS[task]
    assert len(keys) <= 4
    visit = touched(a_visit("home", **modes), "search", panel, modes)
    for sign in keys:
        visit = touched(visit, f"key:{sign}", panel, modes)
    visit = touched(visit, way[-1], panel, modes)
    assert missing(visit, answer, panel, modes) == []
