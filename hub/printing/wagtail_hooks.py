"""On the desk's first page: what the press could not do, until it could.

Rules it keeps: nothing is shown while all is well; whoever may be waiting for a text on a screen sees why it is not.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from hub.printing.models import Request, State, asked, latest

PATIENCE = timedelta(minutes=1)


class PressPanel(Component):
    """The last thing that went wrong."""

    name = "printing_press"
    template_name = "printing/press.html"
    order = 1

    def __init__(self, title: str, report: str) -> None:
        self.title, self.report = title, report

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"title": self.title, "report": self.report}


def trouble() -> PressPanel | None:
    """What somebody has to know; None while all is well."""
    waiting: list[Request] = asked()[:1]
    if waiting and timezone.now() - waiting[0].at > PATIENCE:
        return PressPanel("印制进程没有响应", "批准和撤回的内容还没有到屏幕。请管理员启动 mingbai-hub press。")
    last = latest()
    if last is None or last.state == State.DONE:
        return None
    return PressPanel("最近一次发布未全部完成", last.report)


@hooks.register("construct_homepage_panels")
def first_of_all(request: HttpRequest, panels: list[Any]) -> None:
    found = trouble()
    if found is not None:
        panels.append(found)
