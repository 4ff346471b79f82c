"""The way into the guides with as many themes and units as a whole city has: nothing clipped, nothing out of reach."""

from __future__ import annotations

from functools import cache

import pytest
from fakes.builders import a_guide, a_source, a_unit, an_edition
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, presses, words
from fakes.turning import turned
from msgspec.structs import replace

from hub.press.readings import readings_of
from kiosk.content.service import Guide
from screens import topics
from screens.contents import Contents
from screens.pages.scene import scene

THEMES = tuple(f"主题{n}号" for n in range(28))
UNITS = 60


@cache
def a_city():
    """28 themes for persons and for firms, each with more than one guide, by 60 units with long names."""
    units = [
        a_unit(f"unit-{n}", type="division", title=f"市政公用设施建设与维护管理服务中心第{n}分中心")
        for n in range(UNITS)
    ]
    guides = [
        a_guide(
            f"guide-{n}",
            title=f"办事{n}",
            audience=("person", "enterprise"),
            themes=(THEMES[n % len(THEMES)],),
            enterprise_themes=(THEMES[(n + 9) % len(THEMES)],),
            source=a_source(unit=f"unit-{n % UNITS}"),
        )
        for n in range(120)
    ]
    return an_edition(*units, *guides)


def first_page(edition, panel, language="zh", tab="", **modes):
    to = setting(panel, language, **modes)
    layers = scene(a_sight(edition, visit=a_visit("guides", "", tab, language=language, **modes)), to)
    assert_sound(layers, to)
    return next(layer.place(to) for layer in layers if layer.name == "page")


PANELS = [("21.5", {}), ("21.5", {"large": True}), ("wide", {}), ("wide", {"large": True}), ("43", {"low_reach": True})]


@pytest.mark.parametrize(("panel", "modes"), [*PANELS, ("low", {})])
def test_every_theme_and_every_unit_of_a_city_stands_behind_a_tab(panel, modes):
    guides = [item for item in a_city().items if isinstance(item, Guide)]
    for tab, found in (
        ("person", topics.persons(guides)),
        ("firm", topics.enterprises(guides)),
        ("units", topics.units(guides, Contents(a_city()))),
    ):
        _, touched = turned(a_city(), "guides", tab=tab, panel=panel, **modes)
        tiles = [name for name in touched if name.startswith("topic:") and name != "topic:all:"]
        assert sorted(tiles) == sorted(f"topic:{topic.name}" for topic in found)
        assert {"tab:person", "tab:firm", "tab:units", "topic:all:"} <= set(touched)


def lettered():
    """Three guides as the press reads them: two begin with S, one has a digit first."""
    guides = (
        a_guide("one", title="施工许可", title_en="Work permit"),
        a_guide("two", title="商品房预售", title_en="Pre-sale"),
        a_guide("three", title="《城镇燃气》经营", title_en=""),
    )
    return replace(an_edition(a_unit(), *guides), readings=readings_of(guides, {}))


def test_by_letter_each_guide_stands_under_the_first_sound_of_its_name_in_alphabetical_order():
    contents = Contents(lettered())
    guides = [item for item in contents.edition.items if isinstance(item, Guide)]
    found = {topic.name: [guide.id for guide in topic.guides] for topic in topics.letters(guides, contents)}
    assert found == {"letter:C": ["three"], "letter:S": ["two", "one"]}
    english = {topic.name: [guide.id for guide in topic.guides] for topic in topics.letters(guides, contents, "en")}
    assert english == {"initial:P": ["two"], "initial:W": ["one"]}
    said, touched = turned(lettered(), "topic", "letter:S")
    assert "S 开头的事项" in said
    assert {"guide:one", "guide:two"} <= set(touched)
    assert "guide:three" not in touched


def test_an_edition_without_readings_has_no_letters():
    bare = replace(lettered(), readings=())
    assert topics.letters([item for item in bare.items if isinstance(item, Guide)], Contents(bare)) == ()


@pytest.mark.parametrize(("panel", "modes"), [*PANELS, ("low", {})])
def test_what_most_come_for_stands_behind_a_tab_in_the_offices_order(panel, modes):
    known = sample().office.often
    assert known
    office = replace(sample().office, often=("no-such-guide", *known[:2], "service-hall"))
    said, touched = turned(replace(sample(), office=office), "guides", tab="often", panel=panel, **modes)
    rows = [name for name in touched if name.startswith("guide:")]
    assert rows == [f"guide:{name}" for name in known[:2]]
    assert "大家常办的事" in said
    none = replace(sample(), office=replace(office, often=("no-such-guide",)))
    assert "tab:often" not in turned(none, "guides", panel=panel, **modes)[1]


@pytest.mark.parametrize(("panel", "modes"), [*PANELS, ("low", {})])
def test_guides_that_name_no_theme_are_found_by_unit_and_by_letter(panel, modes):
    guides = [a_guide(f"guide-{n}", title=f"{chr(0x4E00 + 97 * n)}事项", themes=()) for n in range(60)]
    units = [a_unit("hall"), *(a_unit(f"unit-{n}", title=f"第{n}科") for n in range(40))]
    placed = [replace(guide, source=a_source(unit=f"unit-{n % 40}")) for n, guide in enumerate(guides)]
    edition = replace(an_edition(*units, *placed), readings=readings_of(guides, {}))
    _, touched = turned(edition, "guides", panel=panel, **modes)
    assert {"tab:units", "tab:letters", "topic:all:"} <= set(touched)
    assert "tab:themes" not in touched


def test_sixty_units_with_long_names_are_a_few_pages():
    said, touched = turned(a_city(), "guides", tab="units")
    assert touched.count("after") <= 4
    assert said.count("第59分中心") == 1


@pytest.mark.parametrize(("panel", "language"), [("21.5", "zh"), ("21.5", "en"), ("wide", "zh"), ("wide", "en")])
def test_where_all_themes_have_room_they_stand_on_one_page_and_units_behind_a_tab(panel, language):
    page = first_page(sample(), panel, language)
    names = presses(page)
    assert "after" not in names
    assert any(name.startswith("topic:theme:") for name in names)
    assert any(name.startswith("topic:firm:") for name in names)
    assert {"tab:themes", "tab:units", "topic:all:"} <= set(names)
    assert "tab:firm" not in names


def test_a_few_topics_have_no_tabs_and_a_tab_of_another_size_of_type_is_the_first_one():
    few = an_edition(a_guide(audience=("person",), themes=("住房",)))
    assert not [name for name in presses(first_page(few, "21.5")) if name.startswith("tab:")]
    assert "住房" in words(first_page(few, "21.5"))
    assert words(first_page(sample(), "21.5", tab="themes")) == words(first_page(sample(), "21.5", tab="firm"))
