"""What the sheets of each kind lead to and say first: nothing is dead, and nothing hides what no longer holds."""

from __future__ import annotations

from datetime import date

from fakes.builders import a_notice, a_source, a_unit, a_window, an_edition
from fakes.kinds import (
    a_catalogue,
    a_document,
    a_faq,
    a_ground,
    a_leader,
    a_record,
    a_ruling,
    a_site,
    an_entry,
    an_event,
    an_interpretation,
)
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import walk
from fakes.turning import turned

from kiosk.content.item import Table, replace
from kiosk.content.office import Floor, FormerName
from kiosk.content.rules import OpeningException, Rules
from screens.blocks.arrange import Press
from screens.pages.scene import scene


def test_a_hundred_rows_of_a_catalogue_are_groups_first_and_no_row_is_dead():
    entries = tuple(
        an_entry(number=str(n), first=f"第{n % 9}类", second=f"第{n}项", items=("hall",) if n % 2 else ())
        for n in range(126)
    )
    edition = an_edition(a_catalogue(entries=entries))
    said, touched = turned(edition, "record", "a-catalogue")
    assert "第125项" not in said
    assert sum(name.startswith("group:") for name in touched) == 9
    said, touched = turned(edition, "record", "a-catalogue", "g8")
    assert sum(name.startswith("entry:") for name in touched) == 14
    assert "第125项" in said
    said, touched = turned(edition, "record", "a-catalogue", "g8-13")
    assert "城镇燃气管理条例" in said
    assert "unit:hall" in touched


def test_a_tab_that_is_not_there_any_more_shows_the_groups():
    for tab in ("g99", "g0-999", "entries", "g"):
        said, _ = turned(an_edition(a_catalogue()), "record", "a-catalogue", tab)
        assert "市政服务" in said


def test_a_short_table_stands_on_the_sheet_itself():
    table = Table(columns=("项目", "金额"), rows=(("人员经费", "6,318.20"), ("合计", "18,314.90")))
    said, touched = turned(an_edition(a_record(tables=(table,))), "record", "a-record")
    assert "18,314.90" in said
    assert not any(name.startswith("table:") for name in touched)


def test_a_paper_and_what_explains_it_lead_to_each_other():
    paper = a_document(interpretations=("an-interpretation",), replaces=("old-paper",))
    old = a_document("old-paper", title="旧办法", status="abolished")
    edition = an_edition(paper, old, an_interpretation("an-interpretation", paper.id))
    assert "document:an-interpretation" in turned(edition, "document", paper.id)[1]
    assert f"document:{paper.id}" in turned(edition, "document", "an-interpretation")[1]
    said, touched = turned(edition, "document", "old-paper")
    assert "已废止，不再执行" in said
    assert f"document:{paper.id}" in touched, "what took its place"


def test_a_unit_names_who_is_in_charge_of_it_and_what_it_was_called():
    unit = a_unit("a-division", named=(FormerName(name="房产管理科", until=date(2019, 3, 1)),), site="a-site")
    edition = an_edition(unit, a_leader(units=("a-division",)), a_site())
    said, touched = turned(edition, "unit", "a-division")
    assert "房产管理科（至2019年3月1日）" in said
    assert {"leader:a-leader", "site:a-site"} <= set(touched)


def test_a_site_tells_of_other_hours_before_they_come():
    day = OpeningException(day=date(2026, 12, 3), unit=None, note="系统维护", basis="本局通知")
    rules = Rules(
        openings=(day, replace(day, day=date(2027, 6, 1), note="太远"), replace(day, unit="hall", note="别处"))
    )
    said, _ = turned(an_edition(a_site(), rules=rules), "site", "a-site")
    assert "12月3日（星期四）不办公，系统维护" in said
    assert "太远" not in said
    assert "别处" not in said


def test_a_window_stands_on_its_floor():
    window = a_window("7", "消防审查", place="二楼大厅 7 号窗口", floor="a-site/2f")
    site = a_site(floors=(Floor(id="2f", name="二楼大厅", has=("调解室",)),))
    said, touched = turned(an_edition(site, a_unit("a-division", windows=(window,))), "site", "a-site")
    assert "7 号窗口 消防审查" in said
    assert "unit:a-division" in touched


def test_a_withdrawn_ruling_says_so_first_and_in_its_list():
    ruling = a_ruling(state="withdrawn", withdrawn=date(2026, 11, 20), withdrawn_why="复议撤销")
    edition = an_edition(ruling)
    said, _ = turned(edition, "record", ruling.id)
    assert said.index("2026年11月20日已经撤回") < said.index("当事人")
    assert "已撤回" in turned(edition, "rulings", tab="penalty")[0]


def test_what_an_item_says_of_its_disclosure_stands_at_its_end_and_leads_to_the_law():
    item = a_faq(grounds=("a-ground",), within="及时公开", subject="住房保障", source=a_source(index="YZ-2026-001"))
    said, touched = turned(an_edition(item, a_ground()), "faq", "a-faq")
    for part in ("公开信息", "YZ-2026-001", "住房保障", "主动公开", "及时公开", "《政府信息公开条例》"):
        assert part in said
    assert "ground:a-ground" in touched


def test_the_zone_has_no_tile_with_nothing_behind_it():
    _, touched = turned(an_edition(a_unit()), "disclosure")
    assert "to:units" in touched
    assert not {"to:rulings/licence", "to:documents", "to:faqs", "grounds"} & set(touched)
    _, touched = turned(an_edition(a_unit(), a_record(), a_ground(), a_ruling()), "disclosure")
    assert {"to:rulings/penalty", "category:财政信息", "grounds"} <= set(touched)
    assert "to:rulings/licence" not in touched


def test_what_is_about_an_item_is_offered_on_its_sheet_once():
    paper = a_document(consultation="a-notice")
    event, faq = an_event(about=(paper.id,)), a_faq(about=(paper.id, "a-notice"))
    edition = an_edition(paper, event, faq, a_notice(about=(paper.id,)))
    _, touched = turned(edition, "document", paper.id)
    assert {"event:an-event", "faq:a-faq", "notice:a-notice"} <= set(touched)
    assert "faq:a-faq" in turned(edition, "notice", "a-notice")[1]


def test_in_low_reach_what_is_only_read_stands_above_the_line_and_what_is_touched_below():
    to = setting("hung", low_reach=True)
    line = to.theme.height - to.theme.reach
    for place, arg in (("guide", "construction-permit"), ("notice", "gas-stop-jiangbin"), ("topic", "theme:租房")):
        sight = a_sight(sample(), visit=a_visit(place, arg, low_reach=True))
        (page,) = [layer for layer in scene(sight, to) if layer.name == "page"]
        placed = page.place(to)
        first, *_ = [part for part in walk(placed) if part.lines]
        assert first.box.bottom <= line, f"{place}: its name stands among what is touched"
        assert all(part.box.y >= line for part in walk(placed) if isinstance(part.block, Press))
