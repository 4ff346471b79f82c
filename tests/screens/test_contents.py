"""What an edition holds as the glass asks for it: put in order once, and asked for an instant every time."""

from __future__ import annotations

from datetime import timedelta

from fakes.builders import a_guide, a_notice, a_period, an_edition
from fakes.clock import instant
from fakes.sights import sample

from kiosk.content.item import replace
from kiosk.content.process import Process
from screens.contents import Contents

NOW = instant("2026-11-23 10:34")


def test_the_guides_of_a_process_are_those_it_names_and_those_that_name_it():
    flow = next(item for item in sample().items if isinstance(item, Process))
    named, naming = a_guide("named"), a_guide("naming", process=flow.id)
    edition = an_edition(replace(flow, guides=("named", "naming")), named, naming, a_guide("another"))
    found = Contents(edition).guides_of(replace(flow, guides=()), NOW)
    assert sorted(guide.id for guide in found) == ["named", "naming"]  # each once, whoever names whom


def test_a_guide_that_is_not_valid_yet_stands_nowhere_and_later_everywhere():
    flow = next(item for item in sample().items if isinstance(item, Process))
    coming = a_guide("coming", process=flow.id, windows=("hall/2",), valid=a_period("2026-11-24 09:00"))
    contents = Contents(an_edition(flow, coming))

    def stands(at: str) -> list[bool]:
        now = instant(at)
        ways = (contents.guides(now), contents.guides_of(flow, now), contents.guides_at("hall", "2", now))
        return [coming in found for found in ways]

    assert stands("2026-11-24 08:59") == [False, False, False]
    assert stands("2026-11-24 09:00") == [True, True, True]


def test_in_order_the_newest_comes_first_and_guides_that_are_suspended_last():
    contents = Contents(sample())
    guides = contents.guides(NOW)
    states = [guide.state == "in-force" for guide in guides]
    assert states == sorted(states, reverse=True)
    days = [flow.source.published for flow in contents.of(Process, now=NOW)]
    assert days == sorted(days, reverse=True)
    assert len(days) > 1


def test_the_order_of_announcements_is_at_every_moment_what_it_would_be_if_asked_for_the_first_time():
    edition = sample()
    kept = Contents(edition)
    at, orders = instant("2026-11-23 07:59"), set()
    while at < instant("2026-11-26 00:02"):
        found = kept.notices(at)
        assert found == Contents(edition).notices(at), f"at {at}"
        orders.add(tuple(notice.id for notice in found))
        at += timedelta(minutes=29)
    assert len(orders) > 3  # something did change in these days
    assert kept.notices(NOW) == Contents(edition).notices(NOW)  # and back again, as after a clock that was set


def test_announcements_that_hold_only_while_the_feed_is_fresh_are_gone_when_it_is_not():
    strict = a_notice("strict", strict=True)
    contents = Contents(an_edition(strict, a_notice("plain")))
    assert [[n.id for n in contents.notices(NOW, stale)] for stale in (False, True, False)] == [
        ["plain", "strict"],
        ["plain"],
        ["plain", "strict"],
    ]
