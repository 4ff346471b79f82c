"""办事指南 Guide: what the law says must hang in the office (行政许可法 30), with the national platform's fields.

Rules it keeps: a limit says its unit and from when it counts; 0 days is "at once"; what need not be brought is a
material too, so that it can be told apart from what must.
"""

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Basis, Item, ItemId, Line, Url, Value

Days = Annotated[int, Meta(ge=0, le=3650)]


class Code(Value):
    """An item code and the scheme it follows; checked only where the scheme is the national one.

    National: 31 digits and letters, 33 with the handling item (业务办理项编码); `basic` is the 12 of 基本编码.
    """

    value: Annotated[str, Meta(min_length=1, max_length=64)]
    scheme: Literal["national", "local"] = "national"
    basic: Annotated[str, Meta(max_length=32)] = ""
    version: Annotated[str, Meta(max_length=16)] = ""  # 事项版本


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
    medium: Literal["paper", "electronic", "either"] = "either"  # 材料形式
    size: str = ""  # 规格: A4
    source: Line = "申请人自备"  # 来源渠道
    basis: str = ""  # 要求依据
    standard: str = ""  # 受理标准
    fill: str = ""  # 填报须知
    when: str = ""  # for conditional: who must bring it
    note: str = ""
    blank: str = ""  # name of a media: the empty form
    sample: str = ""  # name of a media: a filled example


class Step(Value):
    """One step of 办理流程: 环节 and 步骤, who does it, how long, by which standard, what comes of it."""

    name: Line
    stage: str = ""  # 环节, where it differs from the step
    who: str = ""
    limit: str = ""
    standard: str = ""  # 审查标准
    result: str = ""
    note: str = ""


class Fee(Value):
    """One fee 收费项目. A guide without fees is free (行政许可法 58)."""

    name: Line
    standard: Line
    basis: Line
    waiver: str = ""  # who pays less or nothing
    waiver_basis: str = ""
    note: str = ""


class Question(Value):
    question: Line
    answer: Line


class Agency(Value):
    """An intermediary service 中介服务: lawful only with a basis and these facts in public (优化营商环境条例 43)."""

    name: Line
    basis: Line
    conditions: str = ""
    process: str = ""
    limit: str = ""
    fee: str = ""


class Authority(Value):
    """Who acts 实施主体, by which power. Empty fields: the bureau itself."""

    name: str = ""
    code: str = ""  # 统一社会信用代码
    nature: Literal["statutory", "authorised", "entrusted"] = "statutory"  # 法定机关 授权组织 受委托组织
    entrusted_by: str = ""
    level: Literal["nation", "province", "city", "county", "town", "village"] = "city"  # 行使层级
    power: str = ""  # 权力来源


class Options(Value):
    """How one may do it: the national platform's options."""

    depth: str = ""  # 网办深度
    appointment: bool = False  # 预约
    express: bool = False  # 快递送达
    pay_online: bool = False  # 网上支付
    self_service: bool = False  # 自助终端办理
    in_hall: bool = True  # 进驻政务服务大厅
    area: str = ""  # 通办范围
    joint: tuple[Line, ...] = ()  # 联办机构


class Guide(Item, tag="guide"):
    """A service guide. `windows` are `unit-id/window-id` of the units' windows."""

    code: Code | None = None
    local_codes: tuple[Code, ...] = ()
    authority: Authority = Authority()
    handling: Literal["at-once", "promised"] = "promised"  # 即办件 承诺件
    ways: tuple[Literal["window", "online", "post", "self-service"], ...] = ("window",)  # 办理形式
    options: Options = Options()
    agencies: tuple[Agency, ...] = ()  # 中介服务
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
    themes: tuple[Line, ...] = ()  # 主题分类 by life event
    enterprise_themes: tuple[Line, ...] = ()
    windows: tuple[Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{2,63}/[a-z0-9-]{1,32}$")], ...]
    ask: Line  # 咨询方式
    complain: Line  # 监督投诉方式
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]
    visits: Annotated[int, Meta(ge=0, le=9)] = 1
    visits_why: str = ""
    fees: tuple[Fee, ...] = ()
    result: str = ""
    result_type: Literal["certificate", "approval", "filing", "benefit", "advice", "other"] = "certificate"
    result_sample: str = ""
    questions: tuple[Question, ...] = ()
    process: ItemId | None = None
    apply_url: Url = ""
