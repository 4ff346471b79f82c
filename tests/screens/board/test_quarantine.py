"""What cannot be shown is left out: for its turn, after three turns for a day; it is told, and the board goes on."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from fakes.builders import a_notice, a_slot, a_source, an_edition
from fakes.clock import instant
from fakes.glass import Glass
from fakes.sights import NOW, a_sight, sample, setting
from fakes.sound import words
from msgspec.structs import replace

from kiosk.content.event import Poster
from kiosk.content.item import Media
from kiosk.terminal.orders import Note
from screens.blocks.block import Placed
from screens.blocks.picture import Picture
from screens.blocks.text import Text, text
from screens.board.beside import AHEAD_S
from screens.board.quarantine import LASTS, TURNS, Quarantine
from screens.board.stage import Stage
from screens.cards import notice as notice_look

AT = instant("2026-11-23 10:00")
MINUTE = timedelta(minutes=1)
SLOTS = (a_slot(kinds=("announcement", "poster")),)


def turns(quarantine, name, count, at=AT):
    for number in range(count):
        quarantine.fault(name, at + number * MINUTE, at + number * MINUTE, "why")


def test_a_turn_is_left_out_and_the_next_is_tried():
    quarantine = Quarantine()
    turns(quarantine, "item@1", 1)
    assert quarantine.bars("item@1", AT, AT + MINUTE / 2)
    assert not quarantine.bars("item@1", AT + MINUTE, AT + MINUTE)
    assert not quarantine.bars("item@2", AT, AT), "another version is another card"


def test_after_three_turns_it_is_left_out_for_a_day_and_then_gets_another_chance():
    quarantine = Quarantine()
    turns(quarantine, "item@1", TURNS)
    out = AT + (TURNS - 1) * MINUTE
    assert quarantine.bars("item@1", AT + 9 * MINUTE, AT + 9 * MINUTE)
    last = out + LASTS - timedelta(seconds=1)
    assert quarantine.bars("item@1", last, last)
    assert not quarantine.bars("item@1", out + LASTS, out + LASTS)
    turns(quarantine, "item@1", 1, out + LASTS)
    assert not quarantine.bars("item@1", out + LASTS + MINUTE, out + LASTS + MINUTE)


def test_a_clock_set_back_by_more_than_a_day_ends_it_too():
    quarantine = Quarantine()
    turns(quarantine, "item@1", TURNS)
    assert not quarantine.bars("item@1", AT - 2 * LASTS, AT - 2 * LASTS)


def test_every_turn_is_told_once_and_the_quarantine_too():
    told = []
    quarantine = Quarantine(told.append)
    for _ in range(2):
        turns(quarantine, "item@1", TURNS)
    assert [note.what for note in told[:TURNS]] == ["card"] * TURNS
    assert told[TURNS].what == "quarantine"
    assert all(isinstance(note, Note) and "item@1" in note.why for note in told)


def test_a_keeper_that_is_gone_does_not_keep_the_board_from_going_on():
    def gone(order):
        raise RuntimeError("closed")

    quarantine = Quarantine(gone)
    turns(quarantine, "item@1", TURNS)
    assert quarantine.bars("item@1", AT, AT)


def test_what_is_remembered_does_not_grow_for_ever():
    quarantine = Quarantine()
    for number in range(2000):
        quarantine.fault(f"item-{number}@1", AT, AT, "why")
    assert len(quarantine.faults) <= 500


def test_a_bad_card_is_tried_three_times_and_again_as_soon_as_an_edition_changes_it(monkeypatch):
    tried = []

    def broken(notice, sight, to):
        tried.append(notice.title)
        if notice.title == "坏的":
            raise ValueError("a poisoned item")
        return whole(notice, sight, to)

    whole = notice_look.board
    monkeypatch.setattr(notice_look, "board", broken)
    edition = an_edition(a_notice("bad-one", title="坏的"), a_notice("good-one", title="好的"), slots=SLOTS)
    board, sight = Stage("hall-board", setting("board"), 1920, 1080), a_sight(edition, "2026-11-23 00:00:00")
    shot = board.at(sight)
    for _ in range(20):
        sight = replace(sight, now=shot.flip_at)
        shot = board.at(sight)
    assert tried.count("坏的") == TURNS
    assert board.faults == {"bad-one": TURNS}
    mended = an_edition(a_notice("bad-one", title="好了"), slots=SLOTS, serial=2)
    after = a_sight(mended, sight.now)
    assert board.at(after).play.item.title == "好了"


@pytest.fixture
def broken_poster(tmp_path):
    """(edition, media): a poster whose file is no picture."""
    media = Media(sha256="ab" + "c" * 62, length=9, type="image/png", name="x.png", width=640, height=360)
    blob = tmp_path / "ab" / media.sha256
    blob.parent.mkdir()
    blob.write_bytes(b"no picture")
    poster = Poster(id="a-poster", title="海报", source=a_source(), text="共建平安工地", media=(media,))
    return an_edition(poster, a_notice("good-one", title="好的"), slots=SLOTS), media


def test_a_picture_that_cannot_be_decoded_is_left_out_and_the_words_stand_in_its_place(window, tmp_path, broken_poster):
    edition, media = broken_poster
    glass = Glass(
        window, edition, mode="board", at="2026-11-23 00:00:00", stored=frozenset({media.sha256}), blobs=tmp_path
    )
    gallery = glass.wardrobe.look.gallery
    for _ in range(60):
        glass.wait(1)
        gallery.finish()
        if glass.screen.quarantine.faults:
            break
    assert glass.screen.quarantine.faults == {media.sha256: 1}
    assert [order.what for order in glass.told if isinstance(order, Note)] == ["card"]
    seen = set()
    for _ in range(40):
        glass.wait(1)
        seen.add("共建平安工地" in glass.text())
    assert True in seen, "the poster still has its turn, with its words"
    glass.close()


class Unplaceable(Text):
    """A text that has a height and no place."""

    def place(self, to, box):
        raise ValueError("no place")


class Undrawable(Picture):
    """A picture of no size, which only shows when it is drawn."""

    def place(self, to, box):
        return Placed(self, box, lines=("no line",))


@pytest.mark.parametrize("kind", [Unplaceable, Undrawable])
def test_a_card_that_cannot_be_placed_or_drawn_gives_way_to_the_office_and_is_no_fact(window, monkeypatch, kind):
    bad = {
        Unplaceable: lambda: Unplaceable(text("x").bits),
        Undrawable: lambda: Undrawable("", 10, 10, "x", 100),
    }[kind]

    def broken(notice, sight, to):
        found = whole(notice, sight, to)
        return replace(found, flow=(bad(),)) if notice.id == "bad-one" else found

    whole = notice_look.board
    monkeypatch.setattr(notice_look, "board", broken)
    edition = an_edition(a_notice("bad-one", title="坏的"), a_notice("good-one", title="好的"), slots=SLOTS)
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00")
    seen = []
    for _ in range(60):
        glass.wait(1)
        seen.append(glass.screen._shot.play.item.id if glass.screen._shot.play.item is not None else None)
    assert set(seen) == {None, "good-one"}
    assert glass.screen.quarantine.faults["bad-one"] >= 1
    glass.close()
    assert {fact.item for fact in glass.facts} == {"good-one"}


def test_a_board_whose_next_card_hangs_flips_on_time_to_the_office(window, monkeypatch):
    whole = notice_look.board
    begun = Event()

    def endless(notice, sight, to):
        if notice.id == "z-endless":
            begun.set()
            while True:
                pass
        return whole(notice, sight, to)

    monkeypatch.setattr(notice_look, "board", endless)
    edition = an_edition(a_notice("good-one", title="好的"), a_notice("z-endless", title="没完的"), slots=SLOTS)
    glass = Glass(window, edition, mode="board", at="2026-11-23 00:00:00", beside=True)
    flip = glass.screen._shot.flip_at
    while glass.clock.now() < flip:
        glass.wait(min(1.0, (flip - glass.clock.now()).total_seconds()))
        if flip - glass.clock.now() <= timedelta(seconds=AHEAD_S):
            assert begun.wait(10)
    assert glass.screen._shot.bad
    assert glass.screen.quarantine.faults == {"z-endless": 1}
    assert "政务服务大厅" in glass.text()
    glass.close()


def test_the_safe_programme_is_text_only_and_needs_none_of_the_looks(monkeypatch):
    def broken(notice, sight, to):
        raise ValueError("a poisoned look")

    monkeypatch.setattr(notice_look, "board", broken)
    edition = an_edition(a_notice("one", title="第一件", body="第一件的内容。"), slots=SLOTS)
    shot = Stage("hall-board", setting("board"), 1920, 1080).at(replace(a_sight(edition, AT), plain=True))
    block, box = shot.frame["main"]
    said = words(block.place(setting("board"), box))
    assert not shot.bad
    assert "第一件的内容" in said
    assert "咨询电话" in said


FIRST_OF_ITS_KIND = {type(item): item for item in reversed(sample().items) if item.valid.holds(instant(NOW))}.values()


@pytest.mark.parametrize("item", FIRST_OF_ITS_KIND, ids=lambda item: item.id)
def test_every_kind_can_stand_in_the_safe_programme(item):
    edition = replace(sample(), slots=(a_slot(items=(item.id,)),))
    shot = Stage("hall", setting("board"), 1920, 1080).at(replace(a_sight(edition), plain=True))
    block, box = shot.frame["main"]
    to = setting("board")
    assert block.height(to, box.w) <= box.h
    assert item.title[:4] in words(block.place(to, box))
