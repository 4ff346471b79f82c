"""The pages by which screens are asked to do something, and the pictures they send.

Rules it keeps: asking is a POST by somebody who may change the fleet, and is in the log; a picture is seen only by
those who may look at the fleet, and is never kept by a browser or a proxy on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.log_actions import log

from hub.fleet import commands
from hub.fleet.models import Command, Screenshot, State, Terminal, What
from hub.fleet.rights import may_change, may_look, needs
from hub.fleet.rounds import Floor, Seen

PICTURES_SHOWN = 24
COMMANDS_SHOWN = 12


@dataclass(frozen=True)
class Told:
    """A command and how it stands, in words."""

    command: Command
    word: str


@dataclass(frozen=True)
class Pictured:
    """A screen with the number of its newest picture, None where there is none."""

    seen: Seen
    picture: int | None

    @property
    def terminal(self) -> Terminal:
        return self.seen.terminal


def told_of(terminal: Terminal, now: datetime) -> list[Told]:
    """The last things it was asked, but what the clock asks."""
    rows = terminal.commands.exclude(by=None).select_related("by")[:COMMANDS_SHOWN]
    return [Told(row, commands.word(row, now)) for row in rows]


def with_pictures(floors: Iterable[Floor]) -> list[tuple[Floor, list[Pictured]]]:
    """Each floor with its screens and their pictures: one query for all of them."""
    floors = list(floors)
    named = [each.terminal.pk for floor in floors for each in floor.seen]
    newest = Screenshot.objects.filter(terminal=OuterRef("pk")).order_by("-at").values("pk")[:1]
    rows = Terminal.objects.filter(pk__in=named).annotate(newest=Subquery(newest)).values_list("pk", "newest")
    pictures = dict(rows)
    return [(floor, [Pictured(each, pictures.get(each.terminal.pk)) for each in floor.seen]) for floor in floors]


@require_POST
@needs(may_change)
def ask_one(request: HttpRequest, pk: int) -> HttpResponse:
    terminal = get_object_or_404(Terminal, pk=pk, state=State.APPROVED)
    what = _what(request)
    if what is not None:
        commands.ask(terminal, what, request.user, timezone.now())
        log(instance=terminal, action="fleet.command", user=request.user, data={"what": what})
        messages.success(request, f"已下达：{what.label}。屏幕一分钟内来取，结果见下方。")
    return redirect("fleet_one", pk)


@require_POST
@needs(may_change)
def ask_floor(request: HttpRequest) -> HttpResponse:
    """All screens of one floor of one site."""
    place = {name: request.POST.get(name, "")[:100] for name in ("site", "floor")}
    what = _what(request)
    if what is not None:
        terminals, now = Terminal.objects.filter(state=State.APPROVED, **place), timezone.now()
        for terminal in terminals:
            commands.ask(terminal, what, request.user, now)
            log(instance=terminal, action="fleet.command", user=request.user, data={"what": what, **place})
        messages.success(request, f"已向 {len(terminals)} 块屏下达：{what.label}")
    return redirect("fleet_floors")


@require_safe
@needs(may_look)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    shot = get_object_or_404(Screenshot, pk=pk)
    answer = HttpResponse(bytes(shot.picture), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _what(request: HttpRequest) -> What | None:
    try:
        return What(request.POST.get("what", ""))
    except ValueError:
        messages.error(request, "没有这个指令，请从按钮中选")
        return None
