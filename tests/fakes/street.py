"""A hub, a keeper, and a courier between them, whose steps a test takes itself.

Rules it keeps: time stands still unless the test moves it; chance is always one half.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from fakes.clock import FakeClock
from fakes.hub import FakeHub
from fakes.keeper import FakeKeeper

from kiosk.clock import FloorClock
from kiosk.link.feed import Feed
from kiosk.link.uplink import Post
from kiosk.terminal.courier import Courier
from kiosk.terminal.facts import Contacted
from kiosk.terminal.follow import Follower


class Street:
    """See the file's docstring. `follower`: what the Follower is given beside its own, e.g. `rate`."""

    def __init__(self, tmp_path: Path, **follower: Any) -> None:
        self.clock = FakeClock()
        self.hub = FakeHub(tmp_path, self.clock)
        self.keeper = FakeKeeper()
        self.floor_clock = FloorClock(self.clock, self.clock.wall() - timedelta(days=1))
        self.incoming = tmp_path / "incoming"
        self._tmp_path, self._follower = tmp_path, follower
        self.start()

    def start(self) -> None:
        """A new courier, as after a restart of the machine."""
        feed = Feed(self.hub, self._tmp_path / "tuf", self.hub.root_sha256, self.floor_clock)
        follower = Follower(self.keeper, feed, self.incoming, self.floor_clock, **self._follower)
        post = Post(self.hub, bytes, self.keeper.request_seq)
        self.courier = Courier(self.keeper, follower, self.floor_clock, post=post, chance=lambda: 0.5)

    def poll(self) -> list[str]:
        """Wait for the next poll, and bring in all there is; the paths asked for."""
        self.hub.requests.clear()
        self.courier.settle()
        return list(self.hub.requests)

    def gaps(self, seconds: float) -> list[float]:
        """Let so much time pass, taking every step when it is due; the seconds between polls."""
        until, polls = self.clock.monotonic() + seconds, []
        while self.clock.monotonic() < until:
            self.hub.requests.clear()
            wait_s = self.courier.step()
            polls += [self.clock.monotonic()] * len(self.hub.fetched("timestamp"))
            self.clock.advance(wait_s + 0.001)
        return [later - earlier for earlier, later in pairwise(polls)]

    @property
    def contact(self) -> tuple[bool, str]:
        """How the last try ended: reached, and the reason if it failed."""
        contact = self.keeper.of(Contacted)[-1]
        return contact.reached, contact.reason
