"""How the courier follows a feed: what is verified is compared with the floors, fetched, and told to the keeper.

Rules it keeps (feed.md §2):
- an alarm first, then the edition; each stands and falls by itself;
- what came is told as a fact, and only the keeper's answer `Installed` lets it remember the ETag;
- `ask` and `bring` are short: between two pieces of a film a poll has its turn, so that an alarm overtakes it;
- a refusal is told by the one who found it, once: here, unless the keeper refused.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from kiosk.clock import FloorClock
from kiosk.content.index import Index
from kiosk.errors import Full, MingbaiError, Refusal, Refused, Unreachable
from kiosk.link.feed import Feed, Rooted, Verified
from kiosk.link.haul import RESERVE, Haul, Want, want_of, wants_of
from kiosk.link.stamp import Stamp
from kiosk.terminal.facts import (
    Arrived,
    ArrivedEmergency,
    Contacted,
    DeferredArrived,
    Fact,
    Heartbeat,
    Installed,
    KeeperPort,
    NoRoom,
    Rejected,
    Rotated,
)
from kiosk.terminal.snapshot import Incoming

FULL_EVERY_S = 3600.0
MEDIA_BYTES_PER_S = 2_000_000
MAX_EVIDENCE = 16_000

log = logging.getLogger("mingbai.courier")


class ByKeeper(Exception):
    """The keeper would not take it, and has recorded why."""

    def __init__(self, error: MingbaiError) -> None:
        super().__init__(str(error))
        self.error = error


def told(keeper: KeeperPort, fact: Fact, stopping: Event) -> Any:
    """Tell the keeper and wait until it is committed. Raises ByKeeper."""
    future: Future[Any] = keeper.tell(fact)
    while not future.done() and not stopping.is_set():
        wait([future], timeout=0.1)
    if not future.done():
        raise ByKeeper(Unreachable("keeper", "stopping"))
    try:
        return future.result()
    except MingbaiError as e:
        raise ByKeeper(e) from e


@dataclass
class _Load:
    """A new edition on its way. `etag` holds for the polls meanwhile, as long as this is what they would find."""

    index: Index
    verified: Verified
    haul: Haul
    etag: str = ""


class Follower:
    """Follows `feed` into `incoming`. `free`: bytes of room there; `rate`: bytes of media a second."""

    def __init__(
        self,
        keeper: KeeperPort,
        feed: Feed,
        incoming: Path,
        clock: FloorClock,
        *,
        rate: float = MEDIA_BYTES_PER_S,
        reserve: int = RESERVE,
        free: Callable[[], int] | None = None,
    ) -> None:
        self._keeper, self._feed, self._incoming, self._clock = keeper, feed, incoming, clock
        self._rate, self._reserve, self._free = rate, reserve, free
        self._full_at = clock.monotonic()
        self._etag = ""
        self._load: _Load | None = None
        self._extra: Haul | None = None  # one deferred medium at a time
        self._missed: set[str] = set()  # deferred media that did not come; asked for again at the next full refresh
        self._root: Rooted | None = None
        self._body = b""
        self.stopping = Event()
        self.trouble: MingbaiError | None = None  # how the last try ended

    @property
    def on_its_way(self) -> object | None:
        """What is on its way in, to be compared by identity."""
        return self._load or self._extra

    @property
    def busy(self) -> bool:
        return self.on_its_way is not None

    def ask(self) -> None:
        """Poll; verify and take up what is new. Raises what went wrong, for `failed`."""
        full = self._clock.monotonic() >= self._full_at
        came = self._feed.ask("" if full else self._load.etag if self._load is not None else self._etag)
        if came is not None:
            self._follow(came)
        if full:
            self._full_at = self._clock.monotonic() + FULL_EVERY_S
            self._missed.clear()
            if not self.busy:  # what a power cut left lying after its edition stood
                Haul(self._feed.door, self._incoming, ()).sweep({media.sha256 for media in self._keeper.wanted()})
        self.trouble = None
        self._contact(reached=True)
        self._want_more()

    def bring(self) -> float:
        """Fetch one object or one piece of what is on its way; seconds to wait before the next. Raises like `ask`."""
        if self._load is not None:
            came = self._bring_edition(self._load)
        elif self._extra is not None:
            came = self._bring_extra(self._extra)
        else:
            came = 0
        return came / self._rate if self.busy else 0.0

    def failed(self, error: Exception) -> None:
        """Tell what kept us from following the feed."""
        log.warning("feed: %s", error, exc_info=None if isinstance(error, MingbaiError | ByKeeper) else error)
        recorded = isinstance(error, ByKeeper)
        cause = error.error if isinstance(error, ByKeeper) else error
        self.trouble = cause if isinstance(cause, MingbaiError) else MingbaiError(f"a fault of our own: {cause!r}")
        if isinstance(cause, Unreachable):
            self._contact(reached=False, reason=cause.fault)
        elif isinstance(cause, Refused):
            if not recorded and cause.kind is not Refusal.EXPIRED:  # which ends by itself; the others, by a person
                self._keeper.tell(Rejected(cause.kind, cause.why, self._body[:MAX_EVIDENCE]))
            self._contact(reached=True, reason=cause.kind.value)
        else:
            if isinstance(cause, Full) and not recorded:
                self._keeper.tell(NoRoom(cause.needed, cause.free))
            self._contact(reached=True, reason="disk" if isinstance(cause, MingbaiError) else "fault")

    def _follow(self, came: Stamp) -> None:
        self._body = came.body
        verified = self._feed.verify(came, self._keeper.floors().root_version, self._rooted)
        floor = self._keeper.floors().time
        if floor is not None and verified.signed_at < floor:
            # python-tuf would see that by its versions, had its cache not been lost.
            raise Refused(
                Refusal.ROLLBACK, f"signed {verified.signed_at:%Y-%m-%d %H:%M:%S}, {floor:%Y-%m-%d %H:%M:%S} was here"
            )
        troubles: list[Exception] = []
        for act in (self._follow_emergency, self._follow_edition):
            try:
                act(verified)
            except (MingbaiError, ByKeeper) as e:
                troubles.append(e)
        for trouble in troubles[1:]:
            self.failed(trouble)
        if troubles:
            raise troubles[0]
        if self._load is None:
            self._etag = came.etag
        else:
            self._load.etag = came.etag

    def _rooted(self, now: Rooted) -> None:
        if now != self._root:
            self._told(Rotated(now.version, now.changed, now.expires))
            self._root = now

    def _follow_emergency(self, verified: Verified) -> None:
        emergency, floors = verified.emergency(), self._keeper.floors()
        if emergency is None or emergency.serial == floors.installed_emergency:
            return
        if emergency.serial < floors.emergency:
            raise Refused(Refusal.ROLLBACK, f"emergency {emergency.serial}, {floors.emergency} was here")
        self._told(ArrivedEmergency(emergency, verified.signed_at, verified.root_version))

    def _follow_edition(self, verified: Verified) -> None:
        index, floors = verified.index(), self._keeper.floors()
        if index is None:
            return
        if index.serial < floors.edition:
            raise Refused(Refusal.ROLLBACK, f"edition {index.serial}, {floors.edition} was here")
        self._keeper.tell(Heartbeat(verified.signed_at, index.serial, verified.root_version))
        if index.serial == floors.installed:
            self._load = None
        elif self._load is not None and self._load.index == index:
            self._load.verified = verified
        else:
            self._load = None
            self._load = _Load(index, verified, self._haul(*wants_of(index, self._keeper.have)))
            self._extra = None
            self._load.haul.sweep({media.sha256 for media in index.media})

    def _haul(self, *wants: Want) -> Haul:
        haul = Haul(self._feed.door, self._incoming, wants, self._free)
        haul.check_room(self._reserve)
        return haul

    def _want_more(self) -> None:
        """Take up the next deferred medium, when nothing else is on its way."""
        if not self.busy:
            for media in self._keeper.wanted():
                if media.sha256 not in self._missed:
                    try:
                        self._extra = self._haul(want_of(media))
                    except Full as e:
                        self._missed.add(media.sha256)
                        self._keeper.tell(NoRoom(e.needed, e.free))
                    else:
                        return

    def _bring_edition(self, load: _Load) -> int:
        """Bytes of media that came."""
        at_media, came = load.haul.at_media, load.haul.step()
        if load.haul.done:
            self._arrive(load)
        elif load.haul.at_media:
            self._keeper.tell(Incoming(load.index.serial, load.haul.have_bytes(), load.haul.want_bytes()))
        return came if at_media else 0

    def _bring_extra(self, haul: Haul) -> int:
        try:
            came = haul.step()
            for sha256, path in haul.files.items():
                self._told(DeferredArrived(sha256, path))
        except (MingbaiError, ByKeeper) as e:
            self._extra = None
            if not (isinstance(e, Unreachable) and e.fault == "network"):  # else the next poll takes it up again
                self._missed.update(want.sha256 for want in haul.wants)
            raise
        if haul.done:
            self._extra = None
            self._want_more()
        return came

    def _arrive(self, load: _Load) -> None:
        verified = load.verified
        arrived = Arrived(load.index, load.haul.files, verified.signed_at, verified.root_version, load.etag)
        try:
            installed: Installed = self._told(arrived)
        except ByKeeper:
            load.haul = self._haul(*wants_of(load.index, self._keeper.have))  # what the keeper removed comes again
            raise
        self._etag, self._load = installed.etag, None
        self._want_more()

    def _told(self, fact: Fact) -> Any:
        return told(self._keeper, fact, self.stopping)

    def _contact(self, *, reached: bool, reason: str = "") -> None:
        self._keeper.tell(Contacted(self._clock.now(), reached, reason))
