"""What is printed of a unit and of a site: when they are open, where, whom to ring, which window does what.

Rules it keeps: hours of any week, since a paper is read on another day; days soon with other hours each with its year;
on a roll what one needs on the way: duties, floors and what is done at each window stay on A4.
"""

from __future__ import annotations

from kiosk.content.office import Hours, Site, Unit
from screens.cards.site import exceptions, here
from screens.printing.leaflet import Chapter, Line, chapter, named
from screens.printing.standing import Form
from screens.sight import Sight
from screens.words import taken
from screens.words.days import date_words, sessions_words
from screens.words.windows import window_words


def of_unit(unit: Unit, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The lines below the title, and the chapters."""
    say = sight.say
    parent = sight.contents.unit(unit.parent) if sight.contents and unit.parent else None
    facts = (("负责人", unit.head), ("地址", unit.address), ("电话", unit.phone))
    found = [_open(unit, unit.hours, sight), named(say("在哪里、问谁"), facts, say), _windows(unit, form, sight)]
    if form == "leaflet":
        found.append(chapter(say("职责"), *unit.duties))
    return (say.title(parent),) if parent is not None else (), tuple(found)


def of_site(site: Site, form: Form, sight: Sight) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """The same of a place where citizens are received."""
    say = sight.say
    facts = (("地址", site.address), ("电话", site.phone), ("怎么来", site.transport))
    found = [_open(site, site.hours, sight), named(say("在哪里、问谁"), facts, say)]
    if form == "leaflet":
        for floor in site.floors:
            found.append(chapter(floor.name, *floor.has))
    found.append(chapter(say("无障碍和便民服务"), *site.access))
    units = ((say.title(unit), unit.phone) for unit in here(site, sight))
    found.append(chapter(say("在这里办公的单位"), *(say("{name}：{fact}", name=n, fact=p) for n, p in units)))
    return (), tuple(found)


def _open(item: Unit | Site, hours: Hours, sight: Sight) -> Chapter:
    """Any week's hours, then the days soon on which they are others."""
    say = sight.say
    lines = [Line(taken.hours_words(hours, say), "strong")]
    for other in exceptions(item, sight):
        sessions = sessions_words(other.sessions, say) if other.sessions else say("不办公")
        told = say("；").join(words for words in (sessions, other.note) if words)
        lines.append(Line(say("{name}：{fact}", name=date_words(other.day, say), fact=told)))
    return Chapter(say("什么时候开"), tuple(lines))


def _windows(unit: Unit, form: Form, sight: Sight) -> Chapter:
    """Each window: where, what for, when if that is not when the unit is open; on A4 what is done there."""
    say = sight.say
    assert sight.contents is not None
    lines: list[Line] = []
    for window in unit.windows:
        lines.append(Line(say("{name}：{fact}", name=window_words(window, say), fact=window.name), "strong"))
        if window.hours is not None and window.hours != unit.hours:
            lines.append(Line(taken.hours_words(window.hours, say)))
        if window.phone and window.phone != unit.phone:
            lines.append(Line(say("电话 {phone}", phone=window.phone)))
        done = [say.title(g) for g in sight.contents.guides_at(unit.id, window.id, sight.now, sight.stale)]
        if done and form == "leaflet":
            lines.append(Line(say("办理：{done}", done=say("、").join(done))))
    return Chapter(say("窗口"), tuple(lines))
