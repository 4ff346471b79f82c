"""A paper and a voice, asked for by a finger: what is offered, what is told, what stops."""

from __future__ import annotations

import os
from threading import Event

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from fakes.glass import Glass
from fakes.kinds import a_document, a_faq, a_leader, a_poster, a_site, an_event
from fakes.sights import a_sight, a_visit, setting
from fakes.sound import assert_sound
from kivy.tests.common import UnitTestTouch
from msgspec.structs import replace

from kiosk.content.item import Media
from kiosk.content.service import Material
from kiosk.visit import Open, Switch
from screens.fittings import Fittings
from screens.pages.scene import scene
from screens.pages.ways import place_of
from screens.printing.standing import Standing

WAITS_S = 30.0
BODY = "今天停水。请提前储水。"


class Mouth:
    """A voice that sounds until it is stopped, and tells when it has begun."""

    def __init__(self, place):
        self._born = place / "born"
        os.mkfifo(self._born)
        self.command = ("sh", "-c", 'cat >"$0"; exec tail -f /dev/null', str(self._born))

    def says(self):
        """What it has been given to say."""
        return self._born.read_text()


@pytest.fixture
def mouth(tmp_path):
    return Mouth(tmp_path)


@pytest.fixture
def glass_with(window):
    made = []

    def make(*items, **fittings):
        made.append(
            Glass(window, an_edition(*(items or (a_guide(), a_notice(body=BODY)))), fittings=Fittings(**fittings))
        )
        return made[-1]

    yield make
    for glass in made:
        glass.close()


def at(glass, place, arg):
    glass.screen.do((Open(place, arg),))
    glass.settle()


def reads(glass_with, mouth, *items, **fittings):
    glass = glass_with(*items, voices={"pinyin": mouth.command}, reads=True, **fittings)
    at(glass, "notice", "a-notice")
    glass.tap("read")
    return glass


def test_nothing_is_offered_where_nothing_can_print_or_speak(glass_with):
    glass = glass_with()
    at(glass, "guide", "a-guide")
    assert {"read", "print"} & set(glass.names()) == set()


def test_a_page_is_read_from_its_title_and_what_sounds_is_marked(glass_with, mouth):
    glass = reads(glass_with, mouth)
    assert mouth.says().startswith("guan1 yu2")
    assert "停止" in glass.text()
    mark = glass.screen._panes._mark
    assert "关于调整窗口" in "".join(line.text for part in mark.placed.children for line in part.lines)


def test_a_touch_anywhere_makes_it_silent_and_does_what_it_does(glass_with, mouth):
    glass = reads(glass_with, mouth)
    mouth.says()
    glass.touch(500, 1300)
    assert "停止" not in glass.text()
    assert glass.screen._panes._mark is None
    glass.tap("read")
    mouth.says()
    glass.tap("read")
    assert "停止" not in glass.text()
    glass.tap("read")
    mouth.says()
    glass.tap("home")
    assert glass.visit.place == "home"
    assert "停止" not in glass.text()


def test_while_it_speaks_nobody_is_asked_whether_they_are_there(glass_with, mouth):
    glass = reads(glass_with, mouth)
    mouth.says()
    glass.wait(300, steps=10)
    assert "还在看吗" not in glass.text()
    touch = UnitTestTouch(500, 600)
    touch.touch_down()
    touch.touch_up()
    glass.wait(70, steps=2)
    assert "还在看吗" in glass.text()


def test_a_mode_that_is_switched_or_a_page_that_is_gone_makes_it_silent(glass_with, mouth):
    glass = reads(glass_with, mouth)
    mouth.says()
    glass.screen.do((Switch("language"),))
    glass.settle()
    assert not glass.screen._errands._reading.speaks


def test_a_leaders_surname_is_read_as_a_surname(glass_with, mouth):
    glass = glass_with(a_leader(title="单景禾"), a_unit(), voices={"pinyin": mouth.command}, reads=True)
    at(glass, "leader", "a-leader")
    glass.tap("read")
    assert mouth.says() == "shan4 jing3 he2"


def test_a_recording_of_the_feed_wins_over_the_voice(glass_with, mouth, tmp_path):
    sound = Media(sha256="ab" * 32, length=9, type="audio/mpeg", name="media/a.mp3")
    played = tmp_path / "played"
    os.mkfifo(played)
    play = ("sh", "-c", 'printf %s "$1" >"$0"; exec tail -f /dev/null', str(played))
    glass = glass_with(a_notice(media=(sound,)), voices={"pinyin": ("false",), "play": play}, reads=True)
    glass.know(stored=frozenset({sound.sha256}))
    at(glass, "notice", "a-notice")
    glass.tap("read")
    assert played.read_text().endswith(sound.sha256)
    assert "停止" in glass.text()
    assert glass.screen._panes._mark is None


def test_a_voice_that_fails_is_told_with_what_one_can_do(glass_with):
    glass = glass_with(voices={"pinyin": ("sh", "-c", "exit 1")}, reads=True)
    at(glass, "notice", "a-notice")
    told = heard(glass)
    glass.tap("read")
    assert told.wait(WAITS_S)
    glass.screen.show()
    glass.settle()
    assert "现在不能朗读" in glass.text()
    glass.touch(500, 1300)
    assert "现在不能朗读" not in glass.text()


