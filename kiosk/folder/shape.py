"""A tree of strings brought into the shape of a value: known keys, real booleans, dates and media resolved.

Rules it keeps: all that is wrong in a file is noted, not only the first; the day that ends something (`until`) is meant
inclusive and is half-open in the shape; a whole number is digits, or the year of a date (wording.py); `true` and
`false` are the only booleans; `null` is refused, an absent key is none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from kiosk.content.item import Media, Period, Value
from kiosk.folder.dates import FORMS, Dates
from kiosk.folder.media import MediaFolder
from kiosk.strict_yaml import Tree

Note = Callable[[str, str, str], None]
"""Takes what is wrong: path (`$.steps[2].name`), why, what to do."""

NULLS = frozenset({"null", "Null", "NULL", "~"})
YEAR = re.compile(r"\{year [^{}\n]{1,24}\}")


def shaped(tree: Tree, type_: Any, dates: Dates, media: MediaFolder | None, note: Note) -> Any:
    """The tree in the shape of `type_`, ready for `converted`; what could not be shaped is noted and left."""
    return Shaper(dates, media, note).shaped(tree, type_)


class Shaper:
    """Shapes one tree. `braces`: whether anything in it holds `{`, and so may name a date (wording.py)."""

    def __init__(self, dates: Dates, media: MediaFolder | None, note: Note) -> None:
        self._dates, self._media, self._note = dates, media, note
        self.braces = False

    def shaped(self, tree: Tree, type_: Any) -> Any:
        return self._shape(tree, type_info(type_), "$")

    def _shape(self, tree: Tree, type_: inspect.Type, path: str) -> Any:
        if isinstance(type_, inspect.StrType) and isinstance(tree, str) and tree not in NULLS:
            self.braces = self.braces or "{" in tree
            return tree.rstrip("\n")  # a block `|` brings one; it never means anything
        if isinstance(tree, str) and tree in NULLS:
            self._note(path, f"'{tree}' is no value here", "leave the key out")
            return tree
        if isinstance(type_, inspect.UnionType):
            type_ = next(t for t in type_.types if not isinstance(t, inspect.NoneType))
        if isinstance(type_, inspect.StructType):
            return self._struct(tree, type_, path)
        if isinstance(type_, inspect.VarTupleType):
            return self._list(tree, type_, path)
        if not isinstance(tree, str):
            self._note(path, f"{_name(tree)} stands where one value is wanted", "write a single value")
            return tree
        return self._scalar(tree, type_, path)

    def _struct(self, tree: Tree, type_: inspect.StructType, path: str) -> Any:
        if type_.cls is Media and isinstance(tree, str):
            tree = {"file": tree}
        if not isinstance(tree, dict):
            known = ", ".join(field.encode_name for field in type_.fields)
            self._note(path, f"{_name(tree)} stands where keys are wanted", f"keys here: {known}")
            return tree
        if type_.cls is Media:
            return self._medium(tree, path)
        if type_.cls is Period:
            return self._period(tree, path)
        fields, required = keys_of(type_.cls)
        shape = {}
        for key, value in tree.items():
            if key in fields:
                shape[key] = self._shape(value, fields[key], f"{path}.{key}")
            else:
                self._unknown(f"{path}.{key}", key, list(fields))
        for key in required:
            if key not in tree:
                self._note(path, f"key '{key}' is missing", f"add '{key}:'")
        return shape

    def _list(self, tree: Tree, type_: inspect.VarTupleType, path: str) -> Any:
        if not isinstance(tree, list):
            self._note(path, f"{_name(tree)} stands where a list is wanted", "begin each entry with '- '; none: []")
            return tree
        return [self._shape(value, type_.item_type, f"{path}[{i}]") for i, value in enumerate(tree)]

    def _scalar(self, tree: str, type_: inspect.Type, path: str) -> Any:
        if isinstance(type_, inspect.BoolType):
            if tree not in ("true", "false"):
                self._note(path, f"'{tree}' is neither true nor false", "write true or false")
            return tree == "true"
        if isinstance(type_, inspect.LiteralType):
            if tree not in type_.values:
                close = difflib.get_close_matches(tree, [str(v) for v in type_.values], 1)
                hint = f"did you mean {close[0]}? " if close else ""
                self._note(path, f"'{tree}' is not known here", hint + "one of " + ", ".join(map(str, type_.values)))
            return tree
        if isinstance(type_, inspect.DateType):
            return self._dated(lambda: self._dates.day(tree), tree, path)
        if isinstance(type_, inspect.DateTimeType):
            return self._edge(tree, path.endswith(".until"), path)
        return self._whole(tree, type_, path) if isinstance(type_, inspect.IntType) else tree

    def _whole(self, text: str, type_: inspect.IntType, path: str) -> Any:
        if YEAR.fullmatch(text):
            self.braces = True
        elif not re.fullmatch(r"-?\d{1,16}", text):
            self._note(path, f"'{text}' is not a whole number", "write digits only")
            return type_.ge or 0
        elif type_.ge is not None and int(text) < type_.ge:
            self._note(path, f"{text} is too small, at least {type_.ge}", "")
            return type_.ge
        elif type_.le is not None and int(text) > type_.le:
            self._note(path, f"{text} is too large, at most {type_.le}", "")
            return type_.le
        return text

    def _period(self, tree: dict[str, Tree], path: str) -> Any:
        shape = {}
        for key, value in tree.items():
            if key not in ("from", "until"):
                self._unknown(f"{path}.{key}", key, ["from", "until"])
            elif not isinstance(value, str):
                self._note(f"{path}.{key}", f"{_name(value)} stands where a date is wanted", FORMS)
            else:
                shape[key] = self._edge(value, key == "until", f"{path}.{key}")
        return shape

    def _edge(self, text: str, last: bool, path: str) -> Any:
        return self._dated(lambda: self._dates.moment(text, last=last), text, path)

    def _dated(self, read: Callable[[], Any], text: str, path: str) -> Any:
        try:
            return read()
        except (ValueError, OverflowError) as e:
            self._note(path, str(e), FORMS)
            return text

    def _medium(self, tree: dict[str, Tree], path: str) -> Any:
        wanted = ("file", "caption", "deferred", "pages")
        for key in tree:
            if key not in wanted:
                self._unknown(f"{path}.{key}", key, list(wanted))
        name = tree.get("file")
        if not isinstance(name, str) or self._media is None:
            self._note(path, "key 'file' is missing", "name a file below media/")
            return tree
        try:
            found = self._media.find(name)
        except (ValueError, OSError) as e:
            self._note(f"{path}.file", str(e), "put it below media/ as PNG, JPEG, WebP, PDF, MP4, WebM, MP3 or OGG")
            return tree
        shape: dict[str, Any] = {"sha256": found.sha256, "length": found.length, "type": found.type, "name": name}
        pages = found.pages or tree.get("pages", 0)
        told = {"width": found.size[0], "height": found.size[1], "pages": pages, "seconds": found.seconds}
        shape |= {key: value for key, value in told.items() if value}
        caption = tree.get("caption")
        if caption is not None:
            shape["caption"] = caption
        # A film is deferred unless said otherwise: an edition must not wait for it (definitions D6).
        deferred = tree.get("deferred", "true" if found.type.startswith("video/") else "false")
        if not isinstance(deferred, str) or deferred not in ("true", "false"):
            self._note(f"{path}.deferred", f"'{deferred}' is neither true nor false", "write true or false")
        shape["deferred"] = deferred == "true"
        return shape

    def _unknown(self, path: str, key: str, known: list[str]) -> None:
        close = difflib.get_close_matches(key, known, 1)
        hint = f"did you mean '{close[0]}'?" if close else "keys here: " + ", ".join(known)
        self._note(path, f"unknown key '{key}'", hint)


@cache
def type_info(type_: Any) -> inspect.Type:
    return inspect.type_info(type_)


@cache
def keys_of(cls: type[Value]) -> tuple[dict[str, inspect.Type], tuple[str, ...]]:
    """The keys of a kind of value with their types, and those that may not be absent."""
    info = type_info(cls)
    assert isinstance(info, inspect.StructType)
    fields = {field.encode_name: field.type for field in info.fields}
    return fields, tuple(field.encode_name for field in info.fields if field.required)


def _name(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "a group of keys"
    if isinstance(tree, list):
        return "a list"
    return f"'{tree[:40]}'"


HINTS = (
    (r"\^\[a-z\]\[a-z0-9-\]\{2,63\}\$", "an id: 3 to 64 of a–z, 0–9 and '-', beginning with a letter"),
    (r"\[a-z0-9-\]\{1,32\}\$", "unit-id/window-id, e.g. service-hall/2"),
    (r"\[01\]\\d", "a time of day as 09:00"),
    (r"https\?", "an address as https://…"),
    (r"length >= 1\b", "write something or leave the key out"),
    (r"length <=", "shorten it"),
)


def converted(shape: Any, type_: Any, note: Note) -> Any:
    """The value of a shape, or None when msgspec still finds something, which is noted."""
    try:
        return msgspec.convert(shape, type_, strict=False)
    except msgspec.ValidationError as e:
        text = str(e)
        match = re.search(r" - at `(.+)`$", text)
        why = text[: match.start()] if match else text
        do = next((hint for pattern, hint in HINTS if re.search(pattern, why)), "")
        note(match.group(1) if match else "$", why, do)
        return None
