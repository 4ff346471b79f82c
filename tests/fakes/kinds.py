"""One of every kind that builders.py does not make: a test names what it is about, these do the rest, lawfully.

Rules they keep: what they give has no lint error by itself, and names no other item but the hall.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from fakes.builders import HALL, a_period, a_source, some_hours

from kiosk.content.disclosure import (
    AnnualReport,
    Catalogue,
    DisclosureGuide,
    Entry,
    Ground,
    OnRequest,
    Power,
    Powers,
    Record,
    Ruling,
)
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.item import Media, Section
from kiosk.content.office import Floor, Leader, Site
from kiosk.content.paper import Decision, Document, Interpretation, Plan, Stage
from kiosk.content.process import Arrow, Node, Process
from kiosk.content.service import Limit

SECTION = Section(title="一、总则", text="本指南说明公开的内容和方式。")


def a_picture(name: str = "poster.png") -> Media:
    return Media(sha256="0" * 64, length=1, type="image/png", name=name)


def a_film(seconds: int = 20, name: str = "film.mp4", **fields: Any) -> Media:
    filled = {"sha256": "f" * 64, "length": 1, "type": "video/mp4", "width": 640, "height": 360, **fields}
    return Media(name=name, seconds=seconds, **filled)


def a_leaflet(pages: int = 2, name: str = "leaflet.pdf", **fields: Any) -> Media:
    filled = {"sha256": "e" * 64, "length": 1, **fields}
    return Media(type="application/pdf", name=name, pages=pages, **filled)


def a_process(id: str = "a-process", **fields: Any) -> Process:
    """Apply, a decision, and two ends."""
    filled: dict[str, Any] = {
        "title": "施工许可怎么办",
        "source": a_source(),
        "nodes": (
            Node(id="apply", name="提出申请", type="start"),
            Node(id="check", name="受理审查", type="decision"),
            Node(id="refused", name="不予受理", type="end"),
            Node(id="granted", name="发证", type="end"),
        ),
        "arrows": (
            Arrow(from_="apply", to="check"),
            Arrow(from_="check", to="refused", label="不符合"),
            Arrow(from_="check", to="granted", label="符合"),
        ),
    }
    return Process(id=id, **{**filled, **fields})


def a_document(id: str = "a-document", **fields: Any) -> Document:
    filled: dict[str, Any] = {
        "title": "云州市公共租赁住房保障实施细则",
        "source": a_source(number="云住建发〔2026〕12号"),
        "body": "为了保障住房困难家庭的基本居住需要，制定本细则。",
    }
    return Document(id=id, **{**filled, **fields})


def a_decision(id: str = "a-decision", **fields: Any) -> Decision:
    filled: dict[str, Any] = {
        "title": "城东大桥建设",
        "source": a_source(),
        "body": "决定建设城东大桥。",
        "stages": (Stage(step="participation", outcome="收到意见 12 条"),),
    }
    return Decision(id=id, **{**filled, **fields})


def a_plan(id: str = "a-plan", **fields: Any) -> Plan:
    filled: dict[str, Any] = {"title": "城镇污水处理专项规划", "source": a_source(), "body": "规划期内建成管网。"}
    return Plan(id=id, **{**filled, **fields})


def an_interpretation(id: str = "an-interpretation", *about: str, **fields: Any) -> Interpretation:
    """About the papers given; it and they must name each other."""
    filled: dict[str, Any] = {"title": "一图读懂", "source": a_source(), "about": about, "body": "谁可以申请？"}
    return Interpretation(id=id, **{**filled, **fields})


def a_leader(id: str = "a-leader", **fields: Any) -> Leader:
    filled: dict[str, Any] = {
        "title": "仇云川",
        "source": a_source(),
        "post": "局长",
        "portfolio": ("主持行政全面工作",),
    }
    return Leader(id=id, **{**filled, **fields})


def a_site(id: str = "a-site", **fields: Any) -> Site:
    filled: dict[str, Any] = {
        "title": "云州市政务服务大厅",
        "source": a_source(),
        "address": "云州市市民路 1 号",
        "phone": "0000-8123456",
        "hours": some_hours(),
        "floors": (Floor(id="1f", name="一楼"),),
    }
    return Site(id=id, **{**filled, **fields})


def an_event(id: str = "an-event", **fields: Any) -> Event:
    """A forum on 1 December, announced on 18 November."""
    filled: dict[str, Any] = {
        "title": "加装电梯座谈会",
        "source": a_source(),
        "type": "forum",
        "when": a_period("2026-12-01 14:00", "2026-12-01 16:00"),
        "place": "云州市市民路 1 号会议室",
        "phone": "0000-8123410",
    }
    return Event(id=id, **{**filled, **fields})


def a_faq(id: str = "a-faq", **fields: Any) -> Faq:
    filled: dict[str, Any] = {"title": "要带身份证原件吗？", "source": a_source(), "answer": "要带。"}
    return Faq(id=id, **{**filled, **fields})


def a_poster(id: str = "a-poster", **fields: Any) -> Poster:
    filled: dict[str, Any] = {"title": "防汛提示", "source": a_source(), "text": "请勿涉水。", "media": (a_picture(),)}
    return Poster(id=id, **{**filled, **fields})


def a_disclosure_guide(id: str = "a-disclosure-guide", **fields: Any) -> DisclosureGuide:
    filled: dict[str, Any] = {
        "title": "政府信息公开指南",
        "source": a_source(),
        "sections": (SECTION,),
        "phone": "0000-8123401",
        "address": "云州市市民路 1 号",
    }
    return DisclosureGuide(id=id, **{**filled, **fields})


def an_entry(**fields: Any) -> Entry:
    filled: dict[str, Any] = {
        "number": "1",
        "first": "市政服务",
        "elements": ("申请条件",),
        "basis": "城镇燃气管理条例",
        "within": "20个工作日",
        "by": "燃气管理部门",
        "channels": ("政府网站",),
    }
    return Entry(**{**filled, **fields})


def a_catalogue(id: str = "a-catalogue", **fields: Any) -> Catalogue:
    filled: dict[str, Any] = {"title": "政府信息公开目录", "source": a_source(), "entries": (an_entry(),)}
    return Catalogue(id=id, **{**filled, **fields})


def an_annual_report(id: str = "an-annual-report", **fields: Any) -> AnnualReport:
    filled: dict[str, Any] = {"title": "年度报告", "source": a_source(), "year": 2025, "sections": (SECTION,)}
    return AnnualReport(id=id, **{**filled, **fields})


def an_on_request(id: str = "an-on-request", **fields: Any) -> OnRequest:
    filled: dict[str, Any] = {
        "title": "依申请公开说明",
        "source": a_source(),
        "sections": (SECTION,),
        "ways": ("当面", "邮寄"),
        "limit": Limit(days=20, counts_from="received"),
        "phone": "0000-8123401",
        "address": "云州市市民路 1 号",
    }
    return OnRequest(id=id, **{**filled, **fields})


def a_power(**fields: Any) -> Power:
    filled: dict[str, Any] = {
        "number": "1",
        "name": "施工许可",
        "type": "licence",
        "basis": "建筑法第七条",
        "duty": "受理、审查、决定",
        "unit": HALL,
    }
    return Power(**{**filled, **fields})


def some_powers(id: str = "some-powers", **fields: Any) -> Powers:
    filled: dict[str, Any] = {"title": "权责清单", "source": a_source(), "rows": (a_power(),)}
    return Powers(id=id, **{**filled, **fields})


def a_ruling(id: str = "a-ruling", **fields: Any) -> Ruling:
    """A penalty decided on 17 November, published the next day."""
    filled: dict[str, Any] = {
        "title": "行政处罚决定",
        "source": a_source(made="2026-11-17"),
        "type": "penalty",
        "number": "云住建罚〔2026〕7号",
        "party": "云州市某建筑公司",
        "matter": "未按图施工",
        "content": "责令改正，罚款五万元。",
        "basis": "建设工程质量管理条例第六十四条",
        "decided": date(2026, 11, 17),
        "by": "云州市住房和城乡建设局",
    }
    return Ruling(id=id, **{**filled, **fields})


def a_record(id: str = "a-record", **fields: Any) -> Record:
    filled: dict[str, Any] = {"title": "部门预算", "source": a_source(), "category": "财政信息", "body": "见附表。"}
    return Record(id=id, **{**filled, **fields})


def a_ground(id: str = "a-ground", **fields: Any) -> Ground:
    filled: dict[str, Any] = {
        "title": "政府信息公开条例",
        "source": a_source(),
        "level": "regulation",
        "issuer": "国务院",
    }
    return Ground(id=id, **{**filled, **fields})
