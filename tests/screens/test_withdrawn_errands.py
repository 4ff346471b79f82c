"""What is withdrawn while it is printed, read aloud or looked at closely: the voice goes on, the paper does not."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from fakes.glass import Glass
from fakes.kinds import a_poster

from kiosk.content.item import Media
from kiosk.visit import Open, Turn
from kiosk.visit.kept import READ_ON_S
from screens.fittings import Fittings
from screens.printing.standing import Standing

OTHER = an_edition(a_notice("other"), serial=2)
NOTICE = a_notice(body="今天停水。请提前储水。")


@pytest.fixture
def glass(window):
    silent = ("sh", "-c", "exec tail -f /dev/null")
    fits = Fittings(printers={"a4": "hall", "roll": "desk"}, voices={"pinyin": silent}, reads=True)
    found = Glass(window, an_edition(a_guide(), NOTICE), fittings=fits)
    yield found
    found.close()


def at(glass, place, arg):
    glass.screen.do((Open(place, arg),))
    glass.settle()


def test_it_is_read_to_its_end_and_falls_silent_when_it_is_gone(glass):
    at(glass, "notice", "a-notice")
    glass.tap("read")
    glass.show(OTHER)
    reading = glass.screen._errands._reading
    assert reading.speaks
    glass.wait(READ_ON_S + 1, steps=10)
    assert "已经不再公开" in glass.text()
    assert not reading.speaks


def test_nothing_prints_it_any_more_by_whatever_key(glass):
    at(glass, "guide", "a-guide")
    sent = []
    glass.screen._errands._printing.print = lambda leaflet, form: sent.append(form)
    act = [key.block.act for key in glass.screen._touchable() if key.block.name == "print"]
    assert len(act) == 1
    glass.show(OTHER)
    pages = set()
    while "after" in glass.names():
        pages |= set(glass.names())
        glass.tap("after")
    assert not [name for name in (*pages, *glass.names()) if name.startswith("print")]
    glass.screen.do(act[0])
    assert sent == []


def test_a_paper_that_did_not_come_is_not_tried_again(glass):
    at(glass, "guide", "a-guide")
    glass.show(OTHER)
    printing = glass.screen._errands._printing
    printing.seen = Standing(printing.seen.papers, "no-paper", "leaflet")
    glass.screen.show()
    glass.settle()
    assert "没有打印：这一项刚刚不再公开" in "".join(glass.text().split("\n"))
    assert "print:again" not in glass.names()
    glass.tap("noted")
    assert "没有打印" not in glass.text()


def test_a_form_one_looks_at_stays_with_its_picture_and_leads_back(glass):
    media = Media(sha256="ab" * 32, length=9, type="image/png", name="a.png", width=600, height=800, caption="空白表格")
    poster = a_poster(media=(media,))
    glass.know(edition=an_edition(poster, serial=3), stored=frozenset({media.sha256}))
    at(glass, "poster", poster.id)
    glass.screen.do((Open("look", poster.id), Turn(tab="0-1")))
    glass.settle()
    glass.know(edition=OTHER, stored=frozenset())
    assert "刚刚到期或者撤下" in glass.text()
    assert glass.screen._looked(glass.clock.monotonic()).snapshot.stored == {media.sha256}
    assert {"closer", "back"} <= set(glass.names())
    glass.tap("back")
    assert (glass.visit.place, glass.visit.reading.kept) == ("poster", poster)
    assert poster.title in glass.text()
    glass.tap("back")
    assert glass.screen._looked(glass.clock.monotonic()).snapshot.stored == frozenset()
