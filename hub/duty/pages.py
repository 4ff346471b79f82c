"""The duty officer's pages in the console: what stands, the acts, each filled in, shown as it will stand, then done.

Rules it keeps: an act is a POST by somebody who may, after he has seen what the screens will say; of a warning that
somebody else has lifted meanwhile nothing is asked; what was done is on the same page, with what became of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from hub.desk.refusals import Refusal
from hub.duty import acts, aims
from hub.duty.forms import DRILL, LEVEL_WORDS, Back, Cover, End, Lift, Note, Warn
from hub.duty.models import Act, standing
from hub.duty.rights import may_act, may_look_over, may_read
from hub.printing.models import State
from kiosk.content.emergency import Alarm, Blank

SHOWN = 50


def home(request: HttpRequest) -> HttpResponse:
    """What stands, what was done, what waits to be looked over."""
    if not may_read(request.user):
        raise PermissionDenied
    now = standing()
    rows = list(Act.objects.select_related("by", "request", "review", "review__by")[:SHOWN])
    told = {
        "alarms": [(alarm, aims.words(alarm.target)) for alarm in now.alarms] if now else [],
        "blanks": [(blank, aims.words(blank.target)) for blank in now.blanks] if now else [],
        "acts": [(act, act.request.state == State.FAILED) for act in rows],
        "waiting": any(act.request.state == State.ASKED for act in rows),
        "may_act": may_act(request.user),
        "may_look_over": may_look_over(request.user),
        "now": timezone.now(),
    }
    return render(request, "duty/home.html", told)


def alarm(request: HttpRequest) -> HttpResponse:
    """A new warning."""
    return _warn(request, "发布预警", _id("alarm"), {"origin": "relay"}, acts.raise_)


def drill(request: HttpRequest) -> HttpResponse:
    """A drill, with words of its own to begin with."""
    return _warn(request, "演练", _id("drill"), DRILL, acts.raise_, drill=True)


def change(request: HttpRequest, id: str) -> HttpResponse:
    """A warning that stands, in other words."""
    before = _alarm(request, id)
    initial = {name: getattr(before, name) for name in Warn.base_fields if hasattr(before, name)}
    initial |= {"issued": timezone.localtime(), "target": list(before.target)}
    return _warn(request, "变更预警", id, initial, acts.change, drill=before.drill)


def lift(request: HttpRequest, id: str) -> HttpResponse:
    """The end of a warning."""
    before = _alarm(request, id)
    form = Lift(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.lift(before, form.cleaned_data["words"], request.user, form.cleaned_data["why"])
        return _asked(request)
    told = {"title": "解除预警", "form": form, "alarm": before, "aim": aims.words(before.target), "word": "解除"}
    return render(request, "duty/act.html", told | _level(before))


def blank(request: HttpRequest) -> HttpResponse:
    """Cover screens."""
    _must_act(request)
    form = Cover(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.blank(form.blank(_id("blank"), timezone.now().replace(microsecond=0)), request.user)
        return _asked(request)
    told = {"title": "停播", "word": "停播", "form": form, "lead": "立即盖住所选屏幕，直到有人恢复播放。"}
    return render(request, "duty/act.html", told)


def unblank(request: HttpRequest, id: str) -> HttpResponse:
    """The end of a stop."""
    _must_act(request)
    before = _stop(id)
    form = End(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.unblank(before, request.user, form.cleaned_data["why"])
        return _asked(request)
    lead = f"恢复播放：{aims.words(before.target)}"
    return render(request, "duty/act.html", {"title": "恢复播放", "word": "恢复播放", "form": form, "lead": lead})


def revert(request: HttpRequest) -> HttpResponse:
    """An older edition."""
    _must_act(request)
    form = Back(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.revert(form.cleaned_data["serial"], request.user, form.cleaned_data["why"])
        return _asked(request)
    lead = "屏幕回到那一版的内容；此后已撤回的不会再出现。有人批准新内容后，恢复为全部已批准的内容。"
    return render(request, "duty/act.html", {"title": "恢复旧版", "word": "恢复旧版", "form": form, "lead": lead})


def look_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else says what he thinks of an act."""
    act = get_object_or_404(Act.objects.select_related("by", "request"), pk=pk)
    if not may_look_over(request.user, act):
        raise PermissionDenied("值班处置由公开办或分管领导复核，本人的处置由他人复核")
    form = Note(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.look_over(act, request.user, form.cleaned_data["note"])
        messages.success(request, f"已复核：{act}")
        return redirect("duty_home")
    told: dict[str, Any] = {"title": "复核", "word": "复核", "form": form, "act": act}
    if act.told.get("text"):
        told |= {"alarm": act.alarm, "aim": aims.words(act.alarm.target)} | _level(act.alarm)
    return render(request, "duty/act.html", told)


def _warn(
    request: HttpRequest, title: str, id: str, initial: Any, do: Callable[..., Act], *, drill: bool = False
) -> HttpResponse:
    """Fill in, see it as it will stand, do it."""
    _must_act(request)
    posted = request.method == "POST"
    form = Warn(request.POST if posted else None, initial={"issued": timezone.localtime(), **initial})
    told: dict[str, Any] = {"title": title, "form": form, "word": "看看屏上怎么显示"}
    if posted and form.is_valid():
        made = form.alarm(id, timezone.now().replace(microsecond=0), drill=drill)
        if made is not None and "sure" in request.POST:
            do(made, request.user, form.cleaned_data["why"])
            return _asked(request)
        if made is not None and "back" not in request.POST:
            for field in form.fields.values():
                field.widget = (
                    forms.MultipleHiddenInput()
                    if isinstance(field, forms.MultipleChoiceField)
                    else field.hidden_widget()
                )
            told |= {"alarm": made, "aim": aims.words(made.target), "word": f"确认{title}", "sure": True}
            told |= _level(made)
    return render(request, "duty/act.html", told)


def _level(alarm: Alarm) -> dict[str, str]:
    return {"level": LEVEL_WORDS[alarm.level]}


def _id(kind: str) -> str:
    return f"{kind}-{timezone.localtime():%Y%m%d-%H%M%S}"


def _must_act(request: HttpRequest) -> None:
    if not may_act(request.user):
        raise PermissionDenied("您没有值班岗位")


def _alarm(request: HttpRequest, id: str) -> Alarm:
    _must_act(request)
    now = standing()
    for each in now.alarms if now else ():
        if each.id == id:
            return each
    raise Refusal("这条预警现在没有生效：可能刚被解除，请看当前的状态")


def _stop(id: str) -> Blank:
    now = standing()
    for each in now.blanks if now else ():
        if each.id == id:
            return each
    raise Refusal("这些屏幕现在没有停播：可能刚被恢复，请看当前的状态")


def _asked(request: HttpRequest) -> HttpResponse:
    messages.success(request, "已提交，正在签发；结果见下面的记录。24 小时内由他人复核。")
    return redirect("duty_home")
