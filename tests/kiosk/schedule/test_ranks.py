"""Who has the zone: ranks interrupt, peers take turns, shares count, and a board is meant by id, group or tag."""

from collections import Counter
from itertools import islice

import pytest
from fakes.builders import a_board, a_notice, a_slot, an_edition
from fakes.clock import instant

from kiosk.content.edition import RANKS, Daypart, Slot
from kiosk.schedule.programme import cue_at, programme_at, showings, ticker_at

BOARD = "hall-board"
NOON = "2026-11-23 12:00"


def playing(edition, at=NOON, board=BOARD):
    return [cue.item_id for cue in programme_at(edition, board, instant(at)).cues]


def one_of_each(*ranks):
    return an_edition(
        *(a_notice(f"of-{rank}") for rank in ranks),
        slots=tuple(a_slot(rank, items=(f"of-{rank}",), rank=rank) for rank in reversed(ranks)),
    )


@pytest.mark.parametrize("highest", range(len(RANKS)))
def test_the_highest_rank_with_something_to_play_has_the_zone(highest):
    assert playing(one_of_each(*RANKS[highest:])) == [f"of-{RANKS[highest]}"]


def test_a_rank_without_anything_to_play_interrupts_nobody():
    edition = an_edition(
        a_notice("over", until="2026-11-01"),
        a_notice("plain"),
        slots=(a_slot("pressing", items=("over", "no-such-item"), rank="urgent"), a_slot("all", items=("plain",))),
    )
    assert playing(edition) == ["plain"]


def test_a_rank_holds_for_its_daypart_and_gives_the_zone_back():
    special = a_slot("open-day", items=("event",), rank="special", daypart=Daypart(from_="09:00", until="12:00"))
    edition = an_edition(a_notice("event"), a_notice("plain"), slots=(a_slot(items=("plain",)), special))
    assert playing(edition, "2026-11-23 08:59:59") == ["plain"]
    assert playing(edition, "2026-11-23 09:00") == ["event"]
    assert playing(edition, "2026-11-23 12:00") == ["plain"]


def test_filler_fills_only_what_would_be_empty():
    edition = one_of_each("normal", "filler")
    assert playing(edition) == ["of-normal"]
    assert playing(one_of_each("filler")) == ["of-filler"]


def test_a_slot_of_priority_nine_from_before_there_were_ranks_still_interrupts():
    assert Slot(id="old", priority=9).ranked == "urgent"
    assert Slot(id="new", priority=9, rank="filler").ranked == "filler"
    assert Slot(id="any").ranked == "normal"


def test_peers_play_once_each_in_a_round_however_many_slots_and_items_they_have():
    edition = an_edition(
        *(a_notice(f"many-{n}") for n in range(5)),
        a_notice("single"),
        slots=(a_slot("many", items=tuple(f"many-{n}" for n in range(5))), a_slot("one", items=("single",))),
    )
    played = Counter(s.item_id for s in islice(showings(edition, BOARD, instant("2026-11-23")), 60))
    assert set(played.values()) == {10}


def test_a_share_gives_each_item_of_a_slot_so_many_turns_evenly_apart():
    edition = an_edition(
        *(a_notice(f"plain-{n}") for n in range(4)),
        a_notice("often"),
        slots=(
            a_slot("often", items=("often",), share=2),
            a_slot("plain", items=tuple(f"plain-{n}" for n in range(4))),
        ),
    )
    assert playing(edition) == ["often", "plain-0", "plain-1", "often", "plain-2", "plain-3"]


def test_a_slot_may_say_how_long_its_items_stay():
    edition = an_edition(a_notice(body="字" * 400), slots=(a_slot(dwell_s=12),))
    showing = cue_at(programme_at(edition, BOARD, instant(NOON)), instant(NOON))
    assert (showing.ends - showing.starts).total_seconds() == 12


def test_an_item_belongs_to_the_first_slot_that_names_it_and_says_which():
    edition = an_edition(
        a_notice("one"),
        slots=(a_slot("later", items=("one",), dwell_s=50), a_slot("first", items=("one",), dwell_s=10, priority=7)),
    )
    (cue,) = programme_at(edition, BOARD, instant(NOON)).cues
    assert (cue.slot, cue.dwell_s) == ("first", 10)
    assert cue_at(programme_at(edition, BOARD, instant(NOON)), instant(NOON)).slot == "first"


def test_of_slots_that_choose_the_same_the_first_keeps_its_place_in_the_round():
    edition = an_edition(
        a_notice("one"),
        a_notice("two"),
        slots=(a_slot("first", items=("one",)), a_slot("other", items=("two",)), a_slot("again", items=("one",))),
    )
    assert playing(edition) == ["one", "two"]


@pytest.mark.parametrize("name", ["hall-board", "halls", "一楼"])
def test_a_slot_means_a_board_by_id_by_group_or_by_tag(name):
    boards = (a_board(group="halls", tags=("一楼",)), a_board("other-board", group="yards", tags=("二楼",)))
    edition = an_edition(a_notice("here"), slots=(a_slot(items=("here",), boards=(name,)),), boards=boards)
    assert playing(edition) == ["here"]
    assert playing(edition, board="other-board") == [None]


def test_the_running_line_is_of_the_highest_rank_and_of_what_must_be_seen():
    duty = a_notice("must-be-seen", type="publicity", short="公示")
    edition = an_edition(
        a_notice("storm", short="停办"),
        a_notice("plain", short="通知"),
        duty,
        slots=(
            a_slot("pressing", zone="ticker", items=("storm",), rank="urgent"),
            a_slot("line", zone="ticker", items=("plain", "must-be-seen")),
        ),
    )
    assert ticker_at(edition, BOARD, instant(NOON)).lines == (("storm", "停办"), ("must-be-seen", "公示"))
    after = ticker_at(edition, BOARD, instant("2026-12-01 12:00"))
    assert after.lines == (("storm", "停办"),)


def test_a_round_too_long_for_the_time_it_has_begins_elsewhere_each_time():
    notices = [a_notice(f"notice-{n:03}", body="字" * 700) for n in range(60)]
    hour = Daypart(from_="10:00", until="11:00")
    edition = an_edition(*notices, slots=(a_slot(daypart=hour),))
    seen = set()
    for day in range(1, 15):
        found = showings(edition, BOARD, instant(f"2026-11-{day:02} 10:00"))
        seen |= {s.item_id for s in islice(found, 15)}
    assert seen >= {notice.id for notice in notices}
