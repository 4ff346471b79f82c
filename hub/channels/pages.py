"""The pages of the channels: those of one item with its records, and what has still to be published where.

Rules it keeps: whoever reads a unit reads its records; what is recorded is asked again by the act.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from wagtail.models import Page

from hub.channels import owed, recording
from hub.channels.carriers import SCREENS, Carrier, carriers
from hub.channels.models import Entry, State, newest
from hub.channels.standing import Line, lines
from hub.desk import approved, records, scans
from hub.desk.pages import ItemPage
from hub.desk.posts import held
from hub.desk.register import Entry as Registered

A_PAGE = 50


class Told(forms.Form):
    """What somebody did on a carrier."""

    carrier = forms.ChoiceField(label="渠道")
    state = forms.ChoiceField(label="登记", choices=State.choices)
    day = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    link = forms.CharField(label="网址、刊期或张贴位置", max_length=500, required=False)
    note = forms.CharField(label="说明", max_length=500, required=False, help_text="“不需发布”须写明理由")
    scan = forms.FileField(label="照片或扫描件", required=False, help_text=scans.HELP)

    def __init__(self, *args: Any, known: tuple[Carrier, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = {each.id: each for each in known}
        self.fields["carrier"].choices = [(each.id, each.title) for each in known]  # type: ignore[attr-defined]

    def clean_carrier(self) -> Carrier:
        return self._known[self.cleaned_data["carrier"]]

    def clean_scan(self) -> bytes:
        file = self.cleaned_data["scan"]
        return scans.cleaned(file, "照片") if file else b""


def one(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every carrier of an item, the records so far, and a form for whoever may record."""
    page = _page(request, page_id)
    row = approved.latest(page.item_id)
    rules, today = records.standing().rules, timezone.localdate()
    known = {entry.carrier: entry for entry in newest([page.item_id]).values()}
    found = lines(row, row.item, known, rules, owed.shipped(), today) if row is not None else ()
    may = row is not None and recording.may_record(request.user, page)
    choices = _choices(found, carriers(rules))
    form = Told(
        request.POST or None,
        request.FILES or None,
        known=choices,
        initial={"day": today, "carrier": request.GET.get("carrier", "")},
    )
    if request.method == "POST" and not may:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        recording.record(
            page,
            request.user,
            given["carrier"],
            State(given["state"]),
            given["day"],
            link=given["link"],
            note=given["note"],
            scan=scans.kept(given["scan"]) if given["scan"] else "",
        )
        messages.success(request, f"已登记：{given['carrier'].title}")
        return redirect("channels_one", page.pk)
    told = Entry.objects.filter(item_id=page.item_id).select_related("by").order_by("-pk")
    return render(
        request,
        "channels/one.html",
        {"page": page, "row": row, "lines": found, "form": form if may else None, "entries": told, "today": today},
    )


def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The photograph or scan of one record; 404 where it has none."""
    entry = get_object_or_404(Entry, pk=pk)
    registered = get_object_or_404(Registered, pk=entry.item_id)
    if registered.page_id is None or not recording.may_read(request.user, registered.page):
        raise PermissionDenied
    if not entry.scan:
        raise Http404
    return HttpResponse(scans.read(entry.scan), content_type="image/jpeg")


def waiting(request: HttpRequest) -> HttpResponse:
    """What has still to be published where, the nearest last day first."""
    if not recording.may_read(request.user):
        raise PermissionDenied
    found = open_lines(request.user)
    carrier = request.GET.get("carrier", "")
    known = sorted({(line.carrier.id, line.carrier.title) for _, _, line in found})
    shown = [each for each in found if not carrier or each[2].carrier.id == carrier]
    told = {"carriers": known, "carrier": carrier, "late": sum(line.late for _, _, line in shown), "count": len(shown)}
    told["rows"] = Paginator(shown, A_PAGE).get_page(request.GET.get("p"))
    told["today"] = timezone.localdate()
    return render(request, "channels/waiting.html", told)


def open_lines(user: Any) -> list[tuple[approved.Approved, Page, Line]]:
    """Every open line of the units somebody reads, the nearest last day first, those without one last."""
    posts = list(held(user).filter(role__in=recording.READS))
    rules, today, duties = records.standing().rules, timezone.localdate(), owed.shipped()
    known: dict[str, dict[str, Entry]] = {}
    for (item_id, carrier), entry in newest().items():
        known.setdefault(item_id, {})[carrier] = entry
    pages = {each.item_id: each.page for each in Registered.objects.exclude(page=None).select_related("page")}
    found = []
    for row in approved.newest():
        page = pages.get(row.item_id)
        if page is None or not any(post.covers(page) for post in posts):
            continue
        if row.withdrawn_at is not None and row.item_id not in known:
            continue
        here = lines(row, row.item, known.get(row.item_id, {}), rules, duties, today)
        found += [(row, page, line) for line in here if line.open]
    far = timezone.localdate().replace(year=9999)
    return sorted(found, key=lambda each: (each[2].until.day if each[2].until else far, each[0].title))


def _choices(found: tuple[Line, ...], known: tuple[Carrier, ...]) -> tuple[Carrier, ...]:
    own = {line.carrier.id: line.carrier for line in found} | {each.id: each for each in known}
    return tuple(each for each in own.values() if each != SCREENS)


def _page(request: HttpRequest, page_id: int) -> ItemPage:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not recording.may_read(request.user, page):
        raise PermissionDenied
    return page
