"""The page of 人员交接: an account is closed and what it cared for goes to a colleague.

Rules it keeps: administrators only, and nobody closes himself; an administrator's own master is closed by one of his
kind; what would go over is told before anything is done.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.models import Page

from hub.people import leaving


class Over(forms.Form):
    """Who leaves, who goes on."""

    person = forms.ModelChoiceField(None, label="离开的人", help_text="账号停用，岗位取消；写过、批过的记录照旧保留")
    heir = forms.ModelChoiceField(None, label="接手的人", help_text="他的草稿和条目由此人照管；起草人不变")

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        active = get_user_model().objects.filter(is_active=True).order_by("last_name", "first_name", "username")
        for name in ("person", "heir"):
            field: Any = self.fields[name]
            field.queryset = active
            field.label_from_instance = _called

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        person, heir = given.get("person"), given.get("heir")
        if person is not None and person == self._by:
            raise ValidationError("不能停用自己的账号，请由另一位管理员办理")
        if person is not None and person.is_superuser and not self._by.is_superuser:
            raise ValidationError("这个账号由超级管理员办理")
        if person is not None and person == heir:
            raise ValidationError("接手的人须是另一个人")
        return given


def may(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.has_perm("people.change_person"))


def over(request: HttpRequest) -> HttpResponse:
    """Chosen, looked at, done."""
    if not may(request.user):
        raise PermissionDenied
    form = Over(request.POST or None, by=request.user)
    told: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        person, heir = form.cleaned_data["person"], form.cleaned_data["heir"]
        if "sure" in request.POST:
            pages = leaving.leave(person, heir, by=request.user)
            messages.success(request, f"已停用 {person}，{pages} 个条目交给 {heir}")
            return redirect("people_leaving")
        if "back" not in request.POST:
            groups = list(person.groups.values_list("name", flat=True))
            told |= {"person": person, "heir": heir, "pages": Page.objects.filter(owner=person), "groups": groups}
    return render(request, "people/leaving.html", told)


def _called(person: Any) -> str:
    return f"{person}（{person.username}）"
