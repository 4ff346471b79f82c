"""Codes as a telephone reads them off the glass: of every guide and every announcement, in every mode, on any panel."""

from __future__ import annotations

import pytest
from fakes import scanner
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.glass import Glass
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import walk
from PIL import Image

from kiosk.content.notice import Announcement
from kiosk.content.service import Guide
from kiosk.visit import Open, Switch, Turn
from screens.blocks.signs import Code
from screens.pages.scene import scene
from screens.pages.taking import MODULE_MM
from screens.pages.ways import place_of
from screens.parts.qr import matrix
from screens.theme import TARGET_MM
from screens.words import taken

pytestmark = pytest.mark.skipif(not scanner.there(), reason="libzbar0 is not installed (deploy/setup.sh --test)")

MODES = {
    "plain": ("21.5", ()),
    "large": ("32", ("large",)),
    "contrast": ("27", ("contrast",)),
    "low-reach": ("hung", ("low_reach",)),
    "english": ("21.5", ("language",)),
    "all": ("hung", ("large", "contrast", "low_reach", "language")),
    "wide": ("wide", ()),
    "low": ("low", ("large",)),
}


def on_glass(place, item_id, to, language):
    """The code on the pages of an item, as it is placed; none when it has none."""
    for page in range(60):
        layers = scene(a_sight(sample(), visit=a_visit(place, item_id, language=language, page=page)), to)
        parts = [part for layer in layers for part in walk(layer.place(to))]
        code = next((part for part in parts if isinstance(part.block, Code)), None)
        if code is not None or not any(getattr(part.block, "name", "") == "after" for part in parts):
            return code
    return None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_code_of_every_guide_and_every_announcement_says_where_or_what_it_is(language):
    to = setting("21.5", language)
    items = [item for item in sample().items if isinstance(item, Guide | Announcement)]
    sight = a_sight(sample(), visit=a_visit("home", language=language))
    assert len(items) > 100
    for item in items:
        if sight.contents.item(item.id, sight.now, sight.stale) is None:
            continue  # its time has not come, or is over
        code = on_glass(place_of(item), item.id, to, language)
        assert code is not None, item.id
        said = taken.content(item, sight.contents, sight.zone, to.say)
        assert code.block.address == said
        assert taken.address(item) or taken.version(item, sight.contents, to.say) in said
        side, modules = matrix(said)
        assert code.box.w >= side * to.theme.target * MODULE_MM / TARGET_MM * 0.98, item.id
        scale = code.box.w // side
        image = Image.frombytes("L", (side, side), bytes(modules)).resize((side * scale, side * scale), 0)
        assert scanner.scanned(image) == [said], item.id


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("place", ["guide", "notice"])
def test_it_scans_off_the_glass_in_every_mode(place, mode, window, tmp_path):
    panel, modes = MODES[mode]
    edition = an_edition(a_guide(), a_notice(), a_unit())
    glass = Glass(window, edition, panel=panel)
    for switched in modes:
        glass.screen.do((Switch(switched),))
    glass.screen.do((Open(place, f"a-{place}"),))
    glass.settle()
    found: list[str] = []
    for page in range(12):
        glass.screen.do((Turn(page=page),))
        glass.settle()
        glass.picture(tmp_path / "page.png")
        with Image.open(tmp_path / "page.png") as image:
            found += scanner.scanned(image.convert("L"))
        if found:
            break
    item = next(item for item in edition.items if item.id == f"a-{place}")
    glass.close()
    sight = a_sight(edition)
    language = "en" if "language" in modes else "zh"
    assert found == [taken.content(item, sight.contents, sight.zone, setting("21.5", language).say)]
