"""A citizen at the touchscreen: taps, waits, comes and goes."""

from __future__ import annotations

import gc
import weakref

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from msgspec.structs import replace

from screens.blocks.glass import Pane


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    yield found
    found.close()


def drawn(window):
    """How many frames are drawn while the loop turns twenty times."""
    flips = []
    window.real.bind(on_flip=flips.append)
    window.frame(20)
    window.real.unbind(on_flip=flips.append)
    return len(flips)


def to_the_guide(glass):
    """Home, the shelf, a topic, the guide."""
    glass.tap("home/guides")
    glass.tap("guides/topic:unit:hall")
    glass.tap("topic/guide:a-guide")


def test_a_guide_is_three_touches_from_home(glass):
    to_the_guide(glass)
    assert "今天受理的，承诺 11月26日（星期四）前办结" in glass.text()
    assert glass.counted == ["guides", "topic:unit:hall", "guide:a-guide"]


def test_back_and_home_lead_where_they_say(glass):
    to_the_guide(glass)
    glass.tap("back")
    assert glass.visit.place == "topic"
    glass.tap("back")
    assert glass.visit.place == "guides"
    glass.tap("home")
    assert glass.visit.place == "home"


def test_a_guide_without_a_process_shows_its_steps(glass):
    to_the_guide(glass)
    glass.tap("tab:go")
    assert "分 2 步" in glass.text()


def test_a_box_is_empty_until_it_is_ticked(glass):
    to_the_guide(glass)
    before = signs(glass)
    box = f"tick:a-guide#{a_guide().materials[0].name}"
    glass.tap(box)
    assert signs(glass) == before + 1
    glass.tap(box)
    assert signs(glass) == before


def test_a_finger_that_slides_off_does_nothing(glass):
    box = glass.screen.find("guides").box
    glass.touch(box.x + 20, box.y + 20, to=(box.x + 20, box.bottom + 60))
    assert glass.visit.place == "home"
    assert glass.counted == []


def test_a_touch_reported_twice_acts_once(glass):
    box = glass.screen.find("large").box
    x, y = box.x + 20, glass.screen.height - box.y - 20
    glass.window.tap(x, y)
    glass.window.tap(x, y)
    assert glass.visit.large


def test_large_type_is_another_theme_and_back(glass):
    size = glass.screen._dress.theme.size("body")
    glass.tap("large")
    assert glass.screen._dress.theme.size("body") > size
    glass.tap("large")
    assert glass.screen._dress.theme.size("body") == size


def test_black_ground_is_black_up_to_the_corner(glass):
    glass.tap("contrast")
    assert glass.window.pixel(3, 400) == (0, 0, 0)


def test_after_a_minute_it_asks_and_after_twenty_seconds_more_it_forgets(glass):
    glass.tap("contrast")
    glass.tap("guides")
    glass.wait(59)
    assert "还在看吗" not in glass.text()
    glass.wait(2)
    assert "还在看吗" in glass.text()
    glass.wait(21)
    assert (glass.visit.place, glass.visit.contrast) == ("home", False)
    assert "还在看吗" not in glass.text()


def test_the_question_is_answered_by_its_button_and_only_by_it_can_one_go_on(glass):
    glass.tap("guides")
    glass.wait(61)
    assert glass.names() == ["stay"]
    glass.tap("stay")
    assert glass.visit.place == "guides"
    assert "还在看吗" not in glass.text()


def test_a_still_screen_draws_nothing(glass):
    assert drawn(glass.window) == 0
    glass.wait(5, steps=5)
    assert drawn(glass.window) == 0


def test_a_still_screen_is_not_even_thought_through_again(glass, monkeypatch):
    scenes = []
    monkeypatch.setattr("screens.touch.scene", scenes.append)
    glass.wait(25, steps=25)
    polled = replace(glass.snapshot, contact=replace(glass.snapshot.contact, at=glass.clock.now()))
    glass.know(contact=polled.contact)
    assert scenes == [], "a second passed, and the feed was asked in vain"


def test_the_minute_changes_the_clock_and_nothing_else(glass):
    panes = {name: entry[2] for name, entry in glass.screen.shown.items()}
    assert "10:34" in glass.text()
    glass.wait(60)
    assert "10:35" in glass.text()
    assert {name: entry[2] for name, entry in glass.screen.shown.items()} == panes


def test_a_new_edition_is_on_the_glass_at_once(glass):
    glass.show(an_edition(a_guide(), a_notice(title="新到的通知")))
    assert "新到的通知" in glass.text()


def test_a_strict_guide_that_is_withdrawn_while_it_is_read_is_gone_and_says_so(glass):
    glass.show(an_edition(a_guide(strict=True), a_notice()))
    to_the_guide(glass)
    glass.show(an_edition(a_notice()))
    assert "已经不再公开" in glass.text()
    glass.tap("gone")
    assert glass.visit.place == "home"


def test_a_warning_lies_over_everything_until_it_is_read_and_comes_back_for_the_next_citizen(glass):
    glass.tap("guides")
    glass.alarm(an_emergency(an_alarm()))
    assert glass.names() == ["read"]
    glass.tap("read")
    assert glass.visit.place == "guides"
    assert "未再核对" not in glass.text()
    assert "暴雨橙色预警信号" in glass.text()
    glass.wait(90, steps=2)
    assert glass.names() == ["read"]
    glass.alarm(an_emergency())
    assert glass.visit.place == "home"
    assert "暴雨" not in glass.text()


def test_an_error_in_a_page_leaves_the_former_one_on_the_glass(glass, monkeypatch):
    from screens.pages import PAGES

    monkeypatch.setitem(PAGES, "guides", broken)
    before = glass.text()
    box = glass.screen.find("guides").box
    with pytest.raises(ValueError, match="poisoned"):
        glass.touch(box.x + 20, box.y + 20)
    assert glass.text() == before


def test_a_hundred_pages_leave_nothing_behind(glass):
    def walk():
        to_the_guide(glass)
        glass.tap("tab:cost")
        glass.tap("home")

    walk()
    gc.collect()
    before = panes()
    seen = weakref.ref(glass.screen.shown["page"][2])
    for _ in range(25):
        walk()
    gc.collect()
    assert panes() == before
    assert seen() is None or seen() is glass.screen.shown["page"][2]


def panes() -> int:
    """How many panes live. By type: some objects of others wake up when they are asked what they are."""
    return sum(issubclass(type(o), Pane) for o in gc.get_objects())


def broken(*_):
    raise ValueError("a poisoned page")


def signs(glass):
    from fakes.sound import walk

    from screens.blocks.signs import Sign

    placed = [entry[-1].placed for entry in glass.screen.shown.values()]
    return sum(isinstance(p.block, Sign) and p.block.icon == "tick" for root in placed for p in walk(root))
