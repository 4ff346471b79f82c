"""The disclosure zone 政务公开专区: what a hall must hold besides guides and notices (国办发〔2019〕54号).

Rules it keeps: 信息公开指南 (DisclosureGuide) is not 办事指南 (Guide); a ruling of 双公示 has a date of decision and no
counter; a withdrawn ruling says so and since when; a basis record is what 公开依据 points to.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import ALWAYS, Item, ItemId, Line, Period, Prose, Section, Table, Value
from kiosk.content.service import Limit, Question


class DisclosureGuide(Item, tag="disclosure-guide"):
    """政府信息公开指南 (条例 12): what there is, how it is ordered, how to get it, whom to ask."""

    sections: tuple[Section, ...]
    phone: Line
    address: Line
    hours: str = ""
    mail: str = ""


class Entry(Value):
    """A row of 基层政务公开标准目录: what must be public, on which basis, when, by whom, where."""

    number: Line
    first: Line  # 一级事项
    second: str = ""  # 二级事项
    elements: tuple[Line, ...]  # 公开内容(要素)
    optional: tuple[Line, ...] = ()
    basis: Line
    within: Line  # 公开时限
    by: Line  # 公开主体
    channels: tuple[Line, ...]
    audience: str = "全社会"
    way: Literal["proactive", "on-request"] = "proactive"
    level: str = "市级"
    items: tuple[ItemId, ...] = ()  # what here fulfils it


class Catalogue(Item, tag="catalogue"):
    """政府信息公开目录."""

    entries: tuple[Entry, ...]
    note: str = ""


class AnnualReport(Item, tag="annual-report"):
    """政府信息公开工作年度报告 (条例 49, 50)."""

    year: Annotated[int, Meta(ge=2008, le=2200)]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()


class OnRequest(Item, tag="on-request"):
    """依申请公开: how to ask for what is not published, within which time it is answered, what to do if not."""

    sections: tuple[Section, ...]
    ways: tuple[Line, ...]  # 当面 邮寄 网上
    limit: Limit
    phone: Line
    address: Line
    form: str = ""  # name of a media: 申请表
    questions: tuple[Question, ...] = ()


class Power(Value):
    """A row of 权责清单."""

    number: Line
    name: Line
    type: Literal[
        "licence", "penalty", "coercion", "levy", "benefit", "inspection", "confirmation", "award", "ruling", "other"
    ]
    basis: Line
    duty: Line  # 责任事项
    unit: ItemId
    guide: ItemId | None = None


class Powers(Item, tag="powers"):
    """权责清单."""

    rows: tuple[Power, ...]
    note: str = ""


class Ruling(Item, tag="ruling"):
    """行政许可、行政处罚结果 (双公示). `party`: masked where it is a person."""

    type: Literal["licence", "penalty"]
    number: Line  # 决定书文号
    party: Line
    party_code: str = ""  # 统一社会信用代码, of an organisation only
    matter: Line
    content: Prose
    basis: Line
    decided: date
    by: Line
    runs: Period | None = None  # 许可有效期
    state: Literal["in-force", "withdrawn"] = "in-force"
    withdrawn: date | None = None
    withdrawn_why: str = ""


class Record(Item, tag="record"):
    """Anything else of 条例 20, 21: 预决算, 收费, 重大项目, 应急预案, 招考 … `clause`: its number in art. 20."""

    clause: Annotated[int, Meta(ge=1, le=15)] | None = None
    category: Line
    body: Prose = ""
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()


class Article(Value):
    """An article and its words."""

    number: Line
    text: Prose = ""


class Ground(Item, tag="basis"):
    """A basis record 依据: a law, regulation or document that disclosure rests on. The title is its name."""

    number: str = ""  # 文号, 令号
    level: Literal["law", "regulation", "rule", "local", "document"]
    issuer: Line
    in_force: Period = ALWAYS
    trial: bool = False
    articles: tuple[Article, ...] = ()
