"""The courier with films, with little room, and with a feed that is away."""

from __future__ import annotations

import pytest
from fakes.builders import a_guide, a_notice, an_alarm
from fakes.clock import FakeClock
from fakes.keeper import FakeKeeper
from fakes.street import Street

from kiosk.clock import FloorClock
from kiosk.content import places
from kiosk.errors import Full
from kiosk.link.haul import PIECE
from kiosk.terminal.courier import Courier
from kiosk.terminal.facts import Arrived, ArrivedEmergency, DeferredArrived, NoRoom
from kiosk.terminal.snapshot import Incoming

FILM = bytes(range(251)) * 5000


@pytest.fixture
def street(tmp_path):
    street = Street(tmp_path)
    street.hub.publish(a_notice(), a_guide())
    return street


@pytest.fixture
def film_street(tmp_path):
    street = Street(tmp_path, rate=1_000_000.0)
    street.hub.publish(a_notice(media=(street.hub.media(FILM),)))
    return street


def step_until_media(street):
    """Until the first piece of the film is here; the seconds the courier wants to wait then."""
    wait_s = 0.0
    while not street.hub.fetched("objects/"):
        assert wait_s == 0.0
        wait_s = street.courier.step()
    return wait_s


def test_a_film_is_fetched_at_the_rate_and_says_how_far_it_is(film_street):
    assert step_until_media(film_street) == pytest.approx(PIECE / 1_000_000)
    progress = film_street.keeper.of(Incoming)[-1]
    assert progress.have == progress.want - len(FILM) + PIECE
    assert film_street.keeper.of(Arrived) == []


def test_an_alarm_overtakes_a_film(film_street):
    step_until_media(film_street)
    film_street.hub.alarm(an_alarm())
    film_street.courier.wake()
    film_street.courier.step()
    assert [alarm.id for alarm in film_street.keeper.of(ArrivedEmergency)[-1].emergency.alarms] == ["rain-orange"]
    assert film_street.keeper.of(Arrived) == []
    film_street.poll()
    assert len(film_street.keeper.of(Arrived)) == 1


def test_while_a_film_is_on_its_way_a_poll_is_still_one_request(film_street):
    step_until_media(film_street)
    film_street.hub.requests.clear()
    film_street.courier.wake()
    film_street.courier.step()
    assert film_street.hub.requests == [places.TIMESTAMP]


def test_a_newer_edition_takes_the_place_of_one_still_on_its_way(film_street):
    step_until_media(film_street)
    film_street.clock.advance(30)
    film_street.hub.publish(a_guide())
    film_street.poll()
    assert [fact.index.serial for fact in film_street.keeper.of(Arrived)] == [
        film_street.hub.press.editions.index().serial
    ]
    assert list(film_street.incoming.iterdir()) == []


def test_what_does_not_fit_on_the_disk_is_told_and_not_begun(tmp_path):
    street = Street(tmp_path, free=lambda: 1_000_000, reserve=500_000)
    street.hub.publish(a_notice(media=(street.hub.media(FILM),)))
    paths = street.poll()
    assert [path for path in paths if path.startswith(("shards/", "objects/"))] == []
    room = street.keeper.of(NoRoom)[-1]
    assert room.free == 500_000
    assert room.needed > len(FILM)
    assert isinstance(street.courier.trouble, Full)


def test_deferred_media_follows_after_the_edition_stands(street):
    street.hub.publish(a_notice(media=(street.hub.media(FILM, deferred=True),)))
    index = street.hub.press.editions.index()
    street.keeper.want = list(index.media)
    street.poll()
    kinds = [type(fact) for fact in street.keeper.told]
    assert kinds.index(Arrived) < kinds.index(DeferredArrived)
    assert street.keeper.wanted() == ()


def test_deferred_media_that_does_not_come_holds_up_neither_the_next_nor_the_polls(street):
    one, other = street.hub.media(b"one", deferred=True), street.hub.media(b"other", deferred=True)
    street.hub.publish(a_notice(media=(one, other)))
    street.keeper.want = sorted(street.hub.press.editions.index().media, key=lambda media: media.sha256 != one.sha256)
    street.hub.answer(places.media(one.sha256), 404)
    street.poll()
    street.poll()
    assert [fact.sha256 for fact in street.keeper.of(DeferredArrived)] == [other.sha256]
    street.hub.mend()
    street.clock.advance(3601)
    street.poll()
    assert [fact.sha256 for fact in street.keeper.of(DeferredArrived)] == [other.sha256, one.sha256]


# --- pace -------------------------------------------------------------------------------------------------------------


def test_polls_come_every_poll_s(street):
    street.poll()
    assert street.courier.step() == pytest.approx(15)
    street.clock.advance(14.9)
    street.hub.requests.clear()
    street.courier.step()
    assert street.hub.requests == []
    street.clock.advance(0.2)
    street.courier.step()
    assert street.hub.requests == [places.TIMESTAMP]


def test_a_feed_that_is_away_is_asked_ever_more_seldom_and_at_once_when_woken(street):
    street.poll()
    street.hub.go_dark()
    street.clock.advance(15)
    assert street.gaps(810) == pytest.approx([11.25, 22.5, 45, 90, 180, 225, 225], abs=0.1)
    assert street.contact == (False, "network")
    street.hub.come_back()
    street.courier.wake()
    assert street.courier.step() == pytest.approx(15)
    assert street.contact == (True, "")


def test_a_terminal_that_is_not_paired_asks_nobody():
    clock = FakeClock()
    courier = Courier(FakeKeeper(), None, FloorClock(clock, clock.wall()))
    assert courier.step() > 60
    assert courier.trouble is None
