"""What was done at the hub, by whom and when: one list out of every log, for an inspection.

Rules it keeps: nothing is left out and nothing told twice; passwords, sessions and whatever a citizen said are in none
of the logs; the guards (hub/people/guards.py) see to it that what is listed today is listed in six months.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from axes.models import AccessFailureLog, AccessLog
from django.db.models import QuerySet
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

COLUMNS = ("时间", "人员", "事项", "对象", "说明", "来自")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run; such a cell gets an apostrophe."""


TOLD = {
    "comment": "意见",
    "why": "原因",
    "digest": "文稿",
    "scan": "扫描件",
    "carrier": "渠道",
    "state": "登记",
    "from": "原照管人",
    "to": "接手人",
    "pages": "条目数",
    "fingerprint": "指纹",
    "changed": "改动",
    "replaced_by": "由它替换",
}


class Act(NamedTuple):
    """One row. `source`: the address it came from, where that is known."""

    at: datetime
    who: str
    what: str
    about: str
    more: str = ""
    source: str = ""


def cells(act: Act, zone: tzinfo) -> list[str]:
    """A row for a spreadsheet, no cell of it a formula."""
    told = [act.at.astimezone(zone).isoformat(" ", "seconds"), *act[1:]]
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in told]


def acts(since: datetime, until: datetime) -> Iterator[Act]:
    """All acts of [since, until), oldest first."""
    return heapq.merge(*(each(since, until) for each in _LOGS))


def _pages(since: datetime, until: datetime) -> Iterator[Act]:
    return _of_wagtail(PageLogEntry.objects, since, until)


def _models(since: datetime, until: datetime) -> Iterator[Act]:
    return _of_wagtail(ModelLogEntry.objects, since, until)


def _of_wagtail(logs: Any, since: datetime, until: datetime) -> Iterator[Act]:
    told = {name: str(label) for name, label in registry.get_choices()}
    rows: QuerySet[Any] = logs.filter(timestamp__gte=since, timestamp__lt=until).order_by("timestamp")
    for row in rows.select_related("user").iterator():
        more = "；".join(_words(key, value) for key, value in sorted(row.data.items()) if value not in ("", None))
        who = str(row.user) if row.user else ""
        yield Act(row.timestamp, who, told.get(row.action, row.action), f"{row.label}（{row.object_id}）", more)


def _words(key: str, value: Any) -> str:
    """One thing a log says besides, for a person: a step of review by its title, anything we do not know as it is."""
    if key == "workflow" and isinstance(value, dict):
        return str((value.get("task") or value).get("title", ""))
    return f"{TOLD.get(key, key)}：{value}"


def _entries(since: datetime, until: datetime) -> Iterator[Act]:
    rows = AccessLog.objects.filter(attempt_time__gte=since, attempt_time__lt=until).order_by("attempt_time")
    for row in rows.iterator():
        yield Act(row.attempt_time, row.username or "", "登录", "", "", row.ip_address or "")


def _failures(since: datetime, until: datetime) -> Iterator[Act]:
    rows = AccessFailureLog.objects.filter(attempt_time__gte=since, attempt_time__lt=until).order_by("attempt_time")
    for row in rows.iterator():
        more = "已锁定" if row.locked_out else ""
        yield Act(row.attempt_time, row.username or "", "登录失败", "", more, row.ip_address or "")


def _asked(since: datetime, until: datetime) -> Iterator[Act]:
    from hub.printing.models import Request

    for row in Request.objects.filter(at__gte=since, at__lt=until).order_by("at", "pk").iterator():
        yield Act(row.at, row.by, f"请求印制：{row.get_kind_display()}", row.about, row.get_state_display())


_LOGS = (_pages, _models, _entries, _failures, _asked)
