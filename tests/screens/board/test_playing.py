"""Which item is on: the programme's, but for the one that is on when an edition comes, and for media on their way."""

from __future__ import annotations

from datetime import timedelta

from fakes.builders import a_board, a_notice, a_slot, a_source, a_unit, an_edition
from fakes.clock import instant
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.event import Poster
from kiosk.content.item import Media, replace
from kiosk.schedule.programme import cue_at, programme_at
from screens.board.playing import HOLD, Player

BOARD = "hall-board"
AT = instant("2026-11-23 10:00")
PICTURE = Media(sha256="a" * 64, length=10, type="image/png", name="x.png")


def a_poster(**fields):
    filled = {
        "id": "a-poster",
        "title": "海报",
        "source": a_source(),
        "text": "共建平安工地",
        "media": (PICTURE,),
        **fields,
    }
    return Poster(**filled)


def of_posters(*items):
    return an_edition(*items, slots=(a_slot(kinds=("announcement", "poster")),))


def playing(player, edition, at, stored=None):
    play = player.at(edition, at, False, stored)
    return play.item.id if play.item is not None else None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3 * 86_400), min_size=1, max_size=20), st.booleans())
def test_a_screen_whose_clock_is_set_forth_and_back_shows_what_any_other_shows(seconds, stale):
    edition = an_edition(
        a_notice("one", body="字" * 100, until="2026-11-23 12:00"),
        a_notice("two", from_="2026-11-24 09:30", strict=True),
        a_notice("must", type="publicity"),
        slots=(a_slot("pressing", items=("two",), rank="urgent"), a_slot()),
    )
    player = Player(BOARD)
    for second in seconds:
        now = instant("2026-11-23") + timedelta(seconds=second)
        expected = cue_at(programme_at(edition, BOARD, now, stale=stale), now)
        play = player.at(edition, now, stale)
        assert (play.item.id if play.item else None) == expected.item_id
        assert (play.starts, play.ends) == (expected.starts, expected.ends)


def test_without_its_picture_an_item_keeps_its_turn_so_that_boards_stay_in_step():
    edition = of_posters(a_poster(), a_notice())
    here, on_its_way = Player(BOARD), Player(BOARD)
    for second in range(0, 120, 3):
        at = AT + timedelta(seconds=second)
        whole = here.at(edition, at, False, {PICTURE.sha256})
        assert on_its_way.at(edition, at, False, frozenset()) == whole


def test_an_item_without_words_gives_its_turn_to_the_office_until_its_picture_is_here():
    edition = of_posters(a_poster(text=""))
    player = Player(BOARD)
    first = player.at(edition, AT, False, frozenset())
    assert first.item is None
    assert (first.starts, first.ends) == (Player(BOARD).at(edition, AT, False).starts, first.ends)
    assert playing(player, edition, first.ends, {PICTURE.sha256}) == "a-poster"


def test_a_preview_that_knows_of_no_disk_shows_it():
    assert playing(Player(BOARD), of_posters(a_poster(text="")), AT) == "a-poster"


def test_an_item_that_is_on_when_an_edition_comes_stays_to_its_end_but_no_longer_than_a_minute():
    edition = an_edition(a_notice("long", body="字" * 600))
    player = Player(BOARD)
    on = player.at(edition, AT, False)
    storm = a_slot("pressing", items=("storm",), rank="urgent")
    newer = an_edition(*edition.items, a_notice("storm"), slots=(storm, *edition.slots), serial=2)
    at = on.starts + timedelta(seconds=1)
    assert playing(player, newer, at) == "long"
    assert player.on.ends == at + HOLD
    assert playing(player, newer, at + HOLD) == "storm"


def test_an_item_that_is_withdrawn_or_changed_is_gone_with_the_edition():
    edition = an_edition(a_notice("one", body="字" * 600), a_unit())
    player = Player(BOARD)
    assert playing(player, edition, AT) == "one"
    changed = replace(edition, items=(a_notice("one", title="更正"), a_unit()))
    assert player.at(changed, AT + timedelta(seconds=1), False).item.title == "更正"
    assert playing(player, replace(edition, items=(a_unit(),)), AT + timedelta(seconds=2)) is None


def test_what_follows_looks_only_so_far_as_it_must():
    notices = [a_notice(f"notice-{n:04}") for n in range(2000)]
    edition, player = an_edition(*notices), Player(BOARD)
    on = player.at(edition, AT, False)
    following = player.coming(edition, on, AT, False, 4)
    assert len({item.id for item in following}) == 4
    assert on.item not in following


def test_an_item_leaves_at_the_very_instant_of_its_end():
    edition = an_edition(a_notice("ends", body="字" * 600, until="2026-11-23 10:00:30"), boards=(a_board(),))
    player, end = Player(BOARD), instant("2026-11-23 10:00:30")
    assert player.at(edition, end - timedelta(seconds=5), False).ends == end
    assert playing(player, edition, end - timedelta(microseconds=1)) == "ends"
    assert playing(player, edition, end) is None
