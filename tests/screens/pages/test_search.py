"""The search as a page: sound on every panel in every mode, whatever is typed; and three tasks in four keys."""

from __future__ import annotations

import pytest
from fakes.seeking import asked, typed
from fakes.sights import PANELS, setting
from fakes.sound import assert_sound, presses, walk, words

from kiosk.config import PanelPart
from kiosk.visit import Key, Open, step
from screens.blocks.arrange import Press
from screens.blocks.block import Setting
from screens.handwriting.strokes import Ink, Pad
from screens.pages.scene import scene
from screens.theme import Mode, theme_for

SIGNS = tuple("房虏戾拐匦盲奏启诓")
PADS = (None, Pad(), Pad(Ink(300, 300), SIGNS, True), Pad(Ink(300, 300), (), True))
QUERIES = ("", "s", "gzf", "sgkx", "qqqqzz", "施工许可", "住" * 24, "w" * 24)
MODES = ((), ("large",), ("contrast",), ("low_reach",), ("large", "low_reach"))


def layers(query, tab="", page=0, pad=None, to=None, **modes):
    return scene(asked(typed(query, tab, page, **modes), pad), to or setting(**modes))


def said(found, to=None):
    return "\n".join(words(layer.place(to or setting())) for layer in found if layer.name == "page")


@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")
@pytest.mark.parametrize("panel", [panel for panel in PANELS if panel not in ("board", "strip")])
def test_the_search_is_sound_whatever_is_typed(panel, modes):
    on = dict.fromkeys(modes, True)
    to = setting(panel, **{"high_contrast" if name == "contrast" else name: True for name in modes})
    if "low_reach" in modes and to.theme.reach >= to.theme.height * 0.95:
        return  # everything is within reach there, and the mode is not offered
    for query in QUERIES:
        for tab, pad in (("", None), ("abc", None), ("123", None), *(("hand", pad) for pad in PADS)):
            found = layers(query, tab, pad=pad, to=to, **on)
            assert_sound(found, to)
            names = [name for layer in found for name in presses(layer.place(to))]
            assert len(names) == len(set(names)), names


@pytest.mark.parametrize(("size", "part"), [((1080, 1920), (194, 344)), ((1920, 1080), (344, 194))])
def test_on_a_small_panel_keys_are_still_20_mm_and_every_letter_is_there(size, part):
    theme = theme_for(PanelPart(width_mm=part[0], height_mm=part[1]), size, Mode())
    to = Setting(theme, setting().measure)
    found = layers("sg", to=to)
    assert_sound(found, to)
    names = {name for layer in found for name in presses(layer.place(to))}
    assert {f"key:{sign}" for sign in "abcdefghijklmnopqrstuvwxyz"} <= names
    assert {"erase", "clear"} <= names
    assert theme.target >= 20 * theme.width / part[0]


def test_every_page_of_many_hits_is_sound_and_together_they_show_each_hit_once():
    shown, page = [], 0
    while True:
        found = layers("ts", page=page)
        assert_sound(found, setting())
        names = [name for layer in found if layer.name == "page" for name in presses(layer.place(setting()))]
        shown += [name for name in names if ":" in name]
        if "after" not in names:
            break
        page += 1
    assert len(shown) == len(set(shown)) == len(asked(typed("ts")).answer.hits)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("panel", [panel for panel in PANELS if panel not in ("board", "strip")])
def test_the_search_is_sound_in_english_and_tears_no_word_of_its_examples(panel, large):
    to = setting(panel, "en", large=large)
    for query in ("", "permit", "qqqq"):
        found = scene(asked(typed(query, language="en", large=large)), to)
        assert_sound(found, to)
    page = said(scene(asked(typed("", language="en", large=large)), to), to)
    assert {"Building", "permit", "Rental", "housing"} <= set(page.split())


def test_the_keys_are_the_same_value_whatever_is_typed():
    first, second = (next(layer for layer in layers(query) if layer.name == "keys") for query in ("s", "sgxk"))
    assert first == second


