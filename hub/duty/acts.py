"""The acts of a duty officer: written down and asked of the press in one transaction.

Rules it keeps: whoever may not act is refused here, whatever page he came from; what is asked is what was shown to him;
the press process alone signs, and checks again.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from hub.desk.refusals import Refusal
from hub.duty.models import Act, Kind, Review
from hub.duty.rights import may_act, may_look_over
from hub.printing import models as printing
from kiosk.content.emergency import Alarm, Blank


def raise_(alarm: Alarm, user: Any, why: str = "") -> Act:
    """A new warning, or a drill. Raises PermissionDenied."""
    return _done(Kind.DRILL if alarm.drill else Kind.RAISE, alarm.id, alarm.title, user, why, alarm)


def change(alarm: Alarm, user: Any, why: str = "") -> Act:
    """A warning that stands, in other words. Raises PermissionDenied."""
    return _done(Kind.CHANGE, alarm.id, alarm.title, user, why, alarm)


def lift(alarm: Alarm, words: str, user: Any, why: str = "") -> Act:
    """`words`: what its issuer says to it. Raises PermissionDenied."""
    return _done(Kind.LIFT, alarm.id, alarm.title, user, why, {"words": words})


def blank(told: Blank, user: Any) -> Act:
    """Cover screens until a person ends it. Raises PermissionDenied."""
    return _done(Kind.BLANK, told.id, "系统维护中" if told.look == "card" else "黑屏", user, told.reason, told)


def unblank(told: Blank, user: Any, why: str = "") -> Act:
    """Raises PermissionDenied."""
    return _done(Kind.UNBLANK, told.id, "系统维护中" if told.look == "card" else "黑屏", user, why)


def revert(serial: int, user: Any, why: str) -> Act:
    """The edition of that serial again. Raises PermissionDenied."""
    return _done(Kind.REVERT, str(serial), f"第 {serial} 版", user, why)


@transaction.atomic
def look_over(act: Act, user: Any, note: str) -> Review:
    """Raises PermissionDenied for whoever may not, and for the one who acted; Refusal where somebody has."""
    if not may_look_over(user, act):
        raise PermissionDenied("值班处置由公开办或分管领导复核，本人的处置由他人复核")
    made, new = Review.objects.get_or_create(act=act, defaults={"by": user, "note": note, "at": timezone.now()})
    if not new:
        raise Refusal("这件处置已经有人复核")
    log(instance=act, action="duty.review", user=user, data={"note": note})
    return made


@transaction.atomic
def _done(kind: Kind, subject: str, title: str, user: Any, why: str, told: Any = None) -> Act:
    if not may_act(user):
        raise PermissionDenied("您没有值班岗位")
    # An older edition is asked for by its serial, as from the command line; what covers the screens by its act.
    if kind == Kind.REVERT:
        request = printing.ask(printing.Kind.REVERT, user, subject)
    else:
        request = printing.ask(printing.Kind.SIREN, user, subject)
    act = Act.objects.create(
        kind=kind,
        subject=subject,
        title=title,
        told=msgspec.to_builtins(told) if told is not None else {},
        why=why,
        by=user,
        at=timezone.now(),
        request=request,
    )
    log(instance=act, action=f"duty.{kind}", user=user, data={"subject": subject, "title": title})
    return act
