"""What libraries do while they are imported and we have no use for, put off: 20 ms of a terminal's start.

Rules it keeps:
- only while the library is being imported is anything other than it is;
- PyYAML's expressions (it compiles thirty, to tell numbers from words; we take every word as text) are compiled when
  somebody uses one: they are the real ones then;
- msgspec asks typing_extensions for names that Python's own typing has too, since 3.11: it is answered with those.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def import_libraries() -> None:
    """Import msgspec and PyYAML. Where they are there already, nothing is left to do."""
    with _missing("typing_extensions"):
        import msgspec  # noqa: F401
    with _later():
        import yaml  # noqa: F401


class Later:
    """An expression that is compiled by whoever first asks it anything."""

    def __init__(self, *arguments: Any) -> None:
        self._arguments = arguments

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self._arguments), name)  # re remembers what it has compiled


@contextmanager
def _later() -> Iterator[None]:
    compiled = re.compile
    re.compile = Later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compiled


@contextmanager
def _missing(name: str) -> Iterator[None]:
    """While inside, a module that is not imported yet cannot be."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
