"""Alarms and blanks: a serial and a key of their own, small, and never waiting."""

import pytest
from fakes.builders import a_notice, an_alarm
from fakes.clock import instant
from fakes.hub import FakeHub
from fakes.stock import StockClient

from hub.press.emergency import MAX_BYTES
from kiosk.content import codec
from kiosk.content.emergency import Blank
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


def test_what_is_lifted_is_told_for_a_day_then_forgotten(hub):
    hub.alarm(an_alarm("rain", target=("board:hall",)))
    (gone,) = hub.lift("rain").lifted
    assert (gone.id, gone.at, gone.target) == ("rain", hub.clock.wall(), ("board:hall",))
    hub.clock.advance(24 * 3600)
    assert hub.alarm(an_alarm("wind")).lifted == ()


def test_a_lifted_alarm_is_neither_lifted_nor_raised_again(hub):
    hub.alarm(an_alarm("rain"))
    hub.lift("rain")
    for act in (lambda: hub.lift("rain"), lambda: hub.alarm(an_alarm("rain"))):
        with pytest.raises(BadInput, match="was lifted at"):
            act()


def test_what_was_lifted_makes_room_for_what_is_raised(hub):
    for number in range(30):
        hub.alarm(an_alarm(f"long-{number}", title="很长的标题" * 30))
        hub.lift(f"long-{number}")
    after = hub.alarm(an_alarm("rain", text="很长的原文" * 380))
    assert raised(after) == ["rain"]
    assert after.lifted[-1].id == "long-29"
    assert len(codec.encode(after)) <= MAX_BYTES


def test_a_changed_alarm_says_since_when_and_what_it_was(hub):
    hub.alarm(an_alarm("rain"))
    (now,) = hub.press.siren.change(an_alarm("rain", level="red", title="暴雨红色预警信号")).alarms
    assert (now.level, now.was, now.changed) == ("red", "暴雨橙色预警信号", hub.clock.wall())
    with pytest.raises(BadInput, match="raised now: rain"):
        hub.press.siren.change(an_alarm("wind"))


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
    with pytest.raises(BadInput, match="standing now: wrong-notice"):
        hub.press.siren.unblank("another")
    after = hub.press.siren.unblank("wrong-notice")
    assert after.blanks == ()
    assert raised(after) == ["rain"]
