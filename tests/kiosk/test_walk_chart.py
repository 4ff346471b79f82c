"""The map of the walk in docs is that of the table."""

from pathlib import Path

from kiosk.visit import HELP, HOME, NEXT, PLACES
from kiosk.visit.chart import chart, ways

PAGE = Path(__file__).resolve().parents[2] / "docs" / "walk.md"


def test_the_page_in_docs_is_what_the_table_says_now():
    assert PAGE.read_text("utf-8") == chart(), "run `make walk`"


def test_every_place_and_every_way_is_in_it():
    known = ways()
    assert set(known) == set(PLACES)
    drawn = {(here, to) for here, tos in known.items() for to in tos} | {(here, HELP) for here in PLACES}
    assert drawn == {(here, to) for here, to in NEXT if to in PLACES}


def test_every_place_can_be_reached_from_home():
    known, seen, edge = ways(), {HOME}, [HOME]
    while edge:
        new = {to for to in (*known[edge.pop()], HELP) if to not in seen}
        seen |= new
        edge += new
    assert seen == set(PLACES)
