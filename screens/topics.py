"""Ways into the guides: what brings people here 主题, who answers 科室, and the letter a name begins with.

Rules it keeps: a guide stands under every theme it names; a theme is offered when it holds two guides, or one that no
other theme holds; in a large theme those come first that stand early in no smaller one, so that nobody has to turn a
page on the way to any guide; of these a name of many lines comes last, for it would push the others off the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from kiosk.content.service import Guide
from screens.contents import Contents
from screens.words.say import Language, Say

MOST = {"theme": 12, "firm": 15}
"""Themes of a group that are offered as tiles: both groups stand on one page."""

ALL = "全部事项"
OFTEN = "often:"

LETTERS: dict[Language, str] = {"zh": "letter", "en": "initial"}
"""How a topic of a letter begins, by the language of the names."""

LONG = 60
"""A name of more characters takes three lines and more."""

EARLY = 8
"""So many guides of a topic stand on its first page, whatever the screen."""


class Topic(Struct, frozen=True):
    """`name`: `theme:住房`, the argument of the place; `guides` in the order they are shown."""

    name: str
    title: str
    guides: tuple[Guide, ...]


def persons(guides: Sequence[Guide]) -> tuple[Topic, ...]:
    """Themes of what a person or family needs."""
    return _themes("theme", [g for g in guides if "person" in g.audience], _of_person)


def enterprises(guides: Sequence[Guide]) -> tuple[Topic, ...]:
    """Themes of what an enterprise or institution needs."""
    return _themes("firm", [g for g in guides if set(g.audience) - {"person"}], _of_firm)


def units(guides: Sequence[Guide], contents: Contents) -> tuple[Topic, ...]:
    """One for each unit that has guides, in the order the guides come: by unit."""
    by_unit: dict[str, list[Guide]] = {}
    for guide in guides:
        by_unit.setdefault(guide.source.unit, []).append(guide)
    named = ((unit_id, contents.unit(unit_id), found) for unit_id, found in by_unit.items())
    return tuple(Topic(f"unit:{unit_id}", unit.title, tuple(found)) for unit_id, unit, found in named if unit)


def often(guides: Sequence[Guide], contents: Contents) -> Topic | None:
    """What most people come for, as the office has arranged it; None where it names nothing that is shown."""
    shown = {guide.id: guide for guide in guides}
    found = tuple(shown[name] for name in contents.edition.office.often if name in shown)
    return Topic(OFTEN, "大家常办的事", found) if found else None


def letters(guides: Sequence[Guide], contents: Contents, language: Language = "zh") -> tuple[Topic, ...]:
    """One for each letter with which a name begins: its pinyin as the edition reads it, or its English name."""
    held: dict[str, list[tuple[str, Guide]]] = {}
    for guide in guides:
        read = contents.read_as(guide.id) if language == "zh" else guide.title_en
        if read[:1].isalpha():
            held.setdefault(read[0].upper(), []).append((read.lower(), guide))
    kind = LETTERS[language]
    found = ((letter, sorted(those, key=lambda each: each[0])) for letter, those in sorted(held.items()))
    return tuple(Topic(f"{kind}:{letter}", letter, tuple(guide for _, guide in those)) for letter, those in found)


def topic(name: str, guides: Sequence[Guide], contents: Contents) -> Topic | None:
    """The topic of this name; none if it is not offered."""
    kind = name.partition(":")[0]
    if kind == "unit":
        return next((t for t in units(guides, contents) if t.name == name), None)
    if kind in LETTERS.values():
        language: Language = "zh" if kind == LETTERS["zh"] else "en"
        return next((t for t in letters(guides, contents, language) if t.name == name), None)
    if kind == "all":
        return Topic(name, ALL, tuple(guides))
    offered = {"theme": persons, "firm": enterprises}.get(kind)
    return next((t for t in offered(guides) if t.name == name), None) if offered is not None else None


def name_of(topic: Topic, contents: Contents, say: Say) -> str:
    """What a topic is called in the language of `say`: a unit by its own title, a theme as such themes are called."""
    kind, _, which = topic.name.partition(":")
    unit = contents.unit(which) if kind == "unit" else None
    if kind in LETTERS.values():
        return topic.title
    return say.title(unit) if unit is not None else say(topic.title)


Themes = Callable[[Guide], tuple[str, ...]]


def _of_person(guide: Guide) -> tuple[str, ...]:
    return guide.themes if "person" in guide.audience else ()


def _of_firm(guide: Guide) -> tuple[str, ...]:
    if not set(guide.audience) - {"person"}:
        return ()
    return guide.enterprise_themes or (() if "person" in guide.audience else guide.themes)


def _themes(kind: str, guides: Sequence[Guide], of: Themes) -> tuple[Topic, ...]:
    """The themes that are offered, the largest first."""
    held: dict[str, list[Guide]] = {}
    for guide in guides:
        for name in of(guide):
            held.setdefault(name, []).append(guide)
    kept = _fewest(held, MOST[kind])
    arranged = _arranged({name: held[name] for name in held if name in kept})
    found = [Topic(f"{kind}:{name}", name, tuple(those)) for name, those in arranged.items()]
    return tuple(sorted(found, key=lambda t: -len(t.guides)))


def _fewest(held: Mapping[str, Sequence[Guide]], most: int) -> set[str]:
    """Two guides or more, or one that stands nowhere else; at most `most`, as far as no guide is lost."""
    kept = set(held)
    for name in sorted(held, key=lambda n: len(held[n])):
        if len(held[name]) > 1 and len(kept) <= most:
            break
        others = {guide.id for other in kept - {name} for guide in held[other]}
        if all(guide.id in others for guide in held[name]):
            kept.discard(name)
    return kept


def _arranged(held: Mapping[str, Sequence[Guide]]) -> dict[str, list[Guide]]:
    """The same, each in an order in which those come first that stand early in no smaller theme."""
    seen: set[str] = set()
    found = {}
    for name in sorted(held, key=lambda n: len(held[n])):
        ranked = sorted(held[name], key=lambda guide: guide.id in seen)
        found[name] = [*sorted(ranked[:EARLY], key=lambda guide: len(guide.title) > LONG), *ranked[EARLY:]]
        seen.update(guide.id for guide in found[name][:EARLY])
    return found
