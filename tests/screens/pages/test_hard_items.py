"""Items of every kind as a bureau may well write them: with nothing they need not have, with names that never end."""

from __future__ import annotations

from datetime import date

import pytest
from fakes.builders import a_board, a_guide, a_notice, a_slot, a_unit, an_edition
from fakes.kinds import (
    a_catalogue,
    a_decision,
    a_disclosure_guide,
    a_document,
    a_faq,
    a_ground,
    a_leader,
    a_plan,
    a_power,
    a_record,
    a_ruling,
    a_site,
    an_annual_report,
    an_entry,
    an_event,
    an_interpretation,
    an_on_request,
    some_powers,
)
from fakes.sights import a_sight, setting
from fakes.sound import assert_placed, words
from fakes.turning import turned

from kiosk.content.item import Section, Table, replace
from kiosk.content.notice import Candidate, Correction, Enrolment, Presale, Tender
from kiosk.content.office import Floor, FormerName
from kiosk.content.paper import Stage, Target
from kiosk.content.service import Material, Question
from screens.board.stage import Stage as Boards
from screens.pages.ways import place_of

LONG = (
    "关于云州市城东片区老旧小区综合改造工程（二期）雨污分流管网、供水管道、燃气管道、电力通信线路同步改造施工期间实行交通管制和"
    "临时占用城市道路、绿地以及调整公交线路走向和站点设置等有关事项的通告（含附件一至附件三）"
)
PROSE = f"{LONG}。\n\n第一条　{LONG}。\n\n{LONG}。"
SECTIONS = tuple(Section(title=f"第{n}章　{LONG[:30]}", text=PROSE * 4) for n in range(1, 6))
TABLE = Table(title=LONG, columns=(LONG[:20], "数量", LONG[20:30]), rows=((LONG, "1,234.50", LONG), ("合计", "2", "")))
SCREENS = [("21.5", {}), ("21.5", {"large": True}), ("43", {"large": True, "low_reach": True}), ("low", {})]

BARE = (
    a_leader(),
    a_site(),
    an_event(phone="", body=""),
    a_faq(),
    a_document(body=""),
    a_decision(body="", stages=()),
    a_plan(body=""),
    an_interpretation(body=""),
    a_disclosure_guide(),
    an_annual_report(),
    an_on_request(),
    a_catalogue(),
    some_powers(),
    a_ruling(content=""),
    a_record(body=""),
    a_ground(),
)
FULL = (
    a_leader(
        post=LONG, portfolio=(LONG,) * 9, units=("hall",), phone="0000-8123401", reception=LONG, stands_in="a-faq"
    ),
    a_site(
        floors=tuple(Floor(id=f"{n}f", name=LONG[:20], has=(LONG,) * 5) for n in range(1, 6)),
        transport=PROSE,
        access=(LONG,) * 9,
    ),
    an_event(
        body=PROSE,
        state_note=LONG,
        place=LONG,
        enrol=Enrolment(how=LONG, who=LONG, phone=LONG[:30], places=100_000),
        agenda=(LONG,) * 12,
        papers=(LONG,) * 5,
        minutes=SECTIONS,
    ),
    a_faq(answer=PROSE * 5, about=("hall",), themes=(LONG[:40],)),
    a_document(chapters=SECTIONS, tables=(TABLE,), body=PROSE, joint=(LONG,), registered=LONG[:40], trial=True),
    a_decision(
        chapters=SECTIONS,
        stages=tuple(
            Stage(step=step, day=date(2026, 1, 5), outcome=LONG, item="hall")
            for step in ("participation", "experts", "risk", "legality", "deliberation", "publication", "review")
        ),
    ),
    a_plan(targets=(Target(name=LONG, value=LONG[:40], by=LONG),) * 9, first_year=2026, last_year=2030),
    an_interpretation(by=LONG, questions=(Question(question=LONG, answer=LONG * 3),) * 6),
    a_disclosure_guide(sections=SECTIONS, hours=LONG, mail="yijian@yunzhou.example"),
    an_annual_report(sections=SECTIONS, tables=(TABLE, TABLE)),
    an_on_request(sections=SECTIONS, ways=(LONG,) * 3, questions=(Question(question=LONG, answer=LONG),) * 5),
    a_catalogue(note=PROSE, entries=(an_entry(first=LONG, second=LONG, elements=(LONG,) * 4, items=("hall",)),) * 40),
    some_powers(note=PROSE, rows=(a_power(name=LONG, duty=PROSE, basis=LONG),) * 40),
    a_ruling(
        party=LONG, matter=LONG, content=PROSE, state="withdrawn", withdrawn=date(2026, 11, 20), withdrawn_why=PROSE
    ),
    a_record(category=LONG[:40], body=PROSE, sections=SECTIONS, tables=(TABLE,)),
    a_ground(issuer=LONG, number=LONG[:60]),
    a_unit(title=LONG, head=LONG[:30], duties=(LONG,) * 8, named=(FormerName(name=LONG, until=date(2020, 1, 1)),)),
    a_notice(
        title=LONG,
        body=PROSE,
        tender=Tender(
            stage="candidates",
            project=LONG,
            candidates=tuple(Candidate(rank=n, name=LONG, price="2,316 万元", note=LONG) for n in (2, 1)),
        ),
        presale=Presale(number=LONG[:30], project=LONG, developer=LONG, buildings=LONG, homes=126),
        correction=Correction(wrong=LONG, right=LONG, why=LONG),
        enrol=Enrolment(how=LONG),
        table=TABLE,
    ),
)