def test_what_matched_is_bold_and_underlined_and_the_kind_stands_beside_as_a_word():
    found = layers("sgxk")
    runs = [
        run
        for layer in found
        for part in walk(layer.place(setting()))
        for line in part.lines
        for run in line.runs
        if run.style.mark
    ]
    assert {run.text for run in runs} == {"施工许可"}
    assert {run.style.weight for run in runs} == {"bold"}
    assert {"指南", "流程"} <= set(said(found).split("\n"))


def test_found_by_other_words_than_its_title_a_row_says_by_which():
    assert "常见问题：" in said(layers("领了补贴"))


@pytest.mark.parametrize(
    ("query", "wanted"), [("sgxk", "guide:construction-permit"), ("gzf", "guide:public-rental"), ("tq", "供气")]
)
def test_three_tasks_take_at_most_four_keys_and_a_touch(query, wanted):
    assert len(query) <= 4
    found = layers(query)
    names = [name for layer in found for name in presses(layer.place(setting()))]
    assert wanted in names or wanted in said(found)


def test_nothing_found_is_said_and_a_human_and_all_guides_are_one_touch_away():
    found = layers("qqqqzz")
    assert "没有找到“QQQQZZ”" in said(found)
    acts = {p.block.act for layer in found for p in walk(layer.place(setting())) if isinstance(p.block, Press)}
    assert {(Open("help"),), (Open("guides"),)} <= acts


def test_near_hits_are_called_that():
    text = said(layers("sgkx"))
    assert "您是不是要找" in text
    assert "没有找到" in text


def test_before_anything_is_typed_examples_type_themselves_and_find_something():
    found = layers("")
    examples = [
        p.block
        for layer in found
        for p in walk(layer.place(setting()))
        if isinstance(p.block, Press) and p.block.name.startswith("example:")
    ]
    assert len(examples) == 4
    for example in examples:
        assert all(isinstance(act, Key) for act in example.act)
        hits = asked(typed("".join(act.sign for act in example.act))).answer.hits
        assert hits[0].how != "near"


def test_without_an_engine_handwriting_is_not_offered():
    def names(pad):
        return [name for layer in layers("", pad=pad) for name in presses(layer.place(setting()))]

    assert "tab:hand" not in names(None)
    assert "tab:hand" in names(Pad())


def test_in_low_reach_every_control_is_within_reach():
    to = setting("43", low_reach=True)
    for query in QUERIES:
        for layer in layers(query, to=to, low_reach=True):
            for part in walk(layer.place(to)):
                if isinstance(part.block, Press):
                    assert part.box.y >= to.theme.height - to.theme.reach


def test_nothing_found_offers_what_many_look_for_in_place_of_what_was_typed():
    found = layers("qqvvw")
    presses_ = [p.block for layer in found for p in walk(layer.place(setting())) if isinstance(p.block, Press)]
    (chip,) = [press for press in presses_ if press.name == "example:gzf"]
    visit = typed("qqvvw")
    for act in chip.act:
        visit = step(visit, act, 1.0)
    assert visit.query == "gzf"


def test_who_writes_is_told_how_to_write_and_where_nobody_reads_it_nothing_is_said_of_writing():
    writing, typing, without = said(layers("", "hand", pad=Pad())), said(layers("", pad=Pad())), said(layers(""))
    assert "用手指在框里写一个字" in writing
    assert "拼音就能找到" not in writing
    assert "点“手写”" in typing
    assert "手写" not in without


def test_whose_a_hit_is_and_how_long_it_takes_are_not_torn():
    lines = said(layers("s")).splitlines()
    assert [line for line in lines if line.rstrip().endswith("承诺")] == []
    assert [line for line in lines if line.startswith("承诺 ")]


def test_on_a_low_screen_three_hits_stand_on_a_page():
    to = setting("low")
    page = next(layer for layer in scene(asked(typed("gzf")), to) if layer.name == "page")
    hits = [name for name in presses(page.place(to)) if name.startswith(("guide:", "faq:", "notice:", "document:"))]
    assert len(hits) >= 3
