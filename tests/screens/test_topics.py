"""Ways into the guides: every guide is behind a tile, and early behind one of them."""

from __future__ import annotations

from fakes.builders import a_guide, a_unit, an_edition
from fakes.clock import instant
from fakes.sights import sample

from screens import topics
from screens.contents import Contents

NOW = instant("2026-11-23 10:34")


def titles(found):
    return [topic.title for topic in found]


def test_a_theme_is_offered_when_it_holds_two_guides_or_one_that_stands_nowhere_else():
    guides = (
        a_guide("one", audience=("person",), themes=("住房", "养老")),
        a_guide("two", audience=("person",), themes=("住房",)),
        a_guide("three", audience=("person",), themes=("自建房",)),
    )
    assert titles(topics.persons(guides)) == ["住房", "自建房"]


def test_a_guide_for_firms_alone_does_not_stand_among_the_persons():
    guides = (a_guide("one", audience=("enterprise",), themes=("建筑业",)),)
    assert topics.persons(guides) == ()
    assert titles(topics.enterprises(guides)) == ["建筑业"]


def test_in_a_large_theme_those_come_first_that_stand_early_nowhere_else():
    small = tuple(a_guide(f"a-{n}", audience=("person",), themes=("装修", "住房")) for n in range(4))
    only = tuple(a_guide(f"b-{n}", audience=("person",), themes=("住房",)) for n in range(8))
    found = {topic.title: [guide.id for guide in topic.guides] for topic in topics.persons((*small, *only))}
    assert found["住房"] == [*(f"b-{n}" for n in range(8)), *(f"a-{n}" for n in range(4))]


def test_more_than_twelve_themes_lose_the_smallest_whose_guides_stand_elsewhere():
    guides = tuple(
        a_guide(f"guide-{n}", audience=("person",), themes=(f"大类{n % 12}", *((f"小类{n % 5}",) if n < 10 else ())))
        for n in range(36)
    )
    found = topics.persons(guides)
    assert len(found) == 12
    assert all(title.startswith("大类") for title in titles(found))


def test_by_unit_and_all_are_topics_too_and_an_unknown_one_is_none():
    contents = Contents(an_edition(a_guide("one"), a_unit()))
    guides = contents.guides(NOW)
    assert [guide.id for guide in topics.topic("unit:hall", guides, contents).guides] == ["one"]
    assert len(topics.topic("all:", guides, contents).guides) == 1
    assert topics.topic("theme:没有", guides, contents) is None
    assert topics.topic("nonsense", guides, contents) is None


def test_every_guide_of_the_sample_is_behind_a_tile_of_its_theme():
    contents = Contents(sample())
    guides = contents.guides(NOW)
    offered = (*topics.persons(guides), *topics.enterprises(guides))
    assert {guide.id for topic in offered for guide in topic.guides} == {guide.id for guide in guides}
