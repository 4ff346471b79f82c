"""The programme of a board."""

from datetime import timedelta
from itertools import islice

import pytest
from fakes.builders import a_board, a_guide, a_notice, a_slot, a_unit, an_edition, an_office, some_rules
from fakes.clock import instant

from kiosk.content.edition import Daypart
from kiosk.content.item import replace
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.programme import cue_at, programme_at, showings, ticker_at, upcoming

BOARD = "hall-board"


def playing(edition, at, **how):
    """The ids of one cycle of the main zone."""
    return [cue.item_id for cue in programme_at(edition, BOARD, instant(at), **how).cues]


def shown(edition, at):
    programme = programme_at(edition, BOARD, instant(at))
    return cue_at(programme, instant(at)).item_id


def test_an_expired_notice_leaves_the_board_at_midnight():
    edition = an_edition(a_notice(until="2026-03-02"))
    assert playing(edition, "2026-03-02 23:59") == ["a-notice"]
    assert playing(edition, "2026-03-03 00:00") == [None]


def test_a_notice_that_is_not_valid_yet_waits():
    edition = an_edition(a_notice(from_="2026-03-02"))
    assert playing(edition, "2026-03-01 23:59") == [None]
    assert playing(edition, "2026-03-02 00:00") == ["a-notice"]


def test_without_anything_to_play_the_office_card_holds_the_board():
    edition = an_edition(a_unit())
    programme = programme_at(edition, BOARD, instant("2026-11-23 10:34"))
    showing = cue_at(programme, instant("2026-11-23 10:34"))
    assert showing.item_id is None
    assert showing.starts <= instant("2026-11-23 10:34") < showing.ends


def test_the_higher_slot_plays_first_and_the_lower_after_it():
    edition = an_edition(
        a_notice("lower"),
        a_notice("upper"),
        slots=(a_slot("low", items=("lower",), priority=2), a_slot("high", items=("upper",), priority=6)),
    )
    assert playing(edition, "2026-11-23 10:00") == ["upper", "lower"]


def test_an_interrupt_plays_alone_until_its_own_validity_ends():
    edition = an_edition(
        a_notice("plain"),
        a_notice("pressing", until="2026-11-23"),
        slots=(a_slot(), a_slot("first", items=("pressing",), priority=9)),
    )
    assert playing(edition, "2026-11-23 23:59") == ["pressing"]
    assert playing(edition, "2026-11-24 00:00") == ["plain"]


def test_an_item_that_two_slots_name_plays_once_a_cycle():
    edition = an_edition(
        a_notice("one"), a_notice("two"), slots=(a_slot("list", items=("two",)), a_slot("all-announcements"))
    )
    assert playing(edition, "2026-11-23 10:00") == ["two", "one"]


def test_the_newest_published_comes_first_in_a_slot_of_a_kind():
    old, new = a_notice("old"), a_notice("young")
    new = replace(new, source=replace(new.source, published=new.source.published + timedelta(days=3)))
    assert playing(an_edition(old, new), "2026-11-23 10:00") == ["young", "old"]


def test_a_slot_of_a_type_takes_only_that_type():
    edition = an_edition(
        a_notice("water", type="works"), a_notice("plain"), slots=(a_slot(kinds=("announcement",), types=("works",)),)
    )
    assert playing(edition, "2026-11-23 10:00") == ["water"]


def test_guides_and_units_play_when_a_slot_says_so():
    edition = an_edition(a_guide(), slots=(a_slot(kinds=("guide", "unit")),))
    assert set(playing(edition, "2026-11-23 10:00")) == {"a-guide", "hall"}


def test_an_abolished_guide_never_plays():
    edition = an_edition(a_guide(state="abolished"), slots=(a_slot(items=("a-guide",)),))
    assert playing(edition, "2026-11-23 10:00") == [None]


@pytest.mark.parametrize("disclosure", ["on-request", "withheld"])
def test_what_is_not_disclosed_proactively_never_plays(disclosure):
    assert playing(an_edition(a_notice(disclosure=disclosure)), "2026-11-23 10:00") == [None]


