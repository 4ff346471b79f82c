"""Troubles on a page, for a telephone too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.alerts.models import Trouble
from hub.fleet.rights import may_look, needs

SHOWN = 50


@needs(may_look)
def home(request: HttpRequest) -> HttpResponse:
    rows = Trouble.objects.prefetch_related("messages")[:SHOWN]
    told = {"now": [row for row in rows if row.ended is None], "over": [row for row in rows if row.ended is not None]}
    return render(request, "alerts/home.html", told)
