"""A page as sentences: what is read of it, in which order, where it stands."""

from __future__ import annotations

from fakes.builders import a_notice, an_edition
from fakes.sights import a_sight, a_visit, setting

from kiosk.visit import Turn
from screens.blocks.arrange import Stack
from screens.blocks.block import Box
from screens.blocks.text import Text, text
from screens.pages import notice
from screens.pages.furniture import button, pager
from screens.speech.sentences import LONG, marked, sentences


def placed(*blocks, width=900):
    to = setting()
    stack = Stack(tuple(blocks), 20)
    return stack.place(to, Box(50, 100, width, stack.height(to, width)))


def said(*blocks, language="zh"):
    return [sentence.words for sentence in sentences(placed(*blocks), language)]


def test_it_ends_at_full_stops_and_paragraphs():
    words = "今天停水。\n请提前储水；影响三个小区！您知道吗？知道。"
    assert said(text(words)) == ["今天停水。", "请提前储水；", "影响三个小区！", "您知道吗？", "知道。"]


def test_an_abbreviation_or_a_number_ends_nothing():
    assert said(text("Fee 1.5% of 1,200.50 yuan. Call 12345.")) == ["Fee 1.5% of 1,200.50 yuan.", "Call 12345."]


def test_a_long_sentence_is_divided_where_one_breathes_and_not_a_word_is_lost():
    words = "根据有关规定，" * 30 + "办理结束。"
    found = said(text(words))
    assert "".join(found) == words
    assert max(len(part) for part in found) <= LONG
    assert said(text("无" * 200)) == ["无" * 200]


def test_what_only_turns_pages_is_not_read_but_which_page_it_is():
    found = said(text("正文"), pager(0, 3, setting()), button("看指南", "x", (Turn(),), setting()))
    assert found == ["正文", "第 1 / 3 页", "看指南"]


def test_one_chinese_character_makes_a_sentence_chinese():
    blocks = (text("Window 2"), text("Window 2 二号"), text("12345"))
    assert [s.language for s in sentences(placed(*blocks), "en")] == ["en", "zh", "en"]
    assert {s.language for s in sentences(placed(*blocks), "zh")} == {"zh"}


def test_what_sounds_is_marked_where_it_stands_and_nothing_beside_it():
    first, second = "第一句说完了。", "第二句比较长，要占两行才放得下，所以在两行上都有底色。"
    page = placed(text(first + second), width=500)
    one, two = sentences(page)[:2]
    for sentence in (one, two):
        mark = marked(sentence)
        lines = [line.text for part in mark.children for line in part.lines]
        assert "".join(lines).replace(" ", "") == sentence.words
    boxes = [part.box for part in marked(two).children if isinstance(part.block, Text)]
    whole = page.children[0].box
    assert all(whole.holds(box) for box in boxes)
    assert not any(box.meets(other) for n, box in enumerate(boxes) for other in boxes[n + 1 :])
    grounds = [part for part in marked(one).children if not isinstance(part.block, Text)]
    assert {part.block.fill for part in grounds} == {"blue"}


def test_a_page_is_read_from_its_title_on():
    item = a_notice(body="正文第一段。\n\n正文第二段。")
    to = setting()
    block = notice.view(a_sight(an_edition(item), visit=a_visit("notice", item.id)), to, 1080, 1500)
    words = [s.words for s in sentences(block.place(to, Box(0, 0, 1080, 1500)))]
    assert words[0] == item.title
    assert words.index("正文第一段。") < words.index("正文第二段。")
