"""One bureau speaks: what one item of the sample says of another is what that one says of itself."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from fakes.bureau import TODAY, draft_of, items, texts, today

from kiosk.content.disclosure import Ground, Powers
from kiosk.content.office import Leader, Unit
from kiosk.content.paper import Document
from kiosk.content.process import Process
from kiosk.content.service import Guide

UNITS = {"working-day": "个工作日", "day": "日"}


def by_id():
    return {item.id: item for item in today().items}


@pytest.mark.parametrize("day", [TODAY, date(2027, 3, 1)])
def test_a_guide_cites_our_papers_by_their_numbers(day):
    draft = draft_of(day)
    numbers = {item.title: item.source.number for item in draft.items if isinstance(item, Document)}
    cited = [(g.id, b.title, b.number) for g in draft.items if isinstance(g, Guide) for b in g.basis if b.number]
    ours = [(guide, title, number) for guide, title, number in cited if title in numbers]
    assert ours
    assert [(guide, number) for guide, title, number in ours if number != numbers[title]] == []


def test_a_process_promises_what_its_guide_promises():
    guides, told = by_id(), 0
    for process in items(Process):
        for guide in (guides[id] for id in process.guides):
            if guide.promised is not None and guide.promised.days:
                assert f"{guide.promised.days} {UNITS[guide.promised.unit]}" in process.note, (process.id, guide.id)
                told += 1
    assert told >= 12


def test_who_holds_a_power_is_who_answers_for_its_guide():
    guides = by_id()
    (powers,) = items(Powers)
    rows = [row for row in powers.rows if row.guide]
    assert len(rows) > 30
    assert [row.number for row in rows if row.unit != guides[row.guide].source.unit] == []
    assert max(Counter(row.number for row in powers.rows).values()) == 1


def test_a_window_of_the_hall_is_told_on_the_floor_where_it_stands():
    (hall,) = (unit for unit in items(Unit) if unit.id == "service-hall")
    stands = {window.id: window.place[:4] for window in hall.windows}
    told = [(item, *match) for item, text in texts() for match in re.findall(r"([一二]楼大厅) ?(\d) 号", text)]
    assert len(told) > 10
    assert [(item, floor, window) for item, floor, window in told if stands[window] != floor] == []


def test_a_number_is_given_to_one_paper_only():
    # One paper divides the work of all leaders; a ground has the number of its law.
    papers = [item for item in today().items if item.source.number and not isinstance(item, Leader | Ground)]
    assert [n for n, times in Counter(item.source.number for item in papers).items() if times > 1] == []
    indexed = [item.source.index for item in today().items if item.source.index]
    assert [index for index, times in Counter(indexed).items() if times > 1] == []
