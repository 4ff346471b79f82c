"""公告公示 Announcement: what hangs for a time, and what the citizen can still do about it.

Rules it keeps: four different things stay apart. A publicity (公示) has an objection period, a consultation (征求意见)
a consultation period, a works notice (通告) an event with place and time, a result (结果公开) a date of decision and
no counter.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from kiosk.content.item import Item, ItemId, Line, Period, Prose, Value

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


class Table(Value):
    """Rows of a publicity; names masked. Every row has as many cells as there are columns."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, {len(self.columns)} columns")


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
    table: Table | None = None
    about: tuple[ItemId, ...] = ()  # items this one is about: the document explained, the notice corrected
