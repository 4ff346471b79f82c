"""An item as a page tells it: its fields in the groups and under the words of the desk, whatever kind it is.

Rules it keeps: what is empty or as always is left out, unless that says something; a name of another item is a link to
it; a list of values is a table with a head, of the columns that say something; pure but for the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import msgspec

from hub.desk.words import GROUPS, choices, word
from kiosk.content.item import Item, Media, Period, Section, Table, Value
from kiosk.content.kinds import AnyItem
from kiosk.content.office import Session, Unit
from kiosk.content.service import Guide, Limit

HEAD = frozenset({"id", "title", "source", "media", "valid", "official_url", "online_url", "title_en", "order"})
"""What a page says elsewhere."""

UNSAID = frozenset({"id", "type", "blank", "sample"})
"""What a row says to programs, or names a file that stands below."""

LATE = ("display", "disclosure", "withheld_why", "grounds", "within", "subject", "genre", "channels")
"""What every item has, told last."""

NONE = {(Guide, "fees"): "不收费。办理本事项，任何环节都不收费"}
"""What it means that nothing stands in a field."""

MOST_COLUMNS = 5
"""A table with more is told row by row."""

LONG = 60
"""Characters of a text that is a paragraph, and no fact."""


@dataclass(frozen=True)
class Said:
    """Words, and where they lead."""

    words: str
    to: str = ""


Facts = tuple[tuple[str, tuple[Said, ...]], ...]
"""Labels, and what is said under each."""


@dataclass(frozen=True)
class Told:
    """One field. Exactly one of the others is filled."""

    label: str
    facts: tuple[Said, ...] = ()
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Said, ...], ...], ...] = ()
    cards: tuple[tuple[str, Facts], ...] = ()


@dataclass(frozen=True)
class Chapter:
    title: str
    told: tuple[Told, ...]


class Teller:
    """`items`: those that may be linked to; `zone`: the office's; `rules`: titles of what an item names by id."""

    def __init__(self, items: Mapping[str, AnyItem], zone: tzinfo, rules: Mapping[str, str]) -> None:
        self._items, self._zone, self._rules = items, zone, rules

    def chapters(self, item: AnyItem, said: frozenset[str] = frozenset()) -> Iterator[Chapter]:
        """What an item says, group by group, but for the fields that were `said` in another way."""
        done = HEAD | {"short", "arrows"} | said
        groups = [*GROUPS.get(str(item.__struct_config__.tag), ()), ("公开信息", LATE)]
        rest = tuple(info.name for info in msgspec.structs.fields(item))
        for title, names in (*groups, ("其他", rest)):
            fields = [name for name in names if name not in done and hasattr(item, name)]
            done |= set(fields)
            told = tuple(told for name in fields for told in self._field(item, name))
            if told:
                yield Chapter(title.removeprefix("▸"), told)

    def _field(self, owner: Value, name: str, before: str = "") -> Iterator[Told]:
        value, info = getattr(owner, name), _info(type(owner), name)
        label = before + word(type(owner), name).label
        if _nothing(value, info):
            if (type(owner), name) in NONE:
                yield Told(label, facts=(Said(NONE[type(owner), name]),))
            return
        if isinstance(value, Table):
            yield self._sheet(value.title or label, value)
        elif isinstance(value, Limit):
            yield Told(label, facts=(Said(limit_words(value)),))
        elif isinstance(value, Period) or not isinstance(value, Value | tuple):
            text = self._text(type(owner), name, value)
            if isinstance(value, str) and (len(value) > LONG or "\n" in value):
                yield Told(label, paragraphs=_paragraphs(text.words))
            else:
                yield Told(label, facts=(text,))
        elif isinstance(value, Value):
            for inner in msgspec.structs.fields(value):
                yield from self._field(value, inner.name, f"{label}：")
        elif all(isinstance(part, Table) for part in value):
            yield from (self._sheet(table.title or label, table) for table in value)
        elif all(isinstance(part, Session) for part in value):
            yield Told(label, facts=tuple(Said(f"{part.opens}—{part.closes}") for part in value))
        elif all(isinstance(part, Section) for part in value):
            yield from (Told(part.title, paragraphs=_paragraphs(part.text)) for part in value)
        elif isinstance(value[0], Value):
            yield self._table(label, value)
        else:
            yield Told(label, facts=tuple(self._text(type(owner), name, part) for part in value))

    def _table(self, label: str, values: tuple[Value, ...]) -> Told:
        type_ = type(values[0])
        infos = [info for info in msgspec.structs.fields(type_) if info.name not in UNSAID]
        says = [info for info in infos if any(not _nothing(getattr(row, info.name), info) for row in values)]
        names = [info.name for info in says if not isinstance(getattr(values[0], info.name), Media)]
        rows = tuple(tuple(self._cell(row, name) for name in names) for row in values)
        head = tuple(word(type_, name).label for name in names)
        if len(head) <= MOST_COLUMNS:
            return Told(label, head=head, rows=rows)
        return Told(label, cards=tuple(_card(head, row) for row in rows))

    def _cell(self, row: Value, name: str) -> tuple[Said, ...]:
        value = getattr(row, name)
        if value in (None, "", (), 0):
            return ()
        if isinstance(value, Value) and not isinstance(value, Period):
            inner = (told for part in msgspec.structs.fields(value) for told in self._field(value, part.name))
            return tuple(Said(f"{told.label}：{'、'.join(each.words for each in told.facts)}") for told in inner)
        if isinstance(value, tuple):
            return tuple(self._text(type(row), name, part) for part in value)
        return (self._text(type(row), name, value),)

    def _sheet(self, label: str, table: Table) -> Told:
        rows = tuple(tuple((Said(cell),) for cell in row) for row in table.rows)
        return Told(label, head=table.columns, rows=rows)

    def _text(self, owner: type[Value], name: str, value: Any) -> Said:
        if isinstance(value, bool):
            return Said("是" if value else "否")
        if isinstance(value, Period):
            return Said(span(value, self._zone))
        if isinstance(value, datetime):
            return Said(moment(value, self._zone))
        if isinstance(value, date):
            return Said(day(value))
        if isinstance(value, Session):
            return Said(f"{value.opens}—{value.closes}")
        if name == "period_rule":
            return Said(self._rules.get(value, value))
        if isinstance(value, str):
            return self._linked(value) or Said(self._choice(owner, name, value))
        return Said(str(value))

    def _linked(self, value: str) -> Said | None:
        if value in self._items:
            return Said(self._items[value].title, value)
        unit, _, window = value.partition("/")
        there = self._items.get(unit)
        if isinstance(there, Unit):
            for each in there.windows:
                if each.id == window:
                    return Said(f"{there.title} {each.id} 号窗口 {each.name}（{each.place}）", unit)
        return None

    def _choice(self, owner: type[Value], name: str, value: str) -> str:
        try:
            return dict(choices(owner, name, (value,)))[value]
        except KeyError:
            return value


