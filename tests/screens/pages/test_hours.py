"""Hours on every page that tells them: today's while they help somebody, then those of the day it opens next."""

from __future__ import annotations

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, words

from screens.pages.scene import scene

HOURS = "9:00—12:00、13:00—17:00"
PAGES = [
    ("guide", "construction-permit"),
    ("windows", ""),
    ("unit", "service-hall"),
    ("site", "site-hall"),
    ("help", ""),
    ("opinions", ""),
]


def said(place: str, arg: str, at: str, language: str = "zh") -> str:
    """All that stands on a page at a moment of the sample's Monday, without blanks."""
    to = setting("21.5", language)
    layers = scene(a_sight(sample(), at=at, visit=a_visit(place, arg, language=language)), to)
    assert_sound(layers, to)
    return "".join("".join(words(layer.place(to)) for layer in layers).split())


@pytest.mark.parametrize(("place", "arg"), PAGES)
def test_after_closing_the_hours_are_tomorrows(place, arg):
    in_break, evening = (said(place, arg, f"2026-11-23 {at}") for at in ("12:30", "18:30"))
    assert f"今天{HOURS}" in in_break
    assert "明天9:00" in evening
    assert "今天9:00" not in evening


def test_before_a_weekend_the_hours_are_those_of_monday():
    assert f"11月30日{HOURS}" in said("guide", "construction-permit", "2026-11-27 18:30")
    assert f"后天{HOURS}" in said("guide", "construction-permit", "2026-11-28 10:00")


def test_in_english_too():
    assert "Tomorrow9:00" in said("guide", "construction-permit", "2026-11-23 18:30", "en")
