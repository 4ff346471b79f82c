"""Every cue is a fact, with when it was to come and why it left; and what has ended leaves the glass at its end."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from fakes.builders import a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from fakes.glass import Glass

from kiosk.content.item import replace
from screens.cards import notice as notice_look

SLOTS = (a_slot(kinds=("announcement",), dwell_s=20),)


def two(**fields):
    return an_edition(
        a_notice("notice-one", title="第一件"), a_notice("notice-two", title="第二件"), slots=SLOTS, **fields
    )


@pytest.fixture
def board(window):
    """Opens a board with an edition; it is closed at the end."""
    opened = []

    def opening(edition, at="2026-11-23 00:00:00", **fields):
        opened.append(Glass(window, edition, mode="board", at=at, **fields))
        return opened[-1]

    yield opening
    for glass in opened:
        glass.close()


def of_main(glass):
    return [(fact.item, fact.ended) for fact in glass.facts if fact.zone == "main"]


def test_a_change_of_cue_says_when_it_was_to_come_and_the_first_cue_after_a_start_does_not(board):
    glass = board(two())
    glass.wait(20.2)
    glass.wait(20)
    one, other = glass.facts
    assert one.due is None
    assert other.due == instant("2026-11-23 00:00:20")
    assert other.first - other.due == timedelta(seconds=0.2)


def test_an_item_that_is_alone_on_a_board_gives_a_fact_for_every_turn(board):
    glass = board(an_edition(a_notice("only-one"), slots=SLOTS))
    for _ in range(5):
        glass.wait(20)
    facts = [fact for fact in glass.facts if fact.zone == "main"]
    assert [fact.item for fact in facts] == ["only-one"] * 5
    assert all(one.last == other.first for one, other in pairwise(facts))
    assert {fact.last - fact.first for fact in facts} == {timedelta(seconds=20)}


def test_a_withdrawn_item_is_gone_with_the_edition_and_the_fact_says_so(board):
    glass = board(two())
    glass.wait(5)
    assert "第一件" in glass.text()
    glass.show(an_edition(a_notice("notice-two", title="第二件"), slots=SLOTS, serial=2))
    assert "第一件" not in glass.text()
    assert of_main(glass) == [("notice-one", "edition")]
    assert glass.facts[0].last == glass.clock.now()


def test_a_changed_item_is_another_fact_from_the_same_frame_on(board):
    glass = board(two())
    glass.wait(5)
    mended = replace(two(serial=2), items=(a_notice("notice-one", title="更正"), *two().items[1:]))
    glass.show(mended)
    assert "更正" in glass.text()
    assert of_main(glass) == [("notice-one", "edition")]


def test_a_card_that_breaks_while_it_is_on_ends_as_a_fault(board, monkeypatch):
    def broken(notice, sight, to):
        raise ValueError("a poisoned item")

    edition = an_edition(a_notice("only-one", title="第一件"), slots=(a_slot(kinds=("announcement",), dwell_s=45),))
    glass = board(edition, at="2026-11-23 00:00:50")
    glass.wait(5)
    monkeypatch.setattr(notice_look, "board", broken)
    glass.wait(6)  # the minute is another one: all that stands is made anew
    assert glass.screen._shot.bad
    assert of_main(glass) == [("only-one", "fault")]
    glass.wait(20)
    assert of_main(glass) == [("only-one", "fault")], "the office's card is no item's"


@pytest.mark.parametrize("seconds", [1, 7, 19])
def test_nothing_is_shown_beneath_a_warning_and_the_turn_after_it_is_none_that_was_led_to(board, seconds):
    glass = board(two())
    glass.wait(seconds)
    glass.alarm(an_emergency(an_alarm()))
    glass.wait(90, steps=9)
    told = len(glass.facts)
    glass.alarm(an_emergency())
    since = glass.clock.now()
    glass.wait(30)
    assert told == 1
    assert all(fact.first >= since and fact.due is None for fact in glass.facts[1:2])


def test_an_item_leaves_within_one_frame_of_its_end_whatever_else_plays(window, board):
    ends = instant("2026-11-23 00:00:31")
    edition = an_edition(
        a_notice("ends-soon", title="到点就下", body="字" * 300, until="2026-11-23 00:00:31"),
        a_notice("stays-on", title="一直在播"),
        slots=(a_slot(kinds=("announcement",), dwell_s=60),),
    )
    glass = board(edition)
    frame = 1 / 60
    glass.wait((ends - glass.clock.now()).total_seconds() - frame)
    assert "到点就下" in glass.text()
    glass.wait(frame)
    assert "到点就下" not in glass.text()
    assert "一直在播" in glass.text()
    assert [fact.last for fact in glass.facts if fact.item == "ends-soon"] == [ends]
