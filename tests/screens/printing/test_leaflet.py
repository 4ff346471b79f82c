"""What stands on a paper that is taken home."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.clock import instant
from fakes.fitted import BOTH, everything, lines, printed
from fakes.kinds import a_decision, a_document, a_faq, a_leader, a_plan, a_poster, a_site, an_event, an_interpretation
from fakes.sights import a_sight, a_visit
from msgspec.structs import replace

from kiosk.content.item import Period, Table
from kiosk.content.notice import Candidate, Correction, Enrolment, Happening, Presale, Tender
from kiosk.content.service import Fee, Material
from screens.printing.leaflet import forms_of, leaflet_of

PEOPLE = (an_event(), a_leader(), a_faq())


def test_a_guide_has_all_its_tabs_on_paper():
    guide = a_guide(fees=(Fee(name="工本费", standard="10 元", basis="某文件"),), result="许可证", special="听证")
    words = everything(printed(guide))
    told = (*(m.name for m in guide.materials), *(s.name for s in guide.steps), *guide.conditions, guide.result)
    told += (*(b.title for b in guide.basis), guide.ask, guide.complain, "10 元", "听证", "窗口", "工作日")
    assert [part for part in told if part not in words] == []


def test_a_paper_says_which_version_it_is_where_it_was_printed_and_what_holds():
    guide = a_guide(official_url="https://a.example/law")
    leaflet = printed(guide)
    version, where, holds = leaflet.foot
    assert "发布 · 版本 " in version
    assert where == "一楼大厅 3 号屏 2026年11月23日 10:34 打印"
    assert "https://a.example/law" in holds
    assert leaflet.code == "https://a.example/law"
    assert "以窗口公布的为准" in printed(a_guide()).foot[2]


def test_without_a_clock_that_can_be_trusted_no_day_of_printing_is_told():
    assert printed(a_guide(), clock_unsure=True).foot[1] == "一楼大厅 3 号屏 打印"


def test_the_list_of_what_to_bring_has_the_ticks_of_this_visit():
    guide = a_guide(
        materials=(Material(name="身份证"), Material(name="合同"), Material(name="证照", need="not-needed"))
    )
    leaflet = printed(guide, "list", marks={f"{guide.id}#合同"})
    looks = {line.words.split("（")[0]: line.look for chapter in leaflet.chapters for line in chapter.lines}
    assert (looks["身份证"], looks["合同"], looks["证照"]) == ("box", "ticked", "plain")
    assert leaflet.paper == "roll"
    assert printed(guide, "list", frozenset({"a4"})).paper == "a4"
    assert guide.steps[0].name not in everything(leaflet)


def test_a_notice_names_no_tomorrow_and_not_a_word_of_it_is_changed():
    body = "第一段。\n\n第二段，  有两个空格。"
    notice = a_notice(
        type="works",
        body=body,
        happening=Happening(
            what="water",
            when=Period(from_=instant("2026-11-24 09:00"), until=instant("2026-11-24 17:00")),
            area="甲路",
        ),
    )
    leaflet = printed(notice)
    assert "2026年11月24日 9:00" in everything(leaflet)
    assert "明天" not in everything(leaflet)
    assert [line for line in lines(leaflet) if line in body] == body.split("\n\n")


def test_bidders_a_presale_an_enrolment_and_a_correction_are_on_paper_too():
    tender = Tender(
        stage="candidates", project="甲路改造", candidates=(Candidate(rank=1, name="乙公司", price="9 万元"),)
    )
    presale = Presale(number="预售1号", project="丙苑", developer="丁公司", buildings="1 号楼", homes=88)
    enrol = Enrolment(how="打电话", until=instant("2026-11-30"))
    words = everything(printed(a_notice(tender=tender, presale=presale, enrol=enrol)))
    told = ("甲路改造", "乙公司", "9 万元", "预售1号", "88", "打电话", "至2026年11月29日")
    assert [part for part in told if part not in words] == []
    wrong = a_notice(type="correction", correction=Correction(wrong="甲", right="乙", why="笔误"))
    assert all(part in everything(printed(wrong)) for part in ("甲", "乙", "笔误", "更正"))


def test_a_long_table_is_whole_on_a4_and_says_on_a_roll_how_long_it_is():
    table = Table(columns=("序号", "申请人"), rows=tuple((str(n), "张*") for n in range(126)))
    notice = a_notice(table=table)
    (whole,) = [chapter for chapter in printed(notice).chapters if chapter.rows]
    assert len(whole.rows) == 127
    (part,) = [chapter for chapter in printed(notice, "roll").chapters if chapter.rows]
    assert len(part.rows) < 20
    assert "126" in part.lines[0].words


@pytest.mark.parametrize(
    ("papers", "forms"),
    [("", ()), ("a4", ("leaflet", "list")), ("roll", ("roll", "list")), ("a4 roll", ("leaflet", "roll", "list"))],
)
def test_what_is_offered_is_what_there_is_paper_for(papers, forms):
    assert forms_of(a_guide(), frozenset(papers.split())) == forms
    assert forms_of(a_notice(), frozenset(papers.split())) == tuple(form for form in forms if form != "list")
    for item in (a_document(), a_decision(), a_plan(), an_interpretation(), a_unit(), a_site(), *PEOPLE):
        assert forms_of(item, frozenset(papers.split())) == tuple(form for form in forms if form != "list")
    assert forms_of(a_poster(), frozenset(papers.split())) == ()


def test_a_guide_with_everything_empty_and_one_with_200_materials_are_printed():
    bare = a_guide(materials=(), steps=(), conditions=(), basis=())
    assert "不用带材料" in everything(printed(bare))
    assert all(chapter.lines or chapter.rows for chapter in printed(bare).chapters)
    many = a_guide(materials=tuple(Material(name=f"材料{n}") for n in range(200)))
    assert "材料199" in everything(printed(many, "roll"))


def test_english_is_printed_for_who_reads_english():
    guide = a_guide(title_en="A permit")
    sight = a_sight(an_edition(guide), visit=a_visit("home", language="en"))
    leaflet = leaflet_of(guide, "leaflet", replace(sight, name="Screen 3"), BOTH)
    assert leaflet.title == "A permit"
    assert leaflet.under[0] == guide.title  # what it is called at the window
