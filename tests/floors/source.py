"""A source file as the rules of the house see it: its module name, what it imports, what its names stand for.

Nothing is executed: all is read from the syntax tree, so a broken import or a missing library changes no verdict.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Fault:
    path: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}"


@dataclass(frozen=True)
class Source:
    """`path` is relative to the root of the repository, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """`kiosk/store/editions.py` is `kiosk.store.editions`, `kiosk/store/__init__.py` is `kiosk.store`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def within(self, *rooms: str) -> bool:
        return any(inside(self.module, room) for room in rooms)

    def fault(self, line: int, why: str) -> Fault:
        return Fault(self.path, line, why)

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every imported name in full, with its line: at the top, in functions, for types only, by import_module."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from ((name.name, node.lineno) for name in names)
                case ast.ImportFrom(module=module, names=names, level=level):
                    base = self._above(level, module)
                    yield from ((f"{base}.{name.name}", node.lineno) for name in names)
                case ast.Call(func=called, args=[ast.Constant(value=str(name)), *_]):
                    if self.dotted(called) in ("importlib.import_module", "__import__"):
                        yield name, node.lineno

    def _above(self, level: int, module: str | None) -> str:
        """What `from ..x import` names, seen from here."""
        if level == 0:
            return module or ""
        here = self.module.split(".")
        package = here if self.path.endswith("/__init__.py") else here[:-1]
        kept = package[: len(package) - (level - 1)]
        return ".".join([*kept, *([module] if module else [])])

    @cached_property
    def aliases(self) -> dict[str, str]:
        """What imported names stand for: `import datetime as dt` makes {"dt": "datetime"}."""
        known = {}
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    for name in names:
                        known[name.asname or name.name.split(".")[0]] = name.name if name.asname else _first(name.name)
                case ast.ImportFrom(module=module, names=names, level=level):
                    for name in names:
                        known[name.asname or name.name] = f"{self._above(level, module)}.{name.name}"
        return known

    def dotted(self, node: ast.expr) -> str:
        """The full name of an expression like `dt.datetime.now`, or "" for anything that is not a dotted name."""
        match node:
            case ast.Name(id=name):
                return self.aliases.get(name, name)
            case ast.Attribute(value=value, attr=attr):
                base = self.dotted(value)
                return f"{base}.{attr}" if base else ""
        return ""


def _first(name: str) -> str:
    return name.split(".")[0]


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def sources(*places: str, suffix: str = ".py") -> list[Source]:
    """All files of these folders (or single files) of the repository, in a steady order."""
    found = []
    for place in places:
        start = ROOT / place
        files = [start] if start.is_file() else sorted(start.rglob(f"*{suffix}"))
        found += [Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]
    return found
