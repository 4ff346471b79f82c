"""An item is withdrawn while a citizen has its page open: they read on, are told, and it goes with its page."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass
from fakes.steps import assert_whole, keep
from msgspec.structs import replace

from kiosk.content.emergency import Blank
from kiosk.content.item import Period, Table
from kiosk.content.service import Material
from kiosk.visit import Back, Home, Open, Switch, Turn
from kiosk.visit.kept import READ_ON_S

TOLD, GONE = "这一项刚刚到期或者撤下", "这一项已经不再公开"
GUIDE = a_guide(materials=(Material(name="身份证"), Material(name="申请表")))
OTHER = an_edition(a_notice(), a_unit(), serial=2)


@pytest.fixture
def glass(window):
    found = Glass(window, an_edition(GUIDE, a_notice(), a_unit()))
    yield found
    found.close()


def reads(glass, *there):
    for act in there or (Open("guide", "a-guide"),):
        glass.screen.do((act,))
    glass.settle()
    return glass.page_text()


def test_the_page_stays_word_for_word_but_for_what_is_taken_home_and_promised_by_a_day(glass):
    before = reads(glass)
    glass.show(OTHER)
    assert TOLD in glass.text()
    left = [line for line in before if line not in glass.page_text()]
    moved = [line for line in left if "扫码" not in line and "版本" not in line]  # the last line
    assert moved == ["今天受理的，承诺 11月26日（星期四）前办结"]
    assert "受理之日起，承诺 3 个工作日内办结" in glass.page_text()
    assert "扫码" not in glass.text()


def test_every_tab_and_page_of_it_is_there_and_ticks_stay(glass):
    reads(glass)
    tick = next(name for name in glass.names() if name.startswith("tick:"))
    glass.tap(tick)
    marks = glass.visit.marks
    assert marks
    glass.show(OTHER)
    for tab in ("go", "cost", "basis", "bring"):
        glass.tap(f"tab:{tab}")
        assert glass.visit.tab == tab
        assert TOLD in glass.text()
        assert GUIDE.title in "".join(glass.page_text())
    assert glass.visit.marks == marks
    glass.screen.do((Switch("large"), Switch("language")))
    assert "no longer published" in glass.text().replace("\n", " ")


@pytest.mark.parametrize("leave", [(Back(),), (Home(),), (Open("unit", "hall"),), (Open("help"),)])
def test_whoever_has_left_it_finds_it_nowhere_again(glass, leave):
    reads(glass)
    glass.show(OTHER)
    glass.screen.do(leave)
    assert GUIDE.title not in repr(glass.visit)
    glass.screen.do((Home(),))
    glass.screen.do((Open("guide", "a-guide"),))
    assert GONE in glass.text()
    assert GUIDE.title not in glass.text()


def test_nothing_of_it_is_kept_when_the_visit_ends(glass):
    reads(glass)
    glass.show(OTHER)
    glass.wait(500, steps=50)
    assert glass.visit.rests
    assert glass.visit.reading.kept is None
    assert "a-guide" not in repr(glass.visit)


def test_after_five_minutes_it_is_gone_although_somebody_is_still_there(glass):
    reads(glass)
    glass.show(OTHER)
    for _ in range(int(READ_ON_S) // 20 - 1):
        glass.wait(20)
        glass.screen.do((Turn(page=0),))
        assert TOLD in glass.text()
    glass.wait(25)
    assert GONE in glass.text()
    assert TOLD not in glass.text()
    assert glass.visit.place == "guide"


def test_what_is_strict_or_withheld_from_all_goes_at_once(glass):
    for gone in (an_edition(a_notice()), an_edition(replace(GUIDE, strict=True, disclosure="withheld"), a_notice())):
        first = replace(GUIDE, strict=gone.items[0].id == "a-notice")
        glass.show(an_edition(first, a_notice()))
        reads(glass)
        assert GUIDE.title in glass.text()
        glass.show(gone)
        assert GONE in glass.text()
        assert GUIDE.title not in glass.text()
        glass.screen.do((Home(),))


def test_a_blank_ends_it_and_a_warning_does_not(glass):
    reads(glass)
    glass.show(OTHER)
    glass.alarm(an_emergency(an_alarm()))
    glass.tap("read")
    assert TOLD in glass.text()
    glass.alarm(an_emergency(blanks=[Blank(id="one", since=instant("2026-11-23 10:40"))]))
    glass.alarm(an_emergency())
    assert GONE in glass.text()


def test_what_ends_by_its_own_day_is_read_on_too(window):
    notice = a_notice(valid=Period(until=instant("2026-11-23 10:35")), body="全文在这里。")
    glass = Glass(window, an_edition(notice))
    try:
        reads(glass, Open("notice", notice.id))
        glass.wait(59)
        assert TOLD not in glass.text()
        glass.wait(2)
        assert TOLD in glass.text()
        assert "全文在这里" in glass.text()
    finally:
        glass.close()


def test_a_list_of_people_that_is_taken_down_goes_at_once_and_one_that_has_run_out_is_read_on(window):
    people = Table(columns=("序号", "姓名"), rows=(("1", "王**"),))
    notice = a_notice(table=people, valid=Period(until=instant("2026-11-23 10:35")), body="全文在这里。")
    glass = Glass(window, an_edition(notice))
    try:
        reads(glass, Open("notice", notice.id))
        glass.wait(61)
        assert TOLD in glass.text()
        assert "王**" in glass.text()
        glass.show(an_edition(a_unit(), serial=2))
        assert GONE in glass.text()
        assert "王**" not in glass.text()
    finally:
        glass.close()


def test_published_again_it_is_an_item_like_any_other(glass):
    reads(glass)
    glass.show(OTHER)
    glass.show(an_edition(GUIDE, a_notice(), a_unit(), serial=3))
    assert TOLD not in glass.text()
    assert any("扫码" in line for line in glass.page_text())
    glass.show(replace(OTHER, serial=4))
    assert TOLD in glass.text()


@pytest.mark.parametrize("panel", ["21.5", "wide", "low", "hung"])
@pytest.mark.parametrize("modes", [(), ("large",), ("language",), ("contrast", "low_reach")])
def test_whatever_the_screen_it_is_told_without_crowding_anything(window, panel, modes):
    glass = Glass(window, an_edition(GUIDE, a_notice(), a_unit()), panel=panel)
    try:
        reads(glass, *(Switch(mode) for mode in modes), Open("guide", "a-guide"))
        glass.show(OTHER)
        assert_whole(glass)
        keep(glass, f"withdrawn-{panel}-{'-'.join(modes)}")
        assert {"home", "back", "help"} <= set(glass.names())
    finally:
        glass.close()
