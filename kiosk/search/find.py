"""Ask an index: the hits of a query, best first, each with what of it spelled the query.

Rules it keeps:
- a query is letters (initials, syllables, both), characters, digits or English, in any mixture, from the first key on;
  capitals, full width, blanks and signs do not count;
- what citizens call otherwise is found as well (sayings.py); near hits there are only when nothing else is found;
- no state: every key asks anew, and the same question gets the same answer in the same order.
"""

from __future__ import annotations

from collections.abc import Collection

from kiosk.content.kinds import Kind
from kiosk.search.catch import Catch, Hit, Shown
from kiosk.search.index import Index
from kiosk.search.literally import literally, meant
from kiosk.search.near import nearly
from kiosk.search.plain import plain

LIMIT = 50


def find(
    index: Index,
    query: str,
    limit: int = LIMIT,
    kinds: Collection[Kind] | None = None,
    shown: Shown | None = None,
) -> tuple[Hit, ...]:
    """At most `limit` hits. `kinds`: only these; `shown`: whether an item may be shown now (one that may not is not
    found). Never raises for what was typed."""
    asked = plain(query)
    catch = Catch(index, limit, kinds, shown)
    if not asked or limit < 1:
        return ()
    literally(catch, asked)
    meant(catch, asked)
    if not catch:
        nearly(catch, asked)
    return catch.hits()
