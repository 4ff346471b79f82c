"""A sentence in pieces that each stand whole on a strip's page, cut where a reader would pause.

Rules it keeps: pure; nothing is lost; a piece ends at a full stop, else at a comma, else at a line's end where the
typesetter would have broken; no page holds only the last few characters of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kiosk.typeset import Line

PAUSES = ("。！？；", "，、：")
"""Marks where a reader pauses, the stronger first."""

CLOSING = "”’」』）》】"
"""What belongs to the mark before it."""

FEW = 4
"""Fewer characters than this look lost on a page."""


def pieces(words: str, set_in: Callable[[str], Sequence[Line]], most: int) -> Iterator[str]:
    """The pieces of a sentence, each of at most `most` lines; `set_in` breaks words into the lines of the strip."""
    while len(lines := set_in(words)) > most:
        at = _pause(words, lines[most - 1].end)
        if at is None:
            lost = len(words) - lines[most - 1].end < FEW
            at = lines[most - 2].end if lost and most > 1 else lines[most - 1].end
        yield words[:at].rstrip()
        words = words[at:].lstrip()
    yield words


def _pause(words: str, end: int) -> int | None:
    """Behind the last pause in the later half of what fits; none where there is none, or little would be left."""
    for marks in PAUSES:
        for at in range(end, end // 2, -1):
            before = words[:at].rstrip(CLOSING)
            closed = before[-1:] in marks and words[at : at + 1] not in CLOSING
            if before and closed and len(words) - at >= FEW:
                return at
    return None
