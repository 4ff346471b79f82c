"""Where the fast lane stands in Wagtail's console: a menu 快速发布, a way on the first page, and its addresses."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component

from hub.lane import pages, publishing
from hub.people.menu import Entry


class LanePanel(Component):
    """The way to the fast lane on the first page: on a telephone the menu is folded away."""

    name = "lane"
    template_name = "lane/panel.html"
    order = -10


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    if publishing.units_of(request.user):
        panels.append(LanePanel())


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("lane/", pages.home, name="lane_home"),
        path("lane/wordings/", pages.wordings, name="lane_wordings"),
        path("lane/wordings/shipped/", pages.take_shipped, name="lane_shipped"),
        path("lane/wordings/<slug:name>/edit/", pages.reword, name="lane_reword"),
        path("lane/wordings/<int:pk>/agree/", pages.agree, name="lane_agree"),
        path("lane/<slug:name>/", pages.one, name="lane_one"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry("快速发布", reverse("lane_home"), name="lane", icon_name="pick", order=140, may=publishing.units_of)


@hooks.register("register_settings_menu_item")
def wordings() -> Entry:
    return Entry(
        "快速发布模板", reverse("lane_wordings"), name="lane-wordings", icon_name="form", order=900, may=pages.may_look
    )
