"""Where accounts stand in Wagtail's console: the names of their acts in the log, the way to a second factor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.people import audit, factor, handing


class WithoutOne(MenuItem):
    """An entry for those who have no second factor yet."""

    def is_shown(self, request: HttpRequest) -> bool:
        return factor.of(request.user) is None


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    return WithoutOne("设置二次验证", reverse("second_new"), name="second", icon_name="key", order=9000)


class Reading(MenuItem):
    """An entry for those who read what was done."""

    def is_shown(self, request: HttpRequest) -> bool:
        return audit.may_read(request.user)


class Keeping(MenuItem):
    """An entry for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return handing.may(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("audit/", audit.show, name="people_audit"),
        path("audit/table.csv", audit.table, name="people_audit_table"),
        path("leaving/", handing.over, name="people_leaving"),
    ]


@hooks.register("register_admin_menu_item")
def what_was_done() -> MenuItem:
    return Reading("操作日志", reverse("people_audit"), name="audit", icon_name="history", order=180)


@hooks.register("register_settings_menu_item")
def who_leaves() -> MenuItem:
    return Keeping("人员交接", reverse("people_leaving"), name="leaving", icon_name="user", order=910)


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("people.second", "启用二次验证", "启用了二次验证")
    actions.register_action("people.reset", "重置账号", "重置了账号")
    actions.register_action("people.leave", "人员交接", "把草稿交给了接手的人")
