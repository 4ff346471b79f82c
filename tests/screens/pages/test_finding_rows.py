"""Announcements by kind, unit and day; events by day; a row of a long table by what stands in it."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest
from fakes.builders import a_happening, a_notice, a_source, a_unit, an_edition
from fakes.clock import ZONE, instant
from fakes.kinds import a_ruling
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, presses, walk, words
from msgspec.structs import replace

from kiosk.content.event import Event
from kiosk.content.item import Period, Table
from kiosk.visit import Open, Turn
from screens.blocks.arrange import Press
from screens.pages import shelved
from screens.pages.events import days_of
from screens.pages.scene import scene
from screens.pages.sieve import Choice, choice, cuts, sifted

SCREENS = [("21.5", ()), ("43", ("large", "low_reach")), ("low", ("large",))]


def pages(place, arg="", tab="", panel="21.5", edition=None, **modes):
    """All pages of a tab, sound: what can be touched and what is said."""
    to, page, found, said = setting(panel, **modes), 0, [], ""
    while True:
        layers = scene(a_sight(edition or sample(), visit=a_visit(place, arg, tab=tab, page=page, **modes)), to)
        assert_sound(layers, to)
        placed = next(layer for layer in layers if layer.name == "page").place(to)
        found += [part.block for part in walk(placed) if isinstance(part.block, Press)]
        said += words(placed) + "\n"
        if "after" not in presses(placed):
            return found, said
        page += 1


def named(found, start):
    return sorted({press.name for press in found if press.name.startswith(start)})


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=str)
@pytest.mark.parametrize("order", ["soon", "unit", "day"])
def test_every_announcement_stands_in_every_order(order, panel, modes):
    found, said = pages("notices", tab=f"all/{order}", panel=panel, **dict.fromkeys(modes, True))
    sight = a_sight(sample())
    wanted = sorted(f"notice:{notice.id}" for notice in sight.contents.notices(sight.now))
    assert named(found, "notice:") == wanted
    assert ("其他" in said) is False


def test_a_unit_that_is_not_shown_keeps_its_announcements():
    edition = an_edition(a_notice("stray", title="无主的通知", source=a_source(unit="closed-long-ago")), a_unit())
    _, said = pages("notices", tab="all/unit", edition=edition)
    assert "其他" in said
    assert "无主的通知" in said


@pytest.fixture
def few(monkeypatch):
    """As if nobody turned over more than a dozen of them."""
    monkeypatch.setattr(shelved, "MANY", 12)


def led_to(start, panel, **modes):
    """What the announcements lead to by touches of their own keys, from a tab on: items, and the tabs between."""
    seen, ahead, found = set(), [start], set()
    while ahead:
        tab = ahead.pop()
        seen.add(tab)
        for press in pages("notices", tab=tab, panel=panel, **modes)[0]:
            if press.name.startswith("notice:"):
                found.add(press.name)
            if press.name.partition(":")[0] in ("group", "more"):
                ahead += {act.tab for act in press.act if isinstance(act, Turn)} - seen
    return found, seen


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("panel", "modes"), [SCREENS[0], SCREENS[2]], ids=str)
def test_of_too_many_to_turn_over_each_is_behind_its_unit_or_its_month(panel, modes):
    switched = dict.fromkeys(modes, True)
    sight = a_sight(sample())
    wanted = {f"notice:{notice.id}" for notice in sight.contents.notices(sight.now)}
    first = named(pages("notices", panel=panel, **switched)[0], "notice:")
    assert len(first) == 12
    found, tabs = led_to("", panel, **switched)
    assert found == wanted
    assert {"all/unit", "all/day", "all/day/2026-11"} <= tabs


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("order", ["unit", "day"])
def test_who_has_chosen_a_unit_or_a_month_gets_back_to_all_of_them(order):
    choices = [press for press in pages("notices", tab=f"all/{order}")[0] if press.name.startswith("group:")]
    assert len(choices) > 1
    inside, said = pages("notices", tab=choices[0].act[0].tab)
    (back,) = (press for press in inside if press.name == "all-groups")
    assert back.act == (Turn(tab=f"all/{order}"),)
    assert "没有列在这里" in said or len(named(inside, "notice:")) <= 12


LONG = [
    *(("faqs", "", ""), ("processes", "", ""), ("records", "", "records"), ("documents", "", "documents")),
    *(
        ("rulings", "", "penalty"),
        ("topic", "all:", ""),
        ("topic", "theme:住房", ""),
        ("topic", "unit:division-approval", ""),
    ),
]


@pytest.mark.parametrize(("place", "arg", "tab"), LONG, ids=str)
def test_a_list_too_long_to_turn_over_shows_its_groups_and_each_row_is_one_touch_further(place, arg, tab, monkeypatch):
    plain = {press.name for press in pages(place, arg, tab=tab)[0] if press.act and isinstance(press.act[0], Open)}
    monkeypatch.setattr(shelved, "MANY", 3)
    found, _ = pages(place, arg, tab=tab)
    several = [press for press in found if press.name.startswith("group:")]
    assert len(several) > 1
    behind = {press.name for press in found if press.act and isinstance(press.act[0], Open)}
    for group in several:
        inside, _ = pages(place, arg, tab=group.act[0].tab)
        behind |= {press.name for press in inside if press.act and isinstance(press.act[0], Open)}
        (back,) = (press for press in inside if press.name == "all-groups")
        assert named(pages(place, arg, tab=back.act[0].tab)[0], "group:") == sorted(press.name for press in several)
    assert behind == plain


@pytest.mark.parametrize(("place", "arg", "tab"), LONG, ids=str)
def test_a_group_that_is_not_there_shows_the_list(place, arg, tab):
    assert pages(place, arg, tab=f"{tab or 'all'}/gone")[1] == pages(place, arg, tab=tab)[1]


def test_a_group_that_has_become_empty_shows_the_others():
    assert named(pages("notices", tab="all/unit/division-gone")[0], "notice:") == named(pages("notices")[0], "notice:")


@pytest.mark.parametrize("tab", ["", "nothing", "all/nothing", "9/9/9"])
def test_a_tab_of_announcements_that_is_not_there_shows_all_of_them(tab):
    assert named(pages("notices", tab=tab)[0], "notice:") == named(pages("notices")[0], "notice:")


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=str)
def test_each_day_with_an_event_is_touched_in_its_month_and_lists_it(panel, modes):
    switched = dict.fromkeys(modes, True)
    zone = a_sight(sample()).zone
    for event in (item for item in sample().items if isinstance(item, Event)):
        for day in days_of(event, zone):
            month, _ = pages("events", tab=f"{day:%Y-%m}", panel=panel, **switched)
            assert f"day:{day}" in named(month, "day:"), f"{event.id} on {day}"
            on_the_day, _ = pages("events", tab=f"{day}", panel=panel, **switched)
            assert f"event:{event.id}" in named(on_the_day, "event:")


def test_the_calendar_leads_from_month_to_month_as_far_as_there_is_something():
    tabs, seen = ["calendar"], set()
    while tabs:
        found, _ = pages("events", tab=tabs.pop())
        for press in found:
            if press.name.startswith("month:") and press.name not in seen:
                seen.add(press.name)
                tabs += [act.tab for act in press.act if isinstance(act, Turn)]
    assert {"month:2026-11", "month:2026-12"} <= seen
    assert len(seen) <= 4


@pytest.mark.parametrize("tab", ["2026-13", "2026-02-30", "soon", "9999"])
def test_a_day_that_does_not_exist_opens_the_list(tab):
    assert named(pages("events", tab=tab)[0], "event:") == named(pages("events")[0], "event:")


def applicants():
    return next(item.table for item in sample().items if item.id == "public-rental-publicity")


def test_every_key_of_a_table_leaves_rows_and_together_they_are_all_of_them():
    table = applicants()
    assert [table.columns[cut.column] for cut in cuts(table)] == ["街道（镇）", "申请人"]
    for cut in cuts(table):
        left = [sifted(table, Choice(0, column=cut.column, key=key)).rows for key, _ in cut.keys]
        assert [len(rows) for rows in left] == [count for _, count in cut.keys]
        assert sorted(row for rows in left for row in rows) == sorted(table.rows)


def test_surnames_stand_in_the_order_of_a_dictionary():
    keys = [key for key, _ in next(cut for cut in cuts(applicants()) if cut.firsts).keys]
    assert keys.index("白") < keys.index("陈") < keys.index("李") < keys.index("张") < keys.index("邹")


def test_numbers_single_values_and_short_tables_are_not_offered():
    rows = tuple((str(n), "同一个", f"第{n}项很长很长很长很长的说明") for n in range(40))
    assert cuts(Table(columns=("序号", "结果", "说明"), rows=rows)) == ()
    assert cuts(Table(columns=("姓名",), rows=(("张*",), ("李*",)))) == ()


@pytest.mark.parametrize("tab", ["", "x", "7", "0/9/x", "0/1/龘", "0/1/", "0//", "-1"])
def test_a_choice_that_is_not_there_any_more_shows_all_rows(tab):
    table = applicants()
    assert sifted(table, choice(tab, 1)).rows == table.rows


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=str)
def test_a_row_is_found_in_three_touches_on_every_screen(panel, modes):
    where, switched = ("table", "public-rental-publicity"), dict.fromkeys(modes, True)
    assert "find" in named(pages(*where, panel=panel, **switched)[0], "find")
    keys, _ = pages(*where, tab="0/find", panel=panel, **switched)
    (press,) = [press for press in keys if press.name == "key:1/张"]
    _, said = pages(*where, tab=press.act[0].tab, panel=panel, **switched)
    table = applicants()
    wanted = [row for row in table.rows if row[1].startswith("张")]
    assert said.count("张*") == len(wanted)
    assert f"申请人：张，{len(wanted)} 行" in "".join(said.split("\n"))


def test_an_event_of_several_days_stands_on_each_of_them():
    event = next(item for item in sample().items if isinstance(item, Event))
    when = Period(from_=instant("2026-12-30 14:00"), until=instant("2027-01-02 00:00"))
    assert days_of(msgspec.structs.replace(event, when=when), ZONE) == (
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2027, 1, 1),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("panel", "modes"), [*SCREENS, ("low", ()), ("wide", ())], ids=str)
@pytest.mark.parametrize("place", ["home", "notices", "rulings"])
def test_no_date_of_another_year_is_torn_in_a_narrow_label(place, panel, modes, language):
    lasting = replace(a_happening(), when=Period(from_=instant("2026-11-01"), until=instant("2027-12-30")))
    ruling = a_ruling(decided=date(2025, 12, 30), type="licence")
    edition = an_edition(a_notice("late", type="works", happening=lasting), ruling, a_unit())
    switched = {**dict.fromkeys(modes, True), "language": language}
    to, dated, page = setting(panel, language, **dict.fromkeys(modes, True)), [], 0
    while not dated and page < 3:
        layers = scene(a_sight(edition, visit=a_visit(place, page=page, **switched)), to)
        assert_sound(layers, to)
        parts = [part for layer in layers if layer.name == "page" for part in walk(layer.place(to)) if part.lines]
        dated = [part for part in parts if "2027" in part.block.text or "2025" in part.block.text]
        page += 1
    assert dated or place == "home", "low screens show no announcement at home"
    for part in dated:
        assert len([line for line in part.lines if re.search("[0-9年月日]|Dec", line.text)]) == 1, part.block.text


@pytest.mark.parametrize(("panel", "modes"), [("21.5", ()), ("low", ()), ("wide", ()), ("wide", ("large",))], ids=str)
def test_the_first_page_of_the_calendar_is_the_month_and_a_day_shows_what_is_on(panel, modes):
    to, on = setting(panel, **dict.fromkeys(modes, True)), dict.fromkeys(modes, True)
    for tab, wanted in (("calendar", "day:2026-12-01"), ("2026-12-01", "event:event-expert-bridge")):
        layers = scene(a_sight(sample(), visit=a_visit("events", tab=tab, **on)), to)
        assert_sound(layers, to)
        assert wanted in [name for layer in layers for name in presses(layer.place(to))]


def test_on_a_low_screen_tabs_beside_a_list_leave_room_for_three_announcements_a_page():
    found, _ = pages("notices", panel="low")
    count = len(named(found, "notice:"))
    to = setting("low")
    last = scene(a_sight(sample(), visit=a_visit("notices", page=99)), to)
    said = "".join(words(layer.place(to)) for layer in last)
    assert int(re.search(r"/ (\d+) 页", said)[1]) <= count // 3


def test_a_table_of_126_rows_is_a_few_pages_on_a_low_screen_too():
    to = setting("low")
    last = scene(a_sight(sample(), visit=a_visit("table", "public-rental-publicity", page=999)), to)
    said = "".join(words(layer.place(to)) for layer in last)
    assert int(re.search(r"/ (\d+) 页", said)[1]) <= 126 // 5
