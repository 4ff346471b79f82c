"""The pages of the internal site.

Rules it keeps: read by anybody on the LAN, changed by nobody; every address is stable and says what it holds; what is
not there any more says so with 410 and ways on, what never was with 404.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import segno
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.desk import blobs
from hub.desk.words import KIND, choices
from hub.site import book, chart, guides, months, offices
from hub.site.telling import Teller, kind_of, span
from kiosk.content import codec
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Unit
from kiosk.content.process import Process
from kiosk.content.service import Guide
from kiosk.errors import BadInput

A_PAGE = 30
NEWEST = 8
QUERY = 60
DESIGNED: dict[str, tuple[str, Callable[[book.Book], dict[str, Any]]]] = {
    "unit": ("units", offices.office),
    "leader": ("leaders", offices.leaders),
}
"""Kinds whose list is a page of its own: its template, and what it says."""

SAID = {**offices.SAID, "guide": guides.SAID, "announcement": frozenset({"type"})}
"""Fields that the page of one item says elsewhere, by kind; the type of a notice is its tag."""

FRONT = ("guide", "announcement", "document", "unit", "leader", "site", "process", "faq")
POLICY = "; ".join(
    (
        *("default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "media-src 'self'"),
        *("form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'"),
    )
)

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page of the book: read only, without scripts; a sentence where there is nothing yet."""

    @require_safe
    @wraps(view)
    def dressed(request: HttpRequest, **named: Any) -> HttpResponse:
        now = timezone.localtime()
        try:
            here = book.current(now)
        except BadInput:
            return render(request, "site/empty.html", {"office": None}, status=503)
        answer = view(request, here, **named)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    return dressed


@public
def home(request: HttpRequest, here: book.Book) -> HttpResponse:
    newest = [_row(item, here) for item in here.kinds.get("announcement", [])[:NEWEST]]
    kinds = [(kind, words, len(here.kinds.get(kind, []))) for kind, words in KIND.items() if here.kinds.get(kind)]
    front = [each for each in kinds if each[0] in FRONT]
    more = [each for each in kinds if each[0] not in FRONT]
    return _page(request, here, "home", {"newest": newest, "front": front, "more": more})


