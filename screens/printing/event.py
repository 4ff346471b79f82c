"""What is printed of an event 听证会、座谈会: when and where, how to enrol, what it is about, what came of it.

Rules it keeps: what was called off or moved says so before anything else; no `明天`, since a paper is read on another
day; the day has its year and its weekday; what came of it stands before what
was planned, on a roll only that there are minutes.
"""

from __future__ import annotations

from kiosk.content.event import Event
from screens.printing.leaflet import Chapter, Line, chapter, named
from screens.printing.matters import enrolment
from screens.printing.notice import whom
from screens.printing.prose import carried, paragraphs
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words import taken
from screens.words.events import EVENT_WORDS


def says(event: Event, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the title, and the chapters."""
    say, zone = sight.say, sight.zone
    over = event.state == "held" or event.when.over(sight.now)
    state = {"cancelled": say("已取消"), "postponed": say("延期举行")}.get(event.state, say("已举行") if over else "")
    under = (state, event.state_note, say(EVENT_WORDS[event.type]), event.source.number)
    moved = event.state in ("postponed", "cancelled")
    facts = (
        ("原定时间" if moved else "时间", taken.event_words(event, zone, say)),
        ("地点", event.place),
        ("电话", event.phone),
    )
    chapters = (
        named(say("什么时候、哪里"), facts, say),
        *((enrolment(event.enrol, sight),) if event.enrol is not None and not (moved or over) else ()),
        *_minutes(event, form, sight),
        Chapter("", carried(event.body, form, say)),
        chapter(say("议程"), *(f"{number}. {words}" for number, words in enumerate(event.agenda, 1))),
        chapter(say("会议材料"), *event.papers),
        *whom(event, sight),
    )
    return tuple(words for words in under if words), chapters


def _minutes(event: Event, form: Form, sight: Sight) -> tuple[Chapter, ...]:
    """What came of it: every word on A4, on a roll what its chapters are."""
    if form == "leaflet":
        return tuple(Chapter(section.title, paragraphs(section.text)) for section in event.minutes)
    told = sight.say("会议纪要请在触摸屏上查看，或者扫码。")
    return (Chapter(sight.say("会议纪要"), (Line(told, "quiet"),)),) if event.minutes else ()
