"""Where the channels stand in Wagtail's console: a menu 待发布渠道, a button at every item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from hub.channels import pages
from hub.channels.recording import may_read
from hub.desk.pages import ItemPage
from hub.people.menu import Entry


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("channels/", pages.waiting, name="channels_waiting"),
        path("channels/<int:page_id>/", pages.one, name="channels_one"),
        path("channels/photo/<int:pk>/", pages.photo, name="channels_photo"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry("待发布渠道", reverse("channels_waiting"), name="channels", icon_name="globe", order=160, may=may_read)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page.specific, ItemPage) and may_read(user, page):
        yield Button("公开渠道", reverse("channels_one", args=[page.pk]), icon_name="globe", priority=93)


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("channels.record", "登记渠道发布", "登记了渠道发布")
