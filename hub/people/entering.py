"""The form one logs in with: Wagtail's own, whose second field has no name in Chinese."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.auth import LoginForm


class LogIn(LoginForm):
    """Name, password, and whether to remember."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"
        self.fields["username"].widget.attrs["placeholder"] = "输入用户名"
