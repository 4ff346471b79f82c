"""A change of a record is proposed by one and decided by another; then press is asked for the next edition.

Rules it keeps: the entry must still be what the change began from; what would refuse the whole edition is refused here,
with the same sentence; who proposed a change may take it back and never accept it; of an accepted change the record
keeps a new row, and the old one stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from hub.desk import edition, records
from hub.desk.posts import Role, held
from hub.desk.refusals import Refusal
from hub.printing.models import Kind, ask
from hub.records import judging
from hub.records.models import Decision, Proposed
from hub.records.sorts import HANGING, Sort
from kiosk.content import codec

PROPOSES = {
    "hanging": (Role.CENTRAL, Role.ADMINISTRATOR, Role.HEAD),
    "rules": (Role.CENTRAL, Role.HEAD),
}
DECIDES = (Role.CENTRAL, Role.LEADER)
LOOKS = (*DECIDES, Role.ADMINISTRATOR, Role.HEAD, Role.INSPECTOR, Role.SECRECY)


def may_propose(user: Any, sort: Sort) -> bool:
    # What the office is called is no matter of machines.
    return _holds(user, PROPOSES["hanging" if sort.name in HANGING else "rules"])


def may_decide(user: Any) -> bool:
    return _holds(user, DECIDES)


def may_look(user: Any) -> bool:
    return bool(user.is_active and (user.is_superuser or _holds(user, LOOKS)))


def waiting() -> Iterable[Proposed]:
    """What nobody has decided yet, the oldest first."""
    return Proposed.objects.filter(decision=None).select_related("by").order_by("pk")


@transaction.atomic
def propose(sort: Sort, key: str, entry: Any, why: str, by: Any, now: datetime) -> Proposed:
    """A change of one entry; None: it goes. Raises Refusal."""
    if not may_propose(by, sort):
        raise Refusal(f"您没有修改{sort.label}的岗位")
    if entry is None and sort.one:
        raise Refusal(f"{sort.label}不能删除，只能修改")
    if not why.strip():
        raise Refusal("请写明理由或依据，审核人要看")
    known = records.standing()
    old = sort.find(known, key)
    before = codec.encode(old) if old is not None else b""
    after = codec.encode(entry) if entry is not None else b""
    if before == after:
        raise Refusal("和现在的一样，没有要审核的变化")
    if Proposed.objects.filter(decision=None, sort=sort.name, key=key).exists():
        raise Refusal(f"{sort.label}“{key}”已有一份变更在等审核，请先等它有结果，或由拟稿人撤回")
    made = Proposed.objects.create(
        sort=sort.name,
        key=key,
        before=before,
        after=after,
        digest=codec.sha256(before + b"\n" + after),
        why=why.strip()[:500],
        by=by,
        at=now,
    )
    log(instance=made, action="records.propose", user=by, data={"sort": sort.name, "key": key, "why": made.why})
    return made


@transaction.atomic
def decide(proposed: Proposed, accepted: bool, digest: str, why: str, by: Any, now: datetime) -> Decision:
    """Accept it, or not. `digest`: of what was read. Raises Refusal."""
    proposed = Proposed.objects.select_for_update().get(pk=proposed.pk)
    if not proposed.waits:
        raise Refusal("这份变更已有决定")
    if digest != proposed.digest:
        raise Refusal("您看的不是这一份，请重新打开")
    own = proposed.by_id == by.pk
    if not may_decide(by) and not (own and not accepted):
        raise Refusal("审核由公开办或者分管领导进行")
    if accepted and own:
        raise Refusal("拟稿人不能审核自己的变更，请由另一位审核人采纳")
    if accepted:
        _put(proposed, by, now)
    elif not own and not why.strip():
        raise Refusal("不采纳时请写明意见，拟稿人要看")
    decision = Decision.objects.create(proposed=proposed, accepted=accepted, why=why.strip()[:500], by=by, at=now)
    log(instance=proposed, action="records.decide", user=by, data={"accepted": accepted, "digest": proposed.digest})
    return decision


def _put(proposed: Proposed, by: Any, now: datetime) -> None:
    sort, known = proposed.kind, records.standing()
    old = sort.find(known, proposed.key)
    if (codec.encode(old) if old is not None else b"") != bytes(proposed.before):
        raise Refusal("拟稿以后这一条已被改过，请不采纳这一份，由拟稿人按现在的重新拟稿")
    value = sort.changed(known, proposed.key, proposed.new)
    wrong = judging.refusing(judging.judged(edition.draft(now), known, sort, value))
    if wrong:
        raise Refusal("采纳后将无法发布：" + "；".join(problem.zh for problem in wrong))
    records.put(sort.record, value, by)
    ask(Kind.PUBLISH, by)


def _holds(user: Any, roles: Iterable[str]) -> bool:
    return bool(held(user).filter(role__in=tuple(roles)).exists())
