"""The programme of a board: what holds for every edition and every instant."""

from collections import Counter
from datetime import timedelta
from itertools import islice, pairwise

from fakes.builders import a_board, a_notice, a_period, a_slot, a_unit, an_edition
from fakes.clock import ZONE, instant
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import codec
from kiosk.content.duty import under_duty
from kiosk.content.edition import RANKS, WEEKDAYS, Daypart, Edition
from kiosk.content.item import replace
from kiosk.schedule.dayparts import Almanac
from kiosk.schedule.dues import DUTY_PLAYS
from kiosk.schedule.dwell import dwell_s
from kiosk.schedule.programme import cue_at, programme_at, showings, ticker_at

BOARD, OTHER = "hall-board", "other-board"
US = timedelta(microseconds=1)

MINUTES = st.integers(0, 3 * 24 * 60).map(lambda m: instant("2026-11-22") + timedelta(minutes=m))
PERIODS = st.tuples(st.none() | MINUTES, st.none() | MINUTES).map(
    lambda pair: a_period(*(sorted(pair) if None not in pair else pair))
)
CLOCKS = st.integers(0, 24).map(lambda h: f"{h:02d}:00")
DAYPARTS = (
    st.tuples(
        CLOCKS,
        CLOCKS,
        st.sampled_from(["every-day", "working-days", "days-off", "opening-hours"]),
        st.just(()) | st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True).map(tuple),
    )
    .filter(lambda t: t[0] != t[1] and t[0] != "24:00")
    .map(lambda t: Daypart(from_=t[0], until=t[1], days=t[2], weekdays=t[3]))
)


@st.composite
def editions(draw):
    notices = [
        a_notice(
            f"notice-{n}",
            type=draw(st.sampled_from(["notice", "publicity"])),
            body="字" * draw(st.integers(1, 300)),
            strict=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 5)))
    ]
    notices = [replace(notice, valid=draw(PERIODS)) for notice in notices]
    ids = [notice.id for notice in notices] or ["hall"]
    slots = tuple(
        a_slot(
            f"slot-{n}",
            zone=draw(st.sampled_from(["main", "main", "ticker"])),
            boards=draw(st.sampled_from([(), (BOARD,), (OTHER,), ("halls",), ("yards", "一楼")])),
            daypart=draw(DAYPARTS),
            valid=draw(PERIODS),
            priority=draw(st.integers(4, 6)),
            rank=draw(st.none() | st.sampled_from(RANKS)),
            share=draw(st.integers(1, 3)),
            dwell_s=draw(st.none() | st.integers(5, 90)),
            plays_per_day=draw(st.sampled_from([0, 0, 0, 24])),
            **draw(st.sampled_from([{}, {"items": tuple(draw(st.lists(st.sampled_from(ids), max_size=3)))}])),
        )
        for n in range(draw(st.integers(0, 5)))
    )
    boards = (a_board(elder=draw(st.booleans()), group="halls", tags=("一楼",)), a_board(OTHER, group="yards"))
    return an_edition(*notices, a_unit(), slots=slots, boards=boards)


def holding(edition, now, zone="main"):
    """The slots of this board that hold, told anew from the words of the model."""
    almanac = Almanac(edition)
    for slot in edition.slots:
        here = not slot.boards or {BOARD, "halls", "一楼"} & set(slot.boards)
        spans = almanac.windows(slot.daypart, now.astimezone(ZONE).date())
        if here and slot.zone == zone and slot.valid.holds(now) and any(a <= now < b for a, b in spans):
            yield slot


def names(slot, item):
    return item.id in slot.items or ("announcement" in slot.kinds and item.id.startswith("notice-"))


@settings(max_examples=100, deadline=None)
@given(editions(), MINUTES, st.integers(0, 59_999_999), st.booleans())
def test_every_instant_has_exactly_one_cue_and_never_one_that_is_not_valid_or_not_for_this_board(
    edition, minute, us, stale
):
    now = minute + us * US
    items = {item.id: item for item in edition.items}
    following = list(islice(showings(edition, BOARD, now, stale=stale), 12))
    assert following[0].starts <= now < following[0].ends
    for one, other in pairwise(following):
        assert one.ends == other.starts
    for showing in following:
        middle = showing.starts + (showing.ends - showing.starts) / 2
        again = cue_at(programme_at(edition, BOARD, middle, stale=stale), middle)
        assert again == showing  # whoever asks, whenever, at whatever terminal
        if showing.item_id is not None:
            item = items[showing.item_id]
            assert not (stale and item.strict)
            for at in (showing.starts, showing.ends - US):
                assert item.valid.holds(at)
                assert showing.slot in {slot.id for slot in holding(edition, at) if names(slot, item)}


