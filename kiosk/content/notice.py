"""公告公示 Announcement: what hangs for a time, and what the citizen can still do about it.

Rules it keeps: four different things stay apart. A publicity (公示) has an objection period, a consultation (征求意见)
a consultation period, a works notice (通告) an event with place and time, a result (结果公开) a date of decision and
no counter.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Instant, Item, ItemId, Line, Period, Prose, Table, Value, in_utc

AnnouncementType = Literal[
    "publicity",  # 公示
    "proclamation",  # 公告
    "notice",  # 通知
    "works",  # 通告: 施工占道 停水 停气 停电
    "bulletin",  # 通报
    "consultation",  # 征求意见
    "hearing",  # 听证公告
    "tender",  # 招标 中标候选人公示
    "result",  # 行政许可 处罚 结果公开
    "housing",  # 公租房 审核 配租 轮候 公示
    "presale",  # 商品房预售证发放公示
    "tip",  # 温馨提示 窗口调整 节假日安排
    "correction",  # 更正 撤回
]

OBJECTION_TYPES: frozenset[str] = frozenset({"publicity", "tender", "housing", "presale"})
"""Types during whose period a citizen may object."""


class Objection(Value):
    """Where and how one may speak up: every way, not only writing."""

    phone: Line
    address: str = ""
    mail: str = ""
    how: str = ""


class Happening(Value):
    """An event with a start: works, a stop of water or gas, a hearing."""

    when: Period
    area: Line
    what: Literal["water", "gas", "power", "road", "hearing", "window", "other"] = "other"
    reason: str = ""
    phone: str = ""


class Enrolment(Value):
    """How one comes to take part: in a hearing, a forum."""

    how: Line
    until: Instant | None = None  # in a folder the last day, or a moment
    phone: str = ""
    places: Annotated[int, Meta(ge=0, le=100_000)] = 0  # 0: not limited
    who: str = ""

    def __post_init__(self) -> None:
        in_utc(self, "until")


class Candidate(Value):
    """A bidder in its rank."""

    rank: Annotated[int, Meta(ge=1, le=99)]
    name: Line
    price: str = ""
    days: str = ""
    manager: str = ""  # 项目负责人, masked
    note: str = ""


class Tender(Value):
    """What a tender notice is about: invitation 招标公告, candidates 中标候选人公示, winner 中标结果."""

    stage: Literal["invitation", "candidates", "winner"]
    project: Line
    owner: str = ""  # 招标人
    agent: str = ""  # 招标代理机构
    price_limit: str = ""  # 最高投标限价
    opened: date | None = None  # 开标日期
    candidates: tuple[Candidate, ...] = ()


class Presale(Value):
    """A presale permit 商品房预售许可."""

    number: Line
    project: Line
    developer: Line
    buildings: Line
    homes: Annotated[int, Meta(ge=0, le=100_000)] = 0
    area: str = ""
    escrow: str = ""  # 预售资金监管银行


class Correction(Value):
    """What stood there wrongly and what is right; a withdrawal has no `right` and says why."""

    wrong: Line
    right: str = ""
    why: str = ""


class Announcement(Item, tag="announcement"):
    """An announcement. `short` is the wording for the running line and narrow boards."""

    type: AnnouncementType
    body: Prose
    short: str = ""
    period: Period | None = None  # objection or consultation period
    period_rule: str = ""  # id of the rule of its length
    objection: Objection | None = None
    happening: Happening | None = None
    decided: date | None = None
    enrol: Enrolment | None = None
    tender: Tender | None = None
    presale: Presale | None = None
    housing: Literal["review", "allocation", "queue", ""] = ""  # 审核 配租 轮候
    correction: Correction | None = None
    outcome: ItemId | None = None  # 采纳情况, 结果: what became of a consultation, a publicity, a tender
    table: Table | None = None
    about: tuple[ItemId, ...] = ()  # items this one is about: the document explained, the notice corrected
