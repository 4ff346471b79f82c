"""How each kind is called, what it is for, and in which groups its form asks for its own fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KindWords:
    """`icon` is one of the console's own icons."""

    label: str
    about: str
    icon: str = "doc-full"


KIND: dict[str, KindWords] = {
    "guide": KindWords("办事指南", "一件事怎么办：条件、材料、流程、时限、窗口", "list-ol"),
    "process": KindWords("工作流程", "流程图：节点、箭头、时限和结果", "tasks"),
    "announcement": KindWords("公告公示", "公示、公告、通知、通告、征求意见、结果公开", "mail"),
    "document": KindWords("政策文件", "规范性文件和其他文件", "doc-full-inverse"),
    "decision": KindWords("重大决策", "重大行政决策及其程序", "doc-full-inverse"),
    "plan": KindWords("规划计划", "五年规划、专项规划、年度计划", "calendar-alt"),
    "interpretation": KindWords("政策解读", "一个文件对谁意味着什么", "openquote"),
    "unit": KindWords("机构", "职责、联系方式、窗口、办公时间", "group"),
    "leader": KindWords("领导分工", "职务、分管工作、接访安排", "user"),
    "site": KindWords("办事地点", "地址、楼层、交通、无障碍设施", "site"),
    "event": KindWords("会议活动", "听证会、论证会、座谈会、开放日", "date"),
    "faq": KindWords("常见问题", "一问一答", "help"),
    "poster": KindWords("海报", "一张图和它的文字内容", "image"),
    "disclosure-guide": KindWords("信息公开指南", "《政府信息公开条例》第十二条", "info-circle"),
    "catalogue": KindWords("信息公开目录", "基层政务公开标准目录", "list-ul"),
    "annual-report": KindWords("信息公开年报", "政府信息公开工作年度报告", "doc-full"),
    "on-request": KindWords("依申请公开", "怎样申请、多久答复、不服怎么办", "form"),
    "powers": KindWords("权责清单", "职权、依据、责任事项、承办单位", "table"),
    "ruling": KindWords("行政许可和处罚结果", "双公示", "check"),
    "record": KindWords("法定公开信息", "预决算、收费、项目、应急、招考等", "folder-open-inverse"),
    "basis": KindWords("公开依据", "法律、法规、规章和文件", "link"),
}

# A group whose heading begins with ▸ lies folded until somebody opens it.
GROUPS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "guide": (
        ("事项", ("matter", "handling", "audience", "state", "state_note", "code", "local_codes", "authority")),
        ("设定依据与受理条件", ("basis", "conditions", "quantity", "special")),
        ("申请材料", ("materials",)),
        ("办理流程与时限", ("steps", "statutory", "promised", "process")),
        ("怎么办、去哪办", ("ways", "windows", "visits", "visits_why", "options", "apply_url")),
        ("收费与结果", ("fees", "result", "result_type", "result_sample", "agencies")),
        ("咨询、投诉与常见问题", ("ask", "complain", "questions", "themes", "enterprise_themes")),
    ),
    "process": (("流程图", ("nodes", "arrows")), ("归属与依据", ("guides", "basis", "note"))),
    "announcement": (
        ("公告内容", ("type", "body", "short")),
        ("▸名单、表格", ("table",)),
        ("▸公示期与异议", ("period", "period_rule", "objection")),
        ("▸停水停气、施工、窗口调整等事由", ("happening",)),
        ("▸招标投标", ("tender",)),
        ("▸预售许可与保障性住房", ("presale", "housing")),
        ("▸结果、更正、报名与相关条目", ("decided", "outcome", "correction", "enrol", "about")),
    ),
    "document": (
        ("文件", ("type", "status", "in_force", "trial", "joint", "registered")),
        ("正文", ("body", "chapters", "tables")),
        ("相关条目", ("interpretations", "replaces", "consultation")),
    ),
    "decision": (
        ("决策", ("status", "in_force", "trial", "stages")),
        ("正文", ("body", "chapters", "tables")),
        ("相关条目", ("interpretations", "replaces", "consultation")),
    ),
    "plan": (
        ("规划", ("type", "first_year", "last_year", "status", "in_force", "trial", "targets")),
        ("正文", ("body", "chapters", "tables")),
        ("相关条目", ("interpretations", "replaces", "consultation")),
    ),
    "interpretation": (("解读", ("about", "form", "by", "body", "questions")),),
    "unit": (
        ("机构", ("type", "parent", "short", "order", "head", "duties", "named")),
        ("联系方式与办公时间", ("phone", "address", "site", "hours")),
        ("窗口", ("windows",)),
    ),
    "leader": (("领导分工", ("post", "order", "portfolio", "units", "phone", "reception", "stands_in")),),
    "site": (
        ("地点", ("address", "phone", "hours", "transport", "access", "order")),
        ("楼层", ("floors",)),
    ),
    "event": (
        ("会议活动", ("type", "when", "place", "state", "state_note", "body", "phone")),
        ("报名、议程与材料", ("enrol", "agenda", "papers", "about")),
        ("▸会后", ("minutes", "outcome")),
    ),
    "faq": (("解答", ("answer", "about", "themes")),),
    "poster": (("海报", ("text", "about")),),
    "disclosure-guide": (("指南", ("sections", "phone", "address", "hours", "mail")),),
    "catalogue": (("目录", ("note", "entries")),),
    "annual-report": (("年度报告", ("year", "sections", "tables")),),
    "on-request": (("依申请公开", ("sections", "ways", "limit", "phone", "address", "form", "questions")),),
    "powers": (("权责清单", ("note", "rows")),),
    "ruling": (
        ("决定", ("type", "number", "party", "party_code", "matter", "content", "basis", "decided", "by", "runs")),
        ("状态", ("state", "withdrawn", "withdrawn_why")),
    ),
    "record": (("内容", ("clause", "category", "body", "sections", "tables")),),
    "basis": (("依据", ("number", "level", "issuer", "in_force", "trial", "articles")),),
}
