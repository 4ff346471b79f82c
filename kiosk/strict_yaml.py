"""Strict YAML: a file becomes a tree of dicts, lists and **strings**, with the line of every path (definitions D1).

Rules it keeps:
- ≤ 1 MB a file, asked by stat before a byte is read; UTF-8 only; one document;
- no anchors, aliases, tags, and no nesting deeper than 20: refused at the parser's events, before anything is built;
- every scalar stays a string (YAML 1.1 would make `9:00`, `12345`, `no` and `000117100003` something else);
- a duplicate key is refused; an absent key is none, `null` is a four-letter word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from kiosk.errors import BadInput

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

# The C loader is about eight times faster; both give the same events.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A tree and where it stood: `lines["$.steps[2].name"]` is a line number from 1."""

    name: str
    value: Tree
    lines: dict[str, int]

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
        nodes = _checked(yaml.parse(text, Loader=_Loader), name)
        for _ in nodes:
            pass
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        where = f"{name}:{_line(mark)}" if mark else name
        raise BadInput(where, f"not YAML: {e.problem or e.context}", _hint(e)) from e
    except yaml.reader.ReaderError as e:
        raise BadInput(name, f"a character that YAML forbids: U+{_code(e.character):04X}", "remove it") from e
    except yaml.YAMLError as e:
        raise BadInput(name, f"not YAML: {e}") from e
    if node is None:
        raise BadInput(name, "the file is empty")
    lines: dict[str, int] = {}
    return Document(name, _tree(node, "$", lines, name), lines)


def _checked(events: Iterator[yaml.Event], name: str) -> Iterator[yaml.Event]:
    """The events, refusing what we do not read. Runs over the whole text before any node is composed."""
    depth = documents = 0
    for event in events:
        where = f"{name}:{_line(event.start_mark)}"
        if isinstance(event, yaml.AliasEvent):
            raise BadInput(where, f"alias *{event.anchor}", "write the value out")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise BadInput(where, "a second document", "one document a file")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise BadInput(where, f"anchor &{event.anchor}", "write the value out")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            raise BadInput(where, f"tag {event.tag}", "write the plain value")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise BadInput(where, f"nested deeper than {MAX_DEPTH}")
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        yield event


def _tree(node: yaml.Node, path: str, lines: dict[str, int], name: str) -> Tree:
    lines[path] = _line(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_tree(child, f"{path}[{i}]", lines, name) for i, child in enumerate(node.value)]
    tree: dict[str, Tree] = {}
    for key, child in node.value:
        where = f"{name}:{_line(key.start_mark)}"
        if not isinstance(key, yaml.ScalarNode):
            raise BadInput(where, "a key that is not a word")
        if key.value in tree:
            raise BadInput(where, f"key '{key.value}' stands twice", "keep one of them")
        tree[key.value] = _tree(child, f"{path}.{key.value}", lines, name)
        lines[f"{path}.{key.value}"] = _line(key.start_mark)  # a group stands where its key does, not a line below
    return tree


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
