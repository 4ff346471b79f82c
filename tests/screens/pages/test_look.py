"""Coming closer to a picture: by buttons alone, quiet at the ends, kept while one turns over, gone with the visit."""

from __future__ import annotations

import pytest
from fakes.blobs import stored
from fakes.builders import a_notice, an_edition
from fakes.glass import Glass
from fakes.kinds import a_film, a_leaflet, a_picture
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, walk, words
from msgspec.structs import replace

from kiosk.content.service import Guide
from kiosk.visit import Open, Turn, step
from screens.blocks.arrange import Press
from screens.blocks.picture import Detail
from screens.pages.scene import scene
from screens.pages.ways import place_of

SCREENS = [
    ("21.5", {}),
    ("21.5", {"large": True}),
    ("43", {"low_reach": True}),
    ("43", {"large": True, "low_reach": True}),
    ("wide", {}),
    ("wide", {"large": True}),
    ("low", {}),
    ("low", {"large": True}),
]
SIDES = {"left", "right", "up", "down"}
BOOK = replace(a_leaflet(3), caption="告知手册", width=595, height=842)
FORM = replace(a_picture(), caption="申请表", width=1080, height=1528)
NOTICE = a_notice(media=(a_film(), BOOK, FORM))
HERE = frozenset(medium.sha256 for medium in NOTICE.media)


def looked(tab, page=0, panel="21.5", language="zh", edition=None, **modes):
    """What can be touched on the page, by name; the detail that one sees; and what is said."""
    to = setting(panel, language, **modes)
    visit = a_visit("look", "a-notice", tab=tab, page=page, language=language, **modes)
    layers = scene(a_sight(edition or an_edition(NOTICE), visit=visit, stored=HERE), to)
    assert_sound(layers, to)
    page = next(layer.place(to) for layer in layers if layer.name == "page")
    found = list(walk(page))
    detail = next((part.block for part in found if isinstance(part.block, Detail)), None)
    return {p.block.name: p.block.act[0] for p in found if isinstance(p.block, Press)}, detail, words(page)


