"""Where the inspection stands in Wagtail's console: a menu 监督检查, a button 展示证明 at every item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from hub.channels.recording import may_read
from hub.desk import approved
from hub.desk.pages import ItemPage
from hub.inspection import pages
from hub.people.menu import Entry


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("inspection/", pages.office, name="inspection_office"),
        path("inspection/table.csv", pages.table, name="inspection_table"),
        path("inspection/<int:page_id>/", pages.one, name="inspection_one"),
        path("inspection/<int:page_id>/pack.zip", pages.zipped, name="inspection_pack"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry(
        "监督检查", reverse("inspection_office"), name="inspection", icon_name="view", order=170, may=pages.may_read_all
    )


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    specific = page.specific
    if isinstance(specific, ItemPage) and may_read(user, page) and approved.latest(specific.item_id) is not None:
        yield Button("展示证明", reverse("inspection_one", args=[page.pk]), icon_name="view", priority=94)
