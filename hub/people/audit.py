"""The page of what was done: searched by days, person and words, and as a table for a spreadsheet.

Rules it keeps: administrators and the inspection read it, nobody writes; the newest stands first; at most half a year
at once, as long as logs are kept at least (hub/people/guards.py).
"""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.people.acts import COLUMNS, Act, acts, cells
from hub.people.guards import KEPT

A_PAGE = 100
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class Asked(forms.Form):
    """What is searched for; both days count."""

    since = forms.DateField(label="从", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label="到", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    who = forms.CharField(label="人员", required=False, max_length=100)
    words = forms.CharField(label="事项、对象或说明", required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            raise ValidationError("“到”在“从”之前，请对调")
        if since and until and (until - since).days > KEPT:
            raise ValidationError(f"一次最多查 {KEPT} 天，请分段查")
        return given


def may_read(user: Any) -> bool:
    """Administrators keep the house, the inspection looks after it."""
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(user.has_perm("people.change_person") or user.groups.filter(post__role="inspector").exists())


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    form, found = _asked(request)
    rows = Paginator(found[::-1], A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    told = {"form": form, "rows": rows, "columns": COLUMNS, "count": len(found), "query": query.urlencode()}
    return render(request, "people/audit.html", told)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The same as CSV, oldest first."""
    _, found = _asked(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{timezone.localdate():%Y-%m-%d}.csv"'
    rows = csv.writer(answer)
    rows.writerow(COLUMNS)
    rows.writerows(cells(each, timezone.get_default_timezone()) for each in found)
    return answer


def _asked(request: HttpRequest) -> tuple[Asked, list[Act]]:
    if not may_read(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    first = {"since": (today - WEEK).isoformat(), "until": today.isoformat()}
    form = Asked({**first, **{name: value for name, value in request.GET.items() if value}})
    if not form.is_valid():
        return form, []
    given = form.cleaned_data
    who, words = given["who"].casefold(), given["words"].casefold()
    found = acts(_midnight(given["since"]), _midnight(given["until"] + DAY))
    return form, [
        each
        for each in found
        if who in each.who.casefold() and words in f"{each.what} {each.about} {each.more}".casefold()
    ]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
