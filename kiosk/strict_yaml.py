"""Strict YAML: a file becomes a tree of dicts, lists and **strings**, with the line of every path (definitions D1).

Rules it keeps:
- ≤ 1 MB a file, asked by stat before a byte is read; UTF-8 only; one document;
- no anchors, aliases, tags, and no nesting deeper than 20: refused at the parser's events, so nothing can grow;
- every scalar stays a string (YAML 1.1 would make `9:00`, `12345`, `no` and `000117100003` something else);
- a duplicate key is refused; an absent key is none, `null` is a four-letter word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from msgspec import Struct

from kiosk.errors import BadInput

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

# The C loader is about eight times faster; both give the same events.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Document(Struct, frozen=True, dict=True):
    """A tree and where it stood: `numbers` are the line numbers of its values, from 1, a value before its parts."""

    name: str
    value: Tree
    numbers: tuple[int, ...]

    @cached_property
    def lines(self) -> dict[str, int]:
        """`lines["$.steps[2].name"]` is a line number. Made when first asked: few files have a fault."""
        return dict(zip(_paths(self.value, "$"), self.numbers, strict=False))

    def at(self, path: str) -> str:
        """`file:line` of a path, or of its nearest known parent."""
        while path and path not in self.lines:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return f"{self.name}:{self.lines[path]}" if path else self.name


def read(path: Path, name: str = "") -> Document:
    """The document in a file. Raises BadInput naming file and line; `name` is what the person calls the file."""
    name = name or path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise BadInput(name, f"{size:,} bytes, at most {MAX_BYTES:,} are read", "split the file")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise BadInput(name, f"not UTF-8 at byte {e.start}", "save the file as UTF-8") from e
    except OSError as e:
        raise BadInput(name, e.strerror or str(e)) from e
    return parse(text, name)


def parse(text: str, name: str = "text") -> Document:
    """The document in a text. Raises BadInput naming `name` and the line."""
    if len(text.encode()) > MAX_BYTES:
        raise BadInput(name, f"more than {MAX_BYTES:,} bytes", "split the file")
    try:
        return _Building(_Loader(text).get_event, name).document()
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        where = f"{name}:{_line(mark)}" if mark else name
        raise BadInput(where, f"not YAML: {e.problem or e.context}", _hint(e)) from e
    except yaml.reader.ReaderError as e:
        raise BadInput(name, f"a character that YAML forbids: U+{_code(e.character):04X}", "remove it") from e
    except yaml.YAMLError as e:
        raise BadInput(name, f"not YAML: {e}") from e


class _Building:
    """One document, built from the parser's events in a single pass: what we do not read is refused as it comes."""

    def __init__(self, next_event: Callable[[], Any], name: str) -> None:
        self._next, self._name = next_event, name
        self._numbers: list[int] = []

    def document(self) -> Document:
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise BadInput(self._name, "the file is empty")
        root: Any = self._next()
        value = self._value(root, _line(root.start_mark) - 1, 1)
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refused(after, "a second document", "one document a file")
        return Document(self._name, value, tuple(self._numbers))

    def _value(self, event: Any, line: int, depth: int) -> Tree:
        """The value that begins with `event`; `line` (from 0) is its key's, where a person looks for it."""
        self._numbers.append(line + 1)
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor or event.tag:
            raise self._unread(event)
        if kind is yaml.ScalarEvent:
            value: str = event.value
            return value
        if depth > MAX_DEPTH:
            raise self._refused(event, f"nested deeper than {MAX_DEPTH}")
        return self._list(depth + 1) if kind is yaml.SequenceStartEvent else self._keys(depth + 1)

    def _list(self, depth: int) -> Tree:
        values: list[Tree] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, event.start_mark.line, depth))
        return values

    def _keys(self, depth: int) -> Tree:
        tree: dict[str, Tree] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is yaml.AliasEvent or event.anchor or event.tag:
                raise self._unread(event)
            if type(event) is not yaml.ScalarEvent:
                raise self._refused(event, "a key that is not a word")
            key: str = event.value
            if key in tree:
                raise self._refused(event, f"key '{key}' stands twice", "keep one of them")
            mark: Any = event.start_mark
            tree[key] = self._value(self._next(), mark.line, depth)
        return tree

    def _unread(self, event: Any) -> BadInput:
        if type(event) is yaml.AliasEvent:
            return self._refused(event, f"alias *{event.anchor}", "write the value out")
        if event.anchor:
            return self._refused(event, f"anchor &{event.anchor}", "write the value out")
        return self._refused(event, f"tag {event.tag}", "write the plain value")

    def _refused(self, event: Any, why: str, do: str = "") -> BadInput:
        return BadInput(f"{self._name}:{_line(event.start_mark)}", why, do)


def _paths(value: Tree, path: str) -> Iterator[str]:
    """The path of a value and of all its parts, in the order of the parser's events."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, f"{path}.{key}")
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _paths(part, f"{path}[{i}]")


def _line(mark: Any) -> int:
    return int(mark.line) + 1


def _hint(error: yaml.MarkedYAMLError) -> str:
    words = f"{error.problem} {error.context}"
    if "cannot start any token" in words or "\\t" in words:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in words:
        return "put quotes around a text that holds ': '"
    return "check indentation, colons and quotes on this line"


def _code(character: object) -> int:
    if isinstance(character, int):
        return character
    return ord(str(character)[:1] or "\0")
