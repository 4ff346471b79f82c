"""Where the fleet stands in Wagtail's console: a menu 设备, its addresses, the names of its acts in the log."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from hub.fleet import asking, pages, several
from hub.fleet.rights import may_answer, may_change, may_look
from hub.people.menu import Entry


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("fleet/", pages.floors, name="fleet_floors"),
        path("fleet/phone/", pages.phone, name="fleet_phone"),
        path("fleet/new/", pages.new, name="fleet_new"),
        path("fleet/calls/", pages.calls, name="fleet_calls"),
        path("fleet/calls/<int:pk>/answer/", pages.answer, name="fleet_answer"),
        path("fleet/several/", several.several, name="fleet_several"),
        path("fleet/ask/", asking.ask_floor, name="fleet_ask_floor"),
        path("fleet/pictures/<int:pk>/", asking.picture, name="fleet_picture"),
        path("fleet/<int:pk>/ask/", asking.ask_one, name="fleet_ask"),
        path("fleet/<int:pk>/", pages.one, name="fleet_one"),
        path("fleet/<int:pk>/ledger/", pages.explain, name="fleet_explain"),
        path("fleet/<int:pk>/revoke/", pages.revoke, name="fleet_revoke"),
    ]


@hooks.register("register_admin_menu_item")
def menu() -> SubmenuMenuItem:
    entries = [
        Entry("各层屏幕", reverse("fleet_floors"), name="fleet-floors", icon_name="desktop", may=may_look, order=1),
        Entry("手机查看", reverse("fleet_phone"), name="fleet-phone", icon_name="mobile-alt", may=may_look, order=2),
        Entry("批准新设备", reverse("fleet_new"), name="fleet-new", icon_name="plus", may=may_change, order=3),
        Entry("找人帮忙", reverse("fleet_calls"), name="fleet-calls", icon_name="help", may=may_answer, order=4),
    ]
    return SubmenuMenuItem("设备", Menu(items=entries), name="fleet", icon_name="desktop", order=400)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("fleet/fleet.css"))


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("fleet.approve", "批准终端", "批准了终端")
    actions.register_action("fleet.command", "向终端下达指令", "向终端下达了指令")
    actions.register_action("fleet.explain", "说明台账断开", "说明了终端台账断开的原因")
    actions.register_action("fleet.revoke", "停用终端", "停用了终端")
    actions.register_action("fleet.place", "修改终端位置", "修改了终端的位置和保管人")
