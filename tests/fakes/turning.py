"""Turning over all pages of a place, as a citizen would: what they say, and what on them can be touched."""

from __future__ import annotations

from fakes.sights import a_sight, a_visit, setting
from fakes.sound import assert_sound, presses, words

from kiosk.content.edition import Edition
from screens.pages.scene import scene


def turned(
    edition: Edition, place: str, arg: str = "", tab: str = "", panel: str = "21.5", **modes: bool
) -> tuple[str, list[str]]:
    """Words and names of all pages. Every page is sound, and no two things on one have the same name."""
    to, page = setting(panel, **modes), 0
    said: list[str] = []
    touched: list[str] = []
    while True:
        layers = scene(a_sight(edition, visit=a_visit(place, arg, tab, page, **modes)), to)
        assert_sound(layers, to)
        placed = [layer.place(to) for layer in layers]
        said += [words(p) for p in placed]
        names = [name for p in placed for name in presses(p)]
        assert len(names) == len(set(names)), names
        touched += names
        if "after" not in names:
            return "\n".join(said), touched
        page += 1
        assert page < 400, "a page that never ends"
