"""A citizen types and writes on the real glass: keys, hits, a way there and back, and what is forgotten."""

from __future__ import annotations

import pytest
from fakes.glass import Glass
from fakes.handwritten import WATER, SameReader
from fakes.seeking import readable_sample
from msgspec.structs import replace

from screens.seeking import AtOnce, beside

PATIENCE = 3000


@pytest.fixture
def reader():
    return SameReader("水小")


@pytest.fixture
def glass(window, reader):
    found = Glass(window, readable_sample(), finder=AtOnce, reader=reader)
    yield found
    found.close()


def typed(glass, letters):
    for letter in letters:
        glass.tap(f"key:{letter}")


def lines(glass):
    return glass.screen._trace._lines


def test_four_keys_and_a_touch_lead_from_home_to_the_permit_and_back_to_the_query(glass):
    glass.tap("home/search")
    typed(glass, "sgxk")
    assert "SGXK" in glass.text()
    assert "找到" in glass.text()
    glass.tap("guide:construction-permit")
    glass.tap("back")
    assert glass.visit.query == "sgxk"
    assert "guide:construction-permit" in glass.names()


def test_every_key_finds_anew_and_erase_goes_back(glass):
    glass.tap("home/search")
    typed(glass, "gzf")
    three = [name for name in glass.names() if name.startswith(("guide:", "faq:"))]
    typed(glass, "z")
    glass.tap("erase")
    assert [name for name in glass.names() if name.startswith(("guide:", "faq:"))] == three
    glass.tap("clear")
    assert glass.visit.query == ""
    assert "example:gzf" in glass.names()


def test_an_example_types_itself(glass):
    glass.tap("home/search")
    glass.tap("example:gzf")
    assert glass.visit.query == "gzf"
    assert "guide:public-rental" in glass.names()


def test_a_key_draws_the_hits_and_leaves_the_keys_alone(glass):
    glass.tap("home/search")
    before = glass.screen.shown["keys"]
    typed(glass, "s")
    assert glass.screen.shown["keys"] is before


def test_silence_forgets_what_was_typed_and_what_was_found(glass):
    glass.tap("home/search")
    typed(glass, "sg")
    glass.wait(300)
    assert (glass.visit.place, glass.visit.query) == ("home", "")
    glass.tap("wake")
    glass.tap("home/search")
    assert "example:gzf" in glass.names()


def test_a_new_edition_is_searched_at_once(glass):
    glass.tap("home/search")
    typed(glass, "sgxk")
    items = tuple(item for item in readable_sample().items if item.id != "construction-permit")
    glass.show(replace(readable_sample(), serial=2, items=items))
    assert "guide:construction-permit" not in glass.names()
    assert "guide:permit-change" in glass.names()


def test_a_character_is_written_taken_and_the_field_is_empty_again(glass, reader):
    glass.tap("home/search")
    glass.tap("tab:hand")
    glass.write(WATER)
    assert len(lines(glass)) == len(WATER)
    assert len(reader.inks[-1].strokes) == len(WATER)
    glass.tap("sign:水")
    assert glass.visit.query == "水"
    assert lines(glass) == []
    assert "sign:水" not in glass.names()


def test_rewriting_wipes_the_strokes_and_keeps_the_query(glass):
    glass.tap("home/search")
    typed(glass, "s")
    glass.tap("tab:hand")
    glass.write(WATER)
    glass.tap("rewrite")
    assert lines(glass) == []
    assert (glass.visit.query, glass.visit.tab) == ("s", "hand")


def test_silence_wipes_what_was_written(glass):
    glass.tap("home/search")
    glass.tap("tab:hand")
    glass.write(WATER)
    glass.wait(81)
    assert lines(glass) == []
    assert glass.screen._writing.strokes == ()


def test_what_cannot_be_read_is_said_in_a_sentence(window):
    glass = Glass(window, readable_sample(), finder=AtOnce, reader=SameReader(""))
    glass.tap("home/search")
    glass.tap("tab:hand")
    glass.write(WATER)
    assert "没认出来" in glass.text()
    glass.close()


def test_the_thread_beside_the_glass_answers_as_well_and_is_gone_with_the_screen(window):
    glass = Glass(window, readable_sample(), finder=beside)
    glass.wait(1)
    assert glass.screen._seeking._finder is None, "the first frame comes first"
    glass.screen.begun()
    glass.wait(1)
    finder = glass.screen._seeking._finder
    glass.tap("home/search")
    typed(glass, "gzf")
    for _ in range(PATIENCE):
        if "guide:public-rental" in glass.names():
            break
        finder._thread.join(0.005)
        glass.settle()
    assert "guide:public-rental" in glass.names()
    glass.close()
    assert not finder._thread.is_alive()
