"""The pages: all sorts and what waits, the entries of a sort, one entry to change, one change to decide.

Rules it keeps: what is looked at before it is sent for review is made by the server from the same fields, and again
when it is sent; every act is a POST; rights are asked in every act.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from hub.desk import edition, records
from hub.desk.records import Records
from hub.desk.refusals import Refusal
from hub.records import deciding, judging, reminders
from hub.records.entry import Entry, told
from hub.records.hanging import BoardForm, OfficeForm, ProfileForm, SlotForm
from hub.records.models import Proposed
from hub.records.ruling import CalendarForm, LimitForm, OpeningForm, PeriodForm
from hub.records.shelf import Shelf
from hub.records.sorts import HANGING, OFFICE, RULES, SORTS, Sort
from kiosk.errors import BadInput

FORMS: dict[str, type[Entry]] = {
    "office": OfficeForm,
    "boards": BoardForm,
    "slots": SlotForm,
    "profiles": ProfileForm,
    "calendars": CalendarForm,
    "openings": OpeningForm,
    "limits": LimitForm,
    "periods": PeriodForm,
}
SHOWN = 30
MOVED_SHOWN = 40


def home(request: HttpRequest) -> HttpResponse:
    """All sorts with what stands, what waits, what was decided lately."""
    _needed(deciding.may_look(request.user))
    known = records.standing()
    groups = [
        ("机关和排播", [(SORTS[name], len(SORTS[name].entries(known))) for name in (*OFFICE, *HANGING)]),
        ("规则", [(SORTS[name], len(SORTS[name].entries(known))) for name in RULES]),
    ]
    lately = Proposed.objects.exclude(decision=None).select_related("decision__by", "by")[:SHOWN]
    asked = {
        "groups": groups,
        "waiting": deciding.waiting(),
        "lately": lately,
        "reminders": reminders.due(known.rules, timezone.localdate()),
    }
    return render(request, "records/home.html", asked)


def entries(request: HttpRequest, sort: str) -> HttpResponse:
    """What stands of a sort; of many those with a word."""
    _needed(deciding.may_look(request.user))
    kind, known, shelf = _sort(sort), records.standing(), Shelf()
    q = request.GET.get("q", "").strip()[:100]
    waiting = {proposed.key: proposed for proposed in deciding.waiting() if proposed.sort == sort}
    rows = []
    for entry in kind.entries(known):
        key = kind.key(entry)
        words = list(told(FORMS[sort](known=known, old=entry, shelf=shelf), short=True))
        if not q or q.lower() in " ".join((key, *(text for _, text in words))).lower():
            rows.append((key, words, waiting.get(key)))
    asked = {
        "sort": kind,
        "rows": rows,
        "q": q,
        "new": [proposed for proposed in waiting.values() if not proposed.before],
        "may_propose": deciding.may_propose(request.user, kind),
    }
    return render(request, "records/entries.html", asked)


def edit(request: HttpRequest, sort: str, key: str = "") -> HttpResponse:
    """One entry: fill in, look, send for review. Without a key: a new one."""
    kind, known = _sort(sort), records.standing()
    _needed(deciding.may_propose(request.user, kind))
    old = kind.find(known, key) if key else None
    if key and old is None:
        raise Http404
    data, act = (request.POST, request.POST.get("act", "look")) if request.method == "POST" else (None, "")
    form = FORMS[sort](data, known=known, old=old)
    asked: dict[str, Any] = {"sort": kind, "key": key, "form": form, "why": request.POST.get("why", "")}
    if act == "read" and isinstance(form, CalendarForm):
        found, doubts = form.read()
        asked["form"] = CalendarForm({**request.POST.dict(), **found}, known=known, old=old)
        asked |= {"doubts": doubts, "read": bool(found)}
    elif act == "remove" and old is not None:
        return _propose(request, kind, key, None)
    elif act in ("look", "propose") and form.is_valid():
        named = kind.key(form.entry)
        if not key and kind.find(known, named) is not None:
            form.add_error(None, f"已有{kind.label}“{named}”，请打开它来改")
        elif act == "propose":
            return _propose(request, kind, named, form.entry)
        else:
            asked |= _looked(known, kind, named, form.entry)
    return render(request, "records/edit.html", asked)


def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A change, as it was proposed, with what it would do; to be decided."""
    _needed(deciding.may_look(request.user))
    proposed = get_object_or_404(Proposed.objects.select_related("by", "decision__by"), pk=pk)
    known, asked = records.standing(), {"proposed": proposed}
    if not proposed.waits:
        asked["changes"] = changes(known, proposed.kind, proposed.old, proposed.new)
    else:
        asked |= _looked(known, proposed.kind, proposed.key, proposed.new)
        own = proposed.by_id == request.user.pk
        asked["preview"] = f"{reverse('preview_home')}?change={proposed.pk}"
        asked |= {"own": own, "may_decide": deciding.may_decide(request.user) and not own}
    return render(request, "records/one.html", asked)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    _needed(deciding.may_look(request.user) or deciding.may_decide(request.user))
    proposed = get_object_or_404(Proposed, pk=pk)
    accepted = request.POST.get("accept") == "1"
    digest, why = request.POST.get("digest", ""), request.POST.get("why", "")
    try:
        decision = deciding.decide(proposed, accepted, digest, why, request.user, timezone.now())
    except Refusal as e:
        messages.error(request, str(e))
        return redirect("records_one", pk)
    messages.success(request, f"{decision.word}" + ("，正在印制新版" if accepted else ""))
    return redirect("records_home")


def changes(known: Records, kind: Sort, old: Any, new: Any) -> list[tuple[str, str, str]]:
    """What is other: field, before, after."""
    form, shelf = FORMS[kind.name], Shelf()
    before = dict(told(form(known=known, old=old, shelf=shelf))) if old is not None else {}
    after = dict(told(form(known=known, old=new, shelf=shelf))) if new is not None else {}
    names = dict.fromkeys((*before, *after))
    return [(n, before.get(n, ""), after.get(n, "")) for n in names if before.get(n, "") != after.get(n, "")]


def _looked(known: Records, kind: Sort, key: str, entry: Any) -> dict[str, Any]:
    """What would change, be wrong, fall on another day."""
    value, now = kind.changed(known, key, entry), timezone.now()
    asked: dict[str, Any] = {"looked": True, "changes": changes(known, kind, kind.find(known, key), entry)}
    try:
        content = edition.draft(now)
        problems = judging.judged(content, known, kind, value)
        days = judging.moved(content, value, now) if kind.name in RULES else ()
    except BadInput as e:  # an office without anything to publish yet
        return {**asked, "unjudged": str(e)}
    asked |= {"problems": problems, "refused": bool(judging.refusing(problems)), "sort": kind}
    asked |= {"moved": days[:MOVED_SHOWN], "moved_n": len(days), "firm": sum(each.firm for each in days)}
    return asked


def _propose(request: HttpRequest, kind: Sort, key: str, entry: Any) -> HttpResponse:
    try:
        made = deciding.propose(kind, key, entry, request.POST.get("why", ""), request.user, timezone.now())
    except Refusal as e:
        messages.error(request, str(e))
        return redirect(request.path)
    messages.success(request, f"已送审：{made}。由公开办或者分管领导的另一位审核后发布。")
    return redirect("records_one", made.pk)


def _sort(name: str) -> Sort:
    if name not in SORTS:
        raise Http404
    return SORTS[name]


def _needed(may: bool) -> None:
    if not may:
        raise PermissionDenied
