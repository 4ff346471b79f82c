"""What the sample bureau must hold, so that whoever tries a screen with it meets every kind and every hard case."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest
from fakes.bureau import SAMPLE, TODAY, items, texts, today
from fakes.clock import ZONE, instant
from fakes.folders import ids_in

from kiosk.calendar import last_day
from kiosk.content.event import Event, Faq, Poster
from kiosk.content.kinds import KINDS
from kiosk.content.notice import Announcement, AnnouncementType
from kiosk.content.office import Leader, Site, Unit
from kiosk.content.paper import Document
from kiosk.content.process import Process
from kiosk.content.service import Guide

NOON = instant(f"{TODAY} 12:00")


def test_every_file_of_the_sample_is_an_item_and_every_kind_has_one():
    assert today().faults == ()
    assert {item.id for item in today().items} == ids_in(SAMPLE)
    assert {type(item) for item in today().items} == set(KINDS.values())


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (Guide, 45),
        (Process, 12),
        (Announcement, 36),
        (Document, 10),
        (Unit, 25),
        (Leader, 5),
        (Site, 3),
        (Event, 5),
        (Faq, 20),
        (Poster, 12),
    ],
)
def test_a_bureau_has_so_many(kind, least):
    assert len(items(kind)) >= least


def test_every_type_of_announcement_has_one():
    assert {notice.type for notice in items(Announcement)} == set(get_args(AnnouncementType))


def test_every_type_of_event_and_every_state_of_a_guide_has_one():
    assert {guide.state for guide in items(Guide)} == {"in-force", "suspended", "abolished"}
    assert {"held", "planned", "postponed"} <= {event.state for event in items(Event)}
    assert {"hearing", "expert", "forum", "open-day"} <= {event.type for event in items(Event)}


def test_every_process_branches_and_ends_in_more_than_one_way():
    for process in items(Process):
        assert any(node.type == "decision" for node in process.nodes), process.id
        assert sum(node.type == "end" for node in process.nodes) > 1, process.id


def test_ten_documents_and_more_are_explained_and_one_is_very_long():
    documents = items(Document)
    assert sum(bool(document.interpretations) for document in documents) >= 10
    assert max(sum(len(chapter.text) for chapter in document.chapters) for document in documents) >= 3000
    assert {document.status for document in documents} >= {"draft", "in-force", "amended", "abolished"}


def test_every_site_has_windows_on_its_floors():
    windows = [window for unit in items(Unit) for window in unit.windows]
    for site in items(Site):
        assert any(window.floor.startswith(f"{site.id}/") for window in windows), site.id


def test_there_is_a_board_of_each_form_and_each_has_its_layout():
    layouts = {layout.id: layout for layout in today().layouts}
    forms = {board.id: layouts[board.layout] for board in today().boards}
    assert list(forms) == ["hall", "lift-upright", "door-strip"]
    assert forms["hall"].width > forms["hall"].height
    assert forms["lift-upright"].width < forms["lift-upright"].height
    assert forms["door-strip"].strip
    assert {zone.name for zone in forms["hall"].zones} == {"header", "main", "next", "qr", "ticker"}


def test_a_notice_ends_today_one_begins_tomorrow_and_one_is_over():
    notices = items(Announcement)
    ends = [notice for notice in notices if notice.period and notice.period.until]
    tomorrow = TODAY + timedelta(days=1)
    assert [notice.id for notice in ends if last_day(notice.period.until, ZONE) == TODAY]
    assert [n.id for n in notices if n.valid.from_ and n.valid.from_.astimezone(ZONE).date() == tomorrow]
    assert [notice.id for notice in notices if notice.valid.over(NOON)]
    assert any(n.valid.holds(NOON) and n.happening and n.happening.what == "water" for n in notices)


def test_promises_are_of_every_sort():
    promises = {guide.promised for guide in items(Guide)} - {None}
    assert 0 in {promise.days for promise in promises}
    assert {"working-day", "day"} <= {promise.unit for promise in promises}
    assert {"received", "accepted", "complete"} <= {guide.statutory.counts_from for guide in items(Guide)}


def test_a_name_has_a_hundred_and_ten_characters():
    assert max(len(guide.title) for guide in items(Guide)) == 110


def test_a_table_has_a_hundred_and_twenty_six_rows():
    assert 126 in {len(notice.table.rows) for notice in items(Announcement) if notice.table}


@pytest.mark.parametrize("sign", [*"𬭎𫖯䶮𠅤", "古丽娜·艾**", "阿依努尔·买买提"])
def test_names_are_written_as_they_are(sign):
    assert [item for item, text in texts() if sign in text]


@pytest.mark.parametrize("surname", "仇单区解")
def test_a_leader_has_a_surname_that_is_read_otherwise(surname):
    assert [leader.id for leader in items(Leader) if leader.title.startswith(surname)]


def test_a_paper_of_several_pages_comes_along():
    pages = [medium.pages for item in today().items for medium in item.media if medium.type == "application/pdf"]
    assert max(pages, default=0) > 1
