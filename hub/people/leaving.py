"""When somebody leaves, or cannot get in: drafts go to a colleague, an account is opened anew without mail.

Rules it keeps: who wrote a text stays its author for ever (nobody approves what he wrote, also after he has gone); what
goes over is the care for it; an account is closed and not removed, because approvals name it; each act is in the log.
"""

from __future__ import annotations

import secrets
from typing import Any

from axes.utils import reset
from django.contrib.sessions.models import Session
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from hub.people import factor

PASSWORD_BYTES = 12


@transaction.atomic
def open_anew(person: Any, *, by: Any = None) -> str:
    """A new random password, told this once. Lockout and second factor are taken away, sessions end."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    person.set_password(password)
    person.is_active = True
    person.save(update_fields=["password", "is_active"])
    factor.remove(person)
    reset(username=person.get_username())
    _end_sessions(person)
    log(instance=person, action="people.reset", user=by)
    return password


@transaction.atomic
def leave(person: Any, heir: Any, *, by: Any = None) -> int:
    """Close an account and give what it cared for to a colleague; how many pages those are."""
    pages = list(Page.objects.filter(owner=person))
    for page in pages:
        log(instance=page, action="people.leave", user=by, data={"from": str(person), "to": str(heir)})
    Page.objects.filter(owner=person).update(owner=heir)
    Page.objects.filter(locked_by=person).update(locked=False, locked_by=None, locked_at=None)
    person.groups.clear()
    person.is_active = person.is_superuser = person.is_staff = False
    person.set_unusable_password()
    person.save()
    factor.remove(person)
    _end_sessions(person)
    log(instance=person, action="people.leave", user=by, data={"to": str(heir), "pages": len(pages)})
    return len(pages)


def _end_sessions(person: Any) -> None:
    mine = [s.pk for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(person.pk)]
    Session.objects.filter(pk__in=mine).delete()
