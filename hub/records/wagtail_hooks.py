"""Where the records stand in Wagtail's console: a menu 排播与规则, its addresses, the names of its acts in the log."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

from hub.people.menu import Entry
from hub.records import deciding, pages


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("records/", pages.home, name="records_home"),
        path("records/changes/<int:pk>/", pages.one, name="records_one"),
        path("records/changes/<int:pk>/decide/", pages.decide, name="records_decide"),
        path("records/<slug:sort>/", pages.entries, name="records_entries"),
        path("records/<slug:sort>/new/", pages.edit, name="records_new"),
        path("records/<slug:sort>/<slug:key>/", pages.edit, name="records_edit"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry(
        "排播与规则",
        reverse("records_home"),
        name="records",
        icon_name="calendar-alt",
        order=390,
        may=deciding.may_look,
    )


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("records/records.css"))


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("records.propose", "提出记录变更", "提出了记录变更")
    actions.register_action("records.decide", "决定记录变更", "决定了记录变更")
