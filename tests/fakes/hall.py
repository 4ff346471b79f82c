"""A whole terminal at its hub: real disk, real keys, real metadata. What a test of an attack looks at.

Rules it keeps: no thread, no sleep: `sync` follows the feed once; `restart` closes the terminal and opens it again on
the same disk; `door` may stand between terminal and hub.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from fakes.builders import a_guide, a_notice
from fakes.clock import ZONE, FakeClock
from fakes.hub import FakeHub

from kiosk.config import FeedPart, Settings
from kiosk.content.edition import Edition
from kiosk.content.kinds import AnyItem
from kiosk.errors import MingbaiError, Refusal, Refused
from kiosk.link.door import Door
from kiosk.terminal.facts import Floors
from kiosk.terminal.freshness import State, standing
from kiosk.terminal.orders import Clear
from kiosk.terminal.terminal import Terminal


class Hall:
    """See the file's docstring. `hub`: what FakeHub is given, e.g. `root_keys=2`."""

    def __init__(self, tmp_path: Path, **hub: Any) -> None:
        self.clock = FakeClock()
        self.hub = FakeHub(tmp_path, self.clock, **hub)
        self.data_dir = tmp_path / "terminal"
        self.door: Door = self.hub
        self.pin = self.hub.root_sha256
        self.terminal = self._opened()
        self.first: Edition | None = None

    @classmethod
    def following(cls, tmp_path: Path, **hub: Any) -> Hall:
        """A terminal that shows the first edition of its hub."""
        hall = cls(tmp_path, **hub)
        hall.first = hall.hub.publish(a_notice(), a_guide())
        assert hall.sync() is None
        assert hall.shown == hall.first
        return hall

    def restart(self, door: Door | None = None) -> None:
        self.close()
        self.door = door or self.door
        self.terminal = self._opened()

    def close(self) -> None:
        """The terminal is switched off; `restart` switches it on again."""
        if self._on:
            self._on = False
            self.terminal.close()

    def sync(self) -> MingbaiError | None:
        """Follow the feed once, and do all that the keeper then finds due; what went wrong, or None."""
        trouble = self.terminal.sync()
        self.idle()
        return trouble

    def publish(self, *items: AnyItem) -> Edition:
        """Another edition, a minute later."""
        self.clock.advance(60)
        return self.hub.publish(*(items or (a_notice(title="后来的通知"), a_guide())))

    def refuses(self, kind: Refusal) -> None:
        """The next sync is refused and raises this alarm, and what is shown stays."""
        before = self.shown
        trouble = self.sync()
        assert isinstance(trouble, Refused), trouble
        assert trouble.kind is kind
        assert self.shown is before
        assert self.alarms == {kind}

    def recovers(self, edition: Edition) -> None:
        """Without anybody's help, at the next sync after the feed is right again."""
        self.hub.mend()
        assert self.sync() is None
        assert self.shown == edition

    def idle(self) -> None:
        while self.terminal.keeper.step():
            pass

    def lose_metadata(self) -> None:
        """The cache of metadata did not survive a power cut."""
        shutil.rmtree(self.data_dir / "tuf")

    def clear(self) -> None:
        """A person has seen the security alarms."""
        self.terminal.tell(Clear()).result(0)

    @property
    def shown(self) -> Edition | None:
        return self.terminal.snapshot.edition

    @property
    def alarms(self) -> frozenset[Refusal]:
        return self.terminal.snapshot.alarms

    @property
    def reason(self) -> str:
        return self.terminal.snapshot.contact.reason

    @property
    def floors(self) -> Floors:
        return self.terminal.keeper.floors()

    @property
    def state(self) -> State:
        return standing(self.terminal.snapshot, self.terminal.clock.now(), ZONE).state

    def _opened(self) -> Terminal:
        self._on = True
        settings = Settings(data_dir=str(self.data_dir), feed=FeedPart(root_sha256=self.pin))
        return Terminal.open(settings, self.clock, door=self.door)