@pytest.mark.parametrize(("panel", "modes"), SCREENS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("tab", ["1", "1:2:500:500", "1:4:0:1000", "2", "2:1:0:0"])
def test_the_page_is_sound_on_every_screen_and_shows_a_large_part(panel, modes, language, tab):
    _, detail, _ = looked(tab, 1, panel, language, **modes)
    theme = setting(panel, language, **modes).theme
    assert detail.part.h >= 3 * theme.size("small")
    assert detail.part.w >= 6 * theme.size("small")


def test_at_the_whole_only_coming_closer_and_turning_over_can_be_touched():
    presses, detail, said = looked("1")
    assert set(presses) == {"closer", "after"}
    assert detail.whole == (detail.part.w, detail.part.h)
    assert "100%" in said
    assert "缩小" in said  # quiet, in its place


def test_as_close_as_can_be_there_is_no_closer():
    presses, _, said = looked("1:4:500:500")
    assert set(presses) == {"farther", "after", *SIDES}
    assert "400%" in said


def test_at_a_corner_the_two_sides_that_end_are_quiet():
    assert SIDES & set(looked("1:4:0:0")[0]) == {"right", "down"}
    assert SIDES & set(looked("1:4:1000:1000")[0]) == {"left", "up"}


def test_buttons_stand_in_the_same_place_however_close_one_is():
    to = setting()
    places = []
    for tab in ("1:1:500:500", "1:3:500:500"):
        layers = scene(a_sight(an_edition(NOTICE), visit=a_visit("look", "a-notice", tab=tab), stored=HERE), to)
        parts = [part for layer in layers for part in walk(layer.place(to))]
        places.append({p.block.name: p.box for p in parts if isinstance(p.block, Press) and p.block.name == "closer"})
    assert places[0] == places[1]


def test_a_picture_comes_no_closer_than_its_pixels_allow():
    assert "closer" not in looked("2:4:500:500")[0]
    assert "200%" in looked("2:4:500:500")[2]


def test_turning_over_keeps_how_close_one_is_and_where():
    presses, before, _ = looked("1:3:500:900")
    visit = step(a_visit("look", "a-notice", tab="1:3:500:900"), presses["after"], 1.0)
    assert (visit.tab, visit.page) == ("1:3:500:900", 1)
    _, after, said = looked(visit.tab, visit.page)
    assert (after.part, after.page) == (before.part, 2)
    assert "第 2 / 3 页" in said
    assert looked("1", 99)[1].page == 3


@pytest.mark.parametrize("tab", ["0", "7", "7:1:0:0"])
def test_a_film_and_a_medium_that_is_none_cannot_be_looked_at(tab):
    assert "已经不再公开" in looked(tab)[2]


def test_an_item_that_is_gone_says_so():
    assert "已经不再公开" in looked("1", edition=an_edition(a_notice("another")))[2]


def test_what_is_shown_on_a_sheet_leads_here_and_what_is_on_its_way_does_not():
    to = setting()
    acts = []
    for here in (HERE, frozenset()):
        found = []
        for page in range(6):
            sight = a_sight(an_edition(NOTICE), visit=a_visit("notice", "a-notice", page=page), stored=here)
            layers = scene(sight, to)
            assert_sound(layers, to)
            parts = [part for layer in layers for part in walk(layer.place(to))]
            found += [p.block.act for p in parts if isinstance(p.block, Press) and p.block.name.startswith("look:")]
        acts.append(set(found))
    open_ = Open("look", "a-notice")
    assert acts[0] == {(open_, Turn(0, "2")), *((open_, Turn(page, "1")) for page in range(3))}
    assert acts[1] == set()


def test_a_finger_comes_closer_steps_down_and_comes_back_to_the_form(window, tmp_path):
    glass = Glass(window, sample(), stored=stored(tmp_path), blobs=tmp_path)
    glass.screen.do((Open("guide", "construction-permit"), Turn(tab="forms")))
    glass.tap("guide/look:0-1")
    assert glass.visit.name == "look:construction-permit"
    for name in ("closer", "closer", "down"):
        glass.tap(f"look/{name}")
    glass.wardrobe.look.gallery.finish()
    pane = glass.screen.shown["page"][2]
    assert not glass.wardrobe.look.gallery.troubles(pane)
    closer, spot = glass.visit.tab.split(":")[1], glass.visit.tab.split(":")[3]
    assert closer == "2"
    assert int(spot) > 0
    glass.tap("look/back")
    assert (glass.visit.name, glass.visit.tab) == ("guide:construction-permit", "forms")
    glass.close()


def test_silence_forgets_how_close_one_was(window, tmp_path):
    glass = Glass(window, sample(), stored=stored(tmp_path), blobs=tmp_path)
    glass.screen.do((Open("guide", "construction-permit"), Turn(tab="forms")))
    glass.tap("look:0-1")
    glass.tap("closer")
    glass.wait(300, steps=60)
    assert glass.visit.place == "home"
    assert not glass.visit.trail
    glass.screen.do((Open("guide", "construction-permit"), Turn(tab="forms")))
    glass.tap("look:0-1")
    assert glass.visit.tab == "0"
    glass.close()


@pytest.mark.parametrize(("panel", "modes"), SCREENS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_sheets_that_show_their_media_are_sound_and_every_medium_leads_here(panel, modes, language):
    to = setting(panel, language, **modes)
    here = frozenset(medium.sha256 for item in sample().items for medium in item.media)
    for item in sample().items:
        shown = {n for n, medium in enumerate(item.media) if not medium.type.startswith(("video/", "audio/"))}
        tab, found, page = "forms" if isinstance(item, Guide) else "", set(), 0
        while shown:
            visit = a_visit(place_of(item), item.id, tab=tab, page=page, language=language, **modes)
            layers = scene(a_sight(sample(), visit=visit, stored=here), to)
            assert_sound(layers, to)
            parts = [part for layer in layers for part in walk(layer.place(to))]
            presses = {p.block.name: p.block.act for p in parts if isinstance(p.block, Press)}
            found |= {int(act[1].tab) for name, act in presses.items() if name.startswith("look:") and len(act) == 2}
            page += 1
            if "after" not in presses:
                break
        assert found == shown, item.id
