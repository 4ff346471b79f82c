"""What nobody meant to publish: words without an end, other scripts, tables of one column or sixty, nothing at all.

Each is laid on a plain panel and on the one with the least room: nothing is clipped, nothing meets anything.
"""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.kinds import a_faq, a_leader, a_poster, a_site
from fakes.sights import a_sight, a_visit, fonts, setting
from fakes.sound import assert_sound
from msgspec.structs import replace

from kiosk.content.item import Media, Table
from kiosk.content.service import Material
from kiosk.visit import LISTS, TELLS
from screens.pages.scene import scene
from screens.pages.ways import place_of

SCREENS = [("21.5", {}), ("low", {"large": True}), ("low", {"language": "en"}), ("43", {"low_reach": True})]
TEXTS = {
    "one-word": "Aa" * 200,
    "address": "https://www.example.gov.cn/" + "very-long-path/" * 20,
    "right-to-left": "שלום עולם مرحبا بالعالم \u202e反转\u202c\u200b\u2066零宽\u00ad\ufeff" * 4,
    "pictures": "👨‍👩‍👧‍👦🏗️✅❌🚧①②③㎡℃㈱" * 6,
    "rare": "䶮𠮷㙓𫖯𫓧𬭎𰻝" * 9,
    "controls": "a\tb\x01c\x7fd\u2028e\u2029f" * 9,
    "figures": "9" * 200,
    "dots": "……" * 60,
    "blanks": "　" * 80 + "字",
    "one-sign": "一",
}


@pytest.fixture(autouse=True)
def _nobody_else_is_told():
    """What no font draws here is wanted; the fonts are everybody's, and others ask them whether anything is missing."""
    before = set(fonts().missing)
    yield
    fonts().missing.intersection_update(before)


def tabled(columns, rows, cell):
    names, row = tuple(f"列{n}" for n in range(columns)), (cell,) * columns
    return a_notice(title="表", table=Table(columns=names, rows=(row,) * rows))


TABLED = {"one-column": (1, 40, "格"), "sixty": (60, 6, "格"), "300-signs": (3, 4, "字" * 300), "none": (3, 0, "")}
TABLED |= {"empty-cells": (60, 3, ""), "one-word": (1, 1, "Aa" * 300)}
SHAPES = {"flat": (10_000, 10), "tall": (10, 10_000), "dot": (1, 1)}


def assert_laid(edition, spots, panel, modes):
    to = setting(panel, **modes)
    for place, arg, tab, page in spots:
        visit = a_visit(place, arg, tab=tab, page=page, **modes)
        assert_sound(scene(a_sight(edition, visit=visit, stored=frozenset({"ab" * 32})), to), to)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_whatever_the_words_are_every_page_has_room_for_them(panel, modes, text):
    words = TEXTS[text]
    paper = Material(name=words, note=words)
    items = (
        a_guide(title=words, title_en=words, materials=(paper,), conditions=(words,), result=words),
        a_notice(title=words, title_en=words, body=words * 3),
        a_faq(title=words, answer=words * 3),
        a_unit(title=words, address=words),
    )
    edition = an_edition(*items)
    spots = [(place_of(item), item.id, "", page) for item in items for page in (0, 99)]
    spots += [("guide", "a-guide", tab, 0) for tab in ("go", "cost", "basis")]
    spots += [(place, "", "", 0) for place in ("home", "notices", "guides", "units", "windows", "faqs", "help")]
    assert_laid(edition, spots, panel, modes)


@pytest.mark.parametrize("table", TABLED)
@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_whatever_a_table_is_like_no_cell_is_cut(panel, modes, table):
    notice = tabled(*TABLED[table])
    spots = [("notice", notice.id, "", page) for page in (0, 99)]
    spots += [("table", notice.id, tab, page) for tab in ("0", "0/find", "7", "zz") for page in (0, 99)]
    assert_laid(an_edition(notice), spots, panel, modes)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_whatever_a_picture_is_like_it_has_its_place(panel, modes, shape):
    wide, high = SHAPES[shape]
    media = Media(sha256="ab" * 32, length=9, type="image/png", name="a.png", width=wide, height=high, caption="图")
    poster = a_poster(media=(media,))
    spots = [("poster", poster.id, "", 0), *(("look", poster.id, tab, 0) for tab in ("0", "0:3:500:500", "9", "zz"))]
    assert_laid(an_edition(poster), spots, panel, modes)


@pytest.mark.parametrize("item", [None, a_guide(), a_notice(), a_leader(), a_site()], ids=lambda item: item and item.id)
@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_an_edition_of_nothing_or_of_one_thing_leads_on_from_every_page(panel, modes, item):
    edition = replace(an_edition(), items=(item,) if item is not None else ())
    spots = [(place, "", "", 0) for place in ("home", "search", *LISTS, *TELLS)]
    spots += [(place_of(item), item.id, "", 0)] if item is not None else []
    spots += [("topic", "theme:住房", "", 0), ("topic", "unit:hall", "", 0), ("window", "hall/2", "", 0)]
    assert_laid(edition, spots, panel, modes)
