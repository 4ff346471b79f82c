"""Where the troubles stand in Wagtail's console."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks

from hub.alerts import pages
from hub.fleet.rights import may_look
from hub.people.menu import Entry


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [path("alerts/", pages.home, name="alerts_home")]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry("故障", reverse("alerts_home"), name="alerts", icon_name="warning", order=410, may=may_look)
