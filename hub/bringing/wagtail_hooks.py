"""Where bringing stands in Wagtail's console: a menu 导入, a button at units and shelves, one at a draft to mask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.http import urlencode
from wagtail import hooks
from wagtail.admin.widgets import Button

from hub.bringing import masking_pages, pages
from hub.desk import writing
from hub.desk.pages import ItemPage, ShelfPage, UnitPage
from hub.people.menu import Entry

KINDS = ("announcement", "guide")


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("bringing/", pages.home, name="bringing_home"),
        path("bringing/take/<slug:way>/", pages.take, name="bringing_take"),
        path("bringing/tray/<int:pk>/", pages.tray, name="bringing_tray"),
        path("bringing/personal/<int:page_id>/", masking_pages.show, name="bringing_personal"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry("导入", reverse("bringing_home"), name="bringing", icon_name="upload", order=150, may=writing.units_of)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    specific = page.specific
    if isinstance(specific, ItemPage) and masking_pages.needed(specific, user):
        address = reverse("bringing_personal", args=[page.pk])
        yield Button("个人信息打码", address, icon_name="view", priority=85)
    unit = _unit(specific)
    if unit is not None and unit in writing.units_of(user):
        told = {"unit": unit.item_id, "kind": getattr(specific, "kind", "")}
        yield Button("导入", f"{reverse('bringing_home')}?{urlencode(told)}", icon_name="upload", priority=86)


def _unit(page: Any) -> Any:
    """The unit of a page that something can be brought to: the unit itself, or a shelf of a kind that we read."""
    if isinstance(page, UnitPage):
        return page
    return page.get_parent().specific if isinstance(page, ShelfPage) and page.kind in KINDS else None
