"""Blocks hold their promises for any content: nothing is lost, nothing sticks out, nothing meets."""

from __future__ import annotations

from fakes.sights import setting
from fakes.sound import assert_placed, walk, words
from hypothesis import given, settings
from hypothesis import strategies as st

from screens.blocks.arrange import Cell, Either, Gap, Keep, Press, Row, Spring, Stack, Surface
from screens.blocks.block import Box
from screens.blocks.paging import balanced, pages
from screens.blocks.picture import Picture
from screens.blocks.text import Bit, bits, text
from screens.pages.furniture import pager

TO = setting()
HAN = st.text("公示期内有异议的，请打电话。《办法》（试行）12345 abc", min_size=1, max_size=120)


def roomy(block, rows: int = 0) -> bool:
    """Whether no finger's place is squeezed into rows within rows, as no page does it."""
    if isinstance(block, Press) and rows > 1:
        return False
    inner = [cell.block for cell in block.cells] if isinstance(block, Row) else getattr(block, "blocks", ())
    inner = inner or ([block.block] if hasattr(block, "block") else [])
    return all(roomy(part, rows + isinstance(block, Row)) for part in inner)


PARTS = st.recursive(
    HAN.map(text),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(lambda b: Stack(tuple(b), 8)),
        st.lists(inner, min_size=1, max_size=3).map(lambda b: Row(tuple(Cell(x) for x in b), 12)),
        inner.map(lambda b: Surface(b, 10, 10, radius=12)),
        inner.map(Keep),
        inner.map(lambda b: Press(b, 10, 10, name="x", act=("y",))),
    ),
    max_leaves=8,
).filter(roomy)


def bare(written: str) -> str:
    return "".join(written.split())


@settings(max_examples=60, deadline=None)
@given(block=PARTS, width=st.integers(400, 1000))
def test_any_block_placed_at_its_height_is_sound(block, width):
    placed = block.place(TO, Box(0, 0, width, block.height(TO, width)))
    assert_placed(placed, TO, "any")


@settings(max_examples=60, deadline=None)
@given(block=PARTS, width=st.integers(400, 1000), room=st.integers(-20, 900))
def test_a_block_exceeds_a_room_that_is_less_than_its_height(block, width, room):
    high = block.height(TO, width)
    assert [block.exceeds(TO, width, r) for r in (room, high - 1, high)] == [high > room, True, False]


def test_a_long_list_tells_that_it_exceeds_a_page_without_being_measured_to_its_end():
    to, row = setting(), text("停水通知")
    to.anew()
    rows = tuple(Surface(row, 10, 10) for _ in range(1000))
    assert Stack(rows).exceeds(to, 800, 10 * row.height(to, 780))
    assert len(to._heights) < 30


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(PARTS, min_size=1, max_size=5), height=st.integers(500, 1500))
def test_pages_lose_nothing_and_none_is_too_high(blocks, height):
    before = "".join(bare(words(b.place(TO, Box(0, 0, 800, b.height(TO, 800))))) for b in blocks)
    found = pages(blocks, TO, 800, height, 20)
    after = ""
    for page in found:
        assert page.height(TO, 800) <= height
        placed = page.place(TO, Box(0, 0, 800, height))
        assert_placed(placed, TO, "page")
        after += bare(words(placed))
    assert sorted(after) == sorted(before)


