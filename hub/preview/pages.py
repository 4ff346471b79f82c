"""The pages of the preview: what a screen shows at a moment, a draft as it would stand there, a board's next day.

Rules it keeps: a draft is seen by whoever may read it at the desk; a picture is given only to the one it was drawn for,
and kept by no browser; nothing here changes anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import islice, takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from hub.desk import checks, paper, records
from hub.desk.items import Unreadable
from hub.desk.pages import ItemPage
from hub.desk.posts import held
from hub.desk.words import KIND
from hub.preview import drawing, edition
from hub.records import deciding
from hub.records.models import Proposed
from kiosk.content.edition import Edition
from kiosk.errors import BadInput
from kiosk.schedule.programme import showings
from kiosk.visit.places import PLACE_OF

TOUCH = {"touch": ("触摸屏（竖）", "1080x1920"), "touch-wide": ("触摸屏（横）", "1920x1080")}
MODES = {"large": "大字", "contrast": "黑底白字", "low_reach": "够不着", "en": "English"}
FAR = timedelta(days=400)
HOURS = 24
ROWS = 1500


class Wish(forms.Form):
    """Which screen, when, how."""

    screen = forms.ChoiceField(label="屏幕")
    at = forms.DateTimeField(
        label="时间", widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    mode = forms.MultipleChoiceField(
        label="显示方式（触摸屏）", choices=list(MODES.items()), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, initial: dict[str, Any]) -> None:
        super().__init__(data or None, initial=initial)
        boards = [(f"board:{board.id}", f"显示屏：{board.title}") for board in records.standing().boards]
        self.fields["screen"].choices = [*((name, label) for name, (label, _) in TOUCH.items()), *boards]
        self.fields["screen"].initial = "touch"

    def add(self, change: Proposed) -> None:
        """A board that only the change brings can be looked at too."""
        if change.sort == "boards" and change.new is not None and not change.before:
            name = f"board:{change.new.id}"
            self.fields["screen"].choices = [*self.fields["screen"].choices, (name, f"显示屏：{change.new.title}")]

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if abs(at - timezone.now()) > FAR:
            raise forms.ValidationError("只能预览前后 400 天以内")
        return at


def home(request: HttpRequest) -> HttpResponse:
    """What a screen shows at a moment; of a board its next 24 hours too; also with a change of a record that waits."""
    if not held(request.user).exists() and not request.user.is_superuser:
        raise PermissionDenied
    change = request.GET.get("change", "")
    if not change.isdecimal():
        return _shown(request, None)
    if not deciding.may_look(request.user):
        raise PermissionDenied
    return _shown(request, None, get_object_or_404(Proposed, pk=int(change), decision=None))


def page(request: HttpRequest, page_id: int) -> HttpResponse:
    """A draft as it would stand on a screen."""
    found = get_object_or_404(Page, pk=page_id).specific
    readers = held(request.user).filter(role__in=paper.READS)
    if not isinstance(found, ItemPage) or not any(post.covers(found) for post in readers):
        raise PermissionDenied
    return _shown(request, found)


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    file = _folder() / name
    if not name.startswith(f"{request.user.pk}-") or not file.is_file():
        raise Http404
    answer = FileResponse(file.open("rb"), content_type="image/png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _shown(request: HttpRequest, page: ItemPage | None, change: Proposed | None = None) -> HttpResponse:
    now = timezone.localtime().replace(second=0, microsecond=0)
    form = Wish(request.GET if "screen" in request.GET else None, {"at": now, "screen": "touch"})
    if change is not None:
        form.add(change)
    told: dict[str, Any] = {"form": form, "page": page, "change": change}
    if form.is_bound and form.is_valid():
        told |= _drawn(request, (page, change), **form.cleaned_data)
    return render(request, "preview/preview.html", told)


Look = tuple[ItemPage | None, Proposed | None]
"""What is looked at beside what is approved: a draft, a change of a record, or neither."""


def _drawn(request: HttpRequest, look: Look, screen: str, at: datetime, mode: list[str]) -> dict[str, Any]:
    page, change = look
    try:
        made, files, item = edition.made(at, page, change)
    except Unreadable as e:
        return {"failed": f"草稿还不完整：{e.lack.zh}"}
    except BadInput as e:
        return {"failed": f"还不能预览：{e}"}
    board = screen.removeprefix("board:") if screen.startswith("board:") else ""
    if board:
        where, options = f"board:{item.id}" if item is not None else "board", ["--board", board]
    else:
        where = f"{PLACE_OF[_kind(item)]}:{item.id}" if item is not None else "home"
        options = ["--size", TOUCH[screen][1], *(["--mode", ",".join(mode)] if mode else [])]
    told: dict[str, Any] = {"wide": bool(board) or screen == "touch-wide"}
    if item is not None:
        told["problems"] = checks.problems_of(item)
        told["held"] = not item.valid.holds(at)
    try:
        told["name"] = drawing.draw(_folder(), request.user.pk, made, files, where, at, options)
    except drawing.CannotDraw as e:
        told["failed"] = str(e)
    if board and item is None:
        told["rows"] = list(islice(_programme(made, board, at, change), ROWS))
        told["cut"] = len(told["rows"]) == ROWS
    return told


def _kind(item: Any) -> str:
    return str(item.__struct_config__.tag)


def _programme(made: Edition, board: str, at: datetime, change: Proposed | None) -> Any:
    """The next day of a board: from, until, what, by which slot, and where to see it."""
    zone, items = ZoneInfo(made.office.timezone), {item.id: item for item in made.items}
    until = at + timedelta(hours=HOURS)
    for showing in takewhile(lambda each: each.starts < until, showings(made, board, at)):
        item = items.get(showing.item_id) if showing.item_id else None
        starts = showing.starts.astimezone(zone)
        seen = {"screen": f"board:{board}", "at": f"{max(starts, at.astimezone(zone)):%Y-%m-%dT%H:%M:%S}"}
        seen |= {"change": str(change.pk)} if change is not None else {}
        yield {
            "starts": starts,
            "ends": showing.ends.astimezone(zone),
            "kind": KIND[_kind(item)].label if item is not None else "",
            "title": item.title if item is not None else "本局卡片（没有要播的）",
            "slot": showing.slot,
            "reserved": showing.reserved,
            "query": urlencode(seen),
        }


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "preview"
