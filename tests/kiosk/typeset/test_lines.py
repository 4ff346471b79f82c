"""Chinese line breaking: what may stand at a line's edge, what stays whole, and that nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.typeset import Line, Span, Style, break_lines, lines_of, one_line
from kiosk.typeset.lines import WINDOW
from kiosk.typeset.stretch import Advances
from kiosk.typeset.units import loose_breaks

BODY = Style("regular", 40, "ink")
BAD_STARTS = set("，。！？；：、）》」』】〕”’…—％·々,.!?;:)")
BAD_ENDS = set("（《〈「『【〔“‘￥¥")


class Squares:
    """A font whose Han and full-width signs are squares and whose Latin letters are half of one."""

    def advance(self, char: str, weight: str, size: int) -> int:
        return size if ord(char) > 0x2E7F or char in "“”‘’…—·" else (size + 1) // 2


def texts(text: str, width: int = 400) -> list[str]:
    return [line.text for line in break_lines(text, width, BODY, Squares())]


def test_a_comma_never_begins_a_line_and_hangs_into_its_empty_half():
    # Ten squares; the tenth character's comma needs only its left half, which is not there: one character comes along.
    assert texts("一二三四五六七八九十，百千") == ["一二三四五六七八九", "十，百千"]
    assert texts("一二三四五六七八九十，百千", 420) == ["一二三四五六七八九十，", "百千"]


def test_an_opening_bracket_never_ends_a_line_and_starts_flush():
    lines = break_lines("一二三四五六七八九《办法》", 400, BODY, Squares())
    assert [line.text for line in lines] == ["一二三四五六七八九", "《办法》"]
    assert lines[1].runs[0].xs == [-20, 20, 60, 100]
    assert lines[1].width == 20 + 40 + 40 + 20


def test_two_signs_side_by_side_share_a_square():
    line = one_line("（稿）》，见", BODY, Squares())
    assert line.runs[0].xs == [-20, 20, 60, 80, 100, 140]


def test_dashes_and_ellipses_are_not_parted_from_each_other_nor_from_their_word():
    assert texts("一二三四五六七八九——百千") == ["一二三四五六七八", "九——百千"]
    assert texts("一二三四五六七八九……百千") == ["一二三四五六七八", "九……百千"]


@pytest.mark.parametrize(
    "whole",
    [
        "11月30日",
        "2026年11月30日",
        "9:00—17:00",
        "0000-8123456",
        "景建字〔2025〕12号",
        "云建发[2026] 第3 号",
        "18 个工作日",
        "第12条",
        "SGXK",
        "GB/T",
        "3.5％",
        "don’t",
        "丽·买",
        "第 3 期",
        "（星期四）",
        "2 Nov 2026",
        "26 Nov (Thu)",
        "第 5 步",
        "3 days",
        "7 working days",
        "Window 2",
    ],
)
def test_what_belongs_together_stays_on_one_line_wherever_it_falls(whole: str):
    for before in range(14):
        text = "甲" * before + whole + "乙丙丁"
        assert any(whole in line for line in texts(text, 520)), f"{whole} was parted after {before} characters"


def test_the_office_stays_with_its_document_number_but_the_preposition_does_not():
    assert texts("请各单位根据景建字〔2025〕12号执行", 480) == ["请各单位根据", "景建字〔2025〕12号执行"]


def test_an_address_wider_than_the_box_is_cut_to_it():
    lines = break_lines("https://www.example.gov.cn/very/long", 200, BODY, Squares())
    assert "".join(line.text for line in lines) == "https://www.example.gov.cn/very/long"
    assert all(line.width <= 200 for line in lines)


@pytest.mark.parametrize(
    ("address", "width", "lines"),
    [
        ("https://www.example.gov.cn/zwgk/tzgg?id=36", 400, ["https://www.example.", "gov.cn/zwgk/tzgg?id=", "36"]),
        ("zhufangbaozhang@yunjing.example.gov.cn", 480, ["zhufangbaozhang@yunjing.", "example.gov.cn"]),
        ("zhufangbaozhang@yunjing.example.gov.cn", 320, ["zhufangbaozhang@", "yunjing.example.", "gov.cn"]),
        ("public_rental_housing-2026&round=4", 240, ["public_", "rental_", "housing-", "2026&round=4"]),
    ],
)
def test_an_address_wider_than_the_box_goes_on_where_one_pauses_in_reading_it(
    address: str, width: int, lines: list[str]
):
    assert texts(address, width) == lines


def test_an_address_that_is_torn_in_any_case_begins_on_the_line_before():
    assert texts("信箱：zfbz@yunzhou.example", 360) == ["信箱：zfbz@", "yunzhou.example"]
    assert texts("信箱：zfbz@yunzhou.example", 420) == ["信箱：", "zfbz@yunzhou.example"]


def test_a_word_of_an_address_that_is_itself_too_wide_is_cut_anywhere_but_not_before_a_sign():
    assert texts("www.zhufangbaozhangzhongxin.cn", 160) == ["www.", "zhufangb", "aozhangz", "hongxin.", "cn"]
    assert texts("zhufang.cn", 140) == ["zhufan", "g.cn"]
    assert texts("abcdefgh，甲", 160) == ["abcdefg", "h，甲"]


def test_a_sign_at_the_end_of_an_address_stays_with_it():
    assert texts("一二三四五六www.a.cn/甲", 400) == ["一二三四五六", "www.a.cn/甲"]
    assert texts("一二三四五六www.a.cn/甲", 420) == ["一二三四五六", "www.a.cn/甲"]


def test_a_name_is_not_parted_at_its_dot_but_a_row_of_facts_breaks_after_a_spaced_one():
    assert texts("一二三四五六七八丽·买买提") == ["一二三四五六七八", "丽·买买提"]
    assert texts("行政审批科 · 承诺 3 个工作日") == ["行政审批科 · 承诺", "3 个工作日"]


def test_between_han_and_latin_stands_an_eighth_of_an_em_unless_a_space_is_written():
    assert one_line("共36件", BODY, Squares()).runs[0].xs == [0, 45, 65, 90]
    assert one_line("共 36 件", BODY, Squares()).runs[0].xs == [0, 40, 60, 80, 100, 120]


def test_dates_and_document_numbers_are_set_tight():
    assert one_line("至11月30日9时", BODY, Squares()).runs[0].xs == [0, 45, 65, 85, 125, 145, 165, 210, 230]
    assert one_line("第12号", BODY, Squares()).runs[0].xs == [0, 45, 65, 85]


def test_paragraphs_and_empty_lines_are_kept():
    lines = break_lines("甲乙\n\n丙", 400, BODY, Squares())
    assert [(line.text, line.ends_paragraph) for line in lines] == [("甲乙", True), ("", True), ("丙", True)]
    assert [(line.start, line.end) for line in lines] == [(0, 2), (3, 3), (4, 5)]


def test_an_empty_text_is_one_empty_line():
    assert break_lines("", 400, BODY, Squares()) == [Line(0, 0, (), 0, 40, True)]


def test_characters_beyond_the_first_plane_count_as_one_and_keep_their_variation_selector():
    assert texts("𠮷野家" * 5, 160) == ["𠮷野家𠮷", "野家𠮷野", "家𠮷野家", "𠮷野家"]
    assert texts("一二三葛\U000e0100", 160) == ["一二三葛\U000e0100"]
    assert texts("一二三四葛\U000e0100", 160) == ["一二三四", "葛\U000e0100"]


def test_spans_cut_a_line_into_runs_without_moving_anything():
    hit = Style("bold", 40, "blue", mark=True)
    plain = break_lines("建筑工程施工许可证核发", 280, BODY, Squares())
    marked = break_lines("建筑工程施工许可证核发", 280, BODY, Squares(), [Span(4, 8, hit)])
    assert [[(run.text, run.style) for run in line.runs] for line in marked] == [
        [("建筑工程", BODY), ("施工许", hit)],
        [("可", hit), ("证核发", BODY)],
    ]
    assert [[x for run in line.runs for x in run.xs] for line in marked] == [line.runs[0].xs for line in plain]


def test_a_larger_span_makes_its_line_larger():
    lines = break_lines("最多跑1次", 800, BODY, Squares(), [Span(3, 4, Style("bold", 60))])
    assert lines[0].size == 60
    assert lines[0].runs[2].xs == [lines[0].runs[1].xs[0] + 30 + 8]


def test_a_box_without_width_and_overlapping_spans_are_refused():
    with pytest.raises(ValueError, match="0 pixels"):
        break_lines("甲", 0, BODY, Squares())
    with pytest.raises(ValueError, match="overlap"):
        one_line("甲乙丙", BODY, Squares(), [Span(0, 2, BODY), Span(1, 3, BODY)])


def test_a_paragraph_longer_than_the_window_breaks_as_its_parts_do():
    sentence = "有异议的，请在11月30日前向景建字〔2025〕12号所列窗口书面反映。"
    long = sentence * 200
    lines = break_lines(long, 640, BODY, Squares())
    assert "".join(line.text for line in lines) == long
    # Whatever lies before a line, and wherever the breaker's windows fall, the rest breaks as if it stood alone.
    for k in (20, 33, 100):
        rest = break_lines(long[lines[k].start :], 640, BODY, Squares())
        assert [line.text for line in rest] == [line.text for line in lines[k:]]


@pytest.mark.parametrize("piece", ["1", "1 ", "，", "（", " ", "a-", "一二三四五〔2025〕", "丽·", "\ufe00", "1月"])
def test_each_character_is_measured_a_few_times_at_most_whatever_the_text_repeats(
    piece: str, monkeypatch: pytest.MonkeyPatch
):
    asked = 0
    real = Advances.__getitem__

    def counting(self: Advances, char: str) -> int:
        nonlocal asked
        asked += 1
        return real(self, char)

    monkeypatch.setattr(Advances, "__getitem__", counting)
    text = piece * 6000
    lines = break_lines(text, 1000, BODY, Squares())
    assert lines[-1].end == len(text)
    assert asked < 4 * len(text) + 4 * WINDOW


ALPHABET = (
    "一丁七万丈三上下不与丽𠮷年月日号件个第，。！？；：、（）《》「」“”‘’…—％·〔〕￥ abcXYZ0123456789-./:%(),'+\n\ufe00"
)
LONG = st.text(ALPHABET, max_size=120)
WIDTHS = st.integers(1, 900)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(LONG, WIDTHS)
def test_no_character_is_lost_and_only_blanks_are_left_out(text: str, width: int):
    lines = break_lines(text, width, BODY, Squares())
    at = 0
    for line in lines:
        assert line.start == at
        consumed = text[line.start : line.end]
        assert consumed.rstrip(" ") == line.text
        assert all(len(run.text) == len(run.xs) for run in line.runs)
        at = line.end + (1 if text[line.end : line.end + 1] == "\n" else 0)
    assert at == len(text)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(LONG, WIDTHS)
def test_no_line_is_wider_than_its_box_unless_one_character_is(text: str, width: int):
    for line in break_lines(text, width, BODY, Squares()):
        visible = [char for char in line.text if char != "\ufe00"]
        assert line.width <= width or len(visible) <= 1


@settings(max_examples=600, deadline=None, derandomize=True)
@given(LONG, st.integers(120, 900))
def test_no_break_is_forbidden_unless_one_unit_is_wider_than_the_box(text: str, width: int):
    for line in break_lines(text, width, BODY, Squares()):
        if line.ends_paragraph:
            continue
        start = text.rfind("\n", 0, line.start) + 1
        stop = text.find("\n", start)
        paragraph = text[start : stop if stop >= 0 else len(text)]
        points = [0, *loose_breaks(paragraph)]
        point = line.end - start
        if point in points:
            assert text[line.end] not in BAD_STARTS
            assert line.text[-1:] not in BAD_ENDS
            edge = text[line.end - 1 : line.end + 1]
            assert not (edge.isascii() and edge.isalnum())
        else:
            before = max(p for p in points if p < point)
            after = min(p for p in points if p > point)
            assert one_line(paragraph[before:after], BODY, Squares()).width > width


@settings(max_examples=200, deadline=None, derandomize=True)
@given(LONG, WIDTHS)
def test_the_same_text_always_gives_the_same_lines_and_positions_never_run_backwards(text: str, width: int):
    lines = break_lines(text, width, BODY, Squares())
    assert lines == list(lines_of(text, width, BODY, Squares()))
    for line in lines:
        xs = [x for run in line.runs for x in run.xs]
        assert xs == sorted(xs)


SIGNS = "@./-_?&="
ADDRESSES = st.lists(st.tuples(st.text("abcdefgh0123", min_size=1, max_size=12), st.sampled_from(SIGNS)), max_size=9)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(ADDRESSES, st.integers(4, 30))
def test_an_address_goes_on_behind_a_sign_wherever_one_stands_in_the_line(parts: list[tuple[str, str]], chars: int):
    address = "https://" + "".join(word + sign for word, sign in parts) + "cn"
    lines = break_lines(address, chars * 20, BODY, Squares())
    assert "".join(line.text for line in lines) == address
    for line in lines[:-1]:
        assert address[line.end] not in SIGNS
        pauses = [a in SIGNS and b not in SIGNS for a, b in pairwise(address[line.start : line.start + chars + 1])]
        if any(pauses):
            assert address[line.end - 1] in SIGNS
