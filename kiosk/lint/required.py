"""Required elements: what the law or common sense says must stand in each kind, and does not.

Rules it keeps: the four things stay apart (domain: publicity, consultation, works notice, result); what the decoder
already demands is not asked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.content.kinds import AnyItem
from kiosk.content.notice import OBJECTION_TYPES, Announcement
from kiosk.content.office import Unit
from kiosk.content.service import Guide
from kiosk.lint.problem import Facts, Problem, error, warning


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    if isinstance(item, Guide):
        yield from _guide(item)
    elif isinstance(item, Announcement):
        yield from _announcement(item)
    elif isinstance(item, Unit):
        yield from _unit(item)
    if item.valid.from_ is not None and item.valid.from_ == item.valid.until:
        yield error(
            "validity-empty", item.id, "valid", "有效期是空的，永远不会显示", "the validity is empty: never shown"
        )


def _guide(guide: Guide) -> Iterator[Problem]:
    at_once = guide.statutory.days == 0 or (guide.promised is not None and guide.promised.days == 0)
    # 行政许可法 30: these must hang in the office.
    if not guide.basis:
        yield _missing(guide.id, "basis", "设定依据", "the legal basis")
    if not guide.conditions:
        yield _missing(guide.id, "conditions", "受理条件", "the conditions")
    if not guide.materials and not at_once:
        yield _missing(guide.id, "materials", "申请材料目录", "the list of materials")
    if not guide.steps:
        yield _missing(guide.id, "steps", "办理流程", "the steps")
    if not guide.audience:
        yield _missing(guide.id, "audience", "服务对象", "whom it is for")
    if not guide.windows and (guide.visits > 0 or not (guide.online_url or guide.apply_url)):
        yield _missing(guide.id, "windows", "办理窗口", "the window (or an online address and 0 visits)")
    if guide.state != "in-force" and not guide.state_note:
        yield _missing(guide.id, "state_note", "暂停或者取消的说明", "why it is suspended or abolished")
    if guide.visits > 0 and not guide.visits_why:
        yield warning(
            "visits-unexplained",
            guide.id,
            "visits_why",
            "要跑现场，却没有写明必须到场的原因",
            "visits are asked for without saying why",
        )
    for i, material in enumerate(guide.materials):
        if material.need == "conditional" and not material.when:
            yield _missing(guide.id, f"materials[{i}].when", "什么情形才要这份材料", "who must bring this material")


def _announcement(notice: Announcement) -> Iterator[Problem]:
    if not notice.body.strip() and notice.table is None and not notice.media:
        yield _missing(notice.id, "body", "正文", "any content")
    if notice.type in OBJECTION_TYPES or notice.type == "consultation":
        yield from _open_to_opinions(notice)
    if notice.type in ("works", "hearing"):
        yield from _event(notice)
    if notice.type == "result" and notice.decided is None:
        yield _missing(notice.id, "decided", "作出决定的日期", "the date of the decision")
    if notice.type == "result" and notice.period is not None:
        yield warning(
            "result-with-period",
            notice.id,
            "period",
            "结果公开没有异议期，不应有倒计时",
            "a result has a date of decision and no period to object in",
        )
    if notice.type == "correction" and not notice.about:
        yield _missing(notice.id, "about", "更正或者撤回的是哪一条", "which item it corrects")


def _open_to_opinions(notice: Announcement) -> Iterator[Problem]:
    what = ("征求意见期", "the consultation period") if notice.type == "consultation" else ("公示期", "the period")
    if notice.period is None:
        yield _missing(notice.id, "period", *what)
    else:
        for name, edge in (("from", notice.period.from_), ("until", notice.period.until)):
            if edge is None:
                yield _missing(notice.id, f"period.{name}", *what)
    if notice.objection is None:
        yield _missing(notice.id, "objection", "提出意见或者异议的方式", "how to object or comment")


def _event(notice: Announcement) -> Iterator[Problem]:
    if notice.happening is None:
        yield _missing(notice.id, "happening", "时间和地点", "when and where it happens")
        return
    if notice.happening.when.from_ is None:
        yield _missing(notice.id, "happening.when.from", "开始时间", "when it starts")
    if not notice.happening.phone and notice.objection is None:
        yield _missing(notice.id, "happening.phone", "联系电话", "a phone number")


def _unit(unit: Unit) -> Iterator[Problem]:
    if not unit.duties:
        yield _missing(unit.id, "duties", "职责", "its duties")
    if not unit.hours.sessions:
        yield _missing(unit.id, "hours.sessions", "办公时间", "its opening hours")
    for window, times in Counter(window.id for window in unit.windows).items():
        if times > 1:
            yield error(
                "window-twice",
                unit.id,
                "windows",
                f"窗口“{window}”出现了 {times} 次",
                f"window '{window}' stands twice",
            )


def _missing(item: str, field: str, zh: str, en: str) -> Problem:
    return error("missing-element", item, field, f"缺少{zh}", f"{en} is missing")
