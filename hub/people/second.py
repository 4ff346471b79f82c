"""Where the second factor is asked for: after the password and before anything else of the console.

Rules it keeps: whoever has one is asked in every session; whoever must have one can do nothing before it is set up; a
script is told 403, a person is led to the page; leaving is always possible.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django_otp import login
from wagtail.log_actions import log

from hub.people import factor

FREE = (
    "second_ask",
    "second_new",
    "wagtailadmin_logout",
    "wagtailadmin_login",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)
WRONG = "不对，或已经用过。请等手机显示新的一组；连续输错要等一会儿再试"


class Figures(forms.Form):
    """What is typed; a code of the slip has ten letters and a hyphen."""

    token = forms.CharField(
        label="验证码",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
        help_text="手机验证器上的 6 位数字；手机不在身边时，用备用码",
    )


class SecondFactor:
    """Middleware, after the one that knows who has proved what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        user: Any = request.user
        found = request.resolver_match
        if not user.is_authenticated or user.is_verified() or (found and found.view_name in FREE):
            return None
        page = "second_ask" if factor.of(user) else "second_new" if must(user) else ""
        if not page:
            return None
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise PermissionDenied
        return redirect(f"{reverse(page)}?{_next(request.get_full_path() if request.method == 'GET' else '')}")


def must(user: Any) -> bool:
    """Whether somebody needs a second factor here."""
    if settings.SECOND_FACTOR == "administrators":
        return bool(user.has_perm("people.change_person"))
    return bool(settings.SECOND_FACTOR == "everybody")


@never_cache
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """One who has it proves it."""
    device = factor.of(request.user)
    if device is None:
        return redirect("second_new")
    form = Figures(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["token"]):
            login(request, device)
            return redirect(_back(request))
        form.add_error("token", WRONG)
    return render(request, "people/second.html", {"form": form})


@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """One who has none sets it up; the codes of the slip are shown once."""
    if factor.of(request.user) is not None and not request.user.is_verified():  # type: ignore[union-attr]
        return redirect("second_ask")
    device = factor.begin(request.user)
    form = Figures(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["token"]):
            codes = factor.confirm(device)
            login(request, device)
            log(instance=request.user, action="people.second", user=request.user)
            messages.success(request, "二次验证已启用")
            return render(request, "people/codes.html", {"codes": codes, "back": _back(request)})
        form.add_error("token", WRONG)
    picture = segno.make(device.address, error="m").svg_data_uri(scale=5, border=4)
    # In fours, because it is typed by hand; verifiers pass over the blanks.
    grouped = " ".join(device.letters[i : i + 4] for i in range(0, len(device.letters), 4))
    return render(request, "people/new.html", {"form": form, "picture": picture, "grouped": grouped})


def _next(path: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"next": path}) if path else ""


def _back(request: HttpRequest) -> str:
    path = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(path, {request.get_host()}, request.is_secure())
    return path if safe else reverse("wagtailadmin_home")
