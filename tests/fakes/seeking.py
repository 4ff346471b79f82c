"""Search for tests: an index with the readings that the press would make, and hits as one line of text each.

Rules it keeps: readings are the real ones (hub/press/readings.py), so a test of pinyin is one of the whole way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from fakes.builders import a_guide
from fakes.kinds import a_faq
from fakes.sights import a_sight, a_visit, sample
from msgspec.structs import replace

from hub.press.readings import readings_of
from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem
from kiosk.search import Hit, Index, Sayings, find, index
from kiosk.search.sayings import NONE, Saying
from kiosk.visit import Key, Turn, Visit, step
from screens.finding import Answer
from screens.handwriting.strokes import Pad
from screens.seeking import AtOnce, Seeking
from screens.sight import Sight


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


@cache
def readable_sample() -> Edition:
    """The sample bureau, with its readings."""
    return replace(sample(), readings=readings_of(sample().items, {}))


@cache
def _finder() -> AtOnce:
    return AtOnce(readable_sample(), _unheard)


def typed(query: str, tab: str = "", page: int = 0, **modes: bool) -> Visit:
    """A citizen at the search who has typed this."""
    visit = a_visit("search", **modes)
    for sign in query:
        visit = step(visit, Key(sign), 0.0)
    return step(visit, Turn(page, tab), 0.0) if tab or page else visit


def asked(visit: Visit, pad: Pad | None = None) -> Sight:
    """What is to be seen of the sample when what was typed has been answered."""
    seeking = Seeking(_lent, _deaf)
    return replace(seeking.seen(a_sight(readable_sample(), visit=visit)), pad=pad)


def _lent(edition: Edition, deliver: object) -> AtOnce:
    """The index of the sample is made once for all tests."""
    finder = _finder()
    finder._deliver = deliver  # type: ignore[assignment]
    return finder


def _deaf() -> None:
    """Nobody waits."""


def _unheard(_answer: Answer) -> None:
    """Nobody has asked yet."""
