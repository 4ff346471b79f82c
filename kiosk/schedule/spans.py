"""Spans of time on one day: `(begins, ends)`, aware, UTC, half-open.

Rules it keeps: pure; none is empty; a list of them is in order and none touches the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiosk.content.item import Period

Span = tuple[datetime, datetime]
Spans = tuple[Span, ...]


def united(spans: Iterable[Span]) -> Spans:
    """All that lies in any of these."""
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return tuple(found)


def clipped(spans: Spans, period: Period) -> Spans:
    """What of these lies in a period."""
    if period.from_ is None and period.until is None:
        return spans
    return tuple(span for begins, ends in spans if (span := _clip(begins, ends, period))[0] < span[1])


def common(spans: Spans, others: Spans) -> Spans:
    """What lies in both."""
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return tuple(sorted((begins, ends) for begins, ends in pairs if begins < ends))


def holds(spans: Spans, now: datetime) -> bool:
    """Whether `now` lies in any of these."""
    for begins, ends in spans:  # noqa: SIM110  a generator costs more than the question, and it is asked of each slot
        if begins <= now < ends:
            return True
    return False


def _clip(begins: datetime, ends: datetime, period: Period) -> Span:
    return (
        begins if period.from_ is None else max(begins, period.from_),
        ends if period.until is None else min(ends, period.until),
    )
