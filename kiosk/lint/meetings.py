"""会议活动、常见问题、宣传图: when one may come, what was answered, what the picture says."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.event import Event, Faq, Poster
from kiosk.lint.problem import Problem, missing, warning

_STATES = {"postponed": ("延期的说明", "why it is postponed"), "cancelled": ("取消的说明", "why it is cancelled")}


def of_event(event: Event) -> Iterator[Problem]:
    if event.when.from_ is None:
        yield missing(event, "when.from", "开始时间", "when it starts")
    if event.state in _STATES and not event.state_note:
        yield missing(event, "state_note", *_STATES[event.state])
    if event.state == "planned" and not event.phone and (event.enrol is None or not event.enrol.phone):
        yield missing(event, "phone", "联系电话", "a phone number")
    if event.state == "held" and not event.minutes and event.outcome is None:
        yield warning(
            "event-unreported",
            event.id,
            "minutes",
            "已经举行，却没有会议纪要或者意见采纳情况",
            "was held, and neither minutes nor an outcome are there",
        )


def of_faq(faq: Faq) -> Iterator[Problem]:
    if not faq.answer.strip():
        yield missing(faq, "answer", "答复", "the answer")


def of_poster(poster: Poster) -> Iterator[Problem]:
    if all(medium.type.startswith("audio/") for medium in poster.media):
        yield missing(poster, "media", "图片、视频或者文件", "a picture, a film or a document")
    if not poster.text.strip():
        yield missing(poster, "text", "画面内容的文字说明", "what it shows, in words")
