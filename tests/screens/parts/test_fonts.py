"""What a character covers, and what becomes of one that no font has."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.errors import Damaged
from screens.parts.fonts import BOLD, GETA, NOTHING, REGULAR, Coverage, Fonts

NOWHERE = "\U0003134a"  # the last ideograph of extension G: in none of our fonts


def darkness(coverage: Coverage) -> float:
    return sum(coverage.pixels) / 255


def test_han_are_squares_and_advances_are_whole_pixels():
    fonts = Fonts()
    assert [fonts.advance(char, "regular", 40) for char in "明屏，《—A1 "] == [40, 40, 40, 40, 36, 24, 22, 9]


def test_a_joiner_takes_no_room_and_covers_nothing():
    fonts = Fonts()
    assert [fonts.advance(char, "regular", 40) for char in "\u200d\u061c\u202e\u2066"] == [0] * 4
    assert fonts.coverage("\ufe00", "regular", 40) == NOTHING
    assert fonts.coverage(" ", "regular", 40) == NOTHING


def test_a_sign_is_drawn_from_its_top_row_down():
    top_heavy = Fonts().coverage("一", "regular", 100)
    tee = Fonts().coverage("丁", "regular", 100)
    rows = [sum(tee.pixels[y * tee.width : (y + 1) * tee.width]) for y in range(tee.height)]
    assert max(rows[:20]) > 3 * max(rows[40:60])  # the bar of 丁 is above
    assert top_heavy.width > 4 * top_heavy.height


def test_bold_is_darker_than_regular():
    fonts = Fonts()
    assert darkness(fonts.coverage("明", "bold", 48)) > 1.2 * darkness(fonts.coverage("明", "regular", 48))


def test_a_character_that_no_font_has_is_a_geta_and_is_reported_once(caplog: pytest.LogCaptureFixture):
    fonts = Fonts()
    with caplog.at_level(logging.WARNING):
        assert fonts.coverage(NOWHERE, "regular", 48) == fonts.coverage(GETA, "regular", 48)
        fonts.coverage(NOWHERE, "regular", 60)
    assert fonts.missing == {NOWHERE}
    assert [record.getMessage() for record in caplog.records] == ["no font draws U+3134A; 〓 stands for it"]
    assert not fonts.covers(NOWHERE)
    assert fonts.covers("明")


def test_a_further_font_is_asked_only_for_what_the_first_lacks_and_thickened_where_bold_is_wanted():
    # The regular face stands for a font of rare characters: asked for bold, it must not look regular.
    fonts = Fonts(str(REGULAR), str(REGULAR))
    twice = Fonts(str(REGULAR), str(BOLD), [str(REGULAR)])
    assert twice.coverage("明", "bold", 48) == Fonts().coverage("明", "bold", 48)
    face = fonts._chains["bold"][-1]
    assert not face.bold
    thick = face.coverage(face.index("明"), 48, thicken=True)
    plain = face.coverage(face.index("明"), 48, thicken=False)
    assert darkness(thick) > 1.2 * darkness(plain)


def test_a_file_that_is_no_font_is_damage_named_with_its_path(tmp_path: Path):
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"not a font")
    with pytest.raises(Damaged, match=r"broken\.otf: not a font"):
        Fonts(str(broken))
    with pytest.raises(Damaged, match="absent"):
        Fonts(further=[str(tmp_path / "absent.ttc#2")])
