"""The pages of the inspection: the whole office, the certificate of one item, its evidence pack, all as a table.

Rules it keeps: nothing here changes anything; the whole office is read by the inspection, the central office and
leaders, one item by whoever reads its unit; the certificate names its gaps.
"""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from hub.channels import owed as channels
from hub.channels.models import newest
from hub.channels.recording import READS
from hub.channels.standing import lines
from hub.desk import records
from hub.desk.pages import ItemPage
from hub.desk.posts import Role, held
from hub.desk.words import KIND
from hub.inspection import evidence, overview, pack
from hub.inspection.period import Lawful, lawful
from hub.inspection.proof import Span
from kiosk.content import codec
from kiosk.content.item import Period

ALL = (Role.INSPECTOR, Role.CENTRAL, Role.LEADER)
VERDICTS = {
    "whole": "全程有播出记录",
    "gaps": "有空缺",
    "none": "没有播出记录",
    "idle": "尚无应展示时段",
}
A_PAGE = 20
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def words(span: Span) -> str:
    """A span in local time; its day is told once where it begins and ends on the same."""
    begin, end = timezone.localtime(span.from_), timezone.localtime(span.until)
    return f"{begin:%Y-%m-%d %H:%M} 至 {end:%H:%M}" if begin.date() == end.date() else _long(begin, end)


def _long(begin: datetime, end: datetime) -> str:
    if f"{begin:%H%M}{end:%H%M}" == "00000000":
        return f"{begin:%Y-%m-%d} 至 {end - timedelta(days=1):%Y-%m-%d}（含当日）"
    return f"{begin:%Y-%m-%d %H:%M} 至 {end:%Y-%m-%d %H:%M}"


def may_read_all(user: Any) -> bool:
    return held(user).filter(role__in=ALL).exists()


@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """What had to hang and did; every unit's completeness and days."""
    if not may_read_all(request.user):
        raise PermissionDenied
    pages = _pages()
    now = timezone.now()
    due = Paginator(overview.due(now), A_PAGE).get_page(request.GET.get("p"))
    rows = [(each, VERDICTS[each.found.verdict], pages.get(each.item.id)) for each in overview.hung(due, now)]
    units = overview.units()
    kinds = [kind for kind in KIND if kind != "unit" and any(unit.counts.get(kind) for unit in units)]
    table = [(unit, [unit.counts.get(kind, 0) for kind in kinds]) for unit in units]
    told = {
        "rows": rows,
        "due": due,
        "table": table,
        "kinds": [KIND[kind].label for kind in kinds],
        "broken": evidence.breaks().filter(at__gt=now - overview.BACK),
        "now": timezone.localtime(),
    }
    return render(request, "inspection/office.html", told)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Each unit's counts as CSV for a spreadsheet."""
    if not may_read_all(request.user):
        raise PermissionDenied
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="inspection-{timezone.localdate():%Y-%m-%d}.csv"'
    rows = csv.writer(answer)
    kinds = [kind for kind in KIND if kind != "unit"]
    rows.writerow(
        ["单位", "编号", *(KIND[kind].label for kind in kinds), "渠道按期", "渠道逾期", "渠道待办", "其中已逾期"]
    )
    for unit in overview.units():
        counts = [unit.counts.get(kind, 0) for kind in kinds]
        title = f"'{unit.title}" if unit.title.startswith(FORMULA) else unit.title
        rows.writerow([title, unit.id, *counts, unit.on_time, unit.late, unit.waits, unit.overdue])
    return answer


@require_safe
def one(request: HttpRequest, page_id: int) -> HttpResponse:
    """The certificate of one item, to be printed on A4."""
    page = _page(request, page_id)
    told = evidence.gather(page.item_id)
    if told is None:
        return render(request, "inspection/certificate.html", {"page": page, "told": None}, status=400)
    rules = records.standing().rules
    known = {entry.carrier: entry for entry in newest([page.item_id]).values()}
    facts = pack.facts_of(told.facts)
    found: list[Lawful] = list(lawful(told.item, rules, timezone.get_default_timezone()))
    return render(
        request,
        "inspection/certificate.html",
        {
            "page": page,
            "told": told,
            "office": records.standing().office,
            "unit": page.get_parent().get_parent().title,
            "kind": KIND[page.kind].label,
            "periods": [_period(each) for each in told.periods],
            "gaps": [words(gap) for gap in told.all_together.gaps],
            "lawful": found,
            "verdict": VERDICTS[told.all_together.verdict],
            "screens": [(each, VERDICTS[each.verdict], [words(gap) for gap in each.gaps]) for each in told.screens],
            "lines": lines(told.approvals[-1], told.item, known, rules, channels.shipped(), timezone.localdate()),
            "head": pack.head(facts),
            "count": len(facts),
            "sum": codec.sha256(pack.packed(told)),
            "unsure": sum(fact.arrival.unsure for fact in told.facts),
            "now": timezone.localtime(),
        },
    )


@require_safe
def zipped(request: HttpRequest, page_id: int) -> HttpResponse:
    """The evidence pack of one item."""
    page = _page(request, page_id)
    told = evidence.gather(page.item_id)
    if told is None:
        raise Http404
    answer = HttpResponse(pack.packed(told), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="evidence-{page.item_id}.zip"'
    return answer


def _period(period: Period) -> str:
    if period.from_ is None or period.until is None:
        ends = [f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else "未定" for at in (period.from_, period.until)]
        return " 至 ".join(ends)
    return words(Span(period.from_, period.until))


def _page(request: HttpRequest, page_id: int) -> ItemPage:
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not any(p.covers(page) for p in held(request.user).filter(role__in=READS)):
        raise PermissionDenied
    return page


def _pages() -> dict[str, int]:
    from hub.desk.register import Entry

    return dict(Entry.objects.exclude(page=None).values_list("item_id", "page_id"))
