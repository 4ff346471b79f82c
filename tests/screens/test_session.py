"""A citizen's session on the glass: what keeps it open, what ends it, what goes by when nobody is there."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_alarm, an_edition, an_emergency
from fakes.glass import Glass
from kivy.tests.common import UnitTestTouch

from kiosk.content.edition import Profile
from screens.fittings import Fittings


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(a_guide(), a_notice()))
    yield found
    found.close()


def to_the_guide(glass):
    glass.tap("home/guides")
    glass.tap("guides/topic:unit:hall")
    glass.tap("topic/guide:a-guide")


def finger(glass, x, y):
    """A finger that comes down and stays."""
    touch = UnitTestTouch(x, int(glass.screen.height) - y)
    glass._wall.advance(0.5)
    touch.touch_down()
    glass.settle()
    return touch


def test_a_long_page_is_given_the_time_it_takes_to_read(glass):
    to_the_guide(glass)
    chars = sum(len(line) for line in glass.page_text())
    assert chars > 90
    quiet = chars / 3 + 30
    glass.wait(quiet - 2)
    assert "还在看吗" not in glass.text()
    glass.wait(3)
    assert "还在看吗" in glass.text()


def test_speech_holds_the_question_back_until_it_ends(glass):
    glass.tap("guides")
    glass.screen.held.take("speech", glass.clock.monotonic())
    glass.wait(300, steps=30)
    assert "还在看吗" not in glass.text()
    glass.screen.held.drop("speech")
    glass.wait(58)
    assert "还在看吗" not in glass.text()
    glass.wait(3)
    assert "还在看吗" in glass.text()


def test_a_finger_that_stays_down_is_somebody_and_one_that_never_leaves_is_stuck(glass):
    glass.tap("guides")
    touch = finger(glass, 500, 1500)
    glass.wait(100, steps=10)
    assert glass.visit.place == "home", "a stuck finger does not keep the visit open"
    touch.touch_up()
    glass.settle()


def test_a_drop_of_water_does_not_keep_a_visit_open(glass):
    glass.tap("guides")
    for _ in range(20):
        glass.touch(530, 1640)
        glass.wait(5)
    assert glass.visit.rests


def test_two_drops_that_take_turns_do_not_keep_it_open_either(glass):
    glass.tap("guides")
    for number in range(40):
        glass.touch((530, 900)[number % 2], 1640)
        glass.wait(4)
    assert glass.visit.rests


def test_while_nobody_is_there_announcements_go_by_and_one_touch_ends_that(glass):
    glass.show(an_edition(a_guide(), a_notice("one", title="第一件公告"), a_notice("two", title="第二件公告")))
    glass.tap("guides")
    glass.wait(200, steps=4)
    assert list(glass.screen.shown) == ["attract"]
    assert "点一下屏幕开始" in glass.text()
    seen = set()
    for _ in range(4):
        glass.wait(15)
        seen |= {line for line in glass.text().splitlines() if line.startswith("第") and line.endswith("公告")}
    assert seen == {"第一件公告", "第二件公告"}
    box = (500, 1400)
    glass.touch(*box)
    assert glass.visit.place == "home"
    assert "page" in glass.screen.shown
    assert glass.told == [] or glass.counted == ["guides"], "the finger that woke the screen pressed no tile"


def test_where_the_hall_wants_no_announcements_home_stands_still(window):
    glass = Glass(window, an_edition(a_guide(), a_notice()), fittings=Fittings(attract=False))
    glass.tap("guides")
    glass.wait(200, steps=4)
    assert "page" in glass.screen.shown
    glass.tap("guides")
    assert glass.visit.place == "guides", "and the first touch presses"
    glass.close()


def test_a_warning_lies_over_the_announcements(glass):
    glass.wait(61)
    glass.alarm(an_emergency(an_alarm()))
    assert list(glass.screen.shown) == ["alarm"]


def test_a_warning_loses_nothing_that_was_typed_and_does_not_hide_the_way_back(glass):
    glass.tap("search")
    for key in "sgx":
        glass.tap(f"key:{key}")
    glass.wait(55)
    glass.alarm(an_emergency(an_alarm()))
    glass.wait(30)
    assert "read" in glass.names(), "the time begins anew: nobody reads a warning while it runs out"
    glass.tap("read")
    assert (glass.visit.place, glass.visit.query) == ("search", "sgx")
    assert "back" in glass.names()


def test_a_page_whose_item_is_replaced_goes_on_and_says_so(glass):
    to_the_guide(glass)
    glass.tap("tab:cost")
    glass.show(an_edition(a_guide(title="换了名字的事项"), a_notice()))
    assert (glass.visit.place, glass.visit.tab) == ("guide", "cost")
    assert "换了名字的事项" in glass.text()
    assert "刚刚更新" in glass.text()
    glass.tap("home")
    assert "刚刚更新" not in glass.text()


def test_an_edition_that_leaves_the_page_alone_says_nothing(glass):
    to_the_guide(glass)
    glass.show(an_edition(a_guide(), a_notice(title="另一件")))
    assert "刚刚更新" not in glass.text()


def test_whoever_reads_what_is_withdrawn_is_told_reads_on_and_walks_on(glass):
    to_the_guide(glass)
    glass.show(an_edition(a_notice()))
    assert "刚刚到期或者撤下" in glass.text()
    assert a_guide().title in glass.text()
    glass.tap("back")
    assert glass.visit.place == "topic"
    glass.tap("back")
    glass.tap("back")
    assert glass.visit.place == "home"


def test_a_finger_that_was_on_its_way_when_the_item_went_presses_nothing(glass):
    glass.show(an_edition(a_guide(strict=True), a_notice()))  # what is strict is not read on
    to_the_guide(glass)
    box = glass.screen.find("tab:go").box
    touch = finger(glass, box.x + 20, box.y + 20)
    glass.show(an_edition(a_notice()))
    touch.touch_up()
    glass.settle()
    assert (glass.visit.place, glass.visit.tab) == ("guide", "")


def test_a_visit_that_ends_by_itself_counts_nothing_and_where_counting_is_off_nothing_is(glass, window):
    to_the_guide(glass)
    counted = len(glass.told)
    glass.wait(500, steps=5)
    assert len(glass.told) == counted
    quiet = Glass(window, an_edition(a_guide()), fittings=Fittings(usage=False))
    to_the_guide(quiet)
    assert quiet.told == []
    quiet.close()


def test_the_office_says_for_a_group_of_screens_how_long_silence_is(window):
    edition = an_edition(a_guide(), profiles=(Profile(id="hall-touch", idle_s=200, tags=("hall-1f", "hall-2f")),))
    for tags, quiet in ((("hall-2f",), 200), (("elsewhere",), 60)):
        glass = Glass(window, edition, keys={"tags": tags})
        glass.tap("guides")
        glass.wait(quiet - 3)
        assert "还在看吗" not in glass.text()
        glass.wait(6)
        assert "还在看吗" in glass.text()
        glass.close()
