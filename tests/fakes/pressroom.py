"""The press without its process: `look()` is one turn of its loop, time moves by hand, the feed is read back."""

from __future__ import annotations

from pathlib import Path

from fakes.clock import FakeClock

from hub.press.commands.publish import check
from hub.press.disk import Disk
from hub.press.press import Press
from hub.pressroom.lock import DatabaseLock
from hub.pressroom.room import Pressroom
from hub.printing.models import Request


class FakePressroom:
    """`clock`, `said`; `restart(disk)` is a new process over the same folder, as after a kill."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.said = folder, FakeClock(), []
        self.feed = folder / "feed"
        self.lock = DatabaseLock(folder)
        self.restart()

    def restart(self, disk: Disk | None = None) -> None:
        disk = disk or Disk(sync=False)
        self.lock.close()
        self.room = Pressroom(
            self.feed,
            self.lock,
            self.clock,
            check(),
            self.said.append,
            found=lambda feed: Press.found(self.feed, feed, self.clock, disk=disk),
            disk=disk,
        )

    def look(self) -> None:
        self.room.look()

    @property
    def press(self) -> Press:
        return Press.open(self.feed, self.clock, disk=Disk(sync=False))

    def shown(self) -> set[str]:
        """The ids of what terminals show."""
        edition = self.press.editions.current()
        return {item.id for item in edition.items} if edition else set()

    def serial(self) -> int:
        index = self.press.editions.index()
        return index.serial if index else 0

    def states(self) -> list[tuple[str, str]]:
        return [(row.kind, row.state) for row in Request.objects.all()]
