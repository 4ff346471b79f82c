"""What the glass sees of a terminal: the sight of a moment, made from its snapshot, its settings and its clock."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from kiosk.calendar import lighting
from kiosk.clock import FloorClock
from kiosk.config import Settings
from kiosk.content.edition import Edition
from kiosk.terminal.orders import Order
from kiosk.terminal.snapshot import Snapshot
from kiosk.visit import Visit
from kiosk.wire import root_words
from screens.contents import Contents
from screens.sight import Sight, names_of

BEGUN_S = 1800.0
"""So long after its start a new screen shows its code also over content: then nobody stands there any more."""


class LiveTerminal(Protocol):
    """What the glass needs of a terminal."""

    clock: FloorClock
    zone: ZoneInfo

    @property
    def snapshot(self) -> Snapshot: ...
    def start(self) -> None: ...
    def tell(self, order: Order) -> Any: ...
    def listen(self, listener: Any) -> None: ...
    def unlisten(self, listener: Any) -> None: ...
    def wake(self) -> None: ...


class Eyes:
    """Makes the sight of a moment from the terminal; keeps the contents of the last edition, nothing else."""

    def __init__(self, terminal: LiveTerminal, settings: Settings, safe: bool = False) -> None:
        self._terminal, self._settings, self._safe = terminal, settings, safe
        self._lighting = lighting(settings.hours)
        self._dimming = lighting(settings.night.dim) if settings.night.dim else None
        self._root = root_words(settings.feed.root_sha256)
        self._fingerprint, self._begun = "", terminal.clock.monotonic()
        self._contents: Contents | None = None

    def sight(self, visit: Visit | None = None) -> Sight:
        """What is to be seen now."""
        snapshot, settings = self._terminal.snapshot, self._settings
        if self._safe:  # no medium is here: whatever stops the glass, it is most likely one of them
            snapshot = replace(snapshot, stored=frozenset())
        return Sight(
            plain=self._safe,
            snapshot=snapshot,
            now=self._terminal.clock.now(),
            zone=self._terminal.zone,
            contents=self._of(snapshot.edition),
            visit=visit or Visit(),
            name=settings.name,
            names=names_of(settings, snapshot.edition),
            feed_url=settings.feed.url,
            board=settings.mode == "board",
            lighting=self._lighting,
            dimming=self._dimming,
            fingerprint=self._called() if _wanted(snapshot) else "",
            hub_url=settings.hub.url,
            root=self._root,
            idle_s=idle_of(settings.tags, snapshot.edition),
            begun=self._terminal.clock.monotonic() - self._begun < BEGUN_S,
        )

    def _called(self) -> str:
        """What this terminal's key is called. Asked only when it is to be told: it takes a library to tell."""
        identity = getattr(self._terminal, "identity", None)
        if identity is not None and not self._fingerprint:
            self._fingerprint = str(identity.fingerprint())
        return self._fingerprint

    def _of(self, edition: Edition | None) -> Contents | None:
        if edition is None:
            self._contents = None
        elif self._contents is None or self._contents.edition is not edition:
            self._contents = Contents(edition)
        return self._contents


def _wanted(snapshot: Snapshot) -> bool:
    """Whether somebody is to be told what the key is called: to pair it, to approve it, to find it."""
    return not snapshot.paired or snapshot.membership.state == "pending" or snapshot.named_until is not None


def idle_of(tags: Collection[str], edition: Edition | None) -> float:
    """The least silence that the edition says for a group of touchscreens, by their tags; 0 when it says none."""
    profiles = edition.profiles if edition is not None else ()
    return next((float(profile.idle_s) for profile in profiles if not set(profile.tags).isdisjoint(tags)), 0.0)
