"""Many screens at once: chosen from a list, looked over, then asked to do something, or the breaks of their ledgers
explained.

Rules it keeps: nothing is done before it was told to how many and to which; only what was chosen is touched, never what
happens to match by then; each screen has its own row in the log; all explanations are written or none.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from wagtail.log_actions import log

from hub.fleet import commands, ledgers, rounds
from hub.fleet.models import Broken, State, Terminal, What
from hub.fleet.rights import may_change, needs

LISTED = 1000
EXPLAIN = "explain"
ACTS = (*What.choices, (EXPLAIN, "说明台账断开"))
FILTERS = ("site", "floor", "tag", "q", "broken")


@needs(may_change)
def several(request: HttpRequest) -> HttpResponse:
    """The list; what was chosen of it, to be looked over; and when that is sure, done."""
    if request.method == "POST" and "back" not in request.POST:
        name = request.POST.get("act", "")
        chosen = _chosen(request, Broken.objects.filter(explained=None) if name == EXPLAIN else None)
        act, why = dict(ACTS).get(name), request.POST.get("why", "").strip()
        wrong = _wrong(chosen, act, name, why)
        if wrong:
            messages.error(request, wrong)
        elif "sure" in request.POST:
            messages.success(request, _do(name, chosen, why, request.user, timezone.now()))
            return redirect(request.get_full_path())
        else:
            told = {"chosen": chosen, "act": name, "label": act, "why": why if name == EXPLAIN else ""}
            return render(request, "fleet/several_sure.html", told)
    return render(request, "fleet/several.html", _list(request))


def _list(request: HttpRequest) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "").strip()[:100] for name in FILTERS}
    found = [each for each in rounds.seen(timezone.now()) if each.terminal.state == State.APPROVED]
    shown = rounds.sought(found, asked["site"], asked["q"])
    open_breaks = Counter(Broken.objects.filter(explained=None).values_list("terminal", flat=True))
    shown = [each for each in shown if _fits(each.terminal, asked, open_breaks)]
    ticked = set(request.POST.getlist("screen"))
    return {
        "rows": [(s, open_breaks[s.terminal.pk], str(s.terminal.pk) in ticked) for s in shown[:LISTED]],
        "left_out": max(0, len(shown) - LISTED),
        "sites": sorted({each.terminal.site for each in found if each.terminal.site}),
        "floors": sorted({each.terminal.floor for each in found if each.terminal.floor}),
        "tags": sorted({tag for each in found for tag in each.terminal.tags.split()}),
        "asked": asked,
        "whats": What.choices,
        "why": request.POST.get("why", ""),
    }


def _fits(terminal: Terminal, asked: dict[str, str], open_breaks: Counter[int]) -> bool:
    return (
        (not asked["floor"] or terminal.floor == asked["floor"])
        and (not asked["tag"] or asked["tag"] in terminal.tags.split())
        and (not asked["broken"] or open_breaks[terminal.pk] > 0)
    )


def _chosen(request: HttpRequest, breaks: Any) -> list[Terminal]:
    """What was ticked; where it is about `breaks`, only those that have one."""
    numbers = [int(each) for each in request.POST.getlist("screen")[:LISTED] if each.isascii() and each.isdigit()]
    found = Terminal.objects.filter(state=State.APPROVED, pk__in=numbers)
    return list(found if breaks is None else found.filter(pk__in=breaks.values("terminal")))


def _wrong(chosen: list[Terminal], act: str | None, name: str, why: str) -> str:
    if act is None:
        return "没有这个指令，请从按钮中选"
    if name == EXPLAIN and not why:
        return "请写明查明的原因，监督检查要看"
    if not chosen:
        return "请先勾选有断开待查明的屏幕" if name == EXPLAIN else "请先勾选屏幕"
    return ""


def _do(act: str, chosen: list[Terminal], why: str, by: Any, now: datetime) -> str:
    """Gives what to say of it."""
    if act == EXPLAIN:
        return _explain(chosen, why, by, now)
    what = What(act)
    for terminal in chosen:
        commands.ask(terminal, what, by, now)
        log(instance=terminal, action="fleet.command", user=by, data={"what": what})
    return f"已向 {len(chosen)} 块屏下达：{what.label}。屏幕一分钟内来取。"


@transaction.atomic
def _explain(chosen: list[Terminal], why: str, by: Any, now: datetime) -> str:
    done = {}
    for terminal in chosen:
        n = ledgers.explain(terminal, why, by, now)
        if n:
            log(instance=terminal, action="fleet.explain", user=by, data={"why": why[:500], "breaks": n})
            done[terminal.pk] = n
    return f"已记下：{len(done)} 块屏的台账，{sum(done.values())} 次断开"
