"""Where the duty stands in Wagtail's console: a menu 值班, its addresses, and on the first page what waits.

Rules it keeps: who may look an act over is told on the first page until somebody has, in red when a day is over.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component

from hub.duty import pages
from hub.duty.models import Act, Kind
from hub.duty.rights import may_look_over, may_read
from hub.people.menu import Entry


class Waiting(Component):
    """Acts that somebody has to look over."""

    name = "duty_waiting"
    template_name = "duty/waiting.html"
    order = 5

    def __init__(self, acts: list[Act]) -> None:
        self.acts = acts

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"acts": self.acts, "late": [act for act in self.acts if act.overdue]}


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("duty/", pages.home, name="duty_home"),
        path("duty/alarm/", pages.alarm, name="duty_alarm"),
        path("duty/drill/", pages.drill, name="duty_drill"),
        path("duty/alarm/<slug:id>/", pages.change, name="duty_change"),
        path("duty/alarm/<slug:id>/lift/", pages.lift, name="duty_lift"),
        path("duty/blank/", pages.blank, name="duty_blank"),
        path("duty/blank/<slug:id>/lift/", pages.unblank, name="duty_unblank"),
        path("duty/revert/", pages.revert, name="duty_revert"),
        path("duty/<int:pk>/review/", pages.look_over, name="duty_review"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> Entry:
    return Entry("值班", reverse("duty_home"), name="duty", icon_name="warning", order=150, may=may_read)


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    if may_look_over(request.user):
        waiting = list(Act.objects.filter(review=None).exclude(by=request.user).select_related("by"))
        if waiting:
            panels.append(Waiting(waiting))


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("duty/duty.css"))


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    for kind in Kind:
        actions.register_action(f"duty.{kind}", kind.label, kind.label)
    actions.register_action("duty.review", "复核处置", "复核了处置")
