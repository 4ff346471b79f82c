"""办事指南 Guide: what the law says must hang in the office (行政许可法 30), with the national platform's fields.

Rules it keeps: a limit says its unit and from when it counts; 0 days is "at once"; what need not be brought is a
material too, so that it can be told apart from what must.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Basis, Item, ItemId, Line, Url, Value

Days = Annotated[int, Meta(ge=0, le=3650)]


class Code(Value):
    """An item code and the scheme it follows; checked only where the scheme is the national one."""

    value: Annotated[str, Meta(min_length=1, max_length=64)]
    scheme: Literal["national", "local"] = "national"


class Limit(Value):
    """A time limit 办结时限. `counts_from`: receipt 收到申请, acceptance 受理, or complete papers 材料齐全."""

    days: Days
    unit: Literal["working-day", "day", "hour"] = "working-day"
    counts_from: Literal["received", "accepted", "complete"] = "accepted"
    note: str = ""  # what stands outside it: correction, expert review, hearing


class Material(Value):
    """One row of 申请材料."""

    name: Line
    need: Literal["required", "conditional", "later", "not-needed"] = "required"  # later = 容缺后补
    form: Literal["original", "copy", "both", "electronic"] = "original"
    originals: Annotated[int, Meta(ge=0, le=99)] = 1
    copies: Annotated[int, Meta(ge=0, le=99)] = 0
    source: Line = "申请人自备"
    when: str = ""  # for conditional: who must bring it
    note: str = ""
    blank: str = ""  # name of a media: the empty form
    sample: str = ""  # name of a media: a filled example


class Step(Value):
    """One step of 办理流程: name, who does it, how long, what comes of it."""

    name: Line
    who: str = ""
    limit: str = ""
    result: str = ""
    note: str = ""


class Fee(Value):
    """One fee 收费项目. A guide without fees is free (行政许可法 58)."""

    name: Line
    standard: Line
    basis: Line
    waiver: str = ""


class Question(Value):
    question: Line
    answer: Line


class Guide(Item, tag="guide"):
    """A service guide. `windows` are `unit-id/window-id` of the units' windows."""

    code: Code | None = None
    matter: Literal[
        "licence",
        "penalty",
        "coercion",
        "levy",
        "benefit",
        "inspection",
        "confirmation",
        "award",
        "ruling",
        "other",
        "service",
    ] = "licence"
    state: Literal["in-force", "suspended", "abolished"] = "in-force"
    state_note: str = ""
    basis: tuple[Basis, ...]
    conditions: tuple[Line, ...]
    quantity: str = ""
    special: str = ""  # 特别程序: hearing, test, expert review; its time stands outside the limit
    statutory: Limit
    promised: Limit | None = None
    audience: tuple[Literal["person", "enterprise", "institution", "organisation"], ...]
    themes: tuple[Line, ...] = ()
    windows: tuple[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{2,63}/[a-z0-9-]{1,32}$")], ...]
    ask: Line  # 咨询方式
    complain: Line  # 监督投诉方式
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    visits: Annotated[int, Meta(ge=0, le=9)] = 1
    visits_why: str = ""
    fees: tuple[Fee, ...] = ()
    result: str = ""
    result_sample: str = ""
    questions: tuple[Question, ...] = ()
    process: ItemId | None = None
    apply_url: Url = ""
