"""Lines into pages.

Rules it keeps:
- no page has more lines than fit, none is empty, every line that shows something is on exactly one page, in order;
- no page begins with an empty line;
- the last line of a paragraph is not left alone at the head of a page when the line before it can come along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.typeset.setting import Line

ENOUGH: Final = 3
"""A page of fewer lines than this is too small to give one away."""


def pages(lines: Sequence[Line], lines_per_page: int) -> list[list[Line]]:
    """The pages of a text; a text without lines is one page without lines. ValueError if none fits on a page."""
    if lines_per_page < 1:
        raise ValueError("a page must hold at least one line")
    found: list[list[Line]] = []
    at = 0
    while at < len(lines):
        if found and not lines[at].runs:
            at += 1
            continue
        end = min(at + lines_per_page, len(lines))
        if end < len(lines) and end - at >= ENOUGH and _alone(lines, end):
            end -= 1
        found.append(list(lines[at:end]))
        at = end
    return found or [[]]


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at `at` ends a paragraph that began before it."""
    return lines[at].ends_paragraph and bool(lines[at].runs) and not lines[at - 1].ends_paragraph
