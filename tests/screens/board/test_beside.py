"""What is made beside the glass is taken over if just that is asked for, and never hides that something is wrong."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

from fakes.builders import a_notice, a_slot, an_alarm, an_edition, an_emergency
from fakes.sights import a_sight, setting
from fakes.sound import words
from msgspec.structs import replace

from screens.board.beside import Beside
from screens.board.stage import Stage
from screens.cards import notice as notice_look

SLOTS = (a_slot(kinds=("announcement",)),)
EDITION = an_edition(a_notice("notice-one", title="第一件"), a_notice("notice-two", title="第二件"), slots=SLOTS)


def stage() -> Stage:
    return Stage("hall-board", setting("board"), 1920, 1080)


def made_beside(*sights):
    """What comes back for these sights, when the thread has ended."""
    beside = Beside(stage())
    for sight in sights:
        beside.ask(sight)
    beside.close()
    return list(beside.come())


def test_the_next_flip_is_taken_over_as_it_was_made():
    glass = stage()
    now = a_sight(EDITION, "2026-11-23 10:00:00")
    then = replace(now, now=glass.at(now).flip_at)
    ((made, places),) = made_beside(then)
    glass.adopt(made)
    for block, box, placed in places:
        glass.setting.know(block, box, placed)
    shot = glass.at(then)
    assert shot.frame["header"][0] is made.frame["header"][0]
    block, box = shot.frame["main"]
    assert glass.setting.place(block, box) is next(p for b, _, p in places if b is block)


def test_a_poll_that_found_nothing_does_not_make_it_useless():
    glass = stage()
    now = a_sight(EDITION, "2026-11-23 10:00:30")
    ((made, _),) = made_beside(now)
    glass.adopt(made)
    polled = replace(now, snapshot=replace(now.snapshot, queued=3))
    assert glass.at(polled).frame["header"][0] is made.frame["header"][0]


def test_another_edition_is_not_served_what_was_made_for_this_one():
    glass = stage()
    now = a_sight(EDITION, "2026-11-23 10:00:00")
    ((made, _),) = made_beside(now)
    glass.adopt(made)
    other = an_edition(a_notice("notice-one", title="改了"), slots=SLOTS, serial=2)
    shot = glass.at(a_sight(other, "2026-11-23 10:00:00"))
    assert shot.frame["main"][0] is not made.frame["main"][0]


def test_the_same_moment_is_made_once():
    now = a_sight(EDITION, "2026-11-23 10:00:00")
    assert len(made_beside(now, now, replace(now, now=now.now + timedelta(hours=2)))) == 2


def test_a_card_that_cannot_be_made_is_found_out_before_its_turn_and_the_office_s_is_ready(monkeypatch):
    def broken(notice, sight, to):
        raise ValueError("a poisoned item")

    monkeypatch.setattr(notice_look, "board", broken)
    glass = stage()
    beside = Beside(Stage("hall-board", setting("board"), 1920, 1080, glass.quarantine))
    sight = a_sight(EDITION, "2026-11-23 10:00:00")
    beside.ask(sight)
    beside.close()
    ((made, _),) = list(beside.come())
    assert sum(glass.quarantine.faults.values()) == 1
    glass.adopt(made)
    shot = glass.at(sight)
    assert shot.bad
    assert shot.frame["header"][0] is made.frame["header"][0]
    assert sum(glass.quarantine.faults.values()) == 1, "one turn counts once"


def test_a_card_that_does_not_come_to_an_end_is_given_up_and_the_thread_goes_on(monkeypatch):
    begun, whole = Event(), notice_look.board

    def endless(notice, sight, to):
        if notice.title != "第一件":
            return whole(notice, sight, to)
        begun.set()
        while True:
            pass

    monkeypatch.setattr(notice_look, "board", endless)
    one = a_sight(an_edition(a_notice("notice-one", title="第一件"), slots=SLOTS), "2026-11-23 10:00:00")
    two = a_sight(an_edition(a_notice("notice-two", title="第二件"), slots=SLOTS), "2026-11-23 10:00:00")
    beside = Beside(stage())
    beside.ask(one)
    assert begun.wait(10)
    assert beside.busy_for(one.now)
    assert beside.overdue(one.now) is None, "it may be nearly done"
    overdue = beside.overdue(one.now + timedelta(seconds=3))
    assert overdue.item.id == "notice-one"
    beside.give_up()
    assert not beside.busy_for(one.now)
    beside.ask(two)
    beside.close()
    assert not beside._thread.is_alive()
    ((made, _),) = list(beside.come())
    assert any("第二件" in words(block.place(setting("board"), box)) for block, box in made.frame.values())


def test_what_a_warning_covers_is_not_made():
    sight = a_sight(EDITION, "2026-11-23 10:00:00", emergency=an_emergency(an_alarm()))
    assert made_beside(sight) == []