def heard(glass):
    """Is set when the reading has something to tell."""
    told, tell = Event(), glass.screen._errands._reading._answered

    def answered():
        tell()
        told.set()

    glass.screen._errands._reading._answered = answered
    return told


def test_on_arriving_the_next_step_is_said_where_that_is_wished(glass_with, mouth):
    glass = glass_with(voices={"pinyin": mouth.command}, prompts=True)
    glass.tap("guides")
    assert mouth.says().startswith("qing3 dian3")
    assert "read" not in glass.names()


@pytest.mark.parametrize(
    ("printers", "key", "others"),
    [
        ({"a4": "hall", "roll": "desk"}, "leaflet", ["print:roll", "print:list"]),
        ({"roll": "desk"}, "roll", ["print:list"]),
    ],
)
def test_a_guide_is_printed_by_the_key_in_the_band_and_otherwise_by_its_card(glass_with, printers, key, others):
    glass = glass_with(printers=printers)
    at(glass, "guide", "a-guide")
    sent = []
    glass.screen._errands._printing.print = lambda leaflet, form: sent.append((form, leaflet.title))
    glass.tap("print")
    names = set(glass.names())
    while "after" in glass.names():
        glass.tap("after")
        names |= set(glass.names())
    assert [name for name in sorted(names, reverse=True) if name.startswith("print:")] == others
    glass.tap("print:list")
    assert sent == [(key, a_guide().title), ("list", a_guide().title)]


def test_what_is_not_taken_home_has_no_key(glass_with):
    glass = glass_with(a_poster(), printers={"a4": "hall"})
    at(glass, "poster", "a-poster")
    assert "print" not in glass.names()


KINDS = (a_document(), a_unit(), a_site(), an_event(), a_leader(), a_faq())


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item.id)
def test_every_other_kind_that_is_taken_home_is_printed_too(glass_with, item):
    glass = glass_with(item, printers={"a4": "hall", "roll": "desk"})
    at(glass, place_of(item), item.id)
    sent = []
    glass.screen._errands._printing.print = lambda leaflet, form: sent.append((form, leaflet.title))
    glass.tap("print")
    while "print:roll" not in glass.names():
        glass.tap("after")
    glass.tap("print:roll")
    assert sent == [("leaflet", item.title), ("roll", item.title)]


def test_hours_that_cannot_be_printed_are_taken_home_by_code(glass_with):
    glass = glass_with(a_unit(), printers={"a4": "hall"})
    at(glass, "unit", "hall")
    stands(glass, "no-paper")
    (code,) = [p.block for p in all_of(glass.screen.shown["paper"][1]) if type(p.block).__name__ == "Code"]
    unit = a_unit()
    assert all(part in code.address for part in (unit.title, unit.address, unit.phone, "工作日"))


@pytest.mark.parametrize(
    ("state", "says", "again"),
    [
        ("no-paper", "打印机没纸了", True),
        ("off", "没有开机", True),
        ("missing", "没有打印机可用", False),
        ("failed", "没有打印成功", True),
    ],
)
def test_what_cannot_be_printed_is_told_and_the_code_stands_there_instead(glass_with, state, says, again):
    glass = glass_with(printers={"a4": "hall"})
    at(glass, "guide", "a-guide")
    stands(glass, state)
    assert says in glass.text()
    layer = glass.screen.shown["paper"]
    assert any(type(part.block).__name__ == "Code" for part in all_of(layer[1]))
    assert ("print:again" in glass.names()) is again
    band = glass.screen.shown["band"][0].box
    assert layer[0].box.bottom == band.y  # nothing of the page looks out below it
    glass.tap("noted")
    assert says not in glass.text()


def test_a_paper_on_its_way_is_told_on_every_page_and_that_it_came_until_a_touch(glass_with):
    glass = glass_with(printers={"a4": "hall"})
    at(glass, "guide", "a-guide")
    stands(glass, "printing")
    glass.tap("home")
    assert "正在打印" in glass.text()
    stands(glass, "printed")
    assert "请取走" in glass.text()
    glass.touch(500, 300)
    assert "请取走" not in glass.text()
    assert glass.visit.place == "home"


def stands(glass, state):
    """Printing stands like this."""
    printing = glass.screen._errands._printing
    printing.seen = Standing(printing.seen.papers, state, "leaflet")
    glass.screen.show()
    glass.settle()


def all_of(placed):
    found = [placed]
    for child in placed.children:
        found += all_of(child)
    return found


MANY = a_guide(materials=tuple(Material(name=f"第{n}份申请材料") for n in range(99)))


@pytest.mark.parametrize("panel", ["21.5", "27", "43", "wide", "low"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("item", [MANY, a_unit(address="云州市市民路 1 号" * 20), a_document()], ids=lambda i: i.id)
def test_what_the_printer_says_has_room_on_every_panel(panel, large, item):
    sight = a_sight(an_edition(item), visit=a_visit(place_of(item), item.id, large=large))
    to = setting(panel, large=large)
    for state in ("ready", "printing", "printed", "no-paper", "off", "missing", "failed"):
        printing = Standing(frozenset({"a4", "roll"}), state, "leaflet")
        layers = scene(replace(sight, printing=printing, voice="failed" if state == "ready" else "speaking"), to)
        assert_sound(layers, to)
        assert any(layer.name == "paper" for layer in layers) is (state not in ("ready", "printing"))
