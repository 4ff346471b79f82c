"""Where the preview stands in Wagtail's console: a menu 预览, a button on every item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button

from hub.desk.pages import ItemPage
from hub.desk.posts import held
from hub.people.menu import Entry
from hub.preview import pages


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("preview/", pages.home, name="preview_home"),
        path("preview/<int:page_id>/", pages.page, name="preview_page"),
        path("preview/pictures/<str:name>", pages.picture, name="preview_picture"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    to = reverse("preview_home")
    return Entry("预览", to, name="preview", icon_name="view", order=380, may=lambda user: held(user).exists())


@hooks.register("register_page_header_buttons")
def button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page.specific, ItemPage):
        yield Button("在屏上预览", reverse("preview_page", args=[page.pk]), icon_name="view", priority=80)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("preview/preview.css"))
