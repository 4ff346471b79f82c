"""What a board shows, zone by zone: one thing large, what follows, how fresh, and never nothing."""

from __future__ import annotations

import re

import pytest
from fakes.builders import a_board, a_guide, a_layout, a_notice, a_slot, a_unit, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.sights import NOW, a_sight, a_snapshot, fonts, sample, setting, with_emergency, with_items
from fakes.sound import assert_placed, words
from msgspec.structs import replace

from kiosk.config import PanelPart
from kiosk.content.edition import Zone
from kiosk.content.item import Table
from kiosk.schedule.dwell import MOST_CHARS
from screens.blocks.block import Setting
from screens.board.stage import Stage
from screens.cards import notice as notice_look
from screens.contents import Contents
from screens.theme import Mode, theme_for

BOARD = "hall-board"


def stage(board=BOARD):
    return Stage(board, setting("board"), 1920, 1080)


def said(shot, zone=None):
    to = setting("board")
    return "\n".join(words(block.place(to, box)) for name, (block, box) in shot.frame.items() if zone in (None, name))


def assert_sound_shot(shot):
    to = setting("board")
    for name, (block, box) in shot.frame.items():
        assert block.height(to, box.w) <= box.h, f"{name} needs {block.height(to, box.w)}, has {box}"
        assert_placed(block.place(to, box), to, name)


def two_notices():
    return an_edition(
        a_notice("notice-one", title="第一件通知", body="第一件的内容。" * 8),
        a_notice("notice-two", title="第二件通知", body="第二件的内容。" * 8),
    )


def test_one_thing_is_large_and_what_follows_stands_beside_it():
    shot = stage().at(a_sight(two_notices(), "2026-11-23 00:00:01"))
    assert "第一件的内容" in said(shot, "main")
    assert "第二件通知" in said(shot, "next")
    assert "第一件通知" not in said(shot, "next")


def test_every_moment_of_a_day_of_the_sample_is_sound():
    board = stage("hall")
    sight = a_sight(sample())
    at, end, seen = instant("2026-11-23 00:00:00"), instant("2026-11-23 00:25:00"), set()
    while at < end:
        shot = board.at(replace(sight, now=at))
        assert_sound_shot(shot)
        seen.add(shot.play.item.id)
        assert shot.flip_at > at
        at = shot.flip_at
    assert len(seen) >= 4
    assert not board.faults


def plays(item):
    """Whether an item may stand on a board at `NOW`: it is valid, and what it guides to still exists."""
    return item.valid.holds(instant(NOW)) and getattr(item, "state", "") != "abolished"


def alone(item):
    return a_sight(replace(sample(), slots=(a_slot(items=(item.id,)),)))


@pytest.mark.parametrize("item", [i for i in sample().items if plays(i)], ids=lambda item: item.id)
def test_every_item_of_the_sample_can_stand_on_a_board(item):
    shot = stage("hall").at(alone(item))
    assert_sound_shot(shot)
    assert named(item, said(shot, "main"))


def named(item, words):
    """Whether it is said what is shown: by its title or, from its second page on, by what is shorter."""
    return item.title[:4] in words or (bool(getattr(item, "short", "")) and item.short[:4] in words)


@pytest.mark.parametrize("item", [i for i in sample().items if not plays(i)], ids=lambda item: item.id)
def test_what_is_over_or_not_yet_leaves_its_place_to_the_office(item):
    shot = stage("hall").at(alone(item))
    assert_sound_shot(shot)
    assert not named(item, said(shot))
    assert "现在办公" in said(shot, "main")


def test_the_label_spells_the_last_day_and_the_phone_to_object_stands_below():
    shot = stage().at(a_sight(an_edition(a_notice(type="publicity"))))
    assert "还可提意见 5 个工作日（至11月30日含当日）" in said(shot, "main")
    assert "异议电话 0000-8123458" in said(shot, "main")


def test_a_long_notice_is_divided_and_all_its_words_come_by_in_its_time():
    body = "".join(f"第{n}条内容须公示。" for n in range(60))
    edition, board = an_edition(a_notice("long-one", body=body)), stage()
    sight = a_sight(edition, "2026-11-23 00:00:00")
    shown, at = "", sight.now
    while True:
        shot = board.at(replace(sight, now=at))
        shown += said(shot, "main")
        if shot.flip_at >= shot.play.ends:
            break
        at = shot.flip_at
    # Title, label and foot stand on every page; what is between them is the notice.
    lines = [line for line in shown.split("\n") if not re.search(r"关于调整|发布|科|大厅|电话|第 \d / \d 页", line)]
    assert all(f"第{n}条内容须公示" in "".join(lines) for n in range(60))
    assert re.search(r"第 1 / \d 页", shown)


