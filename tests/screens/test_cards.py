"""Golden pictures of every kind's card on boards of every form: contact sheets, enough for an eye and small in bytes.

Found good anew as test_pictures.py says.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import pytest
from fakes.builders import a_board
from fakes.golden import assert_golden, drawn
from fakes.seeking import readable_sample
from fakes.sights import NOW, a_snapshot
from msgspec.structs import replace
from PIL import Image

from kiosk.config import PanelPart, Settings
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.layouts import layouts_for
from kiosk.schedule.dwell import dwell_s

LYING = PanelPart(width_mm=1210, height_mm=680, distance_mm=4000)
UPRIGHT = PanelPart(width_mm=680, height_mm=1210, distance_mm=4000)
LAMPS = PanelPart(width_mm=2560, height_mm=320, distance_mm=10_000)
FORMS = {
    "lying": ("hall", (1920, 1080), LYING, (64, 202, 1296, 932), 2, 3),
    "upright": ("lift-upright", (1080, 1920), UPRIGHT, (48, 308, 1032, 1276), 3, 4),
    "strip": ("door-strip", (512, 64), LAMPS, (0, 0, 512, 64), 1, 2),
}
"""Board, pixels, panel, what of the picture is kept, how many times smaller, and how many stand side by side."""

KINDS = {
    "deeds": ("construction-permit", "process-fire-review", "leader-housing", "division-housing", "site-trade"),
    "notices": ("public-rental-publicity", "subsidy-publicity", "water-stop-east", "plan-hearing", "heavy-rain"),
    "matters": (
        "green-rules-consultation",
        "tender-candidates-bridge",
        "permits-result",
        "presale-jiangwan",
        "correction-water-stop",
        "complaint-bulletin",
        "electronic-permit",
        "rental-review",
        "appointment-publicity",
    ),
    "papers": ("doc-fund-rules", "decision-old-quarters", "plan-annual-renewal", "about-lift-guide", "basis-fire"),
    "hall": ("event-expert-bridge", "faq-street-lamp", "poster-termites", "ruling-drainage-hotpot"),
    "disclosure": ("info-guide", "info-catalogue", "report-last-year", "info-on-request", "powers-list"),
    "records": ("record-major-projects", "record-statistics"),
}
"""Items of every kind, some to a sheet."""

BEGINS = "2026-11-23 00:00:01"
"""An item that is alone begins at midnight: its first page is up."""

GAP = 4


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("group", KINDS)
def test_the_cards_of_a_form_look_as_they_were_found_good(form, group, window, tmp_path):
    board, size, panel, kept, smaller, beside = FORMS[form]
    settings = Settings(name="竖屏", board=board, panel=panel)
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 00:00")
    cards = []
    for item in KINDS[group]:
        image = drawn(window, snapshot, settings, f"board:{item}", size, BEGINS).crop(kept)
        cards.append(image.resize((image.width // smaller, image.height // smaller), Image.Resampling.BOX))
    assert_golden(f"cards-{form}-{group}", sheet(cards, beside), True, tmp_path)


LAST = ("decision-old-quarters", "plan-hearing", "leader-housing", "poster-termites")
"""Items whose cards have several pages on an upright board."""


def test_the_last_page_of_an_upright_card_looks_as_it_was_found_good(window, tmp_path):
    board, size, panel, kept, smaller, beside = FORMS["upright"]
    settings, edition = Settings(name="竖屏", board=board, panel=panel), readable_sample()
    snapshot, known = a_snapshot(edition, verified="2026-11-23 00:00"), {item.id: item for item in edition.items}
    cards = []
    for item in LAST:
        at = str(datetime.fromisoformat("2026-11-23") + timedelta(seconds=dwell_s(known[item]) - 1))
        image = drawn(window, snapshot, settings, f"board:{item}", size, at).crop(kept)
        cards.append(image.resize((image.width // smaller, image.height // smaller), Image.Resampling.BOX))
    assert_golden("cards-upright-last", sheet(cards, beside), True, tmp_path)


def sheet(cards: list[Image.Image], beside: int) -> Image.Image:
    """The cards side by side, row below row."""
    wide, high = cards[0].width + GAP, cards[0].height + GAP
    rows = -(-len(cards) // beside)
    found = Image.new("RGB", (wide * min(beside, len(cards)) - GAP, high * rows - GAP), "#7C879C")
    for number, card in enumerate(cards):
        found.paste(card, (number % beside * wide, number // beside * high))
    return found


@pytest.mark.parametrize("board", ["lift-upright", "door-strip"])
def test_a_whole_board_looks_as_it_was_found_good(board, window, tmp_path):
    form = next(form for form in FORMS.values() if form[0] == board)
    settings = Settings(name="竖屏", board=board, panel=form[2])
    snapshot = a_snapshot(readable_sample(), verified="2026-11-23 10:32")
    image = drawn(window, snapshot, settings, "board", form[1], NOW)
    assert_golden(f"board-{board}", image, board == "door-strip", tmp_path)


@pytest.mark.parametrize("form", FORMS)
def test_a_board_with_nothing_to_play_looks_as_it_was_found_good(form, window, tmp_path):
    board, size, panel, *_ = FORMS[form]
    settings = Settings(name="竖屏", board=board, panel=panel)
    snapshot = a_snapshot(replace(readable_sample(), slots=()), verified="2026-11-23 10:32")
    image = drawn(window, snapshot, settings, "board", size, NOW)
    assert_golden(f"board-nothing-{form}", image, form == "strip", tmp_path)


def test_the_smallest_strip_looks_as_it_was_found_good(window, tmp_path):
    panel = PanelPart(width_mm=3200, height_mm=320, distance_mm=15_000)
    boards = (*readable_sample().boards, a_board("gate-strip", layout="strip-320x32"))
    edition = replace(readable_sample(), boards=boards, layouts=layouts_for((), boards))
    snapshot = a_snapshot(edition, verified="2026-11-23 10:32")
    image = drawn(window, snapshot, Settings(name="门口条屏", board="gate-strip", panel=panel), "board", (320, 32), NOW)
    assert_golden("board-gate-strip", image, True, tmp_path)


def test_every_kind_of_item_and_announcement_is_on_a_sheet():
    tags = {str(type(item).__struct_config__.tag) for item in readable_sample().items}
    shown = {item for items in KINDS.values() for item in items}
    assert {str(type(i).__struct_config__.tag) for i in readable_sample().items if i.id in shown} == tags
    types = {i.type for i in readable_sample().items if i.id in shown and isinstance(i, Announcement)}
    assert types == set(get_args(AnnouncementType))