def test_a_divided_text_breaks_where_it_would_have_broken():
    whole = text("本次公示期为七个工作日，对公示内容有异议的，请在公示期内打电话或者来信反映。" * 4)
    lines = [line.text for line in whole.lines(TO, 500)]
    first, rest = whole.cut(TO, 500, whole.height(TO, 500) // 2)
    assert [line.text for part in (first, rest) for line in part.lines(TO, 500)] == lines


def test_the_first_line_of_a_paragraph_does_not_end_a_page_but_where_there_is_only_it_to_show():
    whole = text("对公示内容有异议的，请打电话或者来信反映，我们为您保密。" * 2)
    one = whole.line_height(whole.lines(TO, 480)[0])
    assert whole.cut(TO, 480, one) is None
    assert whole.cut(TO, 480, one, hard=True) is not None
    assert whole.cut(TO, 480, 2 * one) is not None


def test_the_last_line_of_a_paragraph_is_not_left_alone_on_the_next_page():
    whole = text("对公示内容有异议的，请打电话或者来信反映，我们为您保密。" * 2)
    lines = whole.lines(TO, 480)
    high = sum(whole.line_height(line) for line in lines[:-1])
    _, rest = whole.cut(TO, 480, high)
    assert len(rest.lines(TO, 480)) == 2


def test_a_heading_comes_again_and_never_stands_alone():
    rows = tuple(Keep(text(f"第{n}行")) for n in range(30))
    stack = Stack((text("标题"), *rows), head=1)
    found = pages([stack], TO, 600, 500)
    assert len(found) > 2
    for page in found:
        said = words(page.place(TO, Box(0, 0, 600, 500))).split("\n")
        assert said[0] == "标题"
        assert len(said) > 1


def rows(count: int) -> list[Keep]:
    return [Keep(text(f"第{n}行")) for n in range(count)]


def counted(found) -> list[int]:
    """Lines on each page."""
    return [len(words(page.place(TO, Box(0, 0, 600, page.height(TO, 600)))).split("\n")) for page in found]


def test_pages_are_balanced_where_the_last_would_be_nearly_empty():
    line = rows(1)[0].height(TO, 600)
    assert counted(pages(rows(13), TO, 600, 6 * line)) == [6, 6, 1]
    assert counted(balanced(rows(13), TO, 600, 6 * line)) == [5, 5, 3]
    assert counted(balanced(rows(10), TO, 600, 6 * line)) == [6, 4]
    assert counted(balanced(rows(5), TO, 600, 6 * line)) == [5]


def test_a_first_page_that_holds_less_gives_less():
    line = rows(1)[0].height(TO, 600)
    assert counted(pages(rows(10), TO, 600, 3 * line, 0, 6 * line)) == [3, 6, 1]
    assert counted(balanced(rows(10), TO, 600, 3 * line, 0, 6 * line)) == [3, 4, 3]


def test_a_sentence_is_torn_for_a_last_page_of_one_line_but_not_for_one_of_three():
    sentence = text("公示期内有异议的请打电话或者来信说明情况" * 4)
    line = text("甲").height(TO, 600)
    many = len(sentence.lines(TO, 600))
    found = balanced([sentence, text("电话。")], TO, 600, many * line)
    assert len(found) == 2
    assert counted(found)[1] >= many // 2
    three = [sentence, text("电话。"), text("地址。"), text("时间。")]
    assert counted(balanced(three, TO, 600, many * line)) == [many, 3]


def test_what_a_page_can_hold_together_is_not_torn_to_balance_it():
    whole = Keep(text("公示期内有异议的请打电话或者来信说明情况" * 4))
    height = whole.height(TO, 600)
    assert counted(balanced([whole, text("电话。")], TO, 600, height)) == [len(whole.block.lines(TO, 600)), 1]


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(PARTS, min_size=1, max_size=5), first=st.integers(500, 1500), later=st.integers(500, 1500))
def test_balanced_pages_lose_nothing_are_not_one_more_and_none_is_too_high(blocks, first, later):
    plain, found = (turned(blocks, TO, 800, first, 20, later) for turned in (pages, balanced))
    assert len(found) == len(plain)
    assert found[-1].height(TO, 800) >= plain[-1].height(TO, 800)
    after = ""
    for page, high in zip(found, (first, *[later] * len(found)), strict=False):
        assert page.height(TO, 800) <= high
        after += bare(words(page.place(TO, Box(0, 0, 800, high))))
    before = "".join(bare(words(page.place(TO, Box(0, 0, 800, 5000)))) for page in plain)
    assert sorted(after) == sorted(before)


def test_springs_share_what_is_left_over():
    stack = Stack((Spring(), text("中"), Spring()))
    placed = stack.place(TO, Box(0, 0, 300, 301))
    top, middle, bottom = (child.box.h for child in placed.children)
    assert top + middle + bottom == 301
    assert abs(top - bottom) <= 1


def test_cells_have_their_widths_and_share_the_rest():
    row = Row((Cell(Gap(1), 100), Cell(text("共享"), -1), Cell(text("两份"), -2)), 10)
    placed = row.place(TO, Box(0, 0, 1000, 80))
    assert [child.box.w for child in placed.children] == [100, 293, 587]


def test_a_row_justified_fills_its_box():
    row = Row(tuple(Cell(text(w), 0) for w in ("带什么", "怎么走", "时间和费用")), 10, "fill", justify=True)
    placed = row.place(TO, Box(0, 0, 900, 90))
    assert placed.children[-1].box.right == 900


def test_either_takes_the_first_that_fits_in_its_width():
    wide, narrow = text("很长很长很长的一行字"), text("短")
    either = Either((wide, narrow))
    assert either.height(TO, wide.natural(TO)) == wide.height(TO, 1000)
    assert words(either.place(TO, Box(0, 0, 100, 100))) == "短"


def test_bits_of_several_sizes_stand_on_one_baseline():
    line = bits(Bit("3", "title", weight="bold"), Bit(" 个工作日", "small"))
    placed = line.place(TO, Box(0, 0, 600, 200))
    assert [run.style.size for run in placed.lines[0].runs] == [60, 40]
    assert len(line.baselines(placed)) == 1


def test_a_box_of_its_natural_width_holds_a_text_in_one_line():
    for said in ("还可提意见 5 个工作日（至11月30日含当日）", "《办法》（征求意见稿）》", "现在办公，至 12:00"):
        one = text(said)
        assert len(one.lines(TO, one.natural(TO))) == 1


def test_what_is_said_of_a_broken_picture_breaks_between_its_sentences():
    to = setting()
    picture = Picture("a.png", 300, 300, "一张图", 300, broken="这张图打不开，请找工作人员。")
    assert [line.text for line in picture.refusal(to, 900).lines(to, 900)] == ["这张图打不开，请找工作人员。"]
    assert [line.text for line in picture.refusal(to, 330).lines(to, 330)] == ["这张图打不开，", "请找工作人员。"]


def test_in_a_narrow_place_the_keys_that_turn_over_stand_one_below_the_other_rather_than_torn():
    to = setting("low", large=True)
    for width in (600, 350):
        placed = pager(1, 3, to, narrow=True).place(to, Box(0, 0, width, 300))
        keys = [part.box for part in walk(placed) if isinstance(part.block, Press)]
        assert (keys[0].y == keys[1].y) is (width == 600)
        assert {len(part.lines) for part in walk(placed) if part.lines} == {1}
