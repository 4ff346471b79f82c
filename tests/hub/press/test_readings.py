"""Readings: a syllable for every character, by phrase and one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.press.readings import reading_of


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
