"""The pages of what is brought: choose, look at what was read with its masks, make the draft.

Rules it keeps: nothing becomes a draft before somebody has seen it masked; a tray opens to nobody but its owner; the
right to write for the unit is asked when it is laid down and again when the draft is made.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hub.bringing import drafting, guide_pages, masking, parcel, pasted, sheets, word
from hub.bringing.models import Tray, lay
from hub.bringing.parcel import Unfit
from hub.desk import writing
from hub.desk.refusals import Refusal
from hub.desk.words import choices
from kiosk.content.notice import Announcement, AnnouncementType

WAYS = {"word": "Word 文稿", "list": "名单表格", "text": "粘贴的文字", "guides": "办事指南表格"}
MOST_PASTED = 200_000
SAMPLES = 5
OPENING = "现将有关名单公布如下。"


def home(request: HttpRequest) -> HttpResponse:
    """The four ways to bring something."""
    units = writing.units_of(request.user)
    if not units:
        raise PermissionDenied
    trays = Tray.objects.filter(by=request.user).order_by("-pk")[:10]
    told = {"units": units, "unit": request.GET.get("unit", ""), "kind": request.GET.get("kind", ""), "trays": trays}
    return render(request, "bringing/home.html", told)


def take(request: HttpRequest, way: str) -> HttpResponse:
    """Read what was handed in and lay it on a tray."""
    if way not in WAYS:
        raise Http404
    units = {unit.item_id: unit for unit in writing.units_of(request.user)}
    if request.method != "POST" or request.POST.get("unit") not in units:
        if not units:
            raise PermissionDenied
        return redirect("bringing_home")
    try:
        name, data = _read(request, way)
    except Unfit as e:
        raise Refusal(str(e)) from e
    return redirect("bringing_tray", lay(request.user, units[request.POST["unit"]], way, name, data).pk)


def tray(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, masked; a draft by one click."""
    found = get_object_or_404(Tray, pk=pk)
    if found.by_id != request.user.pk:
        raise PermissionDenied
    if request.method == "POST" and "discard" in request.POST:
        found.delete()
        messages.success(request, "已清除")
        return redirect("bringing_home")
    return guide_pages.tray(request, found) if found.way == "guides" else _text(request, found)


def _read(request: HttpRequest, way: str) -> tuple[str, dict[str, Any]]:
    if way == "text":
        return _pasted(request.POST.get("text", ""))
    file = request.FILES.get("file")
    if file is None:
        raise Unfit("还没有选择文件")
    if file.size > parcel.MOST:
        raise Unfit(f"文件“{file.name}”有 {file.size / parcel.MB:.0f} MB，最多 {parcel.MOST // parcel.MB} MB")
    given = parcel.opened(str(file.name), file.read())
    if way == "word":
        if given.type != "docx":
            raise Unfit(f"“{given.name}”是表格，请用“名单表格”或者“办事指南表格”导入")
        text = word.read(given)
        table = text.table
        return given.name, {"title": text.title, "body": text.body, "table": table, "told": text.told}
    grid = sheets.read(given)
    if way == "guides":
        return given.name, guide_pages.laid(grid)
    table = [grid.head, *grid.rows]
    told = [*grid.told, f"表格里没有正文，先写了“{OPENING}”，请改成合适的话"]
    return given.name, {"title": grid.title, "body": OPENING, "table": table, "told": told}


def _pasted(text: str) -> tuple[str, dict[str, Any]]:
    if not text.strip():
        raise Unfit("还没有粘贴文字")
    if len(text) > MOST_PASTED:
        raise Unfit(f"粘贴的文字有 {len(text)} 字，最多 {MOST_PASTED} 字")
    cleaned = pasted.cleaned(text)
    if not cleaned.text:
        raise Unfit("粘贴的内容里只有网页按钮，没有正文。请重新复制正文")
    title, body = pasted.titled(cleaned.text)
    told = [f"按网页杂质删去：{line[:60]}" for line in cleaned.left_out]
    return title, {"title": title, "body": body, "table": [], "told": told}


def _text(request: HttpRequest, found: Tray) -> HttpResponse:
    masks = drafting.masks()
    given = {name: masking.in_text(found.data[name], masks) for name in ("title", "body")}
    told = list(found.data["told"])
    if any(given[name] != found.data[name] for name in given):
        told.insert(0, "文字里的身份证号、手机号、银行卡号已经打码")
    columns = _columns(request, found.data["table"], masks)
    type_ = request.POST.get("type") or drafting.type_of(given["title"])
    known = choices(Announcement, "type", AnnouncementType.__args__)  # type: ignore[attr-defined]
    if request.method == "POST" and "make" in request.POST:
        title, body = (masking.in_text(request.POST.get(name, ""), masks) for name in ("title", "body"))
        given = {"title": title, "body": body.replace("\r\n", "\n").strip()}
        if type_ not in dict(known):
            raise Refusal("请选择公告类型")
        kept = [column for column in columns if column.way != masking.DROP]
        rows = [list(row) for row in zip(*(column.shown for column in kept), strict=True)]
        table = [[column.head for column in kept], *rows] if kept and rows else []
        try:
            item = drafting.announcement(found.unit, title, type_, given["body"], table)
        except Unfit as e:
            messages.error(request, str(e))
        else:
            page = drafting.draft(item, found.unit, request.user)
            found.delete()
            messages.success(request, f"已存为草稿：{page.title}。检查、补全后提交审核")
            return redirect("wagtailadmin_pages:edit", page.pk)
    table = found.data["table"]
    samples = list(zip(*(column.shown[:SAMPLES] for column in columns), strict=True))
    context = {**given, "tray": found, "told": told, "columns": columns, "rows": samples, "type": type_}
    context |= {"types": known, "ways": masking.LABELS.items(), "count": max(0, len(table) - 1)}
    return render(request, "bringing/text.html", context)


def _columns(request: HttpRequest, table: list[list[str]], masks: Any) -> list[masking.Column]:
    if not table:
        return []
    head, *rows = table
    found = []
    for number, title in enumerate(head):
        cells = [row[number] for row in rows]
        way = request.POST.get(f"way-{number}", "")
        way = way if way in masking.LABELS else masking.guessed(title, cells)
        found.append(masking.column(number, title, cells, way, masks))
    return found
