"""What libraries do while they are imported and we have no use for, put off: 30 ms of a terminal's start.

Rules it keeps:
- only while the library is being imported is anything other than it is;
- expressions that a library compiles while it is imported (PyYAML thirty, to tell numbers from words; logging and
  platform a dozen) are compiled when somebody uses one: they are the real ones then. Not of a library that hands one to
  a function of re, which wants the real one (gettext, and with it argparse; Kivy);
- of an expression of ours in which one class of signs stands ten times that class is worked out once;
- msgspec asks typing_extensions for names that Python's own typing has too, since 3.11: it is answered with those.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

COMPILE = re.compile
"""The real one."""


def import_libraries() -> None:
    """Import msgspec, PyYAML and logging. Where they are there already, nothing is left to do."""
    with _later():
        import logging  # noqa: F401

        with _missing("typing_extensions"):
            import msgspec  # noqa: F401
        import yaml  # noqa: F401


class Later:
    """An expression that is compiled by whoever first asks it anything."""

    def __init__(self, *arguments: Any) -> None:
        self._arguments = arguments

    def __getattr__(self, name: str) -> Any:
        return getattr(COMPILE(*self._arguments), name)  # re remembers what it has compiled


@contextmanager
def _later() -> Iterator[None]:
    """While inside, whoever compiles an expression gets one that is compiled when it is used."""
    before = re.compile
    re.compile = Later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = before


@contextmanager
def classes_once() -> Iterator[None]:
    """While inside, each class of signs is worked out once, however often it stands in what is compiled."""
    import re._compiler as compiler  # type: ignore[import-not-found]

    work_out = getattr(compiler, "_optimize_charset", None)
    if work_out is None:  # another Python than those we know
        yield
        return
    known: dict[str, Any] = {}

    def once(charset: Any, *how: Any) -> Any:
        key = repr((charset, how))
        if key not in known:
            known[key] = work_out(charset, *how)
        return known[key]

    compiler._optimize_charset = once
    try:
        yield
    finally:
        compiler._optimize_charset = work_out


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
