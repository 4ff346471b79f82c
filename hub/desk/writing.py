"""Beginning a new item: first what, then (only if one writes for several units) where.

Rules it keeps: a person with one unit is never asked for it; a shelf that is missing is made on the way; a unit one
does not write for is refused.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail.admin.ui.components import Component

from hub.desk import organisation
from hub.desk.pages import UnitPage
from hub.desk.posts import Role, held
from hub.desk.words import KIND

WRITERS = (Role.AUTHOR, Role.HEAD, Role.CENTRAL)


def units_of(user: Any) -> list[Any]:
    """The units somebody writes for."""
    posts = list(held(user).filter(role__in=WRITERS))
    if user.is_superuser or any(post.unit_id is None for post in posts):
        return list(UnitPage.objects.order_by("order", "title"))
    return list(UnitPage.objects.filter(pk__in=[post.unit_id for post in posts]).order_by("order", "title"))


def new(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in KIND or kind == "unit":
        raise Http404
    units = units_of(request.user)
    wanted = request.GET.get("unit", "")
    chosen = [unit for unit in units if unit.item_id == wanted] if wanted else units
    if not chosen:
        raise PermissionDenied
    if len(chosen) > 1:
        return render(request, "desk/units.html", {"units": chosen, "kind": kind, "words": KIND[kind]})
    shelf = organisation.shelf(chosen[0], kind)
    return redirect("wagtailadmin_pages:add_subpage", shelf.pk)


class KindsPanel(Component):
    """What one may write, on the first page of the console."""

    name = "desk_kinds"
    template_name = "desk/kinds.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"kinds": [(kind, words) for kind, words in KIND.items() if kind != "unit"]}