def test_what_is_longer_than_a_board_may_show_says_where_the_rest_is():
    edition = an_edition(a_notice("endless", body="内容很长。" * 600), boards=(a_board(touch_at="触摸屏在入口"),))
    sight, board = a_sight(edition, "2026-11-23 00:00:00"), stage()
    chars, at = 0, sight.now
    while True:
        shot = board.at(replace(sight, now=at))
        assert "看全文：触摸屏在入口" in said(shot, "main")
        chars += said(shot, "main").count("内容很长")
        if shot.flip_at >= shot.play.ends:
            break
        at = shot.flip_at
    assert chars * 5 <= MOST_CHARS + 100


def test_pages_share_the_time_by_what_there_is_to_read():
    table = Table(columns=("甲",), rows=(("乙",),))
    edition = an_edition(a_notice("pages", type="housing", body="公示内容请核对。" * 40, table=table))
    board, sight = stage(), a_sight(edition, "2026-11-23 00:00:00")
    first = board.at(sight)
    assert first.play.starts < first.flip_at < first.play.ends


def test_a_board_without_anything_to_play_shows_where_one_is():
    edition = an_edition(a_unit(), slots=())
    shot = stage().at(a_sight(edition))
    assert_sound_shot(shot)
    assert "政务服务大厅" in said(shot, "main")
    assert "0000-8123456" in said(shot, "main")
    assert shot.line[0][2].startswith("政务服务大厅")


def test_the_office_card_of_a_board_is_one_page_with_whom_to_call():
    edition = replace(sample(), slots=())
    shot = stage().at(a_sight(edition))
    assert_sound_shot(shot)
    assert "0000-8123456" in said(shot, "main")
    assert "12345" in said(shot, "main")
    assert "页" not in said(shot, "main")


def test_on_a_board_without_a_header_the_office_card_tells_the_time_and_how_fresh_all_is():
    zone = Zone(name="main", x=0, y=0, w=1920, h=1080)
    edition = an_edition(a_unit(), slots=(), layouts=(a_layout(zones=(zone,)),))
    shot = stage().at(a_sight(edition))
    assert_sound_shot(shot)
    assert "10:34　10:34 已核对为最新" in said(shot, "main")
    assert "10:34" not in said(stage().at(a_sight(an_edition(a_unit(), slots=()))), "main")


def test_one_bad_item_gives_way_to_the_office_and_the_next_one_plays(monkeypatch):
    def broken(notice, sight, to):
        if notice.id == "notice-one":
            raise ValueError("a poisoned item")
        return whole(notice, sight, to)

    whole = notice_look.board
    monkeypatch.setattr(notice_look, "board", broken)
    board = stage()
    sight = a_sight(two_notices(), "2026-11-23 00:00:01")
    shot = board.at(sight)
    assert shot.bad
    assert "政务服务大厅" in said(shot, "main")
    assert board.faults == {"notice-one": 1}
    after = board.at(replace(sight, now=shot.flip_at))
    assert not after.bad
    assert "第二件" in said(after, "main")


def test_how_fresh_it_is_always_stands_there():
    fresh = stage().at(a_sight(two_notices()))
    assert "10:34 已核对为最新" in said(fresh, "header")
    old = stage().at(a_sight(two_notices(), "2026-11-23 14:00", verified="2026-11-23 10:00"))
    assert "截至 11月23日 10:00" in said(old, "header")
    stale = stage().at(a_sight(two_notices(), "2026-11-25 14:00", verified="2026-11-23 10:00"))
    assert "之后未能核对" in said(stale, "strips")
    assert_sound_shot(stale)


def test_the_office_hours_are_told_in_the_header():
    assert "现在办公，至 12:00" in said(stage().at(a_sight(two_notices())), "header")
    assert "13:00 开门" in said(stage().at(a_sight(two_notices(), "2026-11-23 12:30")), "header")


def test_a_warning_takes_the_whole_screen_and_afterwards_the_programme_is_where_it_would_have_been():
    board, undisturbed = stage(), stage()
    sight = a_sight(two_notices(), "2026-11-23 00:00:01")
    covered = board.at(with_emergency(sight, an_emergency(an_alarm())))
    assert list(covered.frame) == ["cover"]
    assert covered.play is None
    assert_sound_shot(covered)
    later = replace(sight, now=instant("2026-11-23 00:00:40"))
    assert board.at(later).play == undisturbed.at(later).play


