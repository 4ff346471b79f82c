"""The pages of the fleet in the console: the floors, one terminal, a new one, calls for help, and one for a phone.

Rules it keeps: whatever changes something is a POST by somebody who may; approving needs the code that stands on the
glass; every act is in the log with who and when.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from hub.desk.refusals import Refusal
from hub.fleet import asking, enrolment, ledgers, rounds
from hub.fleet.models import HelpCall, Ledger, State, Terminal, What
from hub.fleet.rights import may_answer, may_change, may_look, needs
from kiosk import wire

CALLS_SHOWN = 100
SHOWN = 200
"""Screens on one page."""
ON_PHONE, CROWD = 50, 5
"""Cards on the page for a telephone; from more than so many of one site on they are one card."""


class Place(forms.ModelForm):
    """Where a terminal stands and who looks after it."""

    class Meta:
        model = Terminal
        fields = enrolment.PLACE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["picture_every"].required = False
        for name in ("on_from", "on_until"):
            self.fields[name].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def clean_picture_every(self) -> int:
        """Left empty: as it was."""
        told: int | None = self.cleaned_data["picture_every"]
        return self.instance.picture_every if told is None else told


class New(Place):
    """A terminal that is approved: its code, and its place, or whose place it takes."""

    code = forms.CharField(label="屏幕上的配对码", max_length=20, help_text="六位，十分钟内有效，只能用一次")
    instead_of = forms.CharField(
        label="替换旧设备",
        max_length=100,
        required=False,
        help_text="填旧设备的名称或指纹，就沿用它的名称和位置，旧设备同时停用；新装的屏不填",
    )
    field_order = ("code", "instead_of", *enrolment.PLACE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def clean_instead_of(self) -> Terminal | None:
        """The one terminal that is meant: of twenty thousand nobody picks one from a list."""
        told = self.cleaned_data["instead_of"].strip()
        if not told:
            return None
        found = list(Terminal.objects.filter(Q(name=told) | Q(fingerprint=told), state=State.APPROVED)[:2])
        if not found:
            raise forms.ValidationError("没有这个名称或指纹的在用设备")
        if len(found) > 1:
            raise forms.ValidationError("在用设备里有几台叫这个名称，请改填指纹（在设备页上）")
        return found[0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("name") and not cleaned.get("instead_of"):
            self.add_error("name", "请给新设备起个名称，如“一楼大厅触摸屏”")
        return cleaned


@needs(may_look)
def floors(request: HttpRequest) -> HttpResponse:
    """All screens, or those that were looked for; of very many those that need something, until one looks for more."""
    chosen = {name: request.GET.get(name, "").strip()[:100] for name in ("site", "q", "colour")}
    found = rounds.seen(timezone.now())
    shown = rounds.sought(found, **chosen)
    many = len(shown) > SHOWN and not any(chosen.values())
    if many:
        shown = [each for each in shown if each.standing.do]
    told = {
        "floors": asking.with_pictures(rounds.floors(shown[:SHOWN])),
        "counts": rounds.counts(found),
        "sites": sorted({each.terminal.site for each in found if each.terminal.site}),
        "chosen": chosen,
        "many": many,
        "left_out": max(0, len(shown) - SHOWN),
        "total": len(found),
        "whats": What.choices,
        "may_change": may_change(request.user),
    }
    return render(request, "fleet/floors.html", told)


@needs(may_look)
def phone(request: HttpRequest) -> HttpResponse:
    """What an administrator looks at at night: what is wrong, whom to call; a whole site that is off as one."""
    now = timezone.now()
    found = rounds.seen(now)
    crowds, single = rounds.wrong(found, CROWD)
    told = {
        "now": now,
        "crowds": crowds[:ON_PHONE],
        "wrong": single[:ON_PHONE],
        "left_out": sum(each.red + each.amber for each in crowds[ON_PHONE:]) + len(single[ON_PHONE:]),
        "counts": rounds.counts(found),
        "calls": rounds.open_calls(now),
    }
    return render(request, "fleet/phone.html", told)


@needs(may_change)
def new(request: HttpRequest) -> HttpResponse:
    form = New(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    if request.method == "POST" and form.is_valid():
        terminal = _approve(form, request.user)
        if terminal is not None:
            messages.success(request, f"已批准：{terminal}（{terminal.fingerprint}）")
            return redirect("fleet_floors")
    return render(request, "fleet/new.html", {"form": form, "root": wire.root_words(_our_root())})


def _our_root() -> str:
    return enrolment.our_root(Path(settings.DATA_DIR) / "feed" / "public")


def _approve(form: New, user: Any) -> Terminal | None:
    now = timezone.now()
    place, old = form.cleaned_data, form.cleaned_data["instead_of"]
    place = {name: place[name] for name in enrolment.PLACE} if old is None else {}
    try:
        code = enrolment.find(form.cleaned_data["code"], user, now)
        terminal = enrolment.approve(code, user, now, place, old, _our_root())
    except enrolment.Throttled:
        form.add_error("code", "输错次数太多，请十分钟后再试")
    except enrolment.OtherRoot as e:
        form.add_error("code", f"这块屏信任的是另一个信息源（根指纹 {wire.root_words(str(e))}），请先改它的 kiosk.yaml")
    except enrolment.NoSuchCode:
        form.add_error("code", "没有这个配对码，或已过期、已用过；请看屏幕上现在的码")
    else:
        log(instance=terminal, action="fleet.approve", user=user, data={"fingerprint": terminal.fingerprint})
        if old is not None:
            log(instance=old, action="fleet.revoke", user=user, data={"replaced_by": terminal.fingerprint})
        return terminal
    return None


@needs(may_look)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    terminal = get_object_or_404(Terminal.objects.select_related("latest", "replaced_by", "approved_by"), pk=pk)
    change = may_change(request.user)
    form = Place(request.POST or None, instance=terminal) if change and terminal.state == State.APPROVED else None
    if request.method == "POST" and form is not None and form.is_valid():
        form.instance.save(update_fields=list(enrolment.PLACE))
        log(instance=terminal, action="fleet.place", user=request.user, data={"changed": form.changed_data})
        messages.success(request, f"已保存：{terminal}")
        return redirect("fleet_floors")
    now = timezone.now()
    (seen,) = rounds.seen(now, [terminal])
    told = {
        "terminal": terminal,
        "standing": seen.standing,
        "form": form,
        "may_change": change,
        "asked": asking.told_of(terminal, now),
        "whats": What.choices if change and terminal.state == State.APPROVED else (),
        "ledger": Ledger.objects.filter(terminal=terminal).first(),
        "broken": terminal.broken.select_related("explained__by"),
        "unexplained": terminal.broken.filter(explained=None).exists(),
        "pictures": terminal.screenshots.defer("picture")[: asking.PICTURES_SHOWN],
    }
    return render(request, "fleet/one.html", told)


@require_POST
@needs(may_change)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    terminal = get_object_or_404(Terminal, pk=pk)
    if enrolment.revoke(terminal, request.user, timezone.now()):
        log(instance=terminal, action="fleet.revoke", user=request.user, data={"fingerprint": terminal.fingerprint})
        messages.success(request, f"已停用：{terminal}。它要重新配对才能再用。")
    return redirect("fleet_floors")


@require_POST
@needs(may_change)
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found out about a ledger that did not continue."""
    terminal, why = get_object_or_404(Terminal, pk=pk), request.POST.get("why", "")
    try:
        n = ledgers.explain(terminal, why, request.user, timezone.now())
    except Refusal as e:
        messages.error(request, str(e))
        return redirect("fleet_one", pk)
    log(instance=terminal, action="fleet.explain", user=request.user, data={"why": why[:500], "breaks": n})
    messages.success(request, f"已记下：{terminal}的台账，{n} 次断开")
    return redirect("fleet_one", pk)


@needs(may_answer)
def calls(request: HttpRequest) -> HttpResponse:
    rows = HelpCall.objects.select_related("terminal", "answered_by")[:CALLS_SHOWN]
    return render(
        request, "fleet/calls.html", {"calls": rows, "open": {c.pk for c in rounds.open_calls(timezone.now())}}
    )


@require_POST
@needs(may_answer)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    waiting = HelpCall.objects.filter(pk=pk, answered_at=None)
    if not waiting.update(answered_at=timezone.now(), answered_by=request.user):
        messages.info(request, "已有同事应答")
    return redirect("fleet_calls")
