"""Windows: a list one can take in, and what is done at each of them, one touch behind it."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_unit, a_window, an_edition, some_hours
from fakes.kinds import a_site
from fakes.sights import a_sight, a_visit, sample, setting
from fakes.sound import assert_sound, presses, words
from fakes.turning import turned

from kiosk.content.office import Unit
from screens.pages.scene import scene

MOST = {
    ("21.5", "zh", False): 3,
    ("21.5", "zh", True): 6,
    ("21.5", "en", False): 4,
    ("21.5", "en", True): 7,
    ("wide", "zh", False): 5,
    ("wide", "zh", True): 9,
    ("wide", "en", False): 5,
    ("wide", "en", True): 9,
}
"""Pages of the sample's 14 windows: panel, language, large type."""


def first_page(panel, language="zh", **modes):
    to = setting(panel, language, **modes)
    layers = scene(a_sight(sample(), visit=a_visit("windows", language=language, **modes)), to)
    assert_sound(layers, to)
    return next(layer.place(to) for layer in layers if layer.name == "page")


@pytest.mark.parametrize(("panel", "language", "large"), MOST)
def test_the_windows_of_the_sample_are_few_pages_and_each_is_named_once(panel, language, large):
    visit, to, found, page = {"language": language, "large": large}, setting(panel, language, large=large), [], 0
    while True:
        layers = scene(a_sight(sample(), visit=a_visit("windows", page=page, **visit)), to)
        assert_sound(layers, to)
        names = [name for layer in layers for name in presses(layer.place(to))]
        found += [name for name in names if name.startswith("window:")]
        if "after" not in names:
            break
        page += 1
    units = [item for item in sample().items if isinstance(item, Unit)]
    assert sorted(found) == sorted(f"window:{unit.id}/{w.id}" for unit in units for w in unit.windows)
    assert page + 1 <= MOST[panel, language, large]


@pytest.mark.parametrize(
    ("panel", "language", "modes"),
    [
        *(("21.5", "zh", {}), ("21.5", "en", {}), ("27", "en", {}), ("27", "en", {"large": True})),
        *(("low", "zh", {"large": True}), ("low", "en", {"large": True})),
    ],
)
def test_the_first_page_is_not_left_empty(panel, language, modes):
    page = first_page(panel, language, **modes)
    assert any(name.startswith("site:") for name in presses(page))
    if panel == "21.5":
        assert any(name.startswith("window:") for name in presses(page))


def test_how_far_ones_case_is_stands_beside_the_tabs_or_behind_the_list():
    assert "to:progress" in presses(first_page("21.5"))
    assert "to:progress" in turned(sample(), "windows", panel="low", large=True)[1]


def test_a_window_has_its_hours_phone_and_every_matter_that_is_done_there():
    window = a_window(
        "2", "建设工程", place="一楼 2 号窗口", phone="0000-8123999", hours=some_hours(("10:00", "11:00"))
    )
    edition = an_edition(a_unit(windows=(window,)), a_guide("one", windows=("hall/2",)), a_guide("two", windows=()))
    said, touched = turned(edition, "window", "hall/2")
    assert all(part in said for part in ("一楼 2 号窗口", "建设工程", "10:00—11:00", "现在办公", "0000-8123999"))
    assert "guide:one" in touched
    assert "guide:two" not in touched
    assert "unit:hall" in touched


def test_a_window_without_guides_says_so_and_one_that_is_gone_does_too():
    edition = an_edition(a_unit(windows=(a_window("2"),)))
    assert "没有单独的办事指南" in turned(edition, "window", "hall/2")[0]
    for arg in ("hall/3", "nowhere/2", "hall"):
        assert "已经不再公开" in turned(edition, "window", arg)[0]


def test_a_list_says_hours_of_a_window_only_where_they_are_its_own():
    own = a_window("3", hours=some_hours(("10:00", "11:00")))
    site = a_site(hours=a_unit().hours)
    unit = a_unit(site=site.id, windows=(a_window("2"), own))
    said = "".join(turned(an_edition(site, unit), "windows")[0].split())
    assert said.count("10:00—11:00") == 1
    assert said.count("9:00—12:00") == 1  # of the place alone
    alone = "".join(turned(an_edition(a_unit(windows=(a_window("2"),))), "windows")[0].split())
    assert alone.count("9:00—12:00") == 1  # of the unit, where there is no place


def test_a_unit_leads_to_its_windows():
    edition = an_edition(a_unit(windows=(a_window("2"),)), a_guide(windows=("hall/2",)))
    said, touched = turned(edition, "unit", "hall")
    assert "window:hall/2" in touched
    assert "办理 1 项" in said
    assert words(first_page("21.5")).count("现在办公") >= 3