def test_a_warning_long_past_its_check_by_is_a_band_that_leaves_room():
    alarm = an_alarm(issued="2026-11-23 00:00", check_by="2026-11-23 01:00")
    shot = stage().at(with_emergency(a_sight(two_notices()), an_emergency(alarm)))
    assert "未再核对" in said(shot, "strips")
    assert not shot.frame["strips"][1].meets(shot.frame["main"][1])
    assert_sound_shot(shot)


def test_an_edition_that_comes_in_between_lets_the_item_finish():
    board, sight = stage(), a_sight(two_notices(), "2026-11-23 00:00:01")
    before = board.at(sight)
    newer = replace(with_items(two_notices(), a_notice("a-first", title="插到最前面的通知")), serial=2)
    then = replace(sight, snapshot=a_snapshot(newer), contents=Contents(newer), now=instant("2026-11-23 00:00:03"))
    assert board.at(then).play.item == before.play.item
    after = board.at(replace(then, now=board.at(then).play.ends))
    assert after.play.item is not None


def test_an_item_that_is_withdrawn_leaves_at_once():
    board, sight = stage(), a_sight(two_notices(), "2026-11-23 00:00:01")
    assert board.at(sight).play.item.id == "notice-one"
    without = replace(an_edition(a_notice("notice-two", title="第二件通知")), serial=2)
    then = replace(sight, snapshot=a_snapshot(without), contents=Contents(without), now=instant("2026-11-23 00:00:02"))
    assert board.at(then).play.item.id == "notice-two"


def test_an_item_that_has_changed_is_shown_as_it_is_now():
    board, sight = stage(), a_sight(two_notices(), "2026-11-23 00:00:01")
    board.at(sight)
    newer = replace(with_items(two_notices(), a_notice("notice-one", title="更正后的通知")), serial=2)
    then = replace(sight, snapshot=a_snapshot(newer), contents=Contents(newer), now=instant("2026-11-23 00:00:02"))
    assert "更正后的通知" in said(board.at(then), "main")


def test_the_running_line_names_its_type_when_all_are_of_one():
    works = a_notice("works-one", type="works", short="城东片区明天停水")
    edition = an_edition(works, a_guide(), slots=(a_slot(), a_slot("line", zone="ticker", items=("works-one",))))
    shot = stage().at(a_sight(edition))
    assert [(item, words) for item, _, words in shot.line] == [("works-one", "城东片区明天停水")]
    assert said(shot, "ticker") == "通告"


def test_what_stands_next_is_made_ahead_as_it_will_stand():
    board, sight = stage(), a_sight(two_notices(), "2026-11-23 00:00:01")
    shot = board.at(sight)
    ahead = board.ahead(sight, shot)
    then = board.at(replace(sight, now=shot.flip_at))
    assert ahead["main"] == then.frame["main"]


def test_a_layout_is_scaled_to_the_screen_without_gaps():
    from screens.board.zones import zones

    found = zones(sample(), "hall", 1280, 720)
    assert found["header"].w == 1280
    assert found["ticker"].bottom == 720
    assert found["main"].right < found["next"].x
    unknown = zones(sample(), "no-such-board", 1920, 1080)
    assert set(unknown) == {"header", "main", "next", "qr", "ticker"}


@pytest.mark.parametrize("distance", [600, 4000, 8000])
@pytest.mark.parametrize(
    ("size", "wide_mm"), [((1280, 720), 600), ((1080, 1920), 680), ((3840, 2160), 1210), ((512, 64), 5120)]
)
def test_whatever_the_screen_nothing_is_cut_and_nothing_meets(size, wide_mm, distance):
    panel = PanelPart(width_mm=wide_mm, height_mm=wide_mm * size[1] // size[0], distance_mm=distance)
    to = Setting(theme_for(panel, size, Mode(form="board")), fonts())
    board, sight = Stage("hall", to, *size), a_sight(sample())
    at, frames = instant("2026-11-23 00:00"), 0
    while at < instant("2026-11-23 00:03"):
        shot = board.at(replace(sight, now=at))
        for name, (block, box) in shot.frame.items():
            assert block.height(to, box.w) <= box.h, f"{name} needs {block.height(to, box.w)}, has {box}"
            assert_placed(block.place(to, box), to, name)
        at, frames = shot.flip_at, frames + 1
    assert frames > 2
    assert not board.faults
