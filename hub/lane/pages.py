"""The fast lane on a telephone: choose, fill in, read, publish; and the wordings with their approval.

Rules it keeps: what is published is what was read, made anew on the server from the same fields; every act is a POST.
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hub.desk import approved, records, register
from hub.desk.posts import Role, held
from hub.desk.refusals import Refusal
from hub.lane import publishing
from hub.lane.forms import Filling, Rewording
from hub.lane.models import PROPOSES, STEPS, Proposed, Published, approve, propose, usable
from hub.lane.wording import shipped
from kiosk.content.office import Unit

SHOWN = 10


def home(request: HttpRequest) -> HttpResponse:
    """The approved wordings as large keys, and what was published lately."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not publishing.units_of(request.user):
        raise PermissionDenied
    lately = [
        (row, row.proposed.wording.button, approved.stands(row.item_id), approved.latest(row.item_id))
        for row in Published.objects.select_related("proposed", "by")[:SHOWN]
    ]
    return render(request, "lane/home.html", {"wordings": usable(), "lately": lately})


def one(request: HttpRequest, name: str) -> HttpResponse:
    """Fill in, read, publish."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    proposed, page = usable().get(name), None
    units = publishing.units_of(request.user)
    if proposed is None:
        raise Http404
    if not units:
        raise PermissionDenied
    wording = proposed.wording
    drafts = register.drafts()
    fitting = [(each, cast(Unit, drafts[each.item_id])) for each in units]
    if any(blank.sort == "window" for blank in wording.blanks):
        fitting = [(each, unit) for each, unit in fitting if len(unit.windows) > 1]
    wanted = request.POST.get("unit") or request.GET.get("unit", "")
    found = next(((each, unit) for each, unit in fitting if unit.id == wanted), None)
    if found is None and len(fitting) == 1:
        found = fitting[0]
    if found is None:
        return render(request, "lane/units.html", {"wording": wording, "units": [unit for _, unit in fitting]})
    page, unit = found
    now = timezone.localtime().replace(second=0, microsecond=0)
    form = Filling(wording, unit, records.standing().rules, now, request.POST if request.method == "POST" else None)
    told: dict[str, Any] = {"wording": wording, "unit": unit, "form": form, "name": name}
    if form.is_bound and form.is_valid():
        made = publishing.item(wording, form.values, unit, *form.span, now)
        wrong = publishing.refusals(made)
        for sentence in wrong:
            form.add_error(None, sentence)
        if not wrong and "sure" in request.POST:
            publishing.publish(proposed, made, form.values, page, request.user)
            messages.success(request, f"已发布：{made.title}。各屏一两秒内收到。")
            return redirect("lane_home")
        if not wrong and "back" not in request.POST:
            for field in form.fields.values():
                field.widget = forms.HiddenInput()
            told |= {"made": made}
    return render(request, "lane/one.html", told)


def may_look(user: Any) -> bool:
    """Whether somebody sees the wordings: who writes or approves them, and who looks after the office."""
    review = [role for needed in STEPS.values() for role in needed]
    return held(user).filter(role__in=(*PROPOSES, *review, Role.INSPECTOR, Role.ADMINISTRATOR)).exists()


def wordings(request: HttpRequest) -> HttpResponse:
    """The newest state of every wording, and who still has to approve it."""
    if not may_look(request.user):
        raise PermissionDenied
    roles = {post.role for post in held(request.user)}
    newest: dict[str, Proposed] = {}
    for row in Proposed.objects.select_related("by").prefetch_related("approvals__by"):
        newest[row.name] = row
    missing = [name for name in shipped() if name not in newest]
    told = {"rows": newest.values(), "missing": missing, "may_propose": bool(roles & set(PROPOSES)), "roles": roles}
    return render(request, "lane/wordings.html", told)


def reword(request: HttpRequest, name: str) -> HttpResponse:
    """The newest state of a wording, to be proposed in other words."""
    if not held(request.user).filter(role__in=PROPOSES).exists():
        raise PermissionDenied
    newest = Proposed.objects.filter(name=name).last()
    if newest is None:
        raise Http404
    form = Rewording(newest.wording, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        wording = form.wording()
        if wording is not None:
            propose(name, wording, request.user)
            messages.success(request, "已送审；批准以前，快速发布仍用原来的文字。")
            return redirect("lane_wordings")
    return render(request, "lane/reword.html", {"form": form, "wording": newest.wording})


@require_POST
def take_shipped(request: HttpRequest) -> HttpResponse:
    """Propose the wordings that come with the house."""
    for name, wording in shipped().items():
        propose(name, wording, request.user)
    messages.success(request, "已送审：自带的模板。保密审查和签发后即可使用。")
    return redirect("lane_wordings")


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step of a wording's approval."""
    proposed = get_object_or_404(Proposed, pk=pk)
    if Proposed.objects.filter(name=proposed.name, pk__gt=pk).exists():
        raise Refusal("模板已有新的一稿，请重新阅读")
    row = approve(proposed, request.user, request.POST.get("digest", ""))
    messages.success(request, f"{row.get_step_display()}：已同意“{proposed.wording.button}”")
    return redirect("lane_wordings")
