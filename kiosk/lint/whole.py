"""What is wrong with the edition as a whole: only this, and broken records, refuses it altogether (definitions D11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.content.service import Guide
from kiosk.lint.problem import Facts, Problem, error, warning


def of_edition(facts: Facts) -> Iterator[Problem]:
    content = facts.content
    if not content.items:
        yield error(
            "edition-empty", "", "", "没有任何条目，不能发布空的版本", "no items: an empty edition is not published"
        )
    for item_id, times in Counter(item.id for item in content.items).items():
        if times > 1:
            yield error(
                "id-twice", "", item_id, f"编号“{item_id}”出现了 {times} 次", f"id '{item_id}' stands {times} times"
            )
    hall = content.office.hall
    if content.items and hall not in facts.units:
        yield error(
            "hall-unknown",
            "",
            "office.hall",
            f"没有编号为“{hall}”的单位，屏上无法给出大厅的时间和电话",
            f"no unit '{hall}': screens could not tell the hall's hours and phone",
        )
    for i, name in enumerate(content.office.often):
        guide = facts.by_id.get(name)
        if not isinstance(guide, Guide):  # only a warning: it may be unreadable or over today
            yield warning(
                "often-unknown" if guide is None else "often-no-guide",
                "",
                f"office.often[{i}]",
                f"“大家常办的事”里的“{name}”"
                + ("没有对应的办事指南" if guide is None else "不是办事指南")
                + "，屏上不会列出：请改成一份办事指南的编号，或者删去",
                f"'{name}' of the most-used guides "
                + ("does not exist" if guide is None else "is no guide")
                + " and is not shown: name a guide, or take it away",
            )
    if not content.rules.calendars:
        yield warning(
            "calendar-missing",
            "",
            "rules",
            "没有任何年份的工作日历，所有日期都只能是暂定",
            "no year's calendar of working days: every date is provisional",
        )
