"""Search for tests: an index with the readings that the press would make, and hits as one line of text each.

Rules it keeps: readings are the real ones (hub/press/readings.py), so a test of pinyin is one of the whole way.
"""

from __future__ import annotations

from collections.abc import Iterable

from fakes.builders import a_guide
from fakes.kinds import a_faq

from hub.press.readings import readings_of
from kiosk.content.kinds import AnyItem
from kiosk.search import Hit, Index, Sayings, find, index
from kiosk.search.sayings import NONE, Saying


def an_index(*items: AnyItem, sayings: Sayings = NONE) -> Index:
    """Of these items, read as the press reads them."""
    return index(items, readings_of(items, {}), sayings)


def guides(*titles: str) -> Index:
    """Guides with these titles and nothing else that could be found: `guide-0`, `guide-1` …"""
    bare = {"title_en": "", "materials": (), "result": ""}
    return an_index(*(a_guide(f"guide-{n}", title=title, **bare) for n, title in enumerate(titles)))


def faqs(*titles: str) -> Index:
    """Questions with these titles: `faq-0`, `faq-1` …"""
    return an_index(*(a_faq(f"faq-{n}", title=title) for n, title in enumerate(titles)))


def some_sayings(*rows: tuple[str, str, str], fillers: Iterable[str] = ()) -> Sayings:
    """`("煤气", "mei qi", "燃气 供气")`: what is said, how it is read, what it means."""
    sayings = tuple(Saying(say=say, read=read, mean=tuple(mean.split())) for say, read, mean in rows)
    return Sayings(sayings=sayings, fillers=tuple(fillers))


def found(seen: Index, query: str, **more: object) -> list[str]:
    """The hits as texts with their marks in brackets: `建筑工程[施工许可]证核发`."""
    return [spoken(hit) for hit in find(seen, query, **more)]  # type: ignore[arg-type]


def spoken(hit: Hit) -> str:
    text = hit.text
    for start, end in reversed(hit.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def plainly(seen: Index, query: str) -> list[str]:
    """The same without near hits."""
    return [spoken(hit) for hit in find(seen, query) if hit.how != "near"]
