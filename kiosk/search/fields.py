"""What of an item can be asked for besides its title, by kind: names, places, codes, what is needed, what comes of it.

Rules it keeps: nothing that is not shown on the item's own page; no running text, because whoever types three letters
wants the thing and not a sentence that holds them; an item that is not disclosed proactively is not found at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Literal

from kiosk.content.disclosure import Powers, Record, Ruling
from kiosk.content.event import Event, Faq
from kiosk.content.kinds import AnyItem
from kiosk.content.notice import Announcement
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.service import Guide

Field = Literal[
    "title",
    "code",  # 事项编码, the code or its basic part
    "name",  # another name: short, former, of a project
    "result",  # what one gets: the certificate's name
    "number",  # 文号
    "place",  # where it happens
    "post",
    "party",  # whom and what a ruling is about
    "english",
    "theme",
    "duty",  # what a unit or leader is in charge of
    "question",
    "window",
    "material",
]


def fields_of(item: AnyItem) -> Iterator[tuple[Field, str]]:
    """Field and words; title and codes are not among them."""
    yield "english", item.title_en
    yield "number", item.source.number
    yield from _of_kind(item)


def codes_of(item: AnyItem) -> Iterator[str]:
    """The codes of a guide, whole and their basic part."""
    if isinstance(item, Guide):
        for code in (*((item.code,) if item.code is not None else ()), *item.local_codes):
            yield code.value
            yield code.basic


@singledispatch
def _of_kind(item: AnyItem) -> Iterator[tuple[Field, str]]:
    yield from ()


@_of_kind.register
def _(item: Guide) -> Iterator[tuple[Field, str]]:
    yield "result", item.result
    for theme in dict.fromkeys((*item.themes, *item.enterprise_themes)):
        yield "theme", theme
    for question in item.questions:
        yield "question", question.question
    for material in item.materials:
        if material.need != "not-needed":
            yield "material", material.name


@_of_kind.register
def _(item: Announcement) -> Iterator[tuple[Field, str]]:
    if item.happening is not None:
        yield "place", item.happening.area
    if item.tender is not None:
        yield "name", item.tender.project
    if item.presale is not None:
        yield "name", item.presale.project
        yield "number", item.presale.number


@_of_kind.register
def _(item: Unit) -> Iterator[tuple[Field, str]]:
    yield "name", item.short
    for former in item.named:
        yield "name", former.name
    for window in item.windows:
        yield "window", window.name
    for duty in item.duties:
        yield "duty", duty


@_of_kind.register
def _(item: Leader) -> Iterator[tuple[Field, str]]:
    yield "post", item.post
    for duty in item.portfolio:
        yield "duty", duty


@_of_kind.register
def _(item: Site) -> Iterator[tuple[Field, str]]:
    yield "place", item.address
    for floor in item.floors:
        for thing in floor.has:
            yield "window", thing


@_of_kind.register
def _(item: Event) -> Iterator[tuple[Field, str]]:
    yield "place", item.place


@_of_kind.register
def _(item: Faq) -> Iterator[tuple[Field, str]]:
    for theme in item.themes:
        yield "theme", theme


@_of_kind.register
def _(item: Ruling) -> Iterator[tuple[Field, str]]:
    yield "number", item.number
    yield "party", item.party
    yield "party", item.matter


@_of_kind.register
def _(item: Record) -> Iterator[tuple[Field, str]]:
    yield "theme", item.category


@_of_kind.register
def _(item: Powers) -> Iterator[tuple[Field, str]]:
    for row in item.rows:
        yield "duty", row.name
