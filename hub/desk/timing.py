"""When an item comes into the feed and when it leaves it: by its validity, unless something else there names it.

Rules it keeps: the feed is public, so what does not hold yet is not in it; what is over has left it; an item that
another one names stays in, unseen, because a terminal may trust every reference of an edition; pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from kiosk.content import codec
from kiosk.content.kinds import AnyItem


def timely(
    items: Mapping[str, AnyItem], records: Iterable[bytes], now: datetime, texts: Mapping[str, bytes] | None = None
) -> dict[str, AnyItem]:
    """The items that belong into an edition made now.

    `records`: the other parts of it, as canonical bytes; `texts`: the items' own, as far as they are at hand.
    """
    texts = texts or {}
    off = {id for id, item in items.items() if not item.valid.holds(now)}
    known = {id: item for id, item in items.items() if id not in off}
    fresh = [*records, *(texts.get(id) or codec.encode(item) for id, item in known.items())] if off else []
    while off and fresh:
        named = _named(fresh, off)
        fresh = [codec.encode(items[id]) for id in named]
        known |= {id: items[id] for id in named}
        off -= named
    return dict(sorted(known.items()))


def next_edge(items: Iterable[AnyItem], now: datetime) -> datetime | None:
    """The next moment at which one of them begins to hold or ceases to."""
    edges = (edge for item in items for edge in (item.valid.from_, item.valid.until))
    return min((edge for edge in edges if edge is not None and edge > now), default=None)


def _named(texts: Iterable[bytes], ids: set[str]) -> set[str]:
    """Which of these ids stand as a word of their own in these bytes."""
    pattern = re.compile(b'"(' + b"|".join(re.escape(id.encode()) for id in sorted(ids)) + b')"')
    return {found.decode() for text in texts for found in pattern.findall(text)}
