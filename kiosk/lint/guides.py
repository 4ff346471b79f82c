"""办事指南: what must hang in the office (行政许可法 30), and that its way of handling agrees with its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.rules import LimitRule
from kiosk.content.service import Guide, Limit
from kiosk.lint.problem import Facts, Problem, error, missing, warning

_UNITS = {"working-day": ("个工作日", "working days"), "day": ("日", "days"), "hour": ("小时", "hours")}


def of_guide(guide: Guide) -> Iterator[Problem]:
    if not guide.basis:
        yield missing(guide, "basis", "设定依据", "the legal basis")
    if not guide.conditions:
        yield missing(guide, "conditions", "受理条件", "the conditions")
    if not guide.materials and not (guide.statutory.days == 0 or _at_once(guide)):
        yield missing(guide, "materials", "申请材料目录", "the list of materials")
    if not guide.steps:
        yield missing(guide, "steps", "办理流程", "the steps")
    if not guide.audience:
        yield missing(guide, "audience", "服务对象", "whom it is for")
    if not guide.windows and (guide.visits > 0 or not (guide.online_url or guide.apply_url)):
        yield missing(guide, "windows", "办理窗口", "the window (or an online address and 0 visits)")
    if guide.state != "in-force" and not guide.state_note:
        yield missing(guide, "state_note", "暂停或者取消的说明", "why it is suspended or abolished")
    if guide.authority.nature == "entrusted" and not guide.authority.entrusted_by:
        yield missing(guide, "authority.entrusted_by", "委托机关", "who entrusted it")
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
            yield missing(guide, f"materials[{i}].when", "什么情形才要这份材料", "who must bring this material")
    yield from _handling(guide)


def of_limit(guide: Guide, facts: Facts) -> Iterator[Problem]:
    """A statutory limit longer than the law gives in general, and no basis whose words name it."""
    rule = facts.limits.get(guide.matter)
    limit = guide.statutory
    if rule is None or limit.unit != rule.unit or limit.days <= rule.days or _by_special_law(guide):
        return
    yield warning(
        "limit-long",
        guide.id,
        "statutory.days",
        f"法定时限 {_long(limit)}，比一般规定的 {_long(rule)}长，"
        f"请在设定依据里写出规定这个时限的条文。一般规定：{rule.basis}",
        f"the statutory limit of {_long_en(limit)} is longer than the general {_long_en(rule)}: "
        f"give the words of the special law among its basis (general: {rule.basis})",
    )


def _at_once(guide: Guide) -> bool:
    """Whether what holds for the citizen, the promise or else the statute, is 0 days."""
    return (guide.promised or guide.statutory).days == 0


def _handling(guide: Guide) -> Iterator[Problem]:
    if (guide.handling == "at-once") == _at_once(guide):
        return
    if guide.handling == "at-once":
        zh, en = "即办件的时限应当是 0", "is handled at once, so its limit must be 0"
    else:
        zh, en = "时限是 0 的是即办件，请写 handling: at-once", "a limit of 0 is handled at once: say handling: at-once"
    yield error("handling-mismatch", guide.id, "handling", zh, en)


def _by_special_law(guide: Guide) -> bool:
    days = guide.statutory.days
    words = re.compile(
        rf"(?<!\d){days} ?(个?工作日|日|天)|(?<![一二三四五六七八九十百]){_chinese(days)}(个?工作日|日|天)"
    )
    return any(words.search(basis.text) for basis in guide.basis)


def _chinese(number: int) -> str:
    """A number below 1000 as a law writes it: 四十五, 一百二十."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{digits[hundreds % 10]}百" if hundreds else ""
    one_of_tens = "十" if tens == 1 and not head else f"{digits[tens]}十"
    middle = one_of_tens if tens else "零" if head and ones else ""
    return head + middle + (digits[ones] if ones or not number else "")


def _long(limit: Limit | LimitRule) -> str:
    return f"{limit.days} {_UNITS[limit.unit][0]}"


def _long_en(limit: Limit | LimitRule) -> str:
    return f"{limit.days} {_UNITS[limit.unit][1]}"
