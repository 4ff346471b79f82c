"""What is forgotten, when and why: retention by rule, not by somebody's tidying.

Rules it keeps: each rule names its table, its days and its basis; nothing else is removed here; what the guards keep
cannot be removed sooner, whoever asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps

from hub.people.guards import KEPT


@dataclass(frozen=True)
class Rule:
    """Rows of a table go so many days after their moment."""

    model: str
    at: str
    days: int
    basis: str


LOGS = "网络安全法第二十一条：日志留存不少于六个月"
RULES = (
    Rule("wagtailcore.PageLogEntry", "timestamp", 3 * 365, f"{LOGS}；信息发布责任追溯，本局定为三年"),
    Rule("wagtailcore.ModelLogEntry", "timestamp", 3 * 365, f"{LOGS}；责任追溯，本局定为三年"),
    Rule("axes.AccessLog", "attempt_time", KEPT + 1, LOGS),
    Rule("axes.AccessFailureLog", "attempt_time", KEPT + 1, LOGS),
    Rule("axes.AccessAttempt", "attempt_time", 30, "个人信息保护法第十九条：实现目的所必要的最短时间"),
    Rule("sessions.Session", "expire_date", 0, "个人信息保护法第十九条：会话结束后无须保存"),
)


def forget(now: datetime) -> dict[str, int]:
    """Remove what is due; how many rows of each table."""
    gone = {}
    for rule in RULES:
        due = {f"{rule.at}__lt": now - timedelta(days=rule.days)}
        gone[rule.model] = apps.get_model(rule.model).objects.filter(**due).delete()[0]
    return gone
