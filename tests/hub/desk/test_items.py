"""Item → page → item is the identity, for every item of the sample; every field has a word and a group."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from fakes.builders import a_guide, a_notice

from hub.desk import sheet
from hub.desk.arrival import take
from hub.desk.items import Unreadable, fill, item_of
from hub.desk.media import Picture
from hub.desk.pages import PAGES
from hub.desk.words import VALUES, WORDS, word
from kiosk.content.kinds import KINDS
from kiosk.folder import read

SAMPLE = Path(__file__).parents[3] / "data" / "sample"


@pytest.fixture(scope="module")
def sample():
    return read(SAMPLE, date(2026, 11, 25))


def test_every_item_of_the_sample_comes_back_equal(desk, sample):
    for medium in {medium for item in sample.items for medium in item.media}:
        take(medium, sample.media)
    for item in sample.items:
        page = PAGES[str(item.__struct_config__.tag)]()
        fill(page, item)
        assert item_of(page, item.source.unit) == item


def test_every_item_of_the_sample_comes_back_equal_from_a_saved_revision(desk, sample):
    seen = set()
    for item in sample.items:
        kind = str(item.__struct_config__.tag)
        if kind in seen or kind == "unit" or item.media:
            continue
        seen.add(kind)
        page = desk.write(item)
        back = type(page).objects.get(pk=page.pk).get_latest_revision().as_object()
        assert item_of(back, item.source.unit) == item
    assert len(seen) > 15


def test_every_kind_has_its_page_and_every_field_its_word():
    assert set(PAGES) == set(KINDS)
    for owner in WORDS:
        for name in WORDS[owner]:
            assert word(owner, name).label
    assert all(VALUES.values())


def test_an_id_is_given_once_and_never_changes_nor_returns(desk):
    page = desk.write(a_notice())
    with pytest.raises(ValidationError, match="不能改变"):
        desk.edit(page, desk.author, item_id="another-id")
    page.delete()
    with pytest.raises(ValidationError, match="已经用过"):
        desk.write(a_notice())


def test_an_id_is_unique_over_all_kinds(desk):
    desk.write(a_notice(id="the-same"))
    with pytest.raises(ValidationError, match="已经用过"):
        desk.write(a_guide(id="the-same"))


def test_a_page_without_an_id_gets_one_from_its_title(desk):
    from hub.desk import organisation

    made = []
    for _ in range(2):
        page = PAGES["announcement"](title="窗口调整通知", live=False)
        organisation.shelf(desk.hall, "announcement").add_child(instance=page)
        made.append(page.item_id)
    assert made == ["announcement-cktztz", "announcement-cktztz-2"]


def test_a_copied_page_is_a_new_item(desk):
    page = desk.write(a_notice())
    copy = page.copy(to=page.get_parent(), update_attrs={"title": "另一则通知"}, keep_live=False, user=desk.author)
    assert copy.item_id != page.item_id
    assert copy.get_latest_revision().as_object().item_id == copy.item_id


def test_the_unit_of_an_item_is_where_its_page_stands(desk):
    assert item_of(desk.write(a_notice())).source.unit == desk.hall.item_id


def test_an_unfinished_page_says_which_field_is_missing(desk):
    page = desk.edit(desk.write(a_notice()), desk.author, source_made=None)
    with pytest.raises(Unreadable) as told:
        item_of(page.get_latest_revision().as_object())
    assert (told.value.lack.field, told.value.lack.zh) == ("source.made", "缺少“来源—成文日期”")


def test_what_a_spreadsheet_copies_is_a_table():
    assert sheet.read("姓名\t批次\t\n张某某\t一\n李某某\n") == (["姓名", "批次"], [["张某某", "一"], ["李某某", ""]])
    assert sheet.read('甲\t乙\n"两\n行"\t1') == (["甲", "乙"], [["两\n行", "1"]])
    assert sheet.read(" \n") is None


def test_a_picture_is_known_by_its_bytes_and_taken_in_once(desk, sample):
    media = {medium for item in sample.items for medium in item.media if medium.type.startswith("image/")}
    for medium in (*media, *media):
        take(medium, sample.media)
    assert {p.sha256 for p in Picture.objects.all()} == {m.sha256 for m in media}
    assert Picture.objects.count() == len({m.sha256 for m in media})
