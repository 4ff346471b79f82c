"""Where the troubles stand in Wagtail's console."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.alerts import pages
from hub.fleet.rights import may_look


class Item(MenuItem):
    """For those who look after the screens."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [path("alerts/", pages.home, name="alerts_home")]


@hooks.register("register_admin_menu_item")
def menu() -> Item:
    return Item("故障", reverse("alerts_home"), name="alerts", icon_name="warning", order=410)
