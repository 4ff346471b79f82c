"""Events one may come to 听证会、论证会、座谈会、咨询, questions often asked, and posters.

Rules it keeps: an event has a moment and a place; a poster has a picture, a film or a document, and the same in words,
for those who cannot see it and for screens that cannot show it.
"""

from typing import Literal

from kiosk.content.item import Item, ItemId, Line, Period, Prose, Section
from kiosk.content.notice import Enrolment


class Event(Item, tag="event"):
    """A meeting that is open to citizens, from its announcement to its minutes."""

    type: Literal["hearing", "argumentation", "expert", "forum", "open-day"]
    when: Period
    place: Line
    body: Prose = ""
    state: Literal["planned", "held", "postponed", "cancelled"] = "planned"
    state_note: str = ""
    enrol: Enrolment | None = None
    phone: str = ""
    agenda: tuple[Line, ...] = ()
    papers: tuple[Line, ...] = ()  # 会议材料 and where to get them
    about: tuple[ItemId, ...] = ()
    minutes: tuple[Section, ...] = ()  # 会议纪要, 意见采纳情况
    outcome: ItemId | None = None


class Faq(Item, tag="faq"):
    """A question often asked 常见问题; the title is the question."""

    answer: Prose
    about: tuple[ItemId, ...] = ()
    themes: tuple[Line, ...] = ()


class Poster(Item, tag="poster"):
    """Something to hang up: a picture, a film (a picture beside it stands until it runs), or the pages of a document.

    `text`: what it says, in words.
    """

    text: Prose
    about: tuple[ItemId, ...] = ()
