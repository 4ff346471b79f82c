"""Slots and boards as values: what an old one still says, and what none may say."""

from __future__ import annotations

import pytest

from kiosk.content import codec
from kiosk.content.edition import RANKS, Board, Daypart, Slot
from kiosk.errors import CodecError

OLD = (
    b'{"boards":["hall"],"daypart":{"days":"working-days","from":"09:00"},'
    b'"id":"all","kinds":["announcement"],"priority":6}'
)


def test_a_slot_of_an_older_feed_says_what_it_said_and_is_spelled_alike():
    slot = codec.decode(OLD, Slot)
    assert (slot.ranked, slot.share, slot.dwell_s, slot.plays_per_day) == ("normal", 1, None, 0)
    assert slot.daypart.weekdays == ()
    assert codec.encode(slot) == OLD
    assert codec.encode(codec.decode(b'{"id":"hall","title":"x"}', Board)) == b'{"id":"hall","title":"x"}'


def test_the_ranks_stand_from_the_highest_to_the_lowest():
    assert RANKS == ("urgent", "special", "normal", "filler")


def test_a_board_is_called_by_its_id_its_group_and_its_tags():
    assert Board(id="hall", title="x", group="halls", tags=("一楼", "")).names == {"hall", "halls", "一楼"}
    assert Board(id="hall", title="x").names == {"hall"}


@pytest.mark.parametrize(
    "part",
    [
        '"dwell_s":0',
        '"dwell_s":4',
        '"dwell_s":1000000000000',
        '"share":0',
        '"share":10',
        '"plays_per_day":-1',
        '"plays_per_day":100000',
        '"rank":"highest"',
        '"priority":10',
        '"valid":{"from":"2026-03-02T00:00:00Z","until":"2026-03-01T00:00:00Z"}',
        '"daypart":{"weekdays":["monday"]}',
        '"daypart":{"from":"25:00"}',
        '"daypart":{"days":"holidays"}',
        '"boards":[""]',
    ],
)
def test_what_no_slot_may_say_is_refused_with_its_place(part):
    with pytest.raises(CodecError) as refused:
        codec.decode(b'{"id":"all",' + part.encode() + b"}", Slot)
    assert part.partition(":")[0].strip('"') in str(refused.value)


def test_an_overnight_daypart_may_be_said_and_one_of_no_length_not():
    assert Daypart(from_="22:00", until="06:00").until == "06:00"
    with pytest.raises(ValueError, match="ends when it begins"):
        Daypart(from_="06:00", until="06:00")


def test_a_group_is_named_like_an_id():
    with pytest.raises(CodecError):
        codec.decode(b'{"id":"hall","title":"x","group":"All Halls"}', Board)
