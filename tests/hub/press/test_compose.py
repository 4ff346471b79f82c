"""A draft becomes an edition item by item (definitions D11)."""

from dataclasses import replace as with_
from datetime import date

import pytest
from fakes.builders import HALL, a_guide, a_notice, a_source, a_unit, an_edition
from fakes.clock import instant

from hub.press.compose import compose
from kiosk.content.item import replace
from kiosk.errors import BadInput
from kiosk.folder import Draft, Fault
from kiosk.lint import problems

NOW = instant("2026-11-23 10:34")
LAWFUL = a_notice("lawful")
FAULTY = a_notice("faulty", source=a_source(unit="nobody"))


def draft_of(edition, *faults):
    return Draft(
        feed=edition.feed,
        office=edition.office,
        rules=edition.rules,
        as_of=date(2026, 11, 23),
        items=edition.items,
        slots=edition.slots,
        boards=edition.boards,
        layouts=edition.layouts,
        faults=faults,
    )


def composed(draft, previous=None, check=problems):
    return compose(draft, previous, check, serial=7, made_at=NOW, hub_key="aGVsbG8=")


def ids(edition):
    return [item.id for item in edition.items]


def test_a_lawful_draft_is_published_as_it_was_written():
    draft = draft_of(an_edition(LAWFUL, a_guide()))
    edition, story = composed(draft)
    assert edition.items == draft.items
    assert (edition.serial, edition.made_at, edition.office.hub_key) == (7, NOW, "aGVsbG8=")
    assert (story.kept, story.left_out) == ((), ())
    assert story.added == ("a-guide", "hall", "lawful")


def test_the_story_tells_what_was_added_changed_and_removed():
    previous = an_edition(LAWFUL, a_notice("gone"), a_guide())
    _, story = composed(draft_of(an_edition(replace(LAWFUL, title="改过的标题"), a_guide(), a_notice("new"))), previous)
    assert (story.added, story.changed, story.removed) == (("new",), ("lawful",), ("gone",))


def test_a_new_item_in_error_is_left_out_and_the_rest_is_published():
    edition, story = composed(draft_of(an_edition(LAWFUL, FAULTY)))
    assert ids(edition) == ["hall", "lawful"]
    assert [held.item for held in story.left_out] == ["faulty"]
    assert "nobody" in story.left_out[0].why[0]


def test_an_item_that_came_into_error_keeps_its_published_version():
    published = a_notice("faulty", title="仍然有效的旧版")
    edition, story = composed(draft_of(an_edition(LAWFUL, FAULTY)), an_edition(LAWFUL, published))
    assert published in edition.items
    assert [held.item for held in story.kept] == ["faulty"]
    assert story.changed == ()


def test_an_unreadable_file_keeps_the_published_version_too():
    published = a_notice("broken", title="仍然有效的旧版")
    fault = Fault("announcement/broken.yaml:3", "indentation", "use spaces", item="broken")
    edition, story = composed(draft_of(an_edition(LAWFUL), fault), an_edition(LAWFUL, published))
    assert published in edition.items
    assert story.kept[0].why == ("announcement/broken.yaml:3: indentation (use spaces)",)


def test_an_unreadable_file_that_was_never_published_is_left_out():
    edition, story = composed(draft_of(an_edition(LAWFUL), Fault("x.yaml:1", "tabs", item="never-seen")))
    assert ids(edition) == ["hall", "lawful"]
    assert [held.item for held in story.left_out] == ["never-seen"]


def test_what_refers_to_an_item_that_is_left_out_is_left_out_as_well():
    division = a_unit("permits", source=a_source(unit="nobody"))
    guide = a_guide(source=a_source(unit="permits"))
    edition, story = composed(draft_of(an_edition(LAWFUL, division, guide)))
    assert ids(edition) == ["hall", "lawful"]
    assert [held.item for held in story.left_out] == ["a-guide", "permits"]


def test_what_refers_to_an_item_that_keeps_its_version_stays_as_written():
    good = a_unit("permits")
    guide = a_guide(source=a_source(unit="permits"), title="新的标题")
    edition, story = composed(
        draft_of(an_edition(replace(good, source=a_source(unit="nobody")), guide)), an_edition(good, a_guide())
    )
    assert guide in edition.items
    assert [held.item for held in story.kept] == ["permits"]
    assert story.left_out == ()


def test_an_error_an_item_has_where_it_is_published_does_not_take_it_off_the_screens():
    edition, story = composed(draft_of(an_edition(LAWFUL, FAULTY)), an_edition(LAWFUL, FAULTY))
    assert FAULTY in edition.items
    assert [held.item for held in story.kept] == ["faulty"]


def test_a_published_item_whose_reference_goes_away_goes_with_it():
    guide = a_guide(source=a_source(unit="permits"))
    edition, story = composed(draft_of(an_edition(LAWFUL, guide)), an_edition(LAWFUL, guide, a_unit("permits")))
    assert ids(edition) == ["hall", "lawful"]
    assert [held.item for held in story.left_out] == ["a-guide"]
    assert story.removed == ("a-guide", "permits")


def test_a_fault_of_no_item_refuses_the_whole():
    with pytest.raises(BadInput, match=r"boards\.yaml:2: duplicate key"):
        composed(draft_of(an_edition(LAWFUL), Fault("boards.yaml:2", "duplicate key")))


def test_an_error_of_the_edition_refuses_the_whole_with_every_reason():
    draft = with_(draft_of(an_edition(LAWFUL)), layouts=())
    draft = with_(draft, office=replace(draft.office, hall="elsewhere"))
    with pytest.raises(BadInput) as error:
        composed(draft)
    assert "elsewhere" in str(error.value)
    assert "landscape" in str(error.value)


def test_an_edition_without_items_is_never_made():
    empty = with_(draft_of(an_edition(LAWFUL)), items=())
    with pytest.raises(BadInput, match="no items"):
        composed(empty)
    with pytest.raises(BadInput, match="no items"):
        composed(empty, check=lambda edition: ())


def test_warnings_are_told_and_hold_nothing_back():
    draft = draft_of(an_edition(LAWFUL))
    draft = with_(draft, slots=(replace(draft.slots[0], items=("not-there",)),))
    edition, story = composed(draft)
    assert HALL in ids(edition)
    assert any("not-there" in warning for warning in story.warnings)


def test_every_title_is_read_aloud_and_unchanged_ones_are_not_read_twice():
    first, _ = composed(draft_of(an_edition(LAWFUL, a_guide())))
    marked = replace(first, readings=tuple(replace(r, phrase=("as-before",)) for r in first.readings))
    second, _ = composed(draft_of(an_edition(LAWFUL, a_guide(title="新标题"))), marked)
    assert {r.id: r.phrase for r in second.readings} == {
        "a-guide": ("xin", "biao", "ti"),
        "hall": ("as-before",),
        "lawful": ("as-before",),
    }


def test_without_pypinyin_the_old_readings_stay_and_it_is_said(monkeypatch):
    first, _ = composed(draft_of(an_edition(LAWFUL, a_guide())))
    monkeypatch.setattr("hub.press.compose.can_read", lambda: False)
    second, story = composed(draft_of(an_edition(LAWFUL, a_guide(title="新标题"))), first)
    assert [r.id for r in second.readings] == ["hall", "lawful"]
    assert any("1 titles have no pinyin" in warning for warning in story.warnings)