def test_a_strict_item_is_hidden_when_the_feed_is_stale():
    edition = an_edition(a_notice("strict-one", strict=True), a_notice("plain"))
    assert set(playing(edition, "2026-11-23 10:00")) == {"strict-one", "plain"}
    assert playing(edition, "2026-11-23 10:00", stale=True) == ["plain"]


def test_a_slot_for_other_boards_is_not_for_this_one():
    edition = an_edition(slots=(a_slot(boards=("upstairs",)),))
    assert playing(edition, "2026-11-23 10:00") == [None]
    assert programme_at(edition, "upstairs", instant("2026-11-23 10:00")).cues[0].item_id == "a-notice"


def test_a_board_nobody_described_plays_what_is_meant_for_all():
    programme = programme_at(an_edition(), "no-such-board", instant("2026-11-23 10:00"))
    assert programme.cues[0].item_id == "a-notice"


def test_a_daypart_opens_and_closes_a_slot_and_begins_the_count_anew():
    edition = an_edition(slots=(a_slot(daypart=Daypart(from_="09:00", until="12:00")),))
    assert playing(edition, "2026-11-23 08:59:59") == [None]
    programme = programme_at(edition, BOARD, instant("2026-11-23 09:00"))
    assert programme.cues[0].item_id == "a-notice"
    assert (programme.since, programme.until) == (instant("2026-11-23 09:00"), instant("2026-11-23 12:00"))
    assert cue_at(programme, programme.since).starts == programme.since
    assert playing(edition, "2026-11-23 12:00") == [None]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-02-28", True),  # a Saturday, worked for the Spring Festival
        ("2026-09-20", True),  # a Sunday, worked for Mid-Autumn
        ("2026-10-01", False),  # a Thursday, National Day
        ("2026-11-23", True),
        ("2026-11-22", False),
    ],
)
def test_working_days_are_the_calendars_not_the_weeks(day, worked):
    edition = an_edition(
        a_notice("work"),
        a_notice("rest"),
        slots=(
            a_slot("on-work", items=("work",), daypart=Daypart(days="working-days")),
            a_slot("on-rest", items=("rest",), daypart=Daypart(days="days-off")),
        ),
    )
    assert playing(edition, f"{day} 10:00") == ["work" if worked else "rest"]


def test_the_day_is_the_offices_own():
    edition = an_edition(office=an_office(timezone="Asia/Urumqi"), rules=some_rules())
    programme = programme_at(edition, BOARD, instant("2026-11-24 01:00"))
    assert programme.day.isoformat() == "2026-11-23"
    assert programme.until == instant("2026-11-24 02:00")


def test_the_cycle_restarts_at_local_midnight():
    edition = an_edition(a_notice("one"), a_notice("two"))
    programme = programme_at(edition, BOARD, instant("2026-11-24 00:00"))
    showing = cue_at(programme, instant("2026-11-24 00:00"))
    assert (showing.index, showing.starts) == (0, instant("2026-11-24 00:00"))


def test_an_item_with_an_end_at_noon_is_cut_at_noon():
    edition = an_edition(a_notice("short", until="2026-11-23 12:00"), a_notice("long"))
    before = list(islice(showings(edition, BOARD, instant("2026-11-23 11:59")), 20))
    assert all(s.ends <= instant("2026-11-23 12:00") for s in before if s.item_id == "short")
    assert shown(edition, "2026-11-23 12:00") == "long"


def test_two_terminals_agree_and_a_restart_goes_on_in_the_middle_of_an_item():
    edition = an_edition(a_notice("one", body="字" * 80), a_notice("two"))
    at = instant("2026-11-23 10:34:07")
    first = cue_at(programme_at(edition, BOARD, at), at)
    later = first.ends - timedelta(milliseconds=1)
    assert cue_at(programme_at(edition, BOARD, later), later) == first
    assert first.starts <= at


def test_what_comes_next_is_in_the_order_of_the_cycle():
    edition = an_edition(a_notice("one"), a_notice("two"), a_notice("three"))
    at = instant("2026-11-23 10:34")
    programme = programme_at(edition, BOARD, at)
    now = cue_at(programme, at)
    following = upcoming(programme, at, 3)
    assert [s.item_id for s in following[:2]] == [
        programme.cues[(now.index + 1) % 3].item_id,
        programme.cues[(now.index + 2) % 3].item_id,
    ]
    assert following[2].item_id == now.item_id
    assert following[0].starts == now.ends


