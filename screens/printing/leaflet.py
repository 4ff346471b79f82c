"""A leaflet: what stands on a paper that is taken home, as values; nothing of how it is drawn.

Rules it keeps: pure, from a sight; every leaflet says which version of what it is, from which screen it came, and where
the valid text is; nothing of who asked for it stays anywhere but on the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from kiosk.content.event import Event, Faq
from kiosk.content.item import Item
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Decision, Document, Interpretation, Plan
from kiosk.content.paper import Paper as AnyPaper
from kiosk.content.service import Guide
from screens.printing.standing import Form, Paper
from screens.sight import Sight
from screens.words import taken
from screens.words.days import clock_words, date_words
from screens.words.say import Say, begun

Look = Literal["plain", "strong", "quiet", "box", "ticked"]
"""How a line stands there; before `box` and `ticked` there is an empty box or a ticked one."""


PRINTED = (Guide, Announcement, AnyPaper, Interpretation, Unit, Site, Event, Leader, Faq)
"""The kinds that are taken home on paper; `screens.sight.TAKEN` are the places that show them."""


class Line(Struct, frozen=True):
    """One paragraph."""

    words: str
    look: Look = "plain"


class Chapter(Struct, frozen=True):
    """Lines under a title; before them the rows of a table, the first of which is its head."""

    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Leaflet(Struct, frozen=True):
    """One paper. `code`: what its QR code says; `foot`: which version, from where, what holds.

    `turned`: how a page of several is named, with {page} and {of}; `large`: for who reads large type.
    """

    paper: Paper
    office: str
    title: str
    under: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    code: str
    code_words: str
    foot: tuple[str, ...]
    turned: str = "{page} / {of}"
    large: bool = False
    fonts: tuple[str, ...] = ()  # further font files of this terminal, for rare characters


def forms_of(item: Item, papers: frozenset[Paper]) -> tuple[Form, ...]:
    """What can be printed of an item where there is such paper; nothing of a kind that is not taken home."""
    if not papers or not isinstance(item, PRINTED):
        return ()
    whole: list[Form] = []
    if "a4" in papers:
        whole.append("leaflet")
    if "roll" in papers:
        whole.append("roll")
    listed = isinstance(item, Guide) and any(material.need != "not-needed" for material in item.materials)
    return (*whole, "list") if listed else tuple(whole)


def leaflet_of(item: Item, form: Form, sight: Sight, papers: frozenset[Paper], fonts: tuple[str, ...] = ()) -> Leaflet:
    """The paper of an item that is shown now. KeyError for a kind that has none. `fonts`: further ones, as files."""
    assert sight.contents is not None
    say = sight.say
    paper: Paper = "roll" if form == "roll" or (form == "list" and "roll" in papers) else "a4"
    found = taken.content(item, sight.contents, sight.zone, say)
    under, chapters = _says(item)(item, form, sight)
    return Leaflet(
        paper=paper,
        office=sight.office,
        title=say.title(item),
        under=(*_in_chinese(item, say), *under),
        chapters=tuple(chapter for chapter in chapters if chapter.lines or chapter.rows),
        code=found,
        code_words=say("扫码看原文") if taken.address(item) else say("扫码存到手机"),
        foot=_foot(item, sight, say),
        turned=say("第 {page} / {of} 页"),
        large=sight.visit.large,
        fonts=fonts,
    )


def chapter(title: str, *words: str | Line) -> Chapter:
    """A chapter of plain lines; what is empty is left out."""
    lines = (line if isinstance(line, Line) else Line(line) for line in words)
    return Chapter(title, tuple(line for line in lines if line.words))


def named(title: str, pairs: tuple[tuple[str, str], ...], say: Say) -> Chapter:
    """A chapter of facts with their names: `电话：0000-8123456`; what is empty is left out."""
    return chapter(title, *(say("{name}：{fact}", name=say(name), fact=fact) for name, fact in pairs if fact))


def _says(item: Item) -> Callable[[Any, Form, Sight], tuple[tuple[str, ...], tuple[Chapter, ...]]]:
    """Who makes the chapters of its kind; imported when somebody first prints one."""
    from screens.printing import event, faq, guide, hours, leader, notice, paper

    kinds: dict[type[Item], Callable[..., tuple[tuple[str, ...], tuple[Chapter, ...]]]] = {
        Guide: guide.says,
        Announcement: notice.says,
        **dict.fromkeys((Document, Decision, Plan), paper.says),
        Interpretation: paper.explains,
        Unit: hours.of_unit,
        Site: hours.of_site,
        Event: event.says,
        Leader: leader.says,
        Faq: faq.says,
    }
    return kinds[type(item)]


def _in_chinese(item: Item, say: Say) -> tuple[str, ...]:
    """What it is called at the window, for who reads English."""
    return (item.title,) if say.title(item) != item.title else ()


def _foot(item: Item, sight: Sight, say: Say) -> tuple[str, ...]:
    """Which version, printed when and where, and what holds if it differs."""
    assert sight.contents is not None
    valid = taken.address(item)
    at = f"{date_words(sight.today, say)} {clock_words(sight.local)}"
    printed = say("{screen} 打印", screen=sight.name) if sight.snapshot.clock_unsure else ""
    return (
        begun(taken.version(item, sight.contents, say)),
        printed or say("{screen} {at} 打印", screen=sight.name, at=at),
        say("内容可能更新，以 {url} 为准", url=valid) if valid else say("内容可能更新，以窗口公布的为准"),
    )