def limit_words(limit: Limit, short: bool = False) -> str:
    """`7 个工作日（受理之日起）；补正时间不计入`; `short`: without from when and without what stands outside."""
    if limit.days == 0:
        return "当场办结"
    unit, since = (
        dict(choices(Limit, name, (value,)))[value]
        for name, value in (("unit", limit.unit), ("counts_from", limit.counts_from))
    )
    lasts = f"{limit.days} {unit}"
    return lasts if short else f"{lasts}（{since}）" + (f"；{limit.note}" if limit.note else "")


def day(at: date) -> str:
    return f"{at.year}年{at.month}月{at.day}日"


def moment(at: datetime, zone: tzinfo) -> str:
    here = at.astimezone(zone)
    return f"{day(here.date())} {here:%H:%M}"


def span(period: Period, zone: tzinfo) -> str:
    """`2026年11月18日至2026年11月30日`: the last day is spelled and counts."""
    begins = period.from_.astimezone(zone) if period.from_ is not None else None
    ends = period.until.astimezone(zone) if period.until is not None else None
    whole = all(edge is None or not (edge.hour or edge.minute) for edge in (begins, ends))
    first = (day(begins.date()) if whole else moment(begins, zone)) if begins is not None else ""
    if ends is None:
        return f"{first}起" if first else "长期"
    last = day(ends.date() - timedelta(days=1)) if whole else moment(ends, zone)
    return f"{first}至{last}" if first else f"至{last}"


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part for part in words.split("\n") if part.strip())


def _nothing(value: Any, info: msgspec.structs.FieldInfo) -> bool:
    return value in (None, "", ()) or (info.name != "type" and value == info.default) or value is False


def _info(owner: type[Value], name: str) -> msgspec.structs.FieldInfo:
    return next(info for info in msgspec.structs.fields(owner) if info.name == name)


def _card(head: tuple[str, ...], row: tuple[tuple[Said, ...], ...]) -> tuple[str, Facts]:
    """A row by itself: what it is called, and what there is to say of it."""
    name, *others = row
    said = zip(head[1:], others, strict=True)
    return "、".join(each.words for each in name), tuple((label, cell) for label, cell in said if cell)


def kind_of(item: Item) -> str:
    return str(item.__struct_config__.tag)
