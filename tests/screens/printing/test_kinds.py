"""What stands on paper of papers, of what explains them, and of units and sites with their hours."""

from __future__ import annotations

import os
from datetime import date

import pytest
from fakes.builders import a_guide, a_period, a_source, a_unit, a_window, an_edition, some_hours, some_rules
from fakes.fitted import BOTH, everything, lines, printed
from fakes.kinds import a_decision, a_document, a_leaflet, a_plan, a_site, an_interpretation
from fakes.sights import a_sight, a_visit, sample
from msgspec.structs import replace

from kiosk.content.item import Section, Table
from kiosk.content.office import Floor, Session
from kiosk.content.paper import Stage, Target
from kiosk.content.rules import OpeningException
from kiosk.content.service import Question
from kiosk.visit import ITEMS, PLACE_OF
from screens.printing.drawing import Drawing
from screens.printing.leaflet import PRINTED, forms_of, leaflet_of
from screens.sight import TAKEN


def _other(**fields):
    return OpeningException(basis="公告", **fields)


LONG = a_document(chapters=(Section(title="第一章", text="第一条　甲。" * 300), Section(title="第二章", text="乙。")))


def kind(item):
    return str(type(item).__struct_config__.tag)


def test_a_paper_says_whether_it_holds_its_number_once_its_days_and_every_word():
    paper = a_document(
        body="前言。\n\n第二段。",
        chapters=(Section(title="第一章　总则", text="第一条　甲。\n\n第二条　乙。"),),
        in_force=a_period("2026-01-01", "2030-12-31"),
        registered="YZ-1",
    )
    words = everything(printed(paper))
    told = (
        "有效，至2030年12月31日",
        "YZ-1",
        "2026年1月1日",
        "第一章　总则",
        "前言。",
        "第二段。",
        "第一条　甲。",
        "第二条　乙。",
    )
    assert [part for part in told if part not in words] == []
    assert words.count(paper.source.number) == 1


def test_a_paper_that_holds_no_more_says_so_before_all_and_names_what_took_its_place():
    old = a_document("old", status="abolished")
    edition = an_edition(old, a_document("new", title="新的细则", replaces=("old",)))
    leaflet = printed(old, edition=edition)
    assert leaflet.under[0] == "已废止，不再执行"
    assert "新的细则" in everything(leaflet)


def test_targets_of_a_plan_and_the_steps_of_a_decision_are_on_paper():
    plan = a_plan(targets=(Target(name="污水处理率", value="98%", by="2027 年"),))
    assert "污水处理率：98%；2027 年" in lines(printed(plan))
    done = Stage(step="legality", day=date(2026, 5, 6), outcome="合法")
    decision = a_decision(stages=(done, Stage(step="publication")))
    words = everything(printed(decision))
    assert all(part in words for part in ("1. 合法性审查", "2026年5月6日", "合法", "2. 决定公布", "尚未进行")), words


def test_a_long_paper_is_whole_on_a4_and_on_a_roll_what_its_chapters_are():
    assert "第一条　甲。" * 300 in lines(printed(LONG))
    roll = printed(LONG, "roll")
    assert {"第一章", "第二章"} <= set(lines(roll))
    assert "字，请在触摸屏上查看" in everything(roll)
    assert "第一条" not in everything(roll)
    assert "第一条　甲。" in everything(
        printed(replace(LONG, chapters=(Section(title="一", text="第一条　甲。"),)), "roll")
    )


def test_tables_are_whole_on_a4_and_what_is_attached_is_named():
    table = Table(columns=("名称", "数量"), rows=tuple((f"第{n}项", "1") for n in range(40)))
    paper = a_document(tables=(table,), media=(replace(a_leaflet(3), caption="申请指南"),))
    assert "第39项" in everything(printed(paper))
    assert "第39项" not in everything(printed(paper, "roll"))
    assert "申请指南，3 页，请在触摸屏上查看。" in lines(printed(paper))


