"""A head is held against another, and a piece of a ledger finds its place by the heads that were told."""

import pytest

from hub.fleet.ledger_chain import Head, after, contradiction, entries_of, falls
from kiosk import evidence

BEGIN = Head(0, evidence.START)
ENTRIES = [f'{{"n":{number}}}'.encode() for number in range(1, 11)]
HEADS = [BEGIN, *after(BEGIN, ENTRIES)]


@pytest.mark.parametrize(
    ("told", "how"),
    [
        (HEADS[5], ""),
        (HEADS[6], ""),
        (Head(5, "f" * 64), "other"),
        (HEADS[4], "shorter"),
        (BEGIN, "reset"),
    ],
)
def test_a_ledger_only_grows(told, how):
    assert contradiction(HEADS[5], told) == how


def test_the_hub_chains_as_the_terminal_does():
    assert evidence.verify([(entry, head.link) for entry, head in zip(ENTRIES, HEADS[1:], strict=True)]) is None
    assert entries_of(b"[" + b",".join(ENTRIES) + b"]") == ENTRIES


def test_a_piece_lies_where_one_head_follows_from_another():
    assert falls(ENTRIES[3:], [HEADS[5], HEADS[8]]) == (2, HEADS[5])
    assert falls(ENTRIES[3:], [HEADS[8], HEADS[3]]) == (0, HEADS[3])


@pytest.mark.parametrize(
    "heads",
    [
        [],
        [HEADS[5]],  # with one head nothing is sure
        [HEADS[5], HEADS[5]],
        [HEADS[1], HEADS[2]],  # both lie before the piece
        [HEADS[5], Head(8, "f" * 64)],
        [Head(5, "no link"), Head(8, "nor this")],
    ],
)
def test_a_piece_whose_place_no_two_heads_tell_stays_unplaced(heads):
    assert falls(ENTRIES[3:], heads) is None
