"""The organisation tree: from the leaders down to a window, every box leads on, and one turns over all of it."""

from __future__ import annotations

import pytest
from fakes.builders import a_unit, a_window, an_edition
from fakes.glass import Glass
from fakes.kinds import a_leader, a_site
from fakes.sights import a_sight, a_visit, sample, setting, with_items
from fakes.sound import assert_sound, walk, words
from msgspec.structs import replace

from kiosk.content.office import Leader, Unit
from kiosk.visit import Back, Open, Turn, step
from screens.blocks.arrange import Press
from screens.pages.scene import scene

BUREAU = a_unit("bureau", type="bureau", title="云州市住房和城乡建设局")
SCREENS = [("21.5", {}), ("wide", {}), ("21.5", {"large": True}), ("43", {"low_reach": True}), ("low", {"large": True})]


def shown(visit, edition, panel="21.5", language="zh", **modes):
    """What can be touched on the page, by name, and what it says."""
    to = setting(panel, language, **modes)
    layers = scene(a_sight(edition, visit=visit), to)
    assert_sound(layers, to)
    page = next(layer.place(to) for layer in layers if layer.name == "page")
    return {p.block.name: p.block.act[0] for p in walk(page) if isinstance(p.block, Press)}, words(page)


def leafed(edition, panel="21.5", **modes):
    """All pages as one turns them over from the first."""
    visit, found = a_visit("organisation", **modes), []
    while True:
        found.append(shown(visit, edition, panel, **modes))
        if "after" not in found[-1][0]:
            return found
        visit = step(visit, found[-1][0]["after"], 1.0)
        assert len(found) < 60, "a tree that never ends"


@pytest.mark.parametrize(("panel", "modes"), SCREENS)
def test_turning_over_shows_every_leader_and_every_unit_and_each_leads_to_its_sheet(panel, modes):
    acts = [act for presses, _ in leafed(sample(), panel, **modes) for act in presses.values()]
    leaders = {Open("leader", item.id) for item in sample().items if isinstance(item, Leader)}
    units = {Open("unit", item.id) for item in sample().items if isinstance(item, Unit)}
    assert leaders | units <= set(acts)


def test_from_a_leader_to_the_branch_to_the_sheets_and_back_to_all():
    leader = a_leader(title="沈柏川", units=("hall",))
    hall = a_unit(windows=(a_window(),), site="a-site")
    edition = an_edition(BUREAU, leader, hall, a_site(title="政务服务大厅"))
    first, said = shown(a_visit("organisation"), edition)
    assert first["unit:bureau"] == Open("unit", "bureau")
    assert first["leader:a-leader"] == Turn(tab="of:a-leader")
    assert "1 个单位" in said
    branch, said = shown(step(a_visit("organisation"), first["leader:a-leader"], 1.0), edition)
    assert branch["leader:a-leader"] == Open("leader", "a-leader")
    assert branch["unit:hall"] == Open("unit", "hall")
    assert branch["site:hall"] == Open("site", "a-site")
    assert branch["windows:hall"] == Open("windows")
    assert branch["whole"] == Turn(tab="all")
    assert "1 个窗口" in said


def test_a_leader_with_nobody_below_leads_to_the_sheet_at_once():
    first, _ = shown(a_visit("organisation"), an_edition(BUREAU, a_leader(units=())))
    assert first["leader:a-leader"] == Open("leader", "a-leader")
    assert first["rest"] == Turn(tab="rest")


def test_an_office_that_names_no_leaders_shows_its_units_at_once():
    ((presses, _),) = leafed(an_edition(BUREAU, a_unit("unit-a", parent="bureau")))
    assert {"unit:bureau", "unit:unit-a", "unit:hall"} <= set(presses)


def test_where_the_bureau_has_no_sheet_its_name_is_the_root_and_cannot_be_touched():
    edition = an_edition(a_unit())
    ((presses, said),) = leafed(edition)
    assert not [name for name in presses if name not in ("unit:hall", "windows:hall")]
    assert edition.office.name in said


