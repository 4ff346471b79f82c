"""公告公示: what each type of announcement must hold.

Rules it keeps: the four things stay apart (domain: publicity, consultation, works notice, result).
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.notice import OBJECTION_TYPES, Announcement
from kiosk.lint.problem import Problem, missing, warning


def of_announcement(notice: Announcement) -> Iterator[Problem]:
    if not notice.body.strip() and notice.table is None and not notice.media:
        yield missing(notice, "body", "正文", "any content")
    if notice.type in OBJECTION_TYPES or notice.type == "consultation":
        yield from _open_to_opinions(notice)
    if notice.type in ("works", "hearing"):
        yield from _happening(notice)
    if notice.type == "result" and notice.decided is None:
        yield missing(notice, "decided", "作出决定的日期", "the date of the decision")
    if notice.type == "result" and notice.period is not None:
        yield warning(
            "result-with-period",
            notice.id,
            "period",
            "结果公开没有异议期，不应有倒计时",
            "a result has a date of decision and no period to object in",
        )
    if notice.type == "correction" and not notice.about:
        yield missing(notice, "about", "更正或者撤回的是哪一条", "which item it corrects")
    if notice.correction is not None and not notice.correction.right and not notice.correction.why:
        yield missing(notice, "correction.why", "撤回的原因", "why it is withdrawn")


def _open_to_opinions(notice: Announcement) -> Iterator[Problem]:
    what = ("征求意见期", "the consultation period") if notice.type == "consultation" else ("公示期", "the period")
    if notice.period is None:
        yield missing(notice, "period", *what)
    else:
        for name, edge in (("from", notice.period.from_), ("until", notice.period.until)):
            if edge is None:
                yield missing(notice, f"period.{name}", *what)
    if notice.objection is None:
        yield missing(notice, "objection", "提出意见或者异议的方式", "how to object or comment")


def _happening(notice: Announcement) -> Iterator[Problem]:
    if notice.happening is None:
        yield missing(notice, "happening", "时间和地点", "when and where it happens")
        return
    if notice.happening.when.from_ is None:
        yield missing(notice, "happening.when.from", "开始时间", "when it starts")
    if not notice.happening.phone and notice.objection is None:
        yield missing(notice, "happening.phone", "联系电话", "a phone number")
