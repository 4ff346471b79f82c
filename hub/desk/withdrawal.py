"""Withdrawing an item from every screen: one page, one reason, at once.

Rules it keeps: whoever may write or review in a unit may withdraw there, because taking down in doubt harms less than
leaving up; the reason is kept; the page stays at the desk as a draft that has to be approved anew.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from hub.desk import approved
from hub.desk.dependants import dependants
from hub.desk.pages import ItemPage
from hub.desk.posts import Role, held

WITHDRAWS = (Role.AUTHOR, Role.HEAD, Role.SECRECY, Role.CENTRAL, Role.LEADER)


class Why(forms.Form):
    why = forms.CharField(label="撤回原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def may(user: Any, page: ItemPage) -> bool:
    return any(post.covers(page) for post in held(user).filter(role__in=WITHDRAWS))


def withdraw(page: ItemPage, user: Any, why: str) -> approved.Approved | None:
    """Take a page's item off. Raises PermissionDenied; None when it was not on."""
    if not may(user, page):
        raise PermissionDenied("您没有撤回本条的岗位")
    row = approved.withdraw(page.item_id, user, why)
    if row is not None:
        log(instance=page, action="desk.withdraw", user=user, data={"why": why, "digest": row.digest})
        if page.live:
            # Nobody holds the right to publish; that he may is asked above.
            UnpublishPageAction(page, user=user, log_action=False).execute(skip_permission_checks=True)
    return row


def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not may(request.user, page):
        raise PermissionDenied
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if withdraw(page, request.user, form.cleaned_data["why"]) is not None:
            messages.success(
                request, f"已撤回：{page.title}。各屏收到新版本后撤下；正打开本条的人还能看完，最多五分钟。"
            )
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return render(request, "desk/withdraw.html", {"page": page, "form": form, "named_by": dependants(page.item_id)})
