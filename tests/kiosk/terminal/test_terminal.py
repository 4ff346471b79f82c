"""A terminal as a whole: what it shows after a start, and how it ends."""

from __future__ import annotations

from fakes.builders import a_guide, a_notice, an_alarm


def test_a_publication_is_shown_after_one_sync_and_after_a_restart_without_the_hub(open_terminal, hub):
    edition = hub.publish(a_notice(), a_guide())
    terminal = open_terminal(hub)
    assert terminal.snapshot.edition is None
    assert terminal.sync() is None
    assert terminal.snapshot.edition == edition
    hub.go_dark()
    terminal = open_terminal(hub)
    assert terminal.snapshot.edition == edition
    assert terminal.snapshot.verified_at is not None


def test_an_alarm_is_shown_after_one_sync(open_terminal, hub):
    hub.publish(a_notice())
    emergency = hub.alarm(an_alarm())
    terminal = open_terminal(hub)
    terminal.sync()
    assert terminal.snapshot.emergency == emergency
