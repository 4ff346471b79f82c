"""Alarms and blanks: a serial and a key of their own, small, and never waiting."""

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.clock import instant
from fakes.hub import FakeHub
from fakes.stock import StockClient

from hub.press.emergency import MAX_BYTES
from kiosk.content import codec
from kiosk.content.edition import Blank
from kiosk.errors import BadInput


@pytest.fixture
def hub(tmp_path):
    return FakeHub(tmp_path)


def raised(emergency):
    return [alarm.id for alarm in emergency.alarms]


def test_alarms_stand_together_until_each_is_lifted(hub):
    hub.alarm(an_alarm("rain"))
    assert raised(hub.alarm(an_alarm("wind"))) == ["rain", "wind"]
    assert raised(hub.lift("rain")) == ["wind"]
    assert raised(hub.lift("wind")) == []
    assert raised(hub.press.siren.standing()) == []


def test_the_same_alarm_raised_again_is_changed(hub):
    hub.alarm(an_alarm("rain", level="orange"))
    after = hub.alarm(an_alarm("rain", level="red"))
    assert [(alarm.id, alarm.level) for alarm in after.alarms] == [("rain", "red")]


def test_all_can_be_lifted_at_once(hub):
    hub.alarm(an_alarm("rain"))
    hub.alarm(an_alarm("wind"))
    assert raised(hub.lift()) == []


def test_lifting_what_is_not_raised_says_what_is(hub):
    hub.alarm(an_alarm("rain"))
    with pytest.raises(BadInput, match="raised now: rain"):
        hub.lift("flood")


def test_every_act_has_a_greater_serial_and_leaves_that_of_the_edition_alone(hub):
    edition = hub.publish(a_notice())
    serials = [hub.alarm(an_alarm("rain")).serial, hub.lift("rain").serial, hub.alarm(an_alarm("wind")).serial]
    assert serials == sorted(set(serials))
    assert hub.press.editions.current() == edition


def test_an_alarm_is_signed_by_a_key_that_may_sign_no_edition(hub):
    books = hub.press.repository.books()
    assert set(books.keyids("emergency")).isdisjoint(books.keyids("content"))
    assert books.targets.signed.delegations.roles["emergency"].paths == ["emergency.json"]
    assert books.targets.signed.delegations.roles["content"].paths == ["edition.json"]


def test_what_would_not_travel_inline_is_refused_and_what_stands_stays(hub, tmp_path):
    hub.alarm(an_alarm("rain"))
    hub.alarm(an_alarm("long", text="很长的原文" * 400))
    with pytest.raises(BadInput, match="at most 8,000"):
        hub.alarm(an_alarm("too-long", text="很长的原文" * 400))
    standing = StockClient.of_folder(tmp_path / "client", hub.public, hub.clock).emergency()
    assert raised(standing) == ["rain", "long"]
    assert len(codec.encode(standing)) <= MAX_BYTES


def test_a_blank_covers_until_a_person_ends_it(hub):
    hub.alarm(an_alarm("rain"))
    blank = Blank(id="wrong-notice", since=instant("2026-11-23 10:00"), reason="误发")
    assert [b.id for b in hub.blank(blank).blanks] == ["wrong-notice"]
    after = hub.press.siren.unblank("wrong-notice")
    assert after.blanks == ()
    assert raised(after) == ["rain"]
