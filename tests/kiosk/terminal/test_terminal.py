"""A terminal as a whole: what it shows after a start, and how it ends."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading

import pytest
from fakes.builders import a_guide, a_notice, an_alarm
from fakes.clock import instant
from msgspec.structs import replace

from kiosk.content.voice import Complaint, Help
from kiosk.errors import BadInput
from kiosk.terminal import status
from kiosk.terminal.orders import Count, Send

LONGEST_S = 20
"""A wait for a thread that only a hanging one uses up."""


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


def test_a_complaint_is_sealed_committed_and_opened_by_the_hub(open_terminal, hub):
    hub.publish(a_notice())
    terminal = open_terminal(hub)
    terminal.sync()
    complaint = Complaint(text="窗口让我跑了三趟。", slip="A2B3-C4D5")
    terminal.tell(Send(complaint)).result(timeout=0)
    assert terminal.snapshot.queued == 1
    terminal.sync()
    assert hub.intake.of("complaint") == [complaint]
    assert terminal.snapshot.queued == 0


def test_media_damaged_on_the_disk_are_fetched_again_without_a_person(open_terminal, hub):
    picture = b"\x89PNG a picture of the counter"
    media = hub.media(picture)
    hub.publish(a_notice(media=(media,)))
    terminal = open_terminal(hub)
    terminal.sync()
    terminal.snapshot.blob(media.sha256).write_bytes(b"\x89PNG a picture of another one")
    terminal = open_terminal(hub)
    while terminal.keeper.step():
        pass
    assert media.sha256 not in terminal.snapshot.stored
    terminal.sync()
    assert media.sha256 in terminal.snapshot.stored
    assert terminal.snapshot.blob(media.sha256).read_bytes() == picture


def test_with_its_threads_it_follows_the_feed_by_itself_and_ends_when_told(open_terminal, hub):
    hub.publish(a_notice())
    terminal = open_terminal(hub)
    came = Heard(terminal, lambda snapshot: snapshot.edition is not None)
    terminal.start()
    came.wait()
    edition = hub.publish(a_notice(body="新的正文"))
    newer = Heard(terminal, lambda snapshot: snapshot.edition == edition)
    terminal.wake()
    newer.wait()
    terminal.close()
    assert not [thread for thread in threading.enumerate() if thread.name in {"keeper", "courier"}]


def test_a_call_for_help_does_not_wait_for_the_next_poll(open_terminal, hub):
    hub.publish(a_notice())
    terminal = open_terminal(hub)
    came = Heard(terminal, lambda snapshot: snapshot.contact.reached)
    terminal.start()
    came.wait()
    gone = Heard(terminal, lambda snapshot: snapshot.queued == 0 and hub.intake.of("help"))
    terminal.tell(Send(Help(place="3"))).result(timeout=LONGEST_S)
    gone.wait()  # the clock stands still: no poll is due
    assert hub.intake.of("help") == [Help(place="3")]


def test_what_was_told_before_the_end_is_done_before_the_end(open_terminal):
    terminal = open_terminal()
    terminal.start()
    futures = [terminal.tell(Count(f"guide:g-{number}")) for number in range(30)]
    terminal.close()
    assert all(future.exception() is None for future in futures)


def test_it_may_be_closed_twice_and_without_ever_having_been_started(open_terminal):
    terminal = open_terminal()
    terminal.close()
    terminal.close()
    open_terminal().close()


def test_a_second_terminal_on_the_same_disk_is_refused_and_the_first_plays_on(open_terminal, hub):
    hub.publish(a_notice())
    first = open_terminal(hub)
    with pytest.raises(BadInput, match="another Mingbai"):
        type(first).open(first.settings)
    assert first.sync() is None


def test_an_unpaired_terminal_opens_starts_and_says_so(open_terminal):
    terminal = open_terminal(pin="")
    terminal.start()
    assert not terminal.snapshot.paired
    assert terminal.status().state == "not-paired"


def test_a_courier_that_cannot_be_built_is_noted_and_the_glass_plays_on(open_terminal, hub, monkeypatch):
    hub.publish(a_notice())
    open_terminal(hub).sync()
    terminal = open_terminal(hub)
    monkeypatch.setattr(terminal, "_built", lambda: 1 / 0)
    noted = Heard(terminal, lambda snapshot: "courier" in snapshot.faults)
    terminal.start()
    noted.wait()
    assert terminal.snapshot.edition is not None


def test_the_time_never_falls_below_what_was_proved_before_the_start(open_terminal, hub, clock):
    hub.publish(a_notice())
    open_terminal(hub).sync()
    clock.set_wall("1970-01-01 00:00")
    terminal = open_terminal(hub)
    assert terminal.clock.now() >= instant("2026-11-23 10:34")
    assert terminal.clock.unsure()


def test_the_status_is_found_by_another_process_and_says_whether_the_terminal_runs(open_terminal, hub):
    hub.publish(a_notice(), a_guide())
    terminal = open_terminal(hub)
    terminal.sync()
    found = status.read(terminal.data_dir)
    assert found.running
    assert (found.state, found.items, found.name) == ("current", 3, "一楼大厅 3 号屏")
    assert found.edition == terminal.snapshot.edition.serial
    terminal.close()
    found = status.read(terminal.data_dir)
    assert not found.running
    assert found.verified_at is not None


def test_the_status_says_what_the_terminal_says(open_terminal, hub):
    hub.publish(a_notice())
    terminal = open_terminal(hub)
    terminal.sync()
    terminal.close()
    said = status.read(terminal.data_dir)
    terminal = open_terminal(hub)
    # The room on the disk is not the terminal's alone: it moves between two looks.
    assert replace(terminal.status(), running=False, contact=said.contact, free_mb=said.free_mb) == said


def test_polling_alone_does_not_write_the_status_each_time(open_terminal, hub, clock):
    hub.publish(a_notice())
    terminal = open_terminal(hub)
    terminal.sync()
    path = terminal.data_dir / status.FILE
    before = path.stat().st_ino
    for _ in range(3):
        clock.advance(15)
        terminal.sync()
    assert path.stat().st_ino == before
    clock.advance(60)
    terminal.sync()
    assert path.stat().st_ino != before


def test_without_any_terminal_the_status_is_a_plain_error(tmp_path):
    with pytest.raises(BadInput, match="no terminal has run"):
        status.read(tmp_path)
    (tmp_path / status.FILE).write_text("{")
    with pytest.raises(BadInput, match="cannot be read"):
        status.read(tmp_path)


def test_opening_an_installed_edition_imports_nothing_of_network_keys_or_pictures(open_terminal, hub):
    hub.publish(a_notice(media=(hub.media(b"\x89PNG"),)), a_guide())
    terminal = open_terminal(hub)
    terminal.sync()
    terminal.close()
    code = f"""
    import sys
    from kiosk.config import FeedPart, HubPart, Settings
    from kiosk.terminal.terminal import Terminal
    from kiosk.terminal.orders import Count
    settings = Settings(data_dir={str(terminal.data_dir)!r}, feed=FeedPart(root_sha256={hub.root_sha256!r}),
                        hub=HubPart(url="http://127.0.0.1:9"))
    with Terminal.open(settings) as terminal:
        terminal.tell(Count("home"))
        assert len(terminal.snapshot.edition.items) == 3
        heavy = {{"tuf", "securesystemslib", "requests", "urllib3", "PIL", "pypdfium2", "cryptography", "kivy"}}
        print(sorted(heavy & set(sys.modules)))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "[]\n", done.stderr


