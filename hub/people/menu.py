"""An entry of the console's menu, for those who may: others do not see what they would be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class Entry(MenuItem):
    """`may`: whether somebody sees it. The page asks again."""

    def __init__(self, *args: Any, may: Callable[[Any], object], **kwargs: Any) -> None:
        self._may = may
        super().__init__(*args, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(self._may(request.user))