@public
def kind(request: HttpRequest, here: book.Book, kind: str) -> HttpResponse:
    if kind not in KIND:
        return _missing(request, here, "没有这个栏目")
    if kind in DESIGNED:
        template, told_by = DESIGNED[kind]
        return _page(request, here, template, {"kind": kind, **told_by(here)})
    items = here.kinds.get(kind, [])
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    chosen = months.narrowed(items, asked, FILTERS)
    pages = Paginator(chosen, A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    told = {
        "kind": kind,
        "heading": KIND[kind].label,
        "rows": [_row(item, here) for item in shown.object_list],
        "shown": shown,
        "units": [each for each in here.units if any(item.source.unit == each.id for item in items)],
        "types": _types(items),
        "themes": sorted({theme for item in items for theme in _themes(item)}),
        "calendar": months.calendar(months.narrowed(items, {**asked, "year": "", "month": ""}, FILTERS), asked),
        "asked": urlencode({name: value for name, value in asked.items() if value}),
        **asked,
    }
    return _page(request, here, "list", told)


@public
def one(request: HttpRequest, here: book.Book, id: str) -> HttpResponse:
    item = here.items.get(id)
    if item is None:
        return _missing(request, here, "这条内容已撤下或者已到期", 410) if book.gone(id) else _missing(request, here)
    zone = ZoneInfo(here.office.timezone)
    teller = Teller(here.items, zone, {rule.id: rule.title for rule in here.rules.periods})
    process = here.items.get(getattr(item, "process", None) or "")
    charts = chart.drawn(item) if isinstance(item, Process) else []
    if isinstance(process, Process):
        charts = chart.drawn(process)
    told = {
        "item": item,
        "row": _row(item, here),
        "chapters": list(teller.chapters(item, SAID.get(kind_of(item), frozenset()))),
        "charts": charts,
        "process": process if isinstance(process, Process) else None,
        "pictures": [medium for medium in item.media if medium.type.startswith("image/")],
        "shown_first": kind_of(item) != "guide",
        "files": [medium for medium in item.media if not medium.type.startswith("image/")],
        "named_by": [_row(each, here) for each in _naming(item, here)[:A_PAGE]],
        "author": here.items.get(item.source.unit),
        "valid": span(item.valid, zone),
        "version": codec.version(item),
        "code": _code(item.official_url) if item.official_url else "",
        "over": item.valid.over(timezone.now()),
    }
    if isinstance(item, Unit):
        return _page(request, here, "unit", told | offices.unit(item, here))
    if isinstance(item, Leader):
        return _page(request, here, "leader", told | offices.leader(item, here))
    if isinstance(item, Guide):
        return _page(request, here, "guide", told | guides.guide(item, here, told["chapters"]))
    return _page(request, here, "item", told)


@public
def search(request: HttpRequest, here: book.Book) -> HttpResponse:
    words = re.sub(r"\s+", " ", request.GET.get("q", "")).strip()[:QUERY]
    found = [_row(item, here) for item in here.found(words)] if words else []
    desk = next((unit for unit in here.units if unit.type == "hall"), None)
    return _page(request, here, "search", {"words": words, "rows": found[:A_PAGE], "count": len(found), "desk": desk})


@public
def medium(request: HttpRequest, here: book.Book, sha256: str) -> HttpResponse:
    """A file of an item that is shown, as what it was approved as."""
    for item in here.items.values():
        for each in item.media:
            if each.sha256 == sha256:
                answer = FileResponse(blobs.path_of(sha256).open("rb"), content_type=each.type)
                answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
                return answer
    raise Http404


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What anybody sees under an address that never was, whatever the method, and while there is no office yet.

    It reads no book: terminals that ask for what is not there must get their 404, and at once.
    """
    told = {"why": "没有这个页面", "office": None, "menu": [(k, KIND[k].label) for k in FRONT]}
    return render(request, "site/missing.html", told, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """What anybody sees when the hub itself fails: it reads nothing, because the database may be what has failed."""
    told = {"why": "中心暂时有故障", "sorry": True, "office": None, "menu": []}
    return HttpResponse(render_to_string("site/missing.html", told), status=500)


def _page(request: HttpRequest, here: book.Book, name: str, told: dict[str, Any], status: int = 200) -> HttpResponse:
    shared = {"office": here.office, "made": here.made, "kinds": FRONT, "menu": [(k, KIND[k].label) for k in FRONT]}
    return render(request, f"site/{name}.html", shared | told, status=status)


def _missing(request: HttpRequest, here: book.Book, why: str = "没有这个页面", status: int = 404) -> HttpResponse:
    return _page(request, here, "missing", {"why": why}, status)


def _naming(item: AnyItem, here: book.Book) -> list[AnyItem]:
    """What names it; who has a unit in charge, and what is below it, its own page says in their place."""
    found = here.named_by.get(item.id, [])
    return [each for each in found if kind_of(each) not in DESIGNED] if kind_of(item) in DESIGNED else found


def _row(item: AnyItem, here: book.Book) -> dict[str, Any]:
    """How an item stands in a list."""
    unit = here.items.get(item.source.unit)
    return {"id": item.id, "title": item.title, "tag": tag(item), "unit": unit, "published": item.source.published}


def tag(item: AnyItem) -> str:
    """What it is, in a word: the type of a notice, whether a document holds, else its kind."""
    if isinstance(item, Announcement):
        return dict(choices(Announcement, "type", (item.type,)))[item.type]
    status = getattr(item, "status", "")
    if status:
        over = getattr(item, "in_force", None)
        if over is not None and over.over(timezone.now()):
            return "已失效"
        return dict(choices(type(item), "status", (status,)))[status]
    return KIND[kind_of(item)].label


def _code(url: str) -> str:
    return segno.make(url, error="m", micro=False).svg_data_uri(border=4)


def _themes(item: AnyItem) -> tuple[str, ...]:
    return (*getattr(item, "themes", ()), *getattr(item, "enterprise_themes", ()))


FILTERS: dict[str, Callable[[AnyItem], tuple[str, ...]]] = {
    "unit": lambda item: (item.source.unit,),
    "type": lambda item: (str(getattr(item, "type", "")),),
    "theme": _themes,
    "year": lambda item: (f"{item.source.published:%Y}",),
    "month": lambda item: (f"{item.source.published:%Y-%m}",),
}
"""What a list can be narrowed by, and what of it an item has."""


def _types(items: list[AnyItem]) -> list[tuple[str, str]]:
    found = dict.fromkeys(item.type for item in items if isinstance(item, Announcement))
    return choices(Announcement, "type", tuple(found)) if found else []
