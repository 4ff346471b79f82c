"""The edition is replaced while somebody is at a page: every page of the sample, and an edition that has none of it."""

from __future__ import annotations

import pytest
from fakes.builders import a_notice, an_edition
from fakes.glass import Glass
from fakes.sights import sample

from kiosk.visit import HOME, ITEMS, PLACE_OF, PLACES, SHEETS, Back, Open
from screens.cards.table import tables_of
from screens.withdrawn import SHOWN_AT
from screens.words.labels import of_people


@pytest.fixture
def glass(window):
    found = Glass(window, sample())
    yield found
    found.close()


def stops():
    """Every place once; those with an argument with the first item they show."""
    first: dict[str, str] = {}
    for item in sample().items:
        first.setdefault(PLACE_OF[str(type(item).__struct_config__.tag)], item.id)
    args = {**first, "topic": "theme:住房", "window": "service-hall/2"}
    args |= {"table": "public-rental-publicity", "look": "construction-permit"}
    assert set(first) == set(ITEMS)
    return [(place, args.get(place, "") if place in SHEETS else "") for place in PLACES if place != HOME]


def test_whoever_is_anywhere_is_told_and_walks_on_when_everything_is_gone(glass):
    other = an_edition(a_notice())
    for place, arg in stops():
        glass.screen.do((Open(place, arg),))
        glass.show(other)
        assert glass.visit.place == place
        assert glass.text().strip(), f"an empty page at {place}"
        assert {"home", "back", "help"} <= set(glass.names())
        if place in SHOWN_AT:
            item = next(item for item in sample().items if item.id == arg.partition("/")[0])
            at_once = item.strict or any(of_people(table) for table in tables_of(item))
            assert ("已经不再公开" if at_once else "刚刚到期或者撤下") in glass.text()
        glass.screen.do((Back(),))
        assert glass.visit.place == HOME
        glass.show(sample())


def test_whoever_reads_goes_on_reading_when_only_other_things_changed(glass):
    from msgspec.structs import replace

    for place, arg in stops():
        glass.screen.do((Open(place, arg),))
        before = glass.page_text()
        glass.show(replace(sample(), serial=sample().serial + 1))
        assert glass.page_text() == before
        assert "刚刚更新" not in glass.text()
        glass.screen.do((Back(),))
