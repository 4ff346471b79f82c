"""One terminal without a screen: everything that lives behind the glass, started in order and stopped in reverse.

    with Terminal.open(settings) as terminal:      the last edition is in terminal.snapshot now, from the disk alone
        terminal.start()                            the keeper's thread, then the courier's
        terminal.tell(Count("guide:a-guide"))

Rules it keeps:
- opening reads the disk and nothing else: what follows a feed or seals a letter is imported after `start`, in the
  courier's thread, so that the first frame waits for none of it;
- without `start` everything happens on the caller's thread (`sync --once`, tests);
- a courier that cannot be built or breaks is noted and tried again: the glass plays on without it.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kiosk.clock import Clock, FloorClock, SystemClock
from kiosk.config import Settings
from kiosk.errors import MingbaiError
from kiosk.link.door import Door, Uplink, door_for
from kiosk.store.database import Broken
from kiosk.store.open import Store
from kiosk.terminal import status
from kiosk.terminal.acts import Acts
from kiosk.terminal.birth import BIRTH
from kiosk.terminal.equipment import wanting
from kiosk.terminal.identity import Identity
from kiosk.terminal.keeper import Keeper, Listener
from kiosk.terminal.orders import Obeyed, Order, Send, Showing
from kiosk.terminal.panel import Switch
from kiosk.terminal.snapshot import Snapshot
from kiosk.terminal.status import Status

if TYPE_CHECKING:
    from kiosk.link.push import GivenDoor, Push
    from kiosk.terminal.courier import Courier
    from kiosk.wire import Hint

PUSHED_POLL_S = 60.0
"""Between two polls while push lives."""

AGAIN_S = 60.0
"""After a courier that could not be built."""

STATUS_S = 60.0
"""status.json is written at least this often while the feed is polled, and at once when anything else changed."""


class Terminal:
    """Give what is told to the keeper, what is true to whoever looks."""

    def __init__(
        self, settings: Settings, clock: Clock | None = None, door: Door | None = None, uplink: Uplink | None = None
    ) -> None:
        """Open the disk. Raises BadInput when a person must act: no permission, data_dir in use."""
        wall = clock or SystemClock()
        self.settings, self.zone = settings, settings.zone
        self._door, self._uplink = door, uplink
        pin = settings.feed.root_sha256
        self.data_dir = Path(settings.data_dir)
        self._store = Store(self.data_dir, pin, wall.wall)
        try:
            self.clock = FloorClock(wall, BIRTH)
            self.clock = FloorClock(wall, _floor(self._store))
            self.identity = Identity(self.data_dir / "key")
            reports = bool(settings.hub.url) or uplink is not None
            acts = Acts(self._store, self.clock, self.identity, self.zone, paired=bool(pin), reports=reports)
            self.keeper = Keeper(acts, Snapshot(paired=bool(pin), blobs=self._store.blobs.folder))
        except BaseException:
            self._store.close()
            raise
        self._courier: Courier | None = None
        self._thread: Thread | None = None
        self._stopping = Event()
        self._closed = False
        self._told = (self.keeper.snapshot, float("-inf"))
        self.keeper.listen(self._tell_status)
        self._given: GivenDoor | None = None
        self._push: Push | None = None
        self._listener: Thread | None = None
        self._poll_s = settings.feed.poll_s
        self._switch = Switch(settings.night, self.keeper.tell, self.clock.now)

    @classmethod
    def open(
        cls, settings: Settings, clock: Clock | None = None, door: Door | None = None, uplink: Uplink | None = None
    ) -> Terminal:
        """`door`, `uplink`: others than those the settings name (tests)."""
        return cls(settings, clock, door, uplink)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def snapshot(self) -> Snapshot:
        """What is true now."""
        return self.keeper.snapshot

    def tell(self, order: Order) -> Future[Any]:
        """Have it done. For Send: done when it lies sealed on the disk, with the id of its envelope."""
        if isinstance(order, Showing):
            self._switch.want(order.what != "dark")
        future = self.keeper.tell(order)
        if isinstance(order, Send | Obeyed):
            future.add_done_callback(self._send_now)
        return future

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every new snapshot, on the keeper's thread."""
        self.keeper.listen(listener)

    def unlisten(self, listener: Listener) -> None:
        self.keeper.unlisten(listener)

    def wake(self) -> None:
        """Ask the feed now, and hand out what waits."""
        if self._courier is not None:
            self._courier.wake()

    def status(self) -> Status:
        """How this terminal is."""
        found: Status = self.keeper.ask(self._status)
        return found

    def start(self) -> None:
        """The keeper's thread, then the courier's, and the panel's where it has commands."""
        self.keeper.start()
        self._thread = Thread(target=self._follow, name="courier")
        self._thread.start()
        self._switch.start()

    def sync(self) -> MingbaiError | None:
        """Follow the feed once, and hand out what waits, on this thread; what went wrong, or None."""
        if self._courier is None:
            self._courier = self._built()
        self._courier.settle()
        return self._courier.trouble

    def close(self) -> None:
        """Stop in reverse: panel, courier, keeper, disk. What was told before is done first."""
        if self._closed:
            return
        self._closed = True
        self._stopping.set()
        self._switch.close()
        if self._push is not None:
            self._push.close()
        if self._courier is not None:
            self._courier.stop()
        for end in (self._door, self._uplink):
            cut = getattr(end, "close", None)  # a folder has nothing to cut short
            if cut is not None:
                cut()
        if self._thread is not None:
            self._thread.join()
        if self._listener is not None:
            self._listener.join()
        self.keeper.close()
        with suppress(MingbaiError):
            status.write(self.data_dir, self._status(self._store, self.snapshot))
        self._store.close()

    def _follow(self) -> None:
        """The courier's thread."""
        while not self._stopping.is_set():
            try:
                courier = self._courier = self._courier or self._built()
                courier.pushed(self._poll_s)  # push may live since before there was a courier to tell
                if not self._stopping.is_set():
                    courier.run()
            except Exception as e:  # noqa: BLE001 - the glass plays on; somebody must hear of it
                self._courier = None
                self.keeper.note("courier", f"{type(e).__name__}: {e}")
                self._stopping.wait(AGAIN_S)

    def _built(self) -> Courier:
        # Here and not above: tuf, requests and cryptography come with it, and the first frame must not wait for them.
        from kiosk.link.feed import Feed
        from kiosk.link.http import HttpUplink
        from kiosk.link.uplink import Post
        from kiosk.terminal.courier import Courier
        from kiosk.terminal.follow import Follower
        from kiosk.terminal.liaison import Liaison

        settings, pin = self.settings, self.settings.feed.root_sha256
        follower = post = None
        if pin:
            self._door = self._door or door_for(settings.feed.url, self.clock)
            door = self._listening(self._door) if settings.feed.push_url and self._thread else self._door
            feed = Feed(door, self.data_dir / "tuf", pin, self.clock)
            follower = Follower(self.keeper, feed, self.data_dir / "incoming", self.clock)
        if settings.hub.url and self._uplink is None:
            self._uplink = HttpUplink(settings.hub.url, self.clock)
        if self._uplink is not None:
            post = Post(self._uplink, self.identity.sign, self.keeper.request_seq)
        liaison = Liaison(self.keeper, post, self.identity.fingerprint, self.identity.public, pin) if post else None
        return Courier(self.keeper, follower, self.clock, post=post, liaison=liaison, poll_s=settings.feed.poll_s)

    def _listening(self, door: Door) -> Door:
        """The same door, before which lies what push brings; a thread listens from now on."""
        from kiosk.link.push import GivenDoor, Push

        given = self._given = self._given or GivenDoor(door, self.clock)

        def heard(hint: Hint) -> None:
            if hint.files:
                given.give(hint.files)
            if self._courier is not None:
                self._courier.hint(hint.spread_s)

        def alive(lives: bool) -> None:
            self._poll_s = PUSHED_POLL_S if lives else self.settings.feed.poll_s
            if self._courier is not None:
                self._courier.pushed(self._poll_s)

        if self._push is None:
            self._push = Push(self.settings.feed.push_url, heard, alive)
            self._listener = Thread(target=self._push.run, name="push")
            self._listener.start()
        return given

    def _send_now(self, future: Future[Any]) -> None:
        if not future.cancelled() and future.exception() is None:
            self.wake()

    def _status(self, store: Store, snapshot: Snapshot) -> Status:
        lacks = wanting(self.settings) if self.settings.mode == "touch" else ()
        return status.status_of(store, snapshot, self.clock.now(), self.zone, self.settings.name, lacks)

    def _tell_status(self, snapshot: Snapshot) -> None:
        """Keep status.json, on the keeper's thread."""
        before, at = self._told
        now = self.clock.monotonic()
        only_polled = _but_contact(before) == _but_contact(snapshot) and before.edition is snapshot.edition
        if only_polled and before.contact.reached == snapshot.contact.reached and now - at < STATUS_S:
            return
        self._told = (snapshot, now)
        with suppress(MingbaiError):  # a full disk says so by itself
            status.write(self.data_dir, self._status(self._store, snapshot))


def _but_contact(snapshot: Snapshot) -> tuple[Any, ...]:
    s = snapshot
    return (
        s.verified_at,
        s.alarms,
        s.faults,
        s.incoming,
        s.disk_full,
        s.clock_unsure,
        s.root_expires,
        s.queued,
        s.showing,
        s.covered,
        s.panel,
        s.membership,
    )


def _floor(store: Store) -> datetime:
    """The newest time there is proof of."""
    try:
        known = (store.floors.time(), store.state.instant("now"))
    except Broken as e:
        store.renew(str(e))
        known = (store.floors.time(), None)
    return max([BIRTH, *(at for at in known if at is not None)])
