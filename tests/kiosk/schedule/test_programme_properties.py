"""The programme of a board: what holds for every edition and every instant."""

from datetime import timedelta
from itertools import islice, pairwise

from fakes.builders import a_board, a_notice, a_period, a_slot, a_unit, an_edition
from fakes.clock import instant
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.edition import Daypart
from kiosk.content.item import replace
from kiosk.schedule import cue_at, programme_at, showings

BOARD = "hall-board"

MINUTES = st.integers(0, 3 * 24 * 60).map(lambda m: instant("2026-11-22") + timedelta(minutes=m))
PERIODS = st.tuples(st.none() | MINUTES, st.none() | MINUTES).map(
    lambda pair: a_period(*(sorted(pair) if None not in pair else pair))
)
CLOCKS = st.integers(0, 24).map(lambda h: f"{h:02d}:00")
DAYPARTS = (
    st.tuples(CLOCKS, CLOCKS, st.sampled_from(["every-day", "working-days", "days-off"]))
    .filter(lambda t: t[0] != t[1])
    .map(lambda t: Daypart(from_=min(t[:2]), until=max(t[:2]), days=t[2]))
)


@st.composite
def editions(draw):
    notices = [
        a_notice(f"notice-{n}", body="字" * draw(st.integers(1, 300)), strict=draw(st.booleans()))
        for n in range(draw(st.integers(0, 5)))
    ]
    notices = [replace(notice, valid=draw(PERIODS)) for notice in notices]
    ids = [notice.id for notice in notices] or ["hall"]
    slots = tuple(
        a_slot(
            f"slot-{n}",
            zone=draw(st.sampled_from(["main", "main", "ticker"])),
            daypart=draw(DAYPARTS),
            valid=draw(PERIODS),
            priority=draw(st.integers(4, 6)),
            **draw(st.sampled_from([{}, {"items": tuple(draw(st.lists(st.sampled_from(ids), max_size=3)))}])),
        )
        for n in range(draw(st.integers(0, 4)))
    )
    return an_edition(*notices, a_unit(), slots=slots, boards=(a_board(elder=draw(st.booleans())),))


@settings(max_examples=150, deadline=None)
@given(editions(), MINUTES, st.integers(0, 59_999_999), st.booleans())
def test_every_instant_has_exactly_one_cue_and_never_an_expired_one(edition, minute, us, stale):
    now = minute + timedelta(microseconds=us)
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
            last = showing.ends - timedelta(microseconds=1)
            assert item.valid.holds(showing.starts)
            assert item.valid.holds(last)
            assert not (stale and item.strict)


@settings(max_examples=100, deadline=None)
@given(editions(), MINUTES)
def test_a_programme_holds_until_it_says(edition, now):
    programme = programme_at(edition, BOARD, now)
    assert programme.since <= now < programme.until
    last = programme.until - timedelta(microseconds=1)
    assert programme_at(edition, BOARD, last) == programme
    assert programme_at(edition, BOARD, programme.since) == programme
    assert programme.began <= programme.since


@settings(max_examples=60, deadline=None)
@given(editions(), MINUTES)
def test_peers_share_fairly(edition, now):
    programme = programme_at(edition, BOARD, now)
    ids = [cue.item_id for cue in programme.cues]
    assert len(ids) == len(set(ids)) >= 1