def test_on_a_low_screen_in_large_type_long_names_stand_there_alone():
    units = [item for item in sample().items if isinstance(item, Unit)]
    verbose = with_items(sample(), *(replace(unit, title=unit.title * 6) for unit in units))
    visit = a_visit("organisation", tab="of:leader-construction", large=True)
    assert "科长" in shown(visit, sample(), "low", large=True)[1]
    presses, said = shown(visit, verbose, "low", large=True)
    assert "unit:division-approval" in presses
    assert "科长" not in said


def test_a_site_that_is_not_shown_and_a_tab_that_is_none_do_no_harm():
    edition = an_edition(BUREAU, a_leader(units=("hall",)), a_unit(site="gone-site"))
    assert "site:hall" not in shown(a_visit("organisation", tab="of:a-leader"), edition)[0]
    assert shown(a_visit("organisation", tab="of:gone", page=7), edition) == shown(a_visit("organisation"), edition)


def test_without_units_the_page_says_so():
    hidden = an_edition(a_unit(disclosure="withheld", withheld_why="内部"))
    assert "目前没有公开的机构信息" in shown(a_visit("organisation"), hidden)[1]


def test_in_english_a_leader_is_called_by_the_english_name_alone():
    leader = a_leader(title="沈柏川", title_en="Shen Baichuan, Director", post="局长", units=())
    visit = a_visit("organisation", language="en")
    _, said = shown(visit, an_edition(BUREAU, leader), language="en")
    assert "Shen Baichuan, Director" in said.replace("\n", " ")
    assert "局长" not in said


def test_a_finger_comes_here_from_units_and_from_leaders_and_goes_on_to_a_sheet(window):
    glass = Glass(window, sample())
    for place in ("units", "leaders"):
        if glass.visit.place != "home":
            glass.tap("home")
        glass.tap("home/units")
        if place == "leaders":
            glass.tap("units/to:leaders")
            glass.tap("leaders/after")  # where they are many
        glass.tap(f"{place}/to:organisation")
        assert glass.visit.name == "organisation"
    glass.tap("organisation/leader:leader-housing")
    glass.tap("organisation/unit:division-housing")
    assert glass.visit.name == "unit:division-housing"
    glass.tap("back")
    assert (glass.visit.name, glass.visit.tab) == ("organisation", "of:leader-housing")
    glass.close()


def from_sheet(edition, place, arg):
    """Where the row of a sheet to the tree leads; a sheet of several pages has it on one of them."""
    to, page, found = setting(), 0, []
    while not found:
        sight = a_sight(edition, visit=a_visit(place, arg, page=page))
        placed = [part.block for layer in scene(sight, to) for part in walk(layer.place(to))]
        found = [b.act for b in placed if isinstance(b, Press) and b.name == "to:organisation"]
        page += 1
    visit = a_visit(place, arg)
    for act in found[0]:
        visit = step(visit, act, 1.0)
    return visit


def test_a_unit_and_a_leader_lead_to_their_branch_of_the_tree():
    leader = a_leader(units=("hall",))
    rest = a_unit("alone", type="division", title="无人分管科")
    edition = an_edition(BUREAU, leader, a_leader("other", order=101, title="闲云", units=()), a_unit(), rest)
    for place, arg, said in (
        ("unit", "hall", leader.title),
        ("leader", "a-leader", leader.title),
        ("unit", "alone", "无人分管科"),
        ("leader", "other", "闲云"),
        ("unit", "bureau", "其他单位"),
    ):
        there = from_sheet(edition, place, arg)
        assert there.place == "organisation"
        assert said in shown(there, edition)[1]
        back = step(there, Back(), 2.0)
        assert (back.place, back.arg) == (place, arg)
    assert from_sheet(edition, "unit", "alone").tab != from_sheet(edition, "unit", "hall").tab
