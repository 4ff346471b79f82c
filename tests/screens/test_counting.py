"""What is counted of a walk."""

from types import SimpleNamespace

from kiosk.visit import Back, Key, Open, Tick, begin, step
from screens.counting import counts


def walked(*events, now=1.0):
    visit = begin(0.0)
    for event in events:
        visit = step(visit, event, now)
    return visit


def nothing_found(query, *hows):
    return SimpleNamespace(question=SimpleNamespace(query=query), hits=[SimpleNamespace(how=how) for how in hows])


def added(visit, event, answer=None, now=2.0):
    return counts(visit, step(visit, event, now), answer)


def typed(word):
    return walked(Open("search"), *(Key(sign) for sign in word))


def test_a_target_is_counted_with_the_taps_it_took():
    assert added(walked(Open("guides")), Open("guide", "a-guide")) == ("guide:a-guide", "reached:guide:2")


def test_going_back_to_a_target_reaches_nothing():
    visit = walked(Open("guide", "a-guide"), Open("unit", "hall"))
    assert added(visit, Back()) == ("guide:a-guide",)


def test_a_word_that_found_nothing_is_counted_when_it_is_left():
    assert added(typed("飞碟"), Key("站"), nothing_found("飞碟")) == ()
    assert added(typed("飞碟"), Back(), nothing_found("飞碟")) == ("unfound:飞碟", "home")
    assert added(typed("飞碟"), Key("clear"), nothing_found("飞碟", "near")) == ("unfound:飞碟",)
    assert added(typed("飞碟"), Back(), nothing_found("飞碟", "whole")) == ("home",)


def test_a_word_left_standing_is_counted_when_the_visit_ends_and_home_is_not():
    assert added(typed("飞碟"), Tick(), nothing_found("飞碟"), now=500.0) == ("unfound:飞碟",)


def test_a_number_or_a_long_word_is_nobodys_business():
    for word in ("13800001111", "三幢2单元", "一二三四五六七八九十甲乙丙"):
        assert added(typed(word), Back(), nothing_found(word)) == ("home",)


def test_an_answer_to_another_word_says_nothing():
    assert added(typed("飞碟"), Back(), nothing_found("飞")) == ("home",)
