"""What a bureau may well write, and what must not break a page: long titles, hundreds of rows, nothing at all."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_unit, a_window, an_alarm, an_edition, an_emergency
from fakes.clock import ZONE
from fakes.sights import a_sight, a_snapshot, a_visit, sample, setting, with_emergency
from fakes.sound import assert_sound, presses, walk, words

from kiosk.content.emergency import Blank
from kiosk.content.item import Table
from kiosk.content.service import Fee, Material, Question, Step
from kiosk.visit import LISTS, TELLS
from screens.blocks.arrange import Press
from screens.pages.home import TILES as HOME
from screens.pages.scene import scene
from screens.sight import Sight, read_mark

LONG = (
    "关于云州市城东片区老旧小区综合改造工程（二期）雨污分流管网、供水管道、燃气管道、电力通信线路同步改造施工期间实行交通管制和"
    "临时占用城市道路、绿地以及调整公交线路走向和站点设置等有关事项的通告（含附件一至附件三）"
)
SCREENS = [
    ("21.5", {}),
    ("21.5", {"large": True}),
    ("43", {"large": True, "low_reach": True}),
    ("wide", {"large": True}),
]


def scenes(edition, place, arg="", panel="21.5", **modes):
    """All pages of a place, sound."""
    to, page, found = setting(panel, **modes), 0, []
    while True:
        layers = scene(a_sight(edition, visit=a_visit(place, arg, page=page, **modes)), to)
        assert_sound(layers, to)
        found.append(layers)
        if not any("after" in presses(layer.place(to)) for layer in layers):
            return found
        page += 1


def said(layers, to=None):
    to = to or setting()
    return "\n".join(words(layer.place(to)) for layer in layers)


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
@pytest.mark.parametrize("place", ["home", *LISTS, "guide", "notice", "unit"])
def test_a_title_of_110_characters_wraps_and_is_never_cut(place, panel, modes):
    assert len(LONG) >= 105
    material, step = Material(name=LONG, note=LONG), Step(name=LONG, who=LONG)
    edition = an_edition(
        a_guide("long-guide", title=LONG, materials=(material,), steps=(step,)),
        a_notice("long-notice", type="publicity", title=LONG),
        a_unit(title=LONG, windows=(a_window("2", LONG[:60]),)),
    )
    arg = {"guide": "long-guide", "notice": "long-notice", "unit": "hall"}.get(place, "")
    scenes(edition, place, arg, panel, **modes)


def test_a_guide_with_everything_in_plenty_shows_it_all():
    guide = a_guide(
        materials=tuple(Material(name=f"第{n}份材料", note="复印件须加盖公章") for n in range(40)),
        steps=tuple(Step(name=f"第{n}步", who="行政审批科", limit="1 个工作日", note=LONG) for n in range(20)),
        fees=(Fee(name="城市道路占用费", standard=LONG, basis=LONG),),
        questions=tuple(Question(question=LONG + "？", answer=LONG * 5) for _ in range(5)),
        conditions=(LONG,) * 12,
    )
    edition = an_edition(guide)
    bring = "".join(said(layers) for layers in scenes(edition, "guide", guide.id))
    assert all(f"第{n}份材料" in bring for n in range(40))


def test_an_edition_without_anything_still_says_where_to_go():
    edition = an_edition(a_unit())
    for place in ("home", *LISTS, *TELLS):
        assert scenes(edition, place)


def test_a_table_of_many_long_rows_has_a_place_of_its_own_and_tears_no_row():
    rows = tuple((str(n), "张*", LONG[:40], "符合") for n in range(1, 200))
    table = Table(columns=("序号", "申请人", "住址", "结果"), rows=rows)
    edition = an_edition(a_notice("table", type="housing", table=table))
    sheet = scenes(edition, "notice", "table")
    assert "table:0" in [name for layers in sheet for layer in layers for name in presses(layer.place(setting()))]
    assert "共 199 行" in "".join(said(layers) for layers in sheet)
    pages = [said(layers) for layers in scenes(edition, "table", "table")]
    assert sum(page.count("张*") for page in pages) == 199
    for page in pages:
        assert page.count("符合") == page.count("张*")
    assert all("申请人" in page for page in pages), "the columns' names come again on each page"


def test_what_has_been_withdrawn_says_so_and_leads_home():
    layers = scenes(an_edition(), "notice", "gone-since")[0]
    assert "已经不再公开" in said(layers)
    assert "gone" in presses(layers[-2].place(setting()))


def test_a_strict_item_hides_when_the_feed_is_stale_and_a_banner_says_so():
    edition = an_edition(a_notice("strict-one", strict=True), a_notice("plain-one", title="照常显示的通知"))
    to = setting()
    layers = scene(a_sight(edition, "2026-11-25 10:00", verified="2026-11-23 10:00"), to)
    assert_sound(layers, to)
    text = said(layers)
    assert "内容截至 2026年11月23日 10:00，之后未能核对" in text
    assert "照常显示的通知" in text
    assert "共 1 件" in text


@pytest.mark.parametrize("level", ["red", "orange", "yellow", "blue"])
@pytest.mark.parametrize("panel", ["21.5", "43", "wide"])
def test_a_warning_of_any_level_is_sound_and_verbatim(level, panel):
    to = setting(panel)
    alarm = an_alarm(level=level, text="预计未来三小时。" * 6)
    layers = scene(with_emergency(a_sight(an_edition()), an_emergency(alarm)), to)
    assert_sound(layers, to)
    text = "".join(said(layers, to).split())
    for part in (alarm.text, alarm.title, alarm.advice, alarm.number, "云州市气象台", "110、119、120", "本局提示"):
        assert "".join(part.split()) in text


def test_a_warning_too_long_for_the_screen_turns_its_pages_by_the_clock():
    to, alarm = setting("wide"), an_alarm(text="".join(f"第{n}句请注意防范。" for n in range(200)))
    pages = set()
    for second in range(0, 59, 6):
        sight = a_sight(an_edition(), f"2026-11-23 14:00:{second:02d}", verified="2026-11-23 14:00")
        layers = scene(with_emergency(sight, an_emergency(alarm)), to)
        assert_sound(layers, to)
        pages.add(said(layers, to))
    assert len(pages) > 2


def test_a_drill_is_marked_above_below_in_the_title_and_on_every_card():
    layers = scene(with_emergency(a_sight(an_edition()), an_emergency(an_alarm(drill=True))), setting())
    text = said(layers)
    assert text.startswith("演练")
    assert text.strip().endswith("演练")
    assert "【演练】" in text
    assert "演练　发布单位原文" in text
    assert "演练　本局提示" in text


def test_a_warning_that_was_read_shrinks_to_a_band_for_this_visit_only():
    alarm = an_alarm()
    seen = with_emergency(a_sight(an_edition(), visit=a_visit("home")), an_emergency(alarm))
    assert [layer.name for layer in scene(seen, setting())] == ["alarm"]
    read = with_emergency(
        a_sight(an_edition(), visit=a_visit("home", marks=frozenset({read_mark(alarm)}))), an_emergency(alarm)
    )
    layers = scene(read, setting())
    assert "alarm" not in [layer.name for layer in layers]
    assert "暴雨橙色预警信号" in said(layers)
    changed = with_emergency(
        a_sight(an_edition(), visit=a_visit("home", marks=frozenset({read_mark(alarm)}))),
        an_emergency(an_alarm(text="升级为红色。", level="red")),
    )
    assert [layer.name for layer in scene(changed, setting())] == ["alarm"]


def test_six_hours_after_its_check_by_a_warning_is_a_band():
    edition, emergency = an_edition(), an_emergency(an_alarm(issued="2026-11-23 10:00", check_by="2026-11-23 14:00"))
    before = with_emergency(a_sight(edition, "2026-11-23 19:59"), emergency)
    after = with_emergency(a_sight(edition, "2026-11-23 20:00"), emergency)
    assert [layer.name for layer in scene(before, setting())] == ["alarm"]
    assert "本信息 14:00 后未再核对，以气象台最新发布为准" in said(scene(before, setting()))
    assert "alarm" not in [layer.name for layer in scene(after, setting())]
    assert "未再核对" in said(scene(after, setting()))


def test_after_three_days_without_contact_a_warning_leaves():
    emergency = an_emergency(an_alarm())
    held = with_emergency(a_sight(an_edition(), "2026-11-26 10:30", verified="2026-11-23 10:32"), emergency)
    gone = with_emergency(a_sight(an_edition(), "2026-11-26 10:33", verified="2026-11-23 10:32"), emergency)
    assert held.alarms
    assert not gone.alarms


def test_a_warning_for_another_screen_is_not_shown_here():
    elsewhere = an_emergency(an_alarm(target=("other-board",)))
    here = an_emergency(an_alarm(target=("hall-board",)))
    assert with_emergency(a_sight(an_edition()), elsewhere).alarm is None
    assert with_emergency(a_sight(an_edition()), here).alarm is not None


def test_the_gravest_warning_fills_the_screen_and_names_the_others():
    two = an_emergency(an_alarm(), an_alarm("wind", level="red", title="大风红色预警信号"))
    text = said(scene(with_emergency(a_sight(an_edition()), two), setting()))
    assert text.startswith("红 RED")
    assert "同时生效：暴雨橙色预警信号" in text


@pytest.mark.parametrize("look", ["card", "black"])
def test_a_blank_covers_everything(look):
    sight = a_sight(an_edition(), visit=a_visit("guides"))
    blank = Blank(id="blank-one", look=look, since=sight.now)
    layers = scene(with_emergency(sight, an_emergency(blanks=(blank,))), setting())
    assert_sound(layers, setting())
    assert [layer.name for layer in layers] == ["blank"]
    assert ("系统维护中" in said(layers)) == (look == "card")
    assert not presses(layers[0].place(setting()))


def test_a_terminal_that_is_not_paired_says_what_to_do():
    sight = Sight(a_snapshot(None, paired=False), a_sight(an_edition()).now, ZONE, feed_url="http://127.0.0.1:8700")
    layers = scene(sight, setting())
    assert_sound(layers, setting())
    text = said(layers)
    assert "还没有配对" in text
    assert "kiosk.yaml" in text
    assert "http://127.0.0.1:8700" in text


def test_a_paired_terminal_without_an_edition_waits_and_says_so():
    sight = Sight(a_snapshot(None), a_sight(an_edition()).now, ZONE)
    assert "正在等待首次发布" in said(scene(sight, setting()))


def test_the_question_whether_anybody_is_there_stands_over_everything_within_reach():
    to = setting("43", low_reach=True)
    sight = a_sight(an_edition(), visit=a_visit("guides", low_reach=True))
    layers = scene(sight, to, asking=20)
    assert_sound(layers, to)
    assert layers[-1].only
    assert "20 秒后回到首页" in said(layers, to)
    assert presses(layers[-1].place(to)) == ["stay"]
    assert to.theme.height - layers[-1].box.y <= to.theme.reach


def test_in_low_reach_every_control_stands_within_reach():
    to = setting("43", low_reach=True)
    limit = to.theme.height - to.theme.reach
    edition = an_edition(a_guide(), a_notice())
    for place in ("home", *LISTS, *TELLS):
        for layer in scene(a_sight(edition, visit=a_visit(place, low_reach=True)), to):
            for box, name in _presses(layer.place(to)):
                above = place == "home" and (name == "news" or name.startswith("notice:"))  # also under 公告公示
                assert above or box.y >= limit, f"{place}: {name} at {box}, reach begins at {limit}"


def _presses(placed):
    from screens.blocks.arrange import Press

    found = [(placed.box, placed.block.name)] if isinstance(placed.block, Press) else []
    for child in placed.children:
        found += _presses(child)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("modes", [{}, {"large": True}], ids=["plain", "large"])
@pytest.mark.parametrize("panel", ["low", "wide"])
def test_home_is_whole_on_a_screen_that_lies_and_no_word_of_its_tiles_is_torn(panel, modes, language):
    to = setting(panel, language, **modes)
    layers = scene(a_sight(sample(), visit=a_visit("home", language=language, **modes)), to)
    assert_sound(layers, to)
    page = next(layer.place(to) for layer in layers if layer.name == "page")
    tiles = [
        part
        for part in walk(page)
        if isinstance(part.block, Press) and part.block.name in {place for place, *_ in HOME}
    ]
    assert len(tiles) == 8
    assert "search" in presses(page)
    for tile in tiles:
        lines = [line.text.strip() for part in walk(tile) for line in part.lines]
        assert all(len(line) > 1 for line in lines), lines
        assert {word for line in lines for word in line.split()} <= set(" ".join(lines).split())
