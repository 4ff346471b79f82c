"""What the texts of items were found to be, kept from one edition to the next: of ten thousand items one has changed.

Rules it keeps: only what depends on nothing but an item, the rules and the glyphs is kept, never a reference or a day;
it is kept by a hash, so that no text stays in memory; other rules or glyphs forget all of it, and an item that a whole
content no longer holds is forgotten with that content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.content import codec
from kiosk.content.rules import Rules
from kiosk.lint.coverage import Coverage
from kiosk.lint.problem import Problem
from kiosk.lint.texts import Texts

Found = tuple[Problem, ...]


class Known:
    """For one thread: it is asked and taught by `problems`."""

    def __init__(self) -> None:
        self._under: tuple[Rules, Coverage | None] | None = None
        self._last: dict[str, Found] = {}
        self._now: dict[str, Found] = {}

    def begin(self, rules: Rules, coverage: Coverage | None) -> None:
        """A whole content comes: what the one before held is remembered, anything older is not."""
        under = (rules, coverage)
        self._last = self._now if under == self._under else {}
        self._now, self._under = {}, under

    def of(self, texts: Texts, look: Callable[[Texts], Iterable[Problem]]) -> Found:
        """What `look` finds in these texts, or found in the same ones before."""
        key = codec.sha256(texts.json.encode())
        found = self._last.get(key)
        if found is None:
            found = tuple(look(texts))
        self._now[key] = found
        return found
