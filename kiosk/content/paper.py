"""Papers: normative documents, major decisions, plans, and the interpretations that explain them.

Rules it keeps: a paper says whether it is in force 有效性 and from when until when; a paper and its interpretation name
each other (lint holds that); the number 文号 and the day it was made stand in its source.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import ALWAYS, Item, ItemId, Line, Period, Prose, Section, Table, Value
from kiosk.content.service import Question

Status = Literal["draft", "in-force", "amended", "abolished", "expired"]
"""征求意见稿, 有效, 修改, 废止, 失效."""


class Paper(Item):
    """What papers have in common. `body`: what stands before the chapters, or all of it."""

    body: Prose = ""
    chapters: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    status: Status = "in-force"
    in_force: Period = ALWAYS  # 施行之日 … 有效期至
    trial: bool = False  # 试行 暂行
    replaces: tuple[ItemId, ...] = ()
    interpretations: tuple[ItemId, ...] = ()
    consultation: ItemId | None = None  # the announcement that asked for opinions


class Document(Paper, tag="document"):
    """规范性文件 and other documents. `registered`: 统一登记号."""

    type: Literal["normative", "other"] = "normative"
    joint: tuple[Line, ...] = ()  # 联合发文
    registered: str = ""


class Stage(Value):
    """One step of a decision's procedure (重大行政决策程序暂行条例), and what it brought."""

    step: Literal["participation", "experts", "risk", "legality", "deliberation", "publication", "review"]
    day: date | None = None
    outcome: str = ""
    item: ItemId | None = None


class Decision(Paper, tag="decision"):
    """重大行政决策, with the steps it went through."""

    stages: tuple[Stage, ...] = ()


class Target(Value):
    """A target of a plan: 指标."""

    name: Line
    value: Line
    by: str = ""


class Plan(Paper, tag="plan"):
    """规划、计划."""

    type: Literal["five-year", "special", "annual"] = "special"
    first_year: Annotated[int, Meta(ge=1949, le=2200)] | None = None
    last_year: Annotated[int, Meta(ge=1949, le=2200)] | None = None
    targets: tuple[Target, ...] = ()


class Interpretation(Item, tag="interpretation"):
    """政策解读: what a paper means for whom. `about`: the papers it explains."""

    about: tuple[ItemId, ...]
    form: Literal["text", "questions", "picture", "film"] = "text"
    body: Prose = ""
    questions: tuple[Question, ...] = ()
    by: str = ""  # 解读人
