"""Any value of any of our structs, drawn by its own types: fields, lengths, patterns and literals as they are declared.

Rules they keep: what a value's `__post_init__` refuses is not drawn; a text is one that a folder can hold; of the
fields that may be absent a few are there; a new kind needs no line here, unless it refuses something of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from kiosk.content.item import Period, Source, Table, replace
from kiosk.content.office import Session
from kiosk.content.process import Arrow, Node, Process

Draw = Callable[[st.SearchStrategy[Any]], Any]

FIRST, LAST = date(1949, 10, 1), date(2199, 12, 31)
FILLED = 5
"""At most so many fields that may be absent are there."""

# Every plane of writing a bureau meets, and what YAML quotes; no surrogates, which are no characters.
_LETTERS = st.one_of(
    st.sampled_from("公开办事指南〔〕，。：“”云州市𬭎𫖯·abc-:#'\"[]&*!|>%@`?,\\/~=+0123456789 "),
    st.characters(exclude_categories=["Cs", "Cc"]),
)
_WORDS = st.sampled_from(
    ["true", "no", "1e3", "0x1f", "12:30", "2026-11-23", "- a", "a: b", "# a", "{a}", "* a", "''", " a "]
)
_LINES = st.lists(st.text(_LETTERS, max_size=6), min_size=2, max_size=3).map("\n".join)
INSTANTS = st.datetimes(datetime(1949, 10, 1), datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.dates(FIRST, LAST)


def of(cls: type, **given: Any) -> st.SearchStrategy[Any]:
    """Any value of a struct; `given` are values of fields that are not drawn."""
    return _drawn(cls, given)


@st.composite
def _drawn(draw: Draw, cls: type, given: dict[str, Any]) -> Any:
    if cls in _OWN:
        return replace(_OWN[cls](draw), **given)
    return cls(**{**_fields(draw, cls, given), **given})


def _fields(draw: Draw, cls: type, given: dict[str, Any] | None = None) -> dict[str, Any]:
    """Values for all fields that must be there, and for some of the others."""
    required, optional = _types(cls)
    free = sorted(set(optional) - set(given or {}))
    some = draw(st.lists(st.sampled_from(free), max_size=FILLED, unique=True)) if free else []
    wanted = {**required, **{name: optional[name] for name in some}}
    return {name: draw(_of_type(type_)) for name, type_ in wanted.items() if name not in (given or {})}


@cache
def _types(cls: type) -> tuple[dict[str, inspect.Type], dict[str, inspect.Type]]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    required = {field.name: field.type for field in info.fields if field.required}
    return required, {field.name: field.type for field in info.fields if not field.required}


def _of_type(type_: inspect.Type) -> st.SearchStrategy[Any]:
    match type_:
        case inspect.UnionType(types=types):
            return st.one_of(*map(_of_type, types))
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspect.DateType():
            return DAYS
        case inspect.DateTimeType():
            return INSTANTS
        case inspect.StrType(pattern=str(pattern)):
            return _of_pattern(pattern)
        case inspect.StrType(min_length=least, max_length=most):
            return _texts(least or 0, most or 40)
        case inspect.VarTupleType(item_type=item):
            return st.lists(_of_type(item), max_size=2).map(tuple)
        case inspect.StructType(cls=cls):
            return of(cls)
    raise TypeError(f"nothing is known of {type_}")


@cache
def _of_pattern(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern.replace(r"[^\s]{1,1000}", "[a-z0-9./-]{1,20}"), fullmatch=True)


@cache
def _texts(least: int, most: int) -> st.SearchStrategy[str]:
    drawn = st.one_of(st.text(_LETTERS, min_size=least, max_size=min(most, 20)), _WORDS, _LINES)
    return drawn.filter(lambda text: least <= len(text) <= most and _fits_a_folder(text))


def _fits_a_folder(text: str) -> bool:
    """Not what YAML writes for none, no date in braces, no end of line at the end: a folder takes these otherwise."""
    return text not in ("null", "Null", "NULL", "~") and not text.endswith("\n") and "{" not in text.replace("{a}", "")


def _period(draw: Draw) -> Period:
    first, last = draw(st.none() | INSTANTS), draw(st.none() | INSTANTS)
    if first and last and last < first:
        first, last = last, first
    return Period(from_=first, until=last)


def _table(draw: Draw) -> Table:
    cells = range(draw(st.integers(1, 3)))
    rows = range(draw(st.integers(0, 2)))
    return Table(
        columns=tuple(draw(_texts(1, 40)) for _ in cells),
        rows=tuple(tuple(draw(_texts(0, 40)) for _ in cells) for _ in rows),
        title=draw(_texts(0, 40)),
    )


def _source(draw: Draw) -> Source:
    fields = _fields(draw, Source)
    made, published = sorted((fields["made"], fields["published"]))
    return Source(**{**fields, "made": made, "published": published})


def _session(draw: Draw) -> Session:
    opens, closes = sorted(draw(st.lists(st.integers(0, 24 * 60), min_size=2, max_size=2, unique=True)))
    return Session(opens=f"{opens // 60:02}:{opens % 60:02}", closes=f"{closes // 60:02}:{closes % 60:02}")


def _process(draw: Draw) -> Process:
    """Up to four boxes, the first of them a beginning, and arrows between them."""
    ids = ["start", *draw(st.lists(st.sampled_from(["check", "9", "-", "end"]), max_size=3, unique=True))]
    nodes = tuple(
        Node(**{**_fields(draw, Node), "id": id} | ({"type": "start"} if id == "start" else {})) for id in ids
    )
    ends = st.sampled_from(ids)
    arrows = tuple(
        Arrow(from_=draw(ends), to=draw(ends), label=draw(_texts(0, 40))) for _ in range(draw(st.integers(0, 3)))
    )
    given = {"nodes": nodes, "arrows": arrows}
    return Process(**_fields(draw, Process, given), **given)


_OWN: dict[type, Callable[[Draw], Any]] = {
    Period: _period,
    Table: _table,
    Source: _source,
    Session: _session,
    Process: _process,
}
"""Structs that refuse some combinations of their fields."""
