"""Readings: a syllable for every character, by phrase and one by one."""

import pytest
from fakes.builders import a_source
from hypothesis import given
from hypothesis import strategies as st

from hub.press.readings import reading_of, readings_of
from kiosk.content.office import Leader


def test_a_phrase_is_read_as_people_say_it_and_a_character_as_it_stands_alone():
    reading = reading_of("bank", "重庆银行")
    assert reading.phrase == ("chong", "qing", "yin", "hang")
    assert reading.single == ("zhong", "qing", "yin", "xing")


def test_what_is_not_han_reads_as_itself():
    assert reading_of("mixed", "A3（新）12").phrase == ("A", "3", "（", "xin", "）", "1", "2")


@pytest.mark.parametrize(("title", "syllables"), [("女士", ("nv", "shi")), ("绿化", ("lv", "hua"))])
def test_u_with_dots_is_v_as_on_a_keyboard(title, syllables):
    assert reading_of("u-dots", title).phrase == syllables


@given(st.text(max_size=40))
def test_there_is_a_syllable_for_every_character_of_any_title(title):
    reading = reading_of("any", title)
    assert len(reading.phrase) == len(reading.single) == len(title)


@pytest.mark.parametrize(
    ("title", "syllables"),
    [
        ("市政设施长效管护", "shi zheng she shi chang xiao guan hu"),
        ("公积金还款", "gong ji jin huan kuan"),
        ("行道树", "hang dao shu"),
    ],
)
def test_words_of_our_trade_are_read_right_where_the_dictionary_is_wrong(title, syllables):
    assert reading_of("trade", title).phrase == tuple(syllables.split())


@pytest.mark.parametrize(
    ("name", "syllables"),
    [("单𬭎", "shan hong"), ("仇守礼", "qiu shou li"), ("区志远", "ou zhi yuan"), ("尉迟明", "yu chi ming")],
)
def test_a_leaders_name_begins_with_a_surname(name, syllables):
    assert reading_of("leader", name, name=True).phrase == tuple(syllables.split())


def test_a_unit_is_no_surname_in_a_title():
    assert reading_of("guide", "单位自建房").phrase[:2] == ("dan", "wei")
    leader = Leader(id="leader-one", title="单明", source=a_source(), post="副局长", portfolio=("房地产市场",))
    assert readings_of([leader], {})[0].phrase == ("shan", "ming")
