"""A form for one entry of a record: from the value into fields, from the fields into the value, and into words.

Rules it keeps: what a value's own rule refuses is told beside the field it is about, in the staff's words; a field that
is left empty takes the value's own default; the fields alone say how an entry reads, so nothing is told that nobody
can change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

import msgspec
from django import forms
from django.core.exceptions import ValidationError

from hub.desk.records import Records
from hub.records.shelf import Shelf
from kiosk.content.item import Value

ID = re.compile(r"[a-z][a-z0-9-]{2,63}")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


class Id(forms.CharField):
    """An id, as items have them."""

    def __init__(self, label: str = "编号", **kwargs: Any) -> None:
        told = "小写字母、数字和连字符，如 hall-2f；定下后不要改"
        super().__init__(label=label, max_length=64, help_text=kwargs.pop("help_text", told), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if text and not ID.fullmatch(text):
            raise ValidationError("编号以小写字母开头，只用小写字母、数字和连字符，3 到 64 个字")
        return text


class Clock(forms.CharField):
    """A time of day, 24:00 too, which a browser's own field does not take."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label=label, max_length=5, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip().replace("：", ":")
        text = f"0{text}" if re.fullmatch(r"\d:\d\d", text) else text
        if text and not CLOCK.fullmatch(text):
            raise ValidationError("时刻写成 08:30，一天结束写 24:00")
        return text


class Lines(forms.CharField):
    """Words, one a line or with blanks between."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(label=label, required=kwargs.pop("required", False), **kwargs)

    def clean(self, value: Any) -> Any:
        return tuple(dict.fromkeys(re.split(r"[\s,，、]+", super().clean(value).strip()))) if value else ()

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(str(each) for each in value)


class Days(Lines):
    """Days, one a line."""

    def clean(self, value: Any) -> Any:
        found = []
        for word in super().clean(value):
            try:
                found.append(date.fromisoformat(word))
            except ValueError as e:
                raise ValidationError(f"“{word}”不是日期，写成 2027-01-01") from e
        return tuple(sorted(found))


def day(label: str, **kwargs: Any) -> forms.DateField:
    """One day, by the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class Entry(forms.Form):
    """`about` is the type of value; `fixed`: the field that an entry is known by, not to be changed afterwards.

    `shelf`: what is approved, for all the forms of one page; without one it is read anew.
    """

    about: ClassVar[type[Value]]
    fixed: ClassVar[tuple[str, ...]] = ("id",)

    def __init__(
        self, data: Any = None, *, known: Records, old: Any = None, initial: Any = None, shelf: Shelf | None = None
    ) -> None:
        self.known, self.old, self.shelf = known, old, shelf or Shelf()
        start = {**(self.fields_of(old) if old is not None else {}), **(initial or {})}
        super().__init__(data, initial=start)
        self.furnish()
        if old is not None:
            for name in self.fixed:
                self.fields[name].disabled = True

    def furnish(self) -> None:
        """Set choices that follow from what is there."""

    def fields_of(self, entry: Any) -> dict[str, Any]:
        """An entry as the fields' values."""
        return {name: getattr(entry, name) for name in entry.__struct_fields__}

    def value_of(self, told: dict[str, Any]) -> Any:
        """The cleaned fields as an entry. Raises ValueError in its own words."""
        given = {name: value for name, value in told.items() if value not in (None, "")}
        return msgspec.convert(given, self.about)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.entry = self.value_of(told)
            except (msgspec.ValidationError, ValueError, TypeError) as e:
                self.add_error(None, in_words(str(e)))
        return told


REFUSED = (
    ("ends before it begins", "结束早于开始"),
    ("a daypart ends when it begins", "时段的起止相同"),
    ("a day ends at 24:00", "时段最晚到 24:00 结束"),
    ("a session closes before it opens", "办公时段的结束不晚于开始"),
    ("a day outside", "有日期不在这一年"),
    ("a day both off and worked", "有日期既放假又上班"),
    ("`int` >=", "数字太小"),
    ("`int` <=", "数字太大"),
    ("length", "文字过长或为空"),
    ("matching regex", "格式不对"),
)


def in_words(why: str) -> str:
    """What a value says of itself when it cannot be, for staff."""
    return next((told for part, told in REFUSED if part in why), f"不能这样填：{why}")


def told(form: Entry, short: bool = False) -> Iterator[tuple[str, str]]:
    """An entry in words, field by field, from a form that begins with it. `short`: without id and what is usual."""
    for name, field in form.fields.items():
        value = form.initial.get(name, field.initial)
        words = _words(field, value)
        if words and not (short and (name == "id" or value == field.initial or words == "否")):
            yield str(field.label), words


def _words(field: forms.Field, value: Any) -> str:
    if value in (None, "", (), []):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(field, forms.MultipleChoiceField):
        named = dict(field.choices)
        return "、".join(str(named.get(each, each)) for each in value)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(_words(field, each) for each in value)
    return f"{value}（周{'一二三四五六日'[value.weekday()]}）" if isinstance(value, date) else str(value)
