"""Glyphs: a character that no font draws is named by code point; what cannot be seen is named too."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.builders import a_board, a_notice, an_edition, an_office
from fontTools.ttLib import TTFont

from kiosk import lint
from kiosk.content.item import Table
from kiosk.errors import BadInput

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
SHIPPED = lint.Coverage.parse((FONTS / "coverage.txt").read_text(encoding="utf-8"))


def told(*items, coverage=SHIPPED, **fields) -> list[tuple[str, str, str]]:
    return [(p.code, p.item, p.field) for p in lint.problems(an_edition(*items, **fields), coverage)]


def test_a_character_outside_the_fonts_is_named_by_its_code_point():
    found = lint.problems(an_edition(a_notice(body="藏文 ཀ 与缅文 က")), SHIPPED)
    assert [(p.code, p.severity, p.item, p.field) for p in found] == [("glyph-missing", "error", "a-notice", "body")]
    assert found[0].en == "no font of the screens can draw U+0F40, U+1000"
    assert found[0].zh == "屏上的字库没有“ཀ”（U+0F40）、“က”（U+1000）"


def test_many_missing_characters_are_counted():
    found = lint.problems(an_edition(a_notice(body="ཀཁགངཅཆཇ")), SHIPPED)
    assert found[0].en.endswith("U+0F40, U+0F41, U+0F42, U+0F44, U+0F45 and 2 more")


def test_a_missing_character_is_found_in_every_corner_of_an_item():
    table = Table(columns=("姓名",), rows=(("张*",), ("ཀ*",)))
    assert told(a_notice(table=table)) == [("glyph-missing", "a-notice", "table.rows[1][0]")]
    assert told(a_notice(channels=("网站", "ཀ"))) == [("glyph-missing", "a-notice", "channels[1]")]


def test_records_are_read_too_and_concern_the_whole():
    assert told(office=an_office(name="ཀ")) == [("glyph-missing", "", "office.name")]
    assert told(boards=(a_board(touch_at="ཀ"),)) == [("glyph-missing", "", "boards[0].touch_at")]


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\ufeff", "\u0007", "\x85", "\t", "\u2066"])
def test_invisible_and_turning_characters_are_refused_by_name(hidden):
    found = lint.problems(an_edition(a_notice(body=f"正文{hidden}正文")), SHIPPED)
    assert [p.code for p in found] == ["hidden-character"]
    assert f"U+{ord(hidden):04X}" in found[0].zh


def test_paragraphs_quotes_and_backslashes_are_no_problem():
    assert told(a_notice(body='第一段。\n\n"引号"与\\反斜线。')) == []


@pytest.mark.parametrize("name", ["𬭎", "𫖯", "䶮", "㑇", "鿍", "阿迪力·买买提", "〔2026〕", "①"])
def test_names_a_bureau_really_meets_can_be_drawn(name):
    assert told(a_notice(body=name)) == []


def test_without_a_coverage_nothing_is_asked_about_glyphs():
    assert told(a_notice(body="ཀ"), coverage=None) == []


def test_the_coverage_file_is_what_both_shipped_weights_can_draw():
    drawn = [set(TTFont(path, lazy=True).getBestCmap()) for path in sorted(FONTS.glob("MingbaiSansSC-*.otf"))]
    assert len(drawn) == 2
    assert SHIPPED.points == drawn[0] & drawn[1]


def test_a_coverage_is_read_from_ranges():
    assert lint.Coverage.parse("# two\n41-43\n\n3007 # zero\n").points == {0x41, 0x42, 0x43, 0x3007}


@pytest.mark.parametrize("line", ["xyz", "43-41", "110000", "41-", "-41"])
def test_a_coverage_that_is_no_range_is_refused_with_its_line(line):
    with pytest.raises(BadInput, match=r"coverage\.txt:2"):
        lint.Coverage.parse(f"41\n{line}\n")
