"""Who may look at the fleet, and who may change it.

Rules it keeps: administrators approve, place and revoke; the central office, leaders and the inspection look; whoever
works at the console may answer a call for help, because the nearest should go.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from hub.desk.posts import Role, held

CHANGE = (Role.ADMINISTRATOR,)
LOOK = (*CHANGE, Role.CENTRAL, Role.LEADER, Role.INSPECTOR)


def may_change(user: Any) -> bool:
    return bool(user.is_active and (user.is_superuser or held(user).filter(role__in=CHANGE).exists()))


def may_look(user: Any) -> bool:
    return bool(user.is_active and (user.is_superuser or held(user).filter(role__in=LOOK).exists()))


def may_answer(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def needs(may: Callable[[Any], bool]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view for those who may, and 403 for all others."""

    def dress(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return dress
