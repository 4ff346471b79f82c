"""What covers the glass: which of a warning, a blank and the night, for how long, and that all of it can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fakes.builders import a_board, a_notice, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.sights import a_sight, a_visit, fonts, setting, with_emergency
from fakes.sound import assert_placed, words
from msgspec.structs import replace

from kiosk.calendar import lighting
from kiosk.config import PanelPart, Settings
from kiosk.content.emergency import Blank, Lifted, aims_at, names_of
from screens import emergency
from screens.blocks.block import Box, Setting
from screens.parts import strokes
from screens.sight import AWAKE, PAGE_S, read_mark
from screens.sight import names_of as called
from screens.theme import Mode, theme_for
from screens.words import alarms as words_of

AT = "2026-11-23 14:00"
TIGHT = Setting(
    theme_for(PanelPart(width_mm=600, height_mm=340, distance_mm=3000), (1280, 720), Mode(form="board")), fonts()
)
"""A small screen seen from far: hardly ten lines."""
STRIPS = {"512x64": (512, 64, 5120), "320x32": (320, 32, 3200), "1024x128": (1024, 128, 10240)}


def seen(*alarms, at=AT, board=True, blanks=(), lifted=(), covered=None, hours="", **fields):
    sight = a_sight(an_edition(a_notice()), at, **fields)
    sight = with_emergency(sight, an_emergency(*alarms, blanks=blanks, lifted=lifted))
    snapshot = replace(sight.snapshot, covered=covered)
    return replace(sight, snapshot=snapshot, board=board, lighting=lighting(hours))


def a_blank(at, **fields):
    return Blank(**{"id": "blank-one", "since": instant(at), **fields})


def gone(at, **fields):
    told = {"id": "rain", "source": "云州市气象台", "level": "orange", "title": "暴雨橙色预警信号"}
    return Lifted(**{**told, "at": instant(at), **fields})


def lamps(name):
    width, height, wide_mm = STRIPS[name]
    panel = PanelPart(width_mm=wide_mm, height_mm=wide_mm * height // width, distance_mm=8000)
    return Setting(theme_for(panel, (width, height), Mode(form="board")), fonts())


def covered(sight, to):
    """What is written on the cover."""
    width, height = to.theme.width, to.theme.height
    block = emergency.cover(sight, to, width, height)
    assert block is not None
    assert block.height(to, width) <= height
    placed = block.place(to, Box(0, 0, width, height))
    assert_placed(placed, to, sight.on)
    return words(placed)


# Which one


def test_of_a_warning_and_a_blank_the_later_one_covers():
    alarm = an_alarm(relayed=instant("2026-11-23 13:30"))
    assert seen(alarm, blanks=[a_blank("2026-11-23 13:00")]).on == "alarm"
    assert seen(alarm, blanks=[a_blank("2026-11-23 13:45")]).on == "blank"
    changed = replace(alarm, changed=instant("2026-11-23 13:50"))
    assert seen(changed, blanks=[a_blank("2026-11-23 13:45")]).on == "alarm"
    assert seen(alarm, covered=a_blank("2026-11-23 13:45")).on == "blank", "a person beside the screen is a person too"


def test_a_blank_is_meant_for_those_it_names_and_black_beats_the_card():
    elsewhere, here = a_blank(AT, target=("board:other",)), a_blank(AT, id="two", look="black", target=("tag:lobby",))
    assert seen(blanks=[elsewhere]).on == "content"
    sight = replace(seen(blanks=[a_blank(AT), here]), names=names_of("3 号屏", "", ("lobby",), "hall"))
    assert sight.blank.look == "black"


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ((), True),
        (("board:hall",), True),
        (("hall",), True),
        (("tag:lobby",), True),
        (("site:east",), True),
        (("screen:3 号屏",), True),
        (("site:hall",), False),
        (("tag:east",), False),
        (("board:hall2", "site:west"), False),
    ],
)
def test_a_target_says_what_it_is(target, meant):
    names = names_of("3 号屏", "east", ("lobby",), "hall")
    assert (replace(seen(an_alarm(target=target)), names=names).on == "alarm") == meant


def test_a_screen_that_comes_back_after_days_shows_the_warning_while_its_edition_is_on_its_way():
    old = seen(an_alarm(), verified="2026-11-20 08:00")
    assert old.on == "content", "nobody could have lifted it"
    heard = replace(old.snapshot, heard_at=instant("2026-11-23 13:59"))
    assert replace(old, snapshot=heard).on == "alarm"


def test_a_warning_raised_as_a_band_never_fills_the_screen():
    sight = seen(an_alarm(form="band"))
    assert sight.on == "content"
    assert [alarm.id for alarm in sight.bands] == ["rain-orange"]


# The night


def test_outside_its_hours_a_screen_is_dark_and_a_warning_wakes_it():
    assert seen(hours="08:00-18:00").on == "content"
    night = {"at": "2026-11-23 22:00", "hours": "08:00-18:00"}
    assert seen(**night).on == "dark"
    assert seen(an_alarm(issued="2026-11-23 21:00"), **night).on == "alarm"
    assert seen(an_alarm(issued="2026-11-23 21:00", form="band"), **night).on == "dark"
    assert seen(lifted=[gone("2026-11-23 21:59:50")], **night).on == "dark", "that it is over may wait until morning"
    assert covered(seen(**night), setting("board")) == ""


def test_a_finger_wakes_a_dark_touchscreen_for_one_visit():
    night = seen(at="2026-11-23 22:00", hours="08:00-18:00", board=False)
    assert night.on == "dark"
    assert replace(night, visit=a_visit("home", marks=frozenset({AWAKE}))).on == "content"


# The end of a warning


def test_a_lifting_fills_a_board_for_a_minute_then_it_is_a_band_for_half_an_hour():
    words_ = {"text": "暴雨橙色预警信号解除。"}
    full = seen(lifted=[gone("2026-11-23 13:59:30", **words_)])
    assert full.on == "alarm"
    text = covered(full, setting("board"))
    assert "暴雨橙色预警信号 13:59 已解除" in text
    assert "暴雨橙色预警信号解除。" in text
    later = seen(lifted=[gone("2026-11-23 13:58:59")])
    assert later.on == "content"
    assert [one.id for one in later.reliefs] == ["rain"]
    assert seen(lifted=[gone("2026-11-23 13:30")]).reliefs == ()
    assert seen(lifted=[gone("2026-11-23 13:59:30")], board=False).on == "content", "nobody at it is held up"
    assert seen(lifted=[gone("2026-11-23 13:59:30", form="band")]).on == "content", "it was a band, and is one"


def test_an_issuer_whose_clock_is_ahead_is_shown_at_once_and_its_lifting_does_not_hold_the_board():
    tomorrow = instant("2026-11-24 14:00")
    ahead = an_alarm(issued=tomorrow, check_by=instant("2026-11-24 17:00"))
    assert seen(ahead).on == "alarm"
    assert "11月24日" in covered(seen(ahead), setting("board")), "its own words, whatever our clock says"
    assert seen(lifted=[gone("2026-11-24 14:00")]).on == "content"
    assert [one.id for one in seen(lifted=[gone("2026-11-24 14:00")]).reliefs] == ["rain"], "it is told in a band"
    assert seen(lifted=[gone("2026-11-23 14:03")]).on == "alarm", "a few minutes are no more than two clocks apart"


def test_a_warning_that_stands_goes_before_one_that_was_lifted():
    sight = seen(an_alarm("wind", title="大风橙色预警信号"), lifted=[gone("2026-11-23 13:59:30")])
    assert "大风橙色预警信号" in covered(sight, setting("board"))


def test_the_end_of_a_drill_says_that_it_was_one():
    assert "演练 13:59 已结束" in covered(seen(lifted=[gone("2026-11-23 13:59:30", drill=True)]), setting("board"))


def test_a_change_says_since_when_and_what_it_was():
    alarm = an_alarm(level="red", title="暴雨红色预警信号", was="暴雨橙色预警信号", changed=instant("2026-11-23 13:50"))
    assert "13:50 变更，原为暴雨橙色预警信号" in covered(seen(alarm), setting("board"))


# How it looks


def test_four_levels_have_four_shapes():
    drawn = {level: strokes.icon(f"level_{level}", 64).pixels for level in ("red", "orange", "yellow", "blue")}
    assert len(set(drawn.values())) == 4


@pytest.mark.parametrize("level", ["red", "orange", "yellow", "blue"])
@pytest.mark.parametrize("panel", ["board", "21.5", "27", "wide", "low", "tight"])
def test_level_issuer_and_check_by_stand_on_every_form(panel, level):
    to, sight = TIGHT if panel == "tight" else setting(panel), seen(an_alarm(level=level))
    times = [sight.now + _seconds(number * PAGE_S) for number in range(6 if panel in ("low", "tight") else 1)]
    text = "".join(covered(replace(sight, now=at), to) for at in times)
    for part in ("云州市气象台", "云气预警〔2026〕31号", "云州市城区", "17:20 前再次核对", "110、119、120", "本局提示"):
        assert part in text
    assert words_of.LEVELS[level][2] in text.replace("\n", "")


@pytest.mark.parametrize("panel", ["board", "21.5", "43", "wide", "low"])
def test_a_drill_is_marked_on_all_four_sides(panel):
    to = setting(panel)
    width, height = to.theme.width, to.theme.height
    block = emergency.cover(seen(an_alarm(drill=True), board=panel == "board"), to, width, height)
    placed = block.place(to, Box(0, 0, width, height))
    assert_placed(placed, to, panel)
    marks = [box for box in boxes_of("演练", placed)]
    assert any(box.y < height // 8 for box in marks)
    assert any(box.bottom > height * 7 // 8 for box in marks)
    assert any(box.right < width // 8 for box in boxes_of("演", placed))
    assert any(box.x > width * 7 // 8 for box in boxes_of("演", placed))


def boxes_of(said, placed):
    """Where a line that says just this stands."""
    if any(line.text.strip() == said for line in placed.lines):
        yield placed.box
    for child in placed.children:
        yield from boxes_of(said, child)


@pytest.mark.parametrize("name", STRIPS)
@pytest.mark.parametrize("drill", [False, True])
def test_a_strip_of_lamps_reads_all_of_a_warning_page_by_page(name, drill):
    to, alarm = lamps(name), an_alarm(drill=drill)
    pages, said = [], ""
    for second in range(240):
        text = covered(replace(seen(alarm), now=instant(AT) + _seconds(second)), to)
        if not pages or text != pages[-1]:
            pages.append(text)
            said += text.replace("\n", "").replace("演练", "")
    assert len(pages) > 3
    for part in (alarm.title, alarm.source, alarm.number, alarm.text, alarm.advice, "前再次核对", "110、119、120"):
        assert part.replace(" ", "") in said.replace(" ", "") * 2
    if drill:
        assert all("演" in page for page in pages)


def _seconds(number):
    return timedelta(seconds=number)


def test_on_a_strip_a_band_takes_turns_with_the_programme():
    to, sight = lamps("512x64"), seen(an_alarm(form="band"))
    covers = [
        emergency.cover(replace(sight, now=instant(AT) + _seconds(s)), to, 512, 64) is not None
        for s in range(0, 240, 8)
    ]
    assert covers.count(True) == 10
    assert emergency.cover(sight, setting("board"), 1920, 1080) is None


def test_the_way_back_says_that_what_was_typed_is_kept():
    alarm = an_alarm()
    typing = replace(seen(alarm, board=False), visit=a_visit("search", query="SGXK"))
    assert "您填的和勾的都还在" in covered(typing, setting())
    assert "您填的和勾的都还在" not in covered(seen(alarm, board=False), setting())
    assert replace(typing, visit=a_visit("search", marks=frozenset({read_mark(alarm)}))).on == "content"


@pytest.mark.parametrize("look", ["card", "black"])
@pytest.mark.parametrize("panel", ["board", "21.5"])
def test_a_blank_says_nothing_of_why(look, panel):
    text = covered(seen(blanks=[a_blank(AT, look=look, reason="误发")]), setting(panel))
    assert "误发" not in text
    assert ("系统维护中" in text) == (look == "card")


def test_a_board_is_called_by_its_group_and_tags_and_every_screen_by_its_site():
    board = a_board("hall", group="lobby-boards", tags=("lobby",))
    edition = an_edition(a_notice(), boards=(board,))
    settings = Settings(name="主屏", mode="board", board="hall", site="east", tags=("entrance",))
    names = called(settings, edition)
    for target in ("board:hall", "tag:lobby", "tag:lobby-boards", "tag:entrance", "site:east", "screen:主屏", "hall"):
        assert aims_at((target,), names)
    touch = called(Settings(name="3 号屏", mode="touch", board="hall", site="east"), edition)
    assert not aims_at(("board:hall",), touch), "a touchscreen is no board, whatever its file says"
    assert aims_at(("site:east",), touch)