def of(item):
    return f"{type(item).__name__}"


@pytest.mark.parametrize(("panel", "modes"), SCREENS, ids=lambda v: v if isinstance(v, str) else "+".join(v) or "plain")
@pytest.mark.parametrize("item", FULL, ids=of)
def test_an_item_with_everything_in_plenty_is_sound(item, panel, modes):
    item = replace(item, title=LONG)
    said, _ = turned(an_edition(item), place_of(item), item.id, panel=panel, **modes)
    assert "".join(LONG.split())[:30] in "".join(said.split())


@pytest.mark.parametrize("item", BARE, ids=of)
def test_an_item_with_nothing_it_need_not_have_shows_no_empty_card(item):
    said, _ = turned(an_edition(item), place_of(item), item.id)
    assert item.title in said
    assert "None" not in said
    assert "公开信息" not in said, "it says nothing of by which right"


@pytest.mark.parametrize("item", [*BARE, *(replace(item, title=LONG) for item in FULL)], ids=of)
def test_every_kind_stands_on_a_board_and_is_sound(item):
    edition = an_edition(item, slots=(a_slot(items=(item.id,)),), boards=(a_board(),))
    to, board = setting("board"), Boards("hall-board", setting("board"), 1920, 1080)
    shot = board.at(a_sight(edition))
    assert not board.faults
    for name, (block, box) in shot.frame.items():
        assert block.height(to, box.w) <= box.h, name
        assert_placed(block.place(to, box), to, name)
    block, box = shot.frame["main"]
    assert item.title[:8] in words(block.place(to, box)).replace("\n", "")


def test_two_hundred_materials_all_come_by():
    materials = tuple(Material(name=f"第{n}份材料") for n in range(200))
    said, touched = turned(an_edition(a_guide(materials=materials)), "guide", "a-guide")
    assert all(f"第{n}份材料" in said for n in range(200))
    assert sum(name.startswith("tick:") for name in touched) == 200


def test_a_table_too_wide_for_the_screen_loses_no_cell_and_no_columns_name():
    columns = ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    rows = tuple((f"第{n}项信息公开申请", *(str(n * 10 + i) for i in range(7))) for n in range(30))
    edition = an_edition(an_annual_report(tables=(Table(columns=columns, rows=rows),)))
    for panel, modes in SCREENS:
        said, _ = turned(edition, "table", "an-annual-report", "0", panel, **modes)
        bare = "".join(said.split())
        assert all(row[0] in bare for row in rows)
        assert all(f"{n * 10 + 6}" in bare for n in range(30))
    said, _ = turned(edition, "table", "an-annual-report", "0")
    assert said.count("自然") >= 2, "the columns' names come again on each page"


def test_words_that_have_no_room_beside_each_other_become_named_lines():
    columns = ("证明", "用于", "依据", "由谁开具", "能否承诺代替")
    table = Table(columns=columns, rows=((LONG[:30], LONG[:30], LONG, LONG[:20], "可以"),) * 3)
    said, _ = turned(an_edition(a_record(tables=(table,))), "record", "a-record")
    assert said.count("由谁开具") == 3
