"""Recording that an item was published on a carrier, taken off it, or need not be there.

Rules it keeps: who writes in a unit, its head and the central office record what they did; that something need not be
published is said by the central office alone, with a reason; only an approved text can be published anywhere.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from hub.channels.carriers import SCREENS, Carrier
from hub.channels.models import Entry, State
from hub.desk import approved
from hub.desk.posts import Role, held, holds
from hub.desk.refusals import Refusal

RECORDS = (Role.AUTHOR, Role.HEAD, Role.CENTRAL)
READS = (*RECORDS, Role.SECRECY, Role.LEADER, Role.INSPECTOR)


def may_read(user: Any, page: Any = None) -> bool:
    """Whether somebody reads the records; with a page, those of its unit."""
    posts = held(user).filter(role__in=READS)
    return posts.exists() if page is None else any(post.covers(page) for post in posts)


def may_record(user: Any, page: Any) -> bool:
    return any(post.covers(page) for post in held(user).filter(role__in=RECORDS))


@transaction.atomic
def record(
    page: Any, by: Any, carrier: Carrier, state: State, day: date, *, link: str = "", note: str = "", scan: str = ""
) -> Entry:
    """A new row. `scan`: the SHA-256 of a photograph that is kept. Raises Refusal."""
    if not may_record(by, page):
        raise Refusal("您没有登记本单位渠道发布的岗位")
    if carrier == SCREENS:
        raise Refusal("屏幕上的发布由系统记录，不能手工登记")
    if state == State.NEEDLESS and not holds(by, Role.CENTRAL, page):
        raise Refusal("“不需发布”由公开办登记")
    if state == State.NEEDLESS and not note.strip():
        raise Refusal("请写明不需发布的理由")
    if day > timezone.localdate():
        raise Refusal("日期在今天之后：发布以后再登记")
    row = approved.latest(page.item_id)
    if row is None:
        raise Refusal("本条还没有批准，不能在任何渠道发布")
    if row.withdrawn_at is not None and state == State.OUT:
        raise Refusal("本条已撤回，只能登记“已撤下”")
    told = {"link": link.strip(), "note": note.strip(), "scan": scan, "digest": row.digest, "title": carrier.title}
    entry = Entry.objects.create(
        item_id=page.item_id, carrier=carrier.id, state=state, day=day, by=by, at=timezone.now(), **told
    )
    log(instance=page, action="channels.record", user=by, data={"carrier": carrier.title, "state": state.label})
    return entry
