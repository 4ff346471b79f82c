"""The page of a draft's personal data: each place masked beside the name of its field, and one click that masks them.

Rules it keeps: what is accepted becomes an ordinary new revision of the draft, by whoever may edit it; a draft that is
locked or in somebody's review is left alone.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.models import Page

from hub.bringing import drafting, personal
from hub.desk.items import Unreadable, fill, item_of, label
from hub.desk.pages import ItemPage


def needed(page: ItemPage, user: Any) -> bool:
    """Whether there is something to mask, and this person may."""
    return may(page, user) and bool(_found(page.get_latest_revision_as_object()))


def may(page: ItemPage, user: Any) -> bool:
    rights = page.permissions_for_user(user)
    return bool(rights.can_edit() and not rights.page_locked())


def show(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not may(page, request.user):
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    found = _found(draft)
    if request.method == "POST" and found:
        known = {spot.path for spot in found}
        accepted = [path for path in request.POST.getlist("spot") if path in known]
        if accepted:
            fill(draft, personal.masked(item_of(draft), drafting.masks(), accepted))
            draft.save_revision(user=request.user, clean=False)
            messages.success(request, f"已打码 {len(accepted)} 处，存为新的一稿")
        else:
            messages.warning(request, "没有勾选任何一处，内容没有改变")
        return redirect("wagtailadmin_pages:edit", page.pk)
    named = [(spot, _named(draft, spot.path)) for spot in found]
    return render(request, "bringing/personal.html", {"page": page, "spots": named})


def _named(page: ItemPage, path: str) -> str:
    """How staff call the place: `materials[2].note` → “申请材料—备注” 第 3 行."""
    number = re.search(r"\[(\d+)\]", path)
    told = "“标题”" if path == "title" else label(page, path)
    return told if number is None or path.startswith("table[") else f"{told} 第 {int(number.group(1)) + 1} 行"


def _found(page: ItemPage) -> list[personal.Spot]:
    try:
        return personal.spots(item_of(page), drafting.masks())
    except Unreadable:
        return []  # the form says what is missing; a draft that is no item cannot go to review
