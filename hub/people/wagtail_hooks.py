"""Where accounts stand in Wagtail's console: the names of their acts in the log, the way to a second factor."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks

from hub.people import audit, factor, handing
from hub.people.menu import Entry


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry(
        "设置二次验证",
        reverse("second_new"),
        name="second",
        icon_name="key",
        order=9000,
        may=lambda user: factor.of(user) is None,
    )


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("audit/", audit.show, name="people_audit"),
        path("audit/table.csv", audit.table, name="people_audit_table"),
        path("leaving/", handing.over, name="people_leaving"),
    ]


@hooks.register("register_admin_menu_item")
def what_was_done() -> Entry:
    return Entry("操作日志", reverse("people_audit"), name="audit", icon_name="history", order=180, may=audit.may_read)


@hooks.register("register_settings_menu_item")
def who_leaves() -> Entry:
    return Entry("人员交接", reverse("people_leaving"), name="leaving", icon_name="user", order=910, may=handing.may)


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("people.second", "启用二次验证", "启用了二次验证")
    actions.register_action("people.reset", "重置账号", "重置了账号")
    actions.register_action("people.leave", "人员交接", "把草稿交给了接手的人")