def test_an_interpretation_names_what_it_explains_and_has_its_questions():
    asked = (Question(question="谁能申请？", answer="本市户籍。\n\n还有别的。"),)
    item = an_interpretation("explains", "a-document", form="questions", questions=asked, body="")
    words = everything(printed(item, edition=an_edition(item, a_document(title="实施细则"))))
    assert all(part in words for part in ("问答解读", "实施细则", "谁能申请？", "本市户籍。", "还有别的。"))


def test_a_unit_has_any_weeks_hours_its_windows_and_what_is_done_there_and_no_today():
    other = some_hours(("13:00", "16:00"))
    unit = a_unit(
        duties=("管窗口",),
        windows=(a_window("2", place="一楼 2 号窗口"), a_window("3", place="一楼 3 号窗口", hours=other)),
    )
    words = everything(printed(unit, edition=an_edition(unit, a_guide(windows=("hall/2",)))))
    told = ("工作日", unit.address, unit.phone, "一楼 2 号窗口", "建筑工程施工许可证核发", "13:00—16:00", "管窗口")
    assert [part for part in told if part not in words] == []
    assert not [word for word in ("今天", "明天", "现在") if word in words]
    roll = everything(printed(unit, "roll", edition=an_edition(unit, a_guide(windows=("hall/2",)))))
    assert "一楼 2 号窗口" in roll
    assert not [word for word in ("管窗口", "建筑工程施工许可证核发") if word in roll]


@pytest.mark.parametrize("item", [a_unit(), a_site(source=a_source())], ids=["unit", "site"])
def test_days_soon_with_other_hours_have_their_year(item):
    ours = _other(
        day=date(2026, 12, 3), unit=item.id, note="系统维护", sessions=(Session(opens="13:00", closes="17:00"),)
    )
    past = _other(day=date(2026, 11, 3), note="已经过去")
    closed = _other(day=date(2026, 12, 4), note="培训")
    edition = an_edition(item, rules=some_rules(openings=(ours, past, closed)))
    words = lines(printed(item, edition=edition))
    assert "2026年12月3日：13:00—17:00；系统维护" in words
    assert "2026年12月4日：不办公；培训" in words
    assert "已经过去" not in "".join(words)


def test_a_site_has_its_way_floors_help_and_who_sits_there():
    site = a_site(transport="乘 3 路", access=("轮椅",), floors=(Floor(id="1", name="一楼", has=("咨询台",)),))
    words = everything(printed(site, edition=an_edition(site, a_unit(title="服务大厅", site=site.id))))
    assert all(part in words for part in ("乘 3 路", "轮椅", "一楼", "咨询台", "服务大厅", site.phone, site.address))
    assert "咨询台" not in everything(printed(site, "roll"))


def test_every_printed_kind_of_the_sample_becomes_a_pdf_of_few_pages():
    import pypdfium2

    first, drawn = {}, set()
    for item in sample().items:
        if isinstance(item, PRINTED):
            first.setdefault(kind(item), item)
    assert len(first) == 11
    sights = [a_sight(sample(), visit=a_visit("home", language=language)) for language in ("zh", "en")]
    for number, item in enumerate(first.values()):
        forms = forms_of(item, BOTH)
        for turn, form in enumerate(forms):
            leaflets = [leaflet_of(item, form, sight, BOTH) for sight in sights]
            assert all(leaflet.title for leaflet in leaflets)
            # A second of work each: one of A4 and roll, by turns (`MINGBAI_LONG=1`: both), in one of the two languages.
            if form == "list" or turn == number % 2 or os.environ.get("MINGBAI_LONG"):
                pdf = pypdfium2.PdfDocument(Drawing(leaflets[(number // 2 + turn) % 2]).bytes())
                drawn.add((form, (number // 2 + turn) % 2))
                assert 1 <= len(pdf) <= 12
    assert drawn >= {(form, language) for form in ("leaflet", "roll") for language in (0, 1)}
    assert "list" in {form for form, _ in drawn}


def test_the_places_that_offer_a_paper_are_those_of_the_kinds_that_have_one():
    kinds = {PLACE_OF[kind(item)] for item in sample().items if isinstance(item, PRINTED)}
    assert kinds == set(TAKEN)
    assert set(TAKEN) <= set(ITEMS)