def test_nothing_is_announced_beyond_the_change():
    edition = an_edition()
    programme = programme_at(edition, BOARD, instant("2026-11-23 23:59:59.9"))
    assert upcoming(programme, instant("2026-11-23 23:59:59.9"), 3) == ()


def test_outside_its_time_a_programme_answers_nothing():
    programme = programme_at(an_edition(), BOARD, instant("2026-11-23 10:00"))
    for at in (programme.since - timedelta(seconds=1), programme.until):
        with pytest.raises(ValueError, match="not within the programme"):
            cue_at(programme, at)


def test_a_naive_now_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        programme_at(an_edition(), BOARD, instant("2026-11-23 10:00").replace(tzinfo=None))


def test_the_ticker_runs_the_short_wording_and_nothing_that_is_over():
    edition = an_edition(
        a_notice("water", short="城东片区 11月24日\n停水"),
        a_notice("gone", until="2026-11-01"),
        a_notice("bare"),
        slots=(a_slot("line", zone="ticker"),),
    )
    ticker = ticker_at(edition, BOARD, instant("2026-11-23 10:00"))
    assert dict(ticker.lines) == {"water": "城东片区 11月24日 停水", "bare": "关于调整窗口服务时间的通知"}
    assert playing(edition, "2026-11-23 10:00") == [None]


def test_what_ends_on_the_running_line_does_not_cut_the_large_card():
    edition = an_edition(
        a_notice("long", body="字" * 600),
        a_notice("short", until="2026-11-23 10:01"),
        slots=(a_slot(items=("long",)), a_slot("line", zone="ticker", items=("short",))),
    )
    at = instant("2026-11-23 10:00:59")
    assert ticker_at(edition, BOARD, at).until == instant("2026-11-23 10:01")
    assert programme_at(edition, BOARD, at).until == instant("2026-11-24 00:00")


def test_nothing_comes_onto_the_board_for_its_last_seconds():
    edition = an_edition(
        a_notice("one", body="短"), a_notice("two", body="短"), a_notice("end", until="2026-11-23 10:00:01")
    )
    before = list(islice(showings(edition, BOARD, instant("2026-11-23 09:59")), 40))
    assert instant("2026-11-23 10:00:01") in {s.ends for s in before}
    assert min((s.ends - s.starts).total_seconds() for s in before[1:-1]) >= 5


def test_after_a_change_the_round_goes_on_with_a_whole_cue():
    edition = an_edition(
        a_notice("one", body="字" * 100), a_notice("two", body="字" * 100), a_notice("end", until="2026-11-23 10:00:01")
    )
    at = instant("2026-11-23 10:00:01")
    showing = cue_at(programme_at(edition, BOARD, at), at)
    assert showing.starts == at
    assert (showing.ends - showing.starts).total_seconds() == dwell_s(a_notice(body="字" * 100))


def test_an_item_stays_two_seconds_and_a_quarter_for_each_character_but_never_under_five():
    assert dwell_s(a_notice(title="短", body="文")) == 5.0
    assert dwell_s(a_notice(title="题" * 20, body="字" * 80)) == 27.0
    assert dwell_s(a_notice(title="题" * 20, body="字" * 80), elder=True) == 35.5
    assert dwell_s(a_notice(title="题", body=" 字\n")) == 5.0


def test_a_board_for_elders_gives_more_time():
    notice = a_notice(body="字" * 100)
    plain = programme_at(an_edition(notice), BOARD, instant("2026-11-23 10:00"))
    elder = programme_at(an_edition(notice, boards=(a_board(elder=True),)), BOARD, instant("2026-11-23 10:00"))
    assert elder.cues[0].dwell_s > plain.cues[0].dwell_s


def test_one_long_notice_does_not_hold_the_board():
    assert dwell_s(a_notice(body="字" * 60_000)) == dwell_s(a_notice(body="字" * 2_000)) == 182.0
