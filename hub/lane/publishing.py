"""From a wording with its blanks filled in to an approved row: one person, at once.

Rules it keeps: only an approved wording, only by whoever may for that unit; what the lint calls an error is refused,
also a name or a number of a person; the item lies at the desk as any other and is withdrawn as any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.desk import checks, naming, organisation, register, review
from hub.desk.items import fill
from hub.desk.pages import PAGES, UnitPage
from hub.desk.posts import Role, held
from hub.desk.refusals import Refusal
from hub.lane.models import Proposed, Published, usable
from hub.lane.wording import Wording, filled
from kiosk.content.item import Period, Source
from kiosk.content.notice import Announcement, Happening
from kiosk.content.office import Unit

PUBLISHES = (Role.HEAD, Role.DUTY, Role.CENTRAL)
SUPPLIES = {"停水": "water", "停气": "gas", "停电": "power"}


def units_of(user: Any) -> list[Any]:
    """The pages of the units somebody may publish for."""
    posts = list(held(user).filter(role__in=PUBLISHES))
    if any(post.unit_id is None for post in posts):
        return list(UnitPage.objects.order_by("order", "title"))
    return list(UnitPage.objects.filter(pk__in=[post.unit_id for post in posts]).order_by("order", "title"))


def unit_of(page: Any) -> Unit:
    """The unit as it is at the desk."""
    return cast(Unit, register.drafts()[page.item_id])


def item(
    wording: Wording, values: Mapping[str, str], unit: Unit, begins: datetime, ends: datetime, now: datetime
) -> Announcement:
    """What will stand on the screens. All moments aware, in the office's zone."""
    told = {**values, "from": _moment(begins), "until": _until(begins, ends), "unit": unit.title, "phone": unit.phone}
    title, text = filled(wording.title, told), filled(wording.text, told)
    happening = None
    if wording.type == "works":
        what = next((SUPPLIES[word] for word in values.values() if word in SUPPLIES), "other")
        area, reason = values.get("area", unit.title), values.get("reason", "")
        happening = Happening(
            when=Period(from_=begins, until=ends), area=area, what=what, reason=reason, phone=unit.phone
        )
    return Announcement(
        id=naming.propose("announcement", title),
        title=title,
        source=Source(unit=unit.id, made=now.date(), published=now.date(), responsible=unit.title),
        type=wording.type,
        body=text,
        short=text if len(text) <= 80 else title,
        valid=Period(from_=now, until=ends),
        happening=happening,
    )


def refusals(made: Announcement) -> list[str]:
    """Why it may not be published, in sentences."""
    return [problem.zh for problem in checks.problems_of(made) if problem.severity == "error"]


@transaction.atomic
def publish(proposed: Proposed, made: Announcement, values: Mapping[str, str], page: Any, user: Any) -> Published:
    """Publish it for the unit of `page`. Raises PermissionDenied and Refusal."""
    if page not in units_of(user):
        raise PermissionDenied("您没有为这个单位快速发布的岗位")
    if usable().get(proposed.name) != proposed:
        raise Refusal("这个模板已经换了新的一稿，请重新填写")
    found = refusals(made)
    if found:
        raise Refusal(f"还不能发布：{found[0]}")
    draft = PAGES["announcement"](live=False, has_unpublished_changes=True, owner=user)
    fill(draft, made)
    organisation.shelf(page, "announcement").add_child(instance=draft)
    revision = draft.save_revision(user=user, clean=False)
    approvers = [_told(row.get_step_display(), row.by, row.at) for row in proposed.approvals.select_related("by")]
    mine = _told("快速发布", user, timezone.now()) | {
        "step": "lane",
        "wording": proposed.name,
        "digest": proposed.digest,
    }
    review.fill_in(revision, user, [*approvers, mine])
    return Published.objects.create(proposed=proposed, item_id=made.id, values=dict(values), by=user, at=timezone.now())


def _told(task: str, by: Any, at: datetime) -> dict[str, Any]:
    found = {"step": "wording", "task": task, "person": by.pk, "username": by.username, "name": str(by)}
    return found | {"at": at.isoformat()}


def _moment(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at:%H:%M}"


def _until(begins: datetime, ends: datetime) -> str:
    return f"{ends:%H:%M}" if ends.date() == begins.date() else _moment(ends)
