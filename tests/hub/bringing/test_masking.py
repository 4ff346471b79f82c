"""How much of an address stays is a rule with its basis, as of every other personal datum."""

from datetime import date
from pathlib import Path

import pytest

from hub.bringing import masking
from kiosk.content.rules import Mask
from kiosk.folder import read

RULES = Path(__file__).parents[3] / "data" / "sample"
READ = {"read_at": date(2026, 1, 1), "check_by": date(2027, 1, 1)}


@pytest.fixture(scope="module")
def masks():
    return {mask.what: mask for mask in read(RULES, date(2026, 11, 27)).rules.masks}


@pytest.mark.parametrize(
    ("home", "shown"),
    [
        ("云州市市民路 12 号 3 幢 502 室", "云州市市民路 ***"),
        ("河滨小区A座1201", "河滨小区***"),
        ("河滨小区", "河滨小区"),
        ("市民路***", "市民路***"),
    ],
)
def test_an_address_stays_up_to_its_door(masks, home, shown):
    assert masking.cell_as(home, masking.ADDRESS, masks) == shown


def test_every_mask_has_its_rule_with_a_basis_and_none_comes_from_the_code(masks):
    ways = set(masking.LABELS) - {masking.KEEP, masking.DROP}
    assert ways == set(masks)
    assert {way: masking.basis(way, masks) for way in ways} == {way: masks[way].basis for way in ways}


def test_an_office_may_say_that_more_of_an_address_stays_and_why():
    rule = Mask(id="mask-address", title="留幢号", what="address", head=3, tail=0, basis="本市公示办法第三条", **READ)
    told = masking.column(0, "住址", ["河滨小区12幢3室"], masking.ADDRESS, {"address": rule})
    assert (told.shown, told.basis) == (("河滨小区12幢***",), "本市公示办法第三条")


def test_without_a_rule_the_door_is_hidden_whole():
    assert masking.cell_as("河滨小区12幢3室", masking.ADDRESS, {}) == "河滨小区***"
