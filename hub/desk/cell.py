"""One field of a value in its column: a text, a choice, a number, a day, lines, a table.

Rules it keeps: a column is called as its field is; what is written reads back equal; a draft that is not complete reads
as far as it goes; labels and choices come from hub/desk/words.
"""

from __future__ import annotations

import typing
from functools import cache
from typing import Any, Final

import msgspec
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from hub.desk import sheet
from hub.desk.columns import (
    ChoiceColumn,
    DayColumn,
    FlagColumn,
    LineColumn,
    LinesColumn,
    ManyColumn,
    MomentColumn,
    NumberColumn,
    ProseColumn,
)
from hub.desk.words import Word, choices, word
from kiosk.content.item import Value

NOTHING: Final = msgspec.UNSET
LONG = 1000
"""What may be longer than this is prose, and asked for in a large box."""


class Cell:
    """A field in its column. `loose`: lies in a part that may be absent, so a form cannot insist on it."""

    tells = True  # whether something in it says that the part around it is there

    def __init__(self, owner: type[Value], info: msgspec.inspect.Field, type_: Any, loose: bool) -> None:
        self.owner, self.name, self.spelled, self.type, self.loose = owner, info.name, info.encode_name, type_, loose
        self.must, self.required = info.required, info.required and not loose
        self.default = info.default if info.default is not msgspec.NODEFAULT else None

    @property
    def word(self) -> Word:
        return word(self.owner, self.name)

    def columns(self, at: str) -> dict[str, models.Field]:
        return {at: self.column(verbose_name=self.word.label, help_text=self.word.help)}

    def column(self, **words: Any) -> models.Field:
        raise NotImplementedError

    def read(self, row: Any, at: str) -> Any:
        """The plain value of the field, NOTHING when it was left empty."""
        value = getattr(row, at)
        return NOTHING if value is None or value == "" else value

    def write(self, row: Any, at: str, value: Any) -> None:
        setattr(row, at, value)

    def told(self, row: Any, at: str) -> bool:
        """Whether somebody entered something."""
        return self.tells and self.read(row, at) not in (NOTHING, [])


class Text(Cell):
    def column(self, **words: Any) -> models.Field:
        longest = self.type.max_length or LONG
        blank = not self.required
        if longest > LONG:
            return ProseColumn(blank=blank, default="", **words)
        checks = [RegexValidator(self.type.pattern, "写法不对")] if self.type.pattern else []
        return LineColumn(max_length=longest, blank=blank, default="", validators=checks, **words)

    def write(self, row: Any, at: str, value: Any) -> None:
        setattr(row, at, value or "")


class Choice(Cell):
    def __init__(self, owner: type[Value], info: msgspec.inspect.Field, type_: Any, loose: bool) -> None:
        super().__init__(owner, info, type_, loose)
        self.tells = info.required

    def column(self, **words: Any) -> models.Field:
        # A part that may be absent has choices without which it would be there.
        values = _in_order(self.owner, self.name)
        asked = choices(self.owner, self.name, tuple(v for v in values if v))
        if not self.required:
            words["default"] = self.default or ""
        # Without a default a form begins with none chosen: nobody publishes the first of a list by accident.
        return ChoiceColumn(choices=asked, blank=not self.required, **words)

    def write(self, row: Any, at: str, value: Any) -> None:
        setattr(row, at, value or "")


class Number(Cell):
    def __init__(self, owner: type[Value], info: msgspec.inspect.Field, type_: Any, loose: bool) -> None:
        super().__init__(owner, info, type_, loose)
        self.tells = self.default is None

    def column(self, **words: Any) -> models.Field:
        checks: list[Any] = []
        if self.type.ge is not None:
            checks.append(MinValueValidator(self.type.ge))
        if self.type.le is not None:
            checks.append(MaxValueValidator(self.type.le))
        blank = not self.required
        return NumberColumn(null=True, blank=blank, default=self.default, validators=checks, **words)


class Flag(Cell):
    tells = False

    def column(self, **words: Any) -> models.Field:
        return FlagColumn(default=bool(self.default), blank=True, **words)


class Day(Cell):
    def column(self, **words: Any) -> models.Field:
        return DayColumn(null=True, blank=not self.required, **words)


class Moment(Cell):
    def column(self, **words: Any) -> models.Field:
        return MomentColumn(null=True, blank=not self.required, last=self.name == "until", **words)


class Lines(Cell):
    """A tuple of texts."""

    def column(self, **words: Any) -> models.Field:
        return LinesColumn(blank=True, default="", **words)

    def read(self, row: Any, at: str) -> Any:
        lines = [line for line in getattr(row, at).splitlines() if line]
        return lines if lines or self.must else NOTHING

    def write(self, row: Any, at: str, value: Any) -> None:
        setattr(row, at, "\n".join(value or ()))


class Many(Lines):
    """A tuple of choices."""

    def column(self, **words: Any) -> models.Field:
        options = choices(self.owner, self.name, _in_order(self.owner, self.name))
        return ManyColumn(options=options, blank=not self.required, default="\n".join(self.default or ()), **words)


class Sessions(Lines):
    """Hours of a day, one sitting a line: 09:00-12:00."""

    def read(self, row: Any, at: str) -> Any:
        lines = super().read(row, at)
        if lines is NOTHING or not lines:
            return lines
        ends = [[end.strip() for end in line.replace("–", "-").replace("—", "-").split("-")] for line in lines]
        return [dict(zip(("opens", "closes"), pair, strict=False)) for pair in ends]

    def write(self, row: Any, at: str, value: Any) -> None:
        setattr(row, at, "\n".join(f"{s.opens}-{s.closes}" for s in value or ()))


class Sheet(Cell):
    """The columns and rows of a table together, as a spreadsheet copies them."""

    def column(self, **words: Any) -> models.Field:
        return ProseColumn(blank=True, default="", **words)

    def read(self, row: Any, at: str) -> Any:
        return sheet.read(getattr(row, at)) or NOTHING


@cache
def _in_order(owner: type[Value], name: str) -> tuple[str, ...]:
    """The values of a choice as they are written in the Struct: msgspec tells them sorted."""
    pending, found = [typing.get_type_hints(owner)[name]], []
    while pending:
        hint = pending.pop(0)
        if typing.get_origin(hint) is typing.Literal:
            found += typing.get_args(hint)
        else:
            pending += typing.get_args(hint)
    return tuple(found)
