"""The straight way from a tree to a value, for a file without a fault: as shape.py and wording.py, three times faster.

Rules it keeps: it explains nothing; whatever is not plainly right is `Crooked`, and then the tree is read again by
those who can say what is wrong and where; what it gives is what they would give.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import inspect

from kiosk.content.item import Media, Period
from kiosk.folder.dates import Dates
from kiosk.folder.media import MediaFolder
from kiosk.folder.shape import NULLS, YEAR, Shaper, keys_of, type_info
from kiosk.folder.wording import on_days, spelled
from kiosk.strict_yaml import Tree

Shape = Callable[[Any], Any]

_WHOLE_NUMBER = re.compile(r"-?\d{1,16}")


class Crooked(Exception):
    """Something in the tree wants an explanation."""


class Straight:
    """Makes values of trees, with these dates and media."""

    def __init__(self, dates: Dates, media: MediaFolder) -> None:
        self._dates = dates
        self._media = Shaper(dates, media, _crooked)
        self._structs: dict[type, Shape] = {}
        self._moments: dict[tuple[str, bool], datetime] = {}
        self._days: dict[str, date] = {}
        self._braces = False

    def value(self, tree: Tree, type_: Any) -> Any:
        """The value in a tree. Raises Crooked."""
        self._braces = False
        try:
            shape = self._of(type_info(type_))(tree)
            if self._braces:
                shape = spelled(shape, self._dates, _crooked)
            return msgspec.convert(shape, type_, strict=False)
        except (ValueError, OverflowError, KeyError, AttributeError, TypeError) as e:
            raise Crooked from e

    def _of(self, type_: inspect.Type, key: str = "") -> Shape:
        if isinstance(type_, inspect.UnionType):
            type_ = next(t for t in type_.types if not isinstance(t, inspect.NoneType))
        if isinstance(type_, inspect.StructType):
            return self._struct(type_.cls)
        if isinstance(type_, inspect.VarTupleType):
            return self._list(self._of(type_.item_type))
        if isinstance(type_, inspect.StrType):
            return self._text
        if isinstance(type_, inspect.LiteralType):
            known = frozenset(type_.values)
            return lambda tree: tree if tree in known else _refuse()
        if isinstance(type_, inspect.BoolType):
            return {"true": True, "false": False}.__getitem__
        if isinstance(type_, inspect.DateType):
            return self._day
        if isinstance(type_, inspect.DateTimeType):
            return self._last_moment if key == "until" else self._first_moment
        if isinstance(type_, inspect.IntType):
            return self._whole
        return _refuse

    def _struct(self, cls: type) -> Shape:
        if cls is Period:
            return self._period
        if cls is Media:
            return lambda tree: self._media.shaped(tree, Media)
        if cls not in self._structs:
            keys = {name: self._of(type_, name) for name, type_ in keys_of(cls)[0].items()}
            self._structs[cls] = lambda tree: {key: keys[key](part) for key, part in tree.items()}
        return self._structs[cls]

    def _list(self, one: Shape) -> Shape:
        return lambda tree: [one(part) for part in tree] if type(tree) is list else _refuse()

    def _text(self, tree: Any) -> Any:
        if type(tree) is not str or tree in NULLS:
            _refuse()
        if "{" in tree:
            tree, left = on_days(tree, self._day)
            self._braces = self._braces or left
        return tree.rstrip("\n")

    def _whole(self, tree: Any) -> Any:
        if _WHOLE_NUMBER.fullmatch(tree):
            return tree
        return self._text(tree) if YEAR.fullmatch(tree) else _refuse()

    def _period(self, tree: Any) -> Any:
        if not {"from", "until"}.issuperset(tree):
            _refuse()
        return {key: self._moment(part, last=key == "until") for key, part in tree.items()}

    def _first_moment(self, tree: Any) -> datetime:
        return self._moment(tree, last=False)

    def _last_moment(self, tree: Any) -> datetime:
        return self._moment(tree, last=True)

    def _moment(self, tree: Any, *, last: bool) -> datetime:
        if (tree, last) not in self._moments:
            self._moments[tree, last] = self._dates.moment(tree, last=last)
        return self._moments[tree, last]

    def _day(self, tree: Any) -> date:
        if tree not in self._days:
            self._days[tree] = self._dates.day(tree)
        return self._days[tree]


def _crooked(path: str, why: str, do: str) -> None:
    raise Crooked(why)


def _refuse(tree: object = None) -> Any:
    raise Crooked
