"""Where accounts stand in Wagtail's console: the names of their acts in the log, the way to a second factor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hub.people import factor


class WithoutOne(MenuItem):
    """An entry for those who have no second factor yet."""

    def is_shown(self, request: HttpRequest) -> bool:
        return factor.of(request.user) is None


@hooks.register("register_admin_menu_item")
def menu() -> MenuItem:
    return WithoutOne("设置二次验证", reverse("second_new"), name="second", icon_name="key", order=9000)


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    actions.register_action("people.second", "启用二次验证", "启用了二次验证")
    actions.register_action("people.reset", "重置账号", "重置了账号")
    actions.register_action("people.leave", "人员交接", "把草稿交给了接手的人")
