"""EN: whatever the house says is said in English, on every page; what an edition says in Chinese only says so."""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import walk, words
from msgspec.structs import replace

from kiosk.visit import HOME, LISTS, PLACES, SHEETS, TELLS, Switch, step
from screens.blocks.block import Setting
from screens.blocks.text import Text
from screens.pages.scene import scene
from screens.pages.ways import place_of
from screens.words.catalogues import wordings
from screens.words.days import APART
from screens.words.say import Say

PLAIN = [place for place in (HOME, "search", *LISTS, *TELLS)]
MARK = "ж"
PLACE = re.compile(r"\{[^}]*\}")


class Strange(NullTranslations):
    """A language in which every wording is marked: what is not marked was not said through a catalogue."""

    def gettext(self, message):
        return f"{MARK}{message}"

    def ngettext(self, msgid1, msgid2, n):
        return f"{MARK}{msgid1}"


def english(place, arg="", tab="", panel="21.5", **modes):
    """The layers of a page in English, and how they are set."""
    to = setting(panel, language="en", **modes)
    sight = a_sight(sample(), visit=a_visit(place, arg, tab, language="en", **modes))
    return scene(sight, to), to


def shown(layers, to):
    """Every text that stands there."""
    placed = [part for layer in layers for part in walk(layer.place(to))]
    return [part.block.text for part in placed if isinstance(part.block, Text)]


def sheets():
    """A place and an item of each kind, the first by id."""
    kinds = {}
    for item in sorted(sample().items, key=lambda item: item.id):
        kinds.setdefault(type(item), item)
    return [(place_of(item), item.id) for item in kinds.values()]


@pytest.mark.parametrize("place", PLAIN)
def test_a_page_of_lists_has_an_english_title(place):
    layers, to = english(place)
    page = next(layer for layer in layers if layer.name == "page")
    first = words(page.place(to)).split("\n")[0]
    assert re.fullmatch(r"[A-Za-z0-9 ,.’'-]+", first), first


def test_what_the_house_says_goes_through_the_catalogue_on_every_page(monkeypatch):
    strange = Say("en", Strange())
    monkeypatch.setattr("screens.sight.say_in", lambda _language: strange)
    plain = setting("21.5")
    to = Setting(plain.theme, plain.measure, strange)
    whole = {w for w in wordings.wordings() if not PLACE.search(w) and len(w) > 1}
    own = _own_words()
    bare = []
    for place, arg in [*((place, "") for place in PLAIN), *sheets()]:
        sight = a_sight(sample(), visit=a_visit(place, arg, language="en"))
        for text in shown(scene(sight, to), to):
            parts = [part.strip() for part in re.split(rf"{APART}|\n", text)]
            bare += [(place, arg, part) for part in parts if part in whole and part not in own]
    assert bare == []


def _own_words():
    """What the edition itself says in the very words of a wording."""
    from msgspec import to_builtins

    found = set()

    def gather(value):
        if isinstance(value, str):
            found.update(part.strip() for part in value.split("\n"))
        elif isinstance(value, dict | list | tuple):
            for part in value.values() if isinstance(value, dict) else value:
                gather(part)

    for item in sample().items:
        gather(to_builtins(item))
    return found


@pytest.mark.parametrize(("place", "arg"), sheets())
def test_a_sheet_bears_its_english_title_and_says_that_its_words_are_chinese(place, arg):
    layers, to = english(place, arg)
    item = next(item for item in sample().items if item.id == arg)
    text = " ".join(" ".join(words(layer.place(to)).split()) for layer in layers)
    assert " ".join(item.title_en.split()) in text
    assert "in Chinese" in text


def test_from_every_sheet_help_is_one_touch_away_in_english():
    for place, arg in sheets():
        layers, to = english(place, arg)
        names = [p.block.name for layer in layers for p in walk(layer.place(to)) if hasattr(p.block, "name")]
        assert "help" in names
        assert "language" in names


@pytest.mark.parametrize("modes", [{}, {"large": True}], ids=["plain", "large"])
@pytest.mark.parametrize("panel", ["21.5", "43", "wide"])
def test_no_english_word_is_torn(panel, modes):
    torn = []
    for place, arg in [*((place, "") for place in PLAIN), ("guide", "construction-permit"), ("topic", "theme:住房")]:
        layers, to = english(place, arg, panel=panel, **modes)
        for layer in layers:
            for part in walk(layer.place(to)):
                for above, below in zip(part.lines, part.lines[1:], strict=False):
                    text = part.block.text
                    if above.end == below.start and _letter(text[above.end - 1]) and _letter(text[below.start]):
                        torn.append((place, text))
    assert torn == []


def _letter(sign):
    return sign.isascii() and sign.isalpha()


def test_one_touch_goes_to_english_and_one_back_from_every_place():
    for place in PLACES:
        visit = a_visit(place, "x" if place in SHEETS else "")
        there = step(visit, Switch("language"), 1.0)
        assert (there.language, there.place, there.arg) == ("en", visit.place, visit.arg)
        assert step(there, Switch("language"), 2.0).language == "zh"


def test_promises_and_hours_are_told_in_english():
    text = "\n".join(shown(*english("guide", "construction-permit")))
    assert "Accepted today: promised before 26 Nov (Thu)" in text
    assert "Open now" in text
    assert "Today 9:00–12:00, 13:00–17:00" in text


def test_an_edition_without_english_names_is_still_whole():
    edition = sample()
    bare = replace_titles(edition)
    sight = a_sight(bare, visit=a_visit("topic", "unit:division-approval", language="en"))
    to = setting("21.5", language="en")
    assert any("施工许可" in text for text in shown(scene(sight, to), to))


def replace_titles(edition):

    items = tuple(replace(item, title_en="") for item in edition.items)
    return replace(edition, items=items)


def test_chinese_says_nothing_of_chinese_only():
    sight = a_sight(sample(), visit=a_visit("guide", "construction-permit"))
    assert "只有中文" not in "".join(shown(scene(replace(sight), setting("21.5")), setting("21.5")))