def test_on_a_disk_without_any_room_it_plays_on_and_refuses_honestly(open_terminal, hub):
    """RLIMIT_FSIZE 0: no file may grow by a byte, as on a full disk or a spent quota."""
    hub.publish(a_notice(), a_guide())
    terminal = open_terminal(hub)
    terminal.sync()
    terminal.close()
    code = f"""
    import resource, signal
    from kiosk.config import FeedPart, Settings
    from kiosk.content.voice import Help
    from kiosk.errors import MingbaiError
    from kiosk.terminal.terminal import Terminal
    from kiosk.terminal.orders import Send
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    settings = Settings(data_dir={str(terminal.data_dir)!r}, feed=FeedPart(root_sha256={hub.root_sha256!r}))
    with Terminal.open(settings) as terminal:
        terminal.start()
        print(len(terminal.snapshot.edition.items), terminal.snapshot.faults)
        print(isinstance(terminal.tell(Send(Help(place="3"))).exception(timeout=20), MingbaiError))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "3 ('database', 'read-only')\nTrue\n", done.stderr


class Heard:
    """Waits until a snapshot is as it should be."""

    def __init__(self, terminal, condition):
        self._condition, self._event = condition, threading.Event()
        terminal.listen(self._look)
        self._look(terminal.snapshot)

    def _look(self, snapshot):
        if self._condition(snapshot):
            self._event.set()

    def wait(self):
        assert self._event.wait(LONGEST_S), "it never came"
