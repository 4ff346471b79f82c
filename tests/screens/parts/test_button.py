"""The one button: when it acts, how large it is, and that its words are never cut."""

from __future__ import annotations

import pytest

from screens.parts.button import Press
from screens.parts.debounce import NEAR_PX, Debounce


def button(window, **kwargs) -> tuple[Press, list]:
    given = {"text": "办事指南", "note": "材料 时间 收费", "icon": "document", "pos": (100, 200), "size": (472, 172)}
    one = Press(look=window.look(), **{**given, **kwargs})
    acts: list = []
    one.bind(on_act=acts.append)
    return window.show(one), acts


def test_it_acts_when_the_finger_leaves_it_inside(window):
    one, acts = button(window)
    window.tap(300, 300)
    assert acts == [one]


def test_it_does_not_act_when_the_finger_slides_off(window):
    _one, acts = button(window)
    window.tap(300, 300, to=(300, 900))
    assert acts == []


def test_it_does_not_act_when_a_finger_slides_onto_it(window):
    _one, acts = button(window)
    window.tap(300, 900, to=(300, 300))
    assert acts == []


def test_a_disabled_button_does_not_act(window):
    _one, acts = button(window, disabled=True)
    window.tap(300, 300)
    assert acts == []


def test_a_touch_reported_twice_acts_once(window):
    _one, acts = button(window)
    window.tap(300, 300)
    window.ticks.move(0.1)
    window.tap(302, 301)
    assert len(acts) == 1
    window.ticks.move(0.3)
    window.tap(300, 300)
    assert len(acts) == 2


def test_a_quick_press_elsewhere_counts():
    debounce = Debounce(lambda: 5.0)
    assert debounce.accept(100, 100)
    assert not debounce.accept(100 + NEAR_PX - 1, 100)
    assert debounce.accept(100 + NEAR_PX, 100)


def test_it_looks_pressed_only_while_the_finger_is_on_it(window):
    from kivy.tests.common import UnitTestTouch

    one, _acts = button(window)
    touch = UnitTestTouch(300, 300)
    touch.touch_down()
    assert (one.pressed, one.fill) == (True, "pressed")
    touch.touch_move(300, 900)
    assert (one.pressed, one.fill) == (False, "card")
    touch.touch_move(300, 300)
    assert one.pressed
    touch.touch_up()
    assert (one.pressed, one.fill) == (False, "card")


@pytest.mark.parametrize("flow", ["row", "column"])
@pytest.mark.parametrize("words", ["公告", "建筑工程施工许可证核发及变更、延期" * 6])
@pytest.mark.parametrize("role", ["small", "lead"])
def test_words_wrap_and_nothing_leaves_the_box(window, flow: str, words: str, role: str):
    one, _ = button(window, text=words, flow=flow, role=role)
    one.height = one.tall_for(one.width)
    window.settle()
    assert one.height >= one.look.theme.target
    for part in (one._words, one._note):
        assert part.x >= one.x
        assert part.right <= one.right
        assert part.y >= one.y
        assert part.top <= one.top
        assert part.text_height <= part.height
        assert part.text_width <= part.width
    assert "".join("".join(line.text for line in lines) for lines in one.lines[:1]) == words
    assert one._note.top <= one._words.y


def test_in_its_natural_width_each_text_is_one_line(window):
    one, _ = button(window)
    one.width = one.wide()
    window.settle()
    assert [len(lines) for lines in one.lines] == [1, 1]


def test_it_is_never_smaller_than_the_target(window):
    one, _ = button(window, text="", note="", icon="")
    target = one.look.theme.target
    assert (one.wide(), one.tall_for(10)) == (target, target)
    assert (one.size_hint_min_x, one.size_hint_min_y) == (target, target)


def test_a_chosen_tab_is_blue(window):
    one, _ = button(window)
    one.chosen = True
    window.settle()
    assert window.pixel(110, 286) == (18, 67, 140)


def test_a_sign_stands_in_the_icons_place(window):
    one, _ = button(window, icon="", sign="大", text="大字", note="", flow="column", role="small", size=(148, 132))
    assert one._sign.lines[0].text == "大"
    assert one._sign.y >= one._words.top
    assert one._words.y >= one.y
