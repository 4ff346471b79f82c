"""The pages of a sheet of guides: which column is what, a trial with every bad row, then drafts in portions.

Rules it keeps: the trial changes nothing; a portion is one transaction, so that a break leaves whole drafts and goes on
where it stopped; how columns were named is remembered for the next sheet with the same head.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.bringing import drafting, guides, sheets
from hub.bringing.models import Remembered, Tray
from hub.desk import naming, organisation, writing
from hub.desk.pages import PAGES
from hub.desk.refusals import Refusal
from kiosk.content.item import replace

A_PORTION = 60
"""Drafts made in one request: two to five seconds on a small machine (tests/hub/bringing/test_many.py)."""
SAMPLES = 3


def laid(grid: sheets.Grid) -> dict[str, Any]:
    return {"head": grid.head, "rows": grid.rows, "numbers": grid.numbers, "told": grid.told, "fields": []}


def tray(request: HttpRequest, found: Tray) -> HttpResponse:
    if request.method == "POST" and "fields" in request.POST and not found.cursor:
        return _name(request, found)
    if request.method == "POST" and "make" in request.POST:
        return _make(request, found)
    if not found.data["fields"] or ("columns" in request.GET and not found.cursor):
        return _ask(request, found, found.data["fields"] or _proposed(found), [])
    many = len(found.data["rows"])
    done = found.cursor >= many
    rows = [] if 0 < found.cursor < many else checked(found)
    faults = [fault for row in rows for fault in row.faults]
    good = sum(row.guide is not None for row in rows)
    context = {"tray": found, "faults": faults, "bad": len(rows) - good, "good": good, "all": many, "done": done}
    if done:
        context["shelf"] = organisation.shelf(found.unit, "guide")
    return render(request, "bringing/guides.html", context)


def checked(found: Tray) -> list[guides.Row]:
    """Every row of the sheet as a guide or with its faults."""
    data = found.data
    taken = frozenset(data["taken"] if found.cursor else _taken(found))
    unit, source = drafting.unit_of(found.unit), drafting.source(found.unit)
    return guides.rows(data["head"], data["rows"], data["numbers"], data["fields"], unit, source, taken)


def _taken(found: Tray) -> list[str]:
    """Titles of guides the unit has: kept when the first portion is made, because from then on they are its own."""
    return list(PAGES["guide"].objects.descendant_of(found.unit).values_list("title", flat=True))


def _ask(request: HttpRequest, found: Tray, fields: list[str], wrong: list[str]) -> HttpResponse:
    rows = found.data["rows"]
    samples = [[row[n][:40] for row in rows[:SAMPLES] if row[n]] for n in range(len(fields))]
    columns = list(zip(found.data["head"], fields, samples, strict=True))
    context = {"tray": found, "columns": columns, "known": guides.FIELDS, "wrong": wrong, "all": len(rows)}
    return render(request, "bringing/columns.html", context)


def _name(request: HttpRequest, found: Tray) -> HttpResponse:
    head = found.data["head"]
    fields = [request.POST.get(f"field-{n}", "") for n in range(len(head))]
    fields = [name if name in guides.BY_NAME else "" for name in fields]
    wrong = guides.lacking(fields)
    if wrong:
        return _ask(request, found, fields, wrong)
    found.data["fields"] = fields
    found.save(update_fields=["data"])
    Remembered.objects.update_or_create(
        unit=found.unit, head=_digest(head), defaults={"fields": fields, "by": request.user}
    )
    return redirect("bringing_tray", found.pk)


def _proposed(found: Tray) -> list[str]:
    head = found.data["head"]
    known = Remembered.objects.filter(unit=found.unit, head=_digest(head)).first()
    return known.fields if known is not None else guides.guessed(head)


def _digest(head: list[str]) -> str:
    return hashlib.sha256(json.dumps(head, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def _make(request: HttpRequest, found: Tray) -> HttpResponse:
    """The next portion of drafts; the page asks for the one after it."""
    if found.unit not in writing.units_of(request.user):
        raise PermissionDenied
    found = Tray.objects.select_for_update().get(pk=found.pk)
    if request.POST.get("cursor") != str(found.cursor):
        raise Refusal("这一批已经生成，请从当前进度继续")
    if found.cursor == 0:
        found.data["taken"] = _taken(found)
        found.save(update_fields=["data"])
    rows = checked(found)
    portion = rows[found.cursor : found.cursor + A_PORTION]
    shelf = organisation.shelf(found.unit, "guide")
    for row in portion:
        if row.guide is not None:
            item = replace(row.guide, id=naming.propose("guide", row.guide.title))
            drafting.draft(item, found.unit, request.user, shelf)
            found.made += 1
    found.cursor += len(portion)
    if found.cursor < len(rows) or found.made < len(rows):
        found.save(update_fields=["cursor", "made"])  # at the end it stays for a day, with the rows that did not come
        return redirect("bringing_tray", found.pk)
    messages.success(request, f"{found.made} 行都已生成办事指南草稿")
    found.delete()
    return redirect("wagtailadmin_explore", shelf.pk)
