"""People to try a hub with, and the review of everything they find in it.

Rules it keeps: every approval is given by somebody who holds the post, on a way that every office has; names are
invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from hub.desk import checks
from hub.desk.pages import PAGES
from hub.desk.posts import Role
from hub.desk.refusals import Refusal
from hub.desk.review import Step, record


@dataclass(frozen=True)
class Account:
    """`unit`: the one unit an author writes for; a head of this example holds every unit."""

    surname: str
    name: str
    role: str
    told: str
    unit: str = ""


ACCOUNTS: dict[str, Account] = {
    "jingban": Account("林", "小禾", Role.AUTHOR, "经办人（住房保障科）", "division-housing"),
    "chuangkou": Account("方", "一诺", Role.AUTHOR, "经办人（政务服务大厅）", "service-hall"),
    "fuze": Account("沈", "知行", Role.HEAD, "单位负责人（一审）"),
    "baomi": Account("顾", "明远", Role.SECRECY, "保密审查（二审）"),
    "gongkaiban": Account("苏", "清和", Role.CENTRAL, "公开办（三审签发）"),
    "lingdao": Account("程", "致远", Role.LEADER, "分管领导（三审签发）"),
    "zhiban": Account("唐", "守时", Role.DUTY, "值班员（预警、停播、恢复旧版）"),
    "jiancha": Account("严", "如一", Role.INSPECTOR, "监督检查（只读）"),
    "guanli": Account("管", "理员", Role.ADMINISTRATOR, "系统管理员"),
}
STEPWISE = "ruling"  # nothing refers to them
STOPS = (3, 2, 1, 0, -1)
"""How many steps of the review the first items of that kind have behind them."""
PAPER = "示例审批表 1 号"
REVIEWERS = {Step.UNIT: "fuze", Step.SECRECY: "baomi", Step.RELEASE: "gongkaiban"}


def people() -> dict[str, Any]:
    """The accounts, without passwords yet."""
    found = {}
    for username, account in ACCOUNTS.items():
        person, _ = get_user_model().objects.get_or_create(
            username=username, defaults={"last_name": account.surname, "first_name": account.name}
        )
        person.is_superuser = account.role == Role.ADMINISTRATOR
        person.save()
        groups = Group.objects.filter(post__role=account.role)
        person.groups.set(groups.filter(post__unit__item_id=account.unit) if account.unit else groups)
        found[username] = person
    return found


def approve_all(people: dict[str, Any]) -> Iterator[str]:
    """Approve every draft; sentences about those that did not pass.

    Nearly all of them as an office does that moves in: approved on paper before, recorded now. A few go step by step,
    and some stop on the way, so that every post finds something to do.
    """
    desk = checks.at_the_desk()
    for model in PAGES.values():
        for number, page in enumerate(model.objects.filter(has_unpublished_changes=True).order_by("pk")):
            try:
                with transaction.atomic():
                    if page.kind == STEPWISE and number < len(STOPS):
                        _through(page, people, STOPS[number])
                    else:
                        record(page, people[REVIEWERS[Step.RELEASE]], PAPER, desk=desk)
            except Refusal as e:
                yield f"{page.item_id}: {e}"


def _through(page: Any, people: dict[str, Any], steps: int) -> None:
    """So many steps of the review, none at all for -1."""
    if steps < 0:
        return
    state = page.get_workflow().start(page, user=people["jingban"])
    for _ in range(steps):
        current = state.current_task_state
        task = current.task.specific
        task.on_action(current.specific, people[REVIEWERS[task.step]], "approve")
        state.refresh_from_db()
