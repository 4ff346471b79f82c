"""Where the desk changes Wagtail's console: no publishing past review, withdrawing instead of unpublishing.

Rules it keeps: every way Wagtail offers to publish, unpublish or delete is closed on the server, not only hidden; each
closed way says what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets import Button

from hub.desk import approved, paper, withdrawal, writing
from hub.desk.pages import ItemPage
from hub.desk.posts import Role, holds
from hub.desk.refusals import Refusal

# Wagtail's manual and its news lie on the internet, which this console never asks for.
MENUS_OF_ANOTHER_PRODUCT = ("help",)
PAST_REVIEW = ("action-publish", "action-unpublish")


@hooks.register("construct_page_action_menu")
def no_way_past_review(menu: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    menu[:] = [item for item in menu if item.name not in PAST_REVIEW]
    # The first is the button itself, the others lie behind its arrow: a reviewer approves, an author hands in. What is
    # new or was changed can be handed in; of what stands approved an edit is saved first.
    page = context.get("page")
    new = context.get("view") == "create" or (page is not None and page.has_unpublished_changes)
    first = ("approve", "action-submit") if new else ("approve",)
    menu.sort(key=lambda item: first.index(item.name) if item.name in first else len(first))


@hooks.register("before_publish_page")
def refuse_publish(request: HttpRequest, page: Any) -> None:
    raise Refusal("内容只能通过三审流程发布：请保存后点“提交审核”")


@hooks.register("before_unpublish_page")
def refuse_unpublish(request: HttpRequest, page: Any) -> None:
    raise Refusal("要从屏幕上撤下，请用“撤回”并写明原因")


@hooks.register("before_delete_page")
def refuse_delete(request: HttpRequest, page: Any) -> None:
    for inside in page.get_descendants(inclusive=True).specific():
        _gone(inside)


@hooks.register("before_edit_page")
def two_at_once(request: HttpRequest, page: Any) -> None:
    """Whoever saves over what another saved meanwhile is told: both texts are kept, but only the newer goes on."""
    loaded, latest = request.POST.get("loaded_revision_id", ""), page.get_latest_revision()
    if loaded and latest is not None and str(latest.pk) != loaded and latest.user_id != request.user.pk:
        at = localtime(latest.created_at)
        messages.warning(
            request,
            f"您打开以后，{latest.user or '别人'}在 {at:%H:%M} 也保存过。现在以您这一版为准；"
            "对方改了什么，在“历史”里比较、恢复",
        )


@hooks.register("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action_type: str, objects: Any, action: Any) -> None:
    if action_type == "publish":
        raise Refusal("内容只能通过三审流程发布")
    if action_type == "unpublish":
        raise Refusal("要从屏幕上撤下，请逐条“撤回”并写明原因")
    if action_type == "delete":
        for page in objects:
            refuse_delete(request, page)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("new/<slug:kind>/", writing.new, name="desk_new"),
        path("withdraw/<int:page_id>/", withdrawal.ask, name="desk_withdraw"),
        path("paper/<int:page_id>/", paper.show, name="desk_paper"),
        path("paper/<int:page_id>/signed/", paper.record, name="desk_paper_record"),
        path("paper/<int:page_id>/scan/", paper.scan, name="desk_paper_scan"),
    ]


@hooks.register("register_log_actions")
def acts_of_our_own(actions: Any) -> None:
    actions.register_action("desk.withdraw", "撤回", "已从屏幕撤回")
    actions.register_action("desk.paper", "登记纸质审批", "已登记纸质审批")


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    for panel in panels:
        if isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = 0  # what waits for one's approval comes before what one may write
    if writing.units_of(request.user):
        panels.append(writing.KindsPanel())


@hooks.register("construct_help_menu")
@hooks.register("construct_main_menu")
def fewer_menus(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in MENUS_OF_ANOTHER_PRODUCT]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _withdraw(page, user)
    yield from _paper(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _withdraw(page, user)


def _withdraw(page: Any, user: Any) -> Iterator[Button]:
    specific = page.specific
    if isinstance(specific, ItemPage) and withdrawal.may(user, specific) and approved.stands(specific.item_id):
        yield Button("撤回", reverse("desk_withdraw", args=[page.pk]), icon_name="cross", priority=90)


def _paper(page: Any, user: Any) -> Iterator[Button]:
    specific = page.specific
    if isinstance(specific, ItemPage):
        yield Button("打印审批表", reverse("desk_paper", args=[page.pk]), icon_name="print", priority=91)
        if holds(user, Role.CENTRAL, specific):
            address = reverse("desk_paper_record", args=[page.pk])
            yield Button("登记纸质审批", address, icon_name="form", priority=92)


def _gone(page: Any) -> None:
    if isinstance(page, ItemPage) and approved.stands(page.item_id):
        raise Refusal(f"“{page.title}”正在屏幕上，先撤回才能删除")