@settings(max_examples=100, deadline=None)
@given(editions(), MINUTES)
def test_the_highest_rank_that_can_play_has_the_zone_but_for_reserved_turns(edition, now):
    programme = programme_at(edition, BOARD, now)
    valid = [item for item in edition.items if item.valid.holds(now)]
    able = [slot.ranked for slot in holding(edition, now) if any(names(slot, item) for item in valid)]
    slots = {slot.id: slot for slot in edition.slots}
    if not able:
        assert [cue.item_id for cue in programme.cues] == [None]
        return
    highest = min(able, key=RANKS.index)
    assert {slots[cue.slot].ranked for cue in programme.cues} == {highest}
    for run in programme.runs:
        if run.reserved is not None:
            item = next(item for item in edition.items if item.id == run.reserved.item_id)
            asked = any(slot.plays_per_day for slot in edition.slots if names(slot, item))
            assert asked or under_duty(item, now)


@settings(max_examples=100, deadline=None)
@given(editions(), MINUTES)
def test_a_programme_holds_until_it_says(edition, now):
    programme = programme_at(edition, BOARD, now)
    assert programme.since <= now < programme.until
    assert programme.runs[0].starts == programme.since
    last = programme.until - US
    assert programme_at(edition, BOARD, last) == programme
    assert programme_at(edition, BOARD, programme.since) == programme
    ticker = ticker_at(edition, BOARD, now)
    assert ticker_at(edition, BOARD, ticker.until - US) == ticker == ticker_at(edition, BOARD, ticker.since)


@settings(max_examples=60, deadline=None)
@given(editions(), MINUTES)
def test_two_boards_with_the_same_data_agree(edition, now):
    fetched = codec.decode(codec.encode(edition), Edition)
    assert fetched is not edition
    assert list(islice(showings(fetched, BOARD, now), 9)) == list(islice(showings(edition, BOARD, now), 9))


@settings(max_examples=60, deadline=None)
@given(editions(), MINUTES)
def test_two_boards_of_one_group_change_together(edition, now):
    """Whatever they are called: a screen's own id decides what it plays only where a slot names it."""
    slots = tuple(replace(slot, boards=("halls",) if slot.boards else ()) for slot in edition.slots)
    beside = replace(edition.boards[0], id="beside-board")
    edition = replace(edition, slots=slots, boards=(*edition.boards, beside))
    one, other = (list(islice(showings(edition, board, now), 9)) for board in (BOARD, beside.id))
    assert one == other
    assert ticker_at(edition, BOARD, now) == ticker_at(edition, beside.id, now)


@settings(max_examples=60, deadline=None)
@given(editions(), MINUTES)
def test_peers_share_as_their_slots_say(edition, now):
    shares = {slot.id: slot.share for slot in edition.slots}
    programme = programme_at(edition, BOARD, now)
    for cue, times in Counter(programme.cues).items():
        assert times == shares.get(cue.slot, 1)
    assert len({cue.item_id for cue in programme.cues}) == len(set(programme.cues))


@settings(max_examples=25, deadline=None)
@given(editions(), st.sampled_from(RANKS), st.integers(1, 300), st.sampled_from([0, 3, 24]))
def test_what_must_be_seen_for_a_whole_day_is_seen_as_often_as_it_must(edition, rank, chars, plays):
    must = a_notice("must-be-seen", type="publicity", body="字" * chars)
    slot = a_slot("must-be-seen", items=(must.id,), rank=rank, plays_per_day=plays)
    edition = replace(edition, items=(must, *edition.items), slots=(*edition.slots, slot))
    day = instant("2026-11-23")
    slots = {slot.id: slot for slot in edition.slots}
    seen = 0
    for showing in showings(edition, BOARD, day):
        if showing.starts >= day + timedelta(days=1):
            break
        if showing.item_id == must.id:
            asked = slots[showing.slot].dwell_s or dwell_s(must, edition.boards[0].elder)
            seen += (showing.ends - showing.starts).total_seconds() >= asked
    assert seen >= (plays or DUTY_PLAYS)
