"""Times: periods long enough, notices early enough, promises not later than the law, results not too late.

Rules it keeps (definitions D11): compared with the item's own `published`, never with now; what rests on a year whose
calendar is not announced is a warning, not an error; every sentence names the rule's basis.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from kiosk.calendar import clock_time, last_day
from kiosk.content.disclosure import Ruling
from kiosk.content.event import Event
from kiosk.content.item import Item, Period
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import OBJECTION_TYPES, Announcement
from kiosk.content.rules import PeriodRule
from kiosk.content.service import Guide
from kiosk.lint.problem import Facts, Problem, error, warning
from kiosk.lint.promise import of_guide

LEAD = {"water": "water-stop", "gas": "gas-stop", "power": "power-stop", "hearing": "hearing-notice"}
"""The rule of the lead time of a happening, where the item names none itself."""


def of_item(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    if isinstance(item, Guide):
        yield from of_guide(item, facts)
    if isinstance(item, Announcement):
        if item.period is not None:
            yield from _length(item, facts)
            yield from _display(item)
        if item.happening is not None:
            rule = item.period_rule or LEAD.get(item.happening.what, "")
            yield from _lead(item, item.happening.when, rule, facts)
        if item.decided is not None:
            yield from _result(item, item.decided, item.period_rule, facts)
    if isinstance(item, Ruling):
        yield from _result(item, item.decided, "", facts)
        yield from _withdrawal(item, facts)
    # One that was held is published again with its minutes; its announcement was another day's.
    if isinstance(item, Event) and item.type == "hearing" and item.state == "planned":
        yield from _lead(item, item.when, LEAD["hearing"], facts)
    yield from _disclosure(item, facts)


def _length(notice: Announcement, facts: Facts) -> Iterator[Problem]:
    assert notice.period is not None
    start, until = notice.period.from_, notice.period.until
    if notice.type in OBJECTION_TYPES | {"consultation"} and not notice.period_rule:
        yield warning(
            "period-unruled",
            notice.id,
            "period_rule",
            "没有写明期限规则，无法核对公示或者征求意见的时间够不够长",
            "names no rule of its period, so nobody can check that it is long enough",
        )
    rule = facts.periods.get(notice.period_rule)
    if rule is None or rule.sense != "at-least" or rule.unit == "hour" or start is None or until is None:
        return
    # It counts from the day on which people could know: not before the item was published.
    first = max(start.astimezone(facts.zone).date(), notice.source.published)
    needed = facts.calendar.deadline(first, rule)
    last = last_day(until, facts.zone)
    if last >= needed.day:
        return
    say = warning if needed.provisional else error
    yield say(
        "period-short",
        notice.id,
        "period.until",
        f"{_spell(last)}截止太早：{rule.title}至少 {_long(rule)}，应当至{_spell(needed.day)}。依据：{rule.basis}",
        f"ends on {last}, too early: {_long_en(rule)} at least, so {needed.day} (basis: {rule.basis})",
    )


def _display(notice: Announcement) -> Iterator[Problem]:
    assert notice.period is not None
    until, shown = notice.period.until, notice.valid.until
    if notice.type not in OBJECTION_TYPES | {"consultation"} or until is None:
        return
    if shown is None or shown > until:
        yield warning(
            "shown-after-period",
            notice.id,
            "valid.until",
            "期满以后还会继续显示，请把有效期的最后一天定在期满之日",
            "stays on screen after its period: let the validity end with it",
        )
    elif shown < until or (notice.valid.from_ or until) > (notice.period.from_ or until):
        yield error(
            "hidden-in-period",
            notice.id,
            "valid",
            "有效期没有覆盖整个公示或者征求意见的期间",
            "is not shown during the whole of its period",
        )


def _lead(notice: Item, when: Period, rule_id: str, facts: Facts) -> Iterator[Problem]:
    start = when.from_
    rule = facts.periods.get(rule_id)
    if start is None or rule is None or rule.sense != "at-least":
        return
    latest = _latest(start.astimezone(facts.zone), rule, facts)
    published = clock_time(notice.source.published, "00:00", facts.zone)
    if published > latest:
        yield error(
            "lead-short",
            notice.id,
            "source.published",
            f"发布太晚：{rule.title}至少提前 {_long(rule)}，最迟应在{_moment(latest)}发布。依据：{rule.basis}",
            f"published too late: {_long_en(rule)} ahead at least, by {latest:%Y-%m-%d %H:%M} (basis: {rule.basis})",
        )
    elif rule.unit == "hour" and published + timedelta(days=1) > latest + timedelta(minutes=1):
        yield warning(
            "lead-unsure",
            notice.id,
            "source.published",
            f"发布当日才够得上提前 {_long(rule)}，须在{_moment(latest)}以前上屏。依据：{rule.basis}",
            f"in time only if on screen by {latest:%Y-%m-%d %H:%M} (basis: {rule.basis})",
        )


def _latest(start: datetime, rule: PeriodRule, facts: Facts) -> datetime:
    """The last moment at which the publication still leaves the whole lead time."""
    if rule.unit == "hour":
        return start - timedelta(hours=rule.days)
    if rule.unit == "day":
        day = start.date() - timedelta(days=rule.days)
    else:
        day = facts.calendar.add_working_days(start.date(), -rule.days)
    return clock_time(day, "24:00", facts.zone) - timedelta(minutes=1)


def _result(notice: Item, decided: date, rule_id: str, facts: Facts) -> Iterator[Problem]:
    published = notice.source.published
    if published < decided:
        yield error(
            "result-early",
            notice.id,
            "decided",
            f"{_spell(published)}发布，{_spell(decided)}才作出决定",
            f"published on {published}, before the decision of {decided}",
        )
        return
    rule = facts.periods.get(rule_id or "result-open")
    if rule is None or rule.sense != "at-most" or rule.unit == "hour":
        return
    due = facts.calendar.deadline(decided, rule)
    if published > due.day:
        say = warning if due.provisional else error
        yield say(
            "result-late",
            notice.id,
            "source.published",
            f"公开太晚：应在{_spell(due.day)}（含当日）前公开。依据：{rule.basis}",
            f"published too late: due by {due.day} (basis: {rule.basis})",
        )


def _withdrawal(ruling: Ruling, facts: Facts) -> Iterator[Problem]:
    """A penalty that is withdrawn must be gone, or called withdrawn, within three working days (行政处罚法 48)."""
    rule = facts.periods.get("penalty-withdrawn") if ruling.type == "penalty" else None
    if ruling.withdrawn is None or rule is None or rule.unit == "hour":
        return
    due = facts.calendar.deadline(ruling.withdrawn, rule)
    if ruling.state == "in-force":
        until = ruling.valid.until
        if until is None or last_day(until, facts.zone) > due.day:
            say = warning if due.provisional else error
            yield say(
                "withdrawn-shown",
                ruling.id,
                "valid.until",
                f"{_spell(ruling.withdrawn)}已经撤销、撤回，还会当作有效展示：应在{_spell(due.day)}（含当日）前撤下，"
                f"或者写 state: withdrawn。依据：{rule.basis}",
                f"withdrawn on {ruling.withdrawn} and still shown as in force: take it down by {due.day}, "
                f"or say state: withdrawn (basis: {rule.basis})",
            )
    elif ruling.source.published > due.day:
        # No error: it would keep the version that says "in force" on the screens.
        yield warning(
            "withdrawal-late",
            ruling.id,
            "source.published",
            f"撤销、撤回说明公开太晚：应在{_spell(due.day)}（含当日）前公开。依据：{rule.basis}",
            f"the withdrawal is published too late: due by {due.day} (basis: {rule.basis})",
        )


def _disclosure(item: AnyItem, facts: Facts) -> Iterator[Problem]:
    rule = facts.periods.get("proactive-disclosure")
    if rule is None or item.source.published - item.source.made <= timedelta(days=rule.days):
        return
    due = facts.calendar.deadline(item.source.made, rule)
    if item.source.published > due.day:
        yield warning(
            "disclosure-late",
            item.id,
            "source.published",
            f"形成后 {_long(rule)}内应当公开，最迟{_spell(due.day)}。依据：{rule.basis}",
            f"made on {item.source.made}, due by {due.day} (basis: {rule.basis})",
        )


def _long(rule: PeriodRule) -> str:
    return f"{rule.days} {'个工作日' if rule.unit == 'working-day' else '日' if rule.unit == 'day' else '小时'}"


def _long_en(rule: PeriodRule) -> str:
    return f"{rule.days} {rule.unit.replace('-', ' ')}s"


def _spell(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _moment(at: datetime) -> str:
    return f"{_spell(at.date())} {at:%H:%M} "
