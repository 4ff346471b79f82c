"""A sentence in pieces: nothing is lost, each fits, and the cut is where a reader pauses."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.typeset import Line
from screens.board.phrases import pieces

WIDE = 11
"""Characters on a line of these tests."""


def by_count(words):
    """Lines of so many characters, as far as a cut is concerned."""
    starts = range(0, len(words), WIDE)
    return [Line(at, min(at + WIDE, len(words)), (), 0, 0, ends_paragraph=False) for at in starts]


def cut(words, most=2):
    return list(pieces(words, by_count, most))


def test_what_fits_stays_whole():
    assert cut("明天停水。") == ["明天停水。"]


def test_it_is_cut_after_a_full_stop_rather_than_at_a_comma_further_on():
    words = "强降雨时城区有六处容易积水。云溪路铁路桥下，学府路下穿通道"
    assert cut(words) == ["强降雨时城区有六处容易积水。", "云溪路铁路桥下，学府路下穿通道"]


def test_a_closing_bracket_stays_with_what_it_closes():
    words = "适用范围见附件（含城东、城西两个街道。）咨询请到一楼大厅办理"
    assert cut(words) == ["适用范围见附件（含城东、城西两个街道。）", "咨询请到一楼大厅办理"]


def test_without_a_pause_no_page_holds_the_last_character_alone():
    words = "二〇二六年第二批公共租赁住房保障对象资格审核结果公示"[:23]
    assert [len(piece) for piece in cut(words)] == [11, 12]


@given(st.text("住房保障。，、（）《》；公示2026", min_size=1, max_size=120), st.integers(1, 3))
def test_nothing_is_lost_and_every_piece_fits(words, most):
    found = cut(words, most)
    assert "".join(found) == words
    assert all(len(by_count(piece)) <= most for piece in found)
    assert all(found)
