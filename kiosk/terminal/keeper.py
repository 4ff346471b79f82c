"""The keeper: the one writer of the store, and the only one who says what is true now (`snapshot`).

Rules it keeps:
- one thing after the other, in the order told; a future is done when its thing is committed, or holds the error;
- no error ends the keeper: the next thing is done;
- a snapshot is replaced whole, and only when something in it is other; then the listeners are called, on this thread.

Until `start` whatever is told is done at once on the caller's thread; afterwards on the keeper's own.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kiosk.content.index import MediaRef
from kiosk.errors import MingbaiError, Unreachable
from kiosk.store.open import Store
from kiosk.terminal.acts import Acts, Ask
from kiosk.terminal.facts import Fact, Floors
from kiosk.terminal.inward import Changes
from kiosk.terminal.orders import Order
from kiosk.terminal.snapshot import Membership, Snapshot
from kiosk.wire import Envelope

if TYPE_CHECKING:
    from kiosk.command import Call

LONGEST_WAIT_S = 5.0
"""The keeper looks at its tasks at least this often: a clock that stands still must not let it sleep for ever."""

ANSWER_S = 60.0
"""How long a question may wait behind other things (an installation on a slow card takes seconds)."""

Listener = Callable[[Snapshot], None]


class Keeper:
    """Implements `facts.KeeperPort`."""

    def __init__(self, acts: Acts, snapshot: Snapshot) -> None:
        """`snapshot`: what is known before the disk is read."""
        self._acts = acts
        self._queue: SimpleQueue[tuple[Any, Future[Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._closing = Lock()
        self._acting = self._closed = False
        self._listeners: tuple[Listener, ...] = ()
        self.snapshot = snapshot
        self._publish(acts.load())
        self._floors = acts.inward.floors()

    # For the glass and the courier, from any thread

    def tell(self, item: Order | Fact) -> Future[Any]:
        """Have it done; the future holds the answer or the error."""
        return self._enqueue(item)

    def floors(self) -> Floors:
        return self._floors

    def have(self, sha256: str) -> bool:
        return sha256 in self._acts.objects or self._acts.store.blobs.has(sha256)

    def wanted(self) -> tuple[MediaRef, ...]:
        return self._acts.inward.shelf.wanted

    def outgoing(self, limit: int = 50) -> tuple[Envelope, ...]:
        found: tuple[Envelope, ...] = self._ask(lambda: self._acts.outward.next(limit))
        return found

    def membership(self) -> Membership:
        return self.snapshot.membership

    def call(self) -> Call:
        found: Call = self._ask(self._acts.fleet.call)
        return found

    def request_seq(self) -> int:
        return int(self._ask(self._acts.outward.request_seq))

    def ask(self, question: Callable[[Store, Snapshot], Any]) -> Any:
        """What the store says, between two acts."""
        return self._ask(lambda: question(self._acts.store, self.snapshot))

    def note(self, what: str, why: str) -> None:
        """Write down a trouble of somebody who must go on: the courier's thread, the glass."""
        self._enqueue(Ask(lambda: self._acts.notebook.note(what, why)))

    def listen(self, listener: Listener) -> None:
        """Have `listener` called with every new snapshot, on the keeper's thread."""
        self._listeners = (*self._listeners, listener)

    def unlisten(self, listener: Listener) -> None:
        self._listeners = tuple(known for known in self._listeners if known != listener)

    # Its own life

    def start(self) -> None:
        """Go on in a thread of its own."""
        self._thread = Thread(target=self._run, name="keeper")
        self._thread.start()

    def close(self) -> None:
        """Do what was told so far, then end. What is told later gets Unreachable."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
        else:
            self._drain()

    def step(self, timeout: float = 0.0) -> bool:
        """Do one thing: what was told, else what is due. False when there was neither within `timeout` seconds."""
        try:
            told = self._queue.get(timeout > 0, timeout if timeout > 0 else None)
        except Empty:
            return self._tend()
        if told is not None:
            self._do(*told)
        return told is not None

    def _tend(self) -> bool:
        self._acting = True
        try:
            changes = self._acts.tend(self.snapshot)
            self._settle(changes or {})
            return changes is not None
        finally:
            self._acting = False

    def _run(self) -> None:
        while not self._closed:
            self.step(min(LONGEST_WAIT_S, self._acts.upkeep.wait_s()))
        self._drain()

    def _drain(self) -> None:
        """Do all that was told."""
        while True:
            try:
                told = self._queue.get_nowait()
            except Empty:
                return
            if told is not None:
                self._do(*told)

    def _enqueue(self, item: Any) -> Future[Any]:
        future: Future[Any] = Future()
        with self._closing:
            if self._closed:
                future.set_exception(Unreachable("keeper", "closed"))
                return future
            self._queue.put((item, future))
        if self._thread is None and not self._acting:
            self._drain()
        return future

    def _ask(self, answer: Callable[[], Any]) -> Any:
        if current_thread() is (self._thread or current_thread()) and self._acting:
            return answer()  # a listener asks: waiting for ourselves would take for ever
        return self._enqueue(Ask(answer)).result(ANSWER_S)

    def _do(self, item: Any, future: Future[Any]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        self._acting = True
        try:
            answer, changes = self._acts.do(item, self.snapshot)
        except Exception as e:  # noqa: BLE001 - it is the teller's now; the keeper goes on
            self._settle(self._acts.failed(e))
            future.set_exception(e)
        else:
            self._settle(changes)
            future.set_result(answer)
        finally:
            self._acting = False

    def _settle(self, changes: Changes) -> None:
        """The answers first, then the snapshot: whoever hears of a new edition must find its floor."""
        with suppress(MingbaiError):  # a database that does not read: the last answer stands until it is renewed
            self._floors = self._acts.inward.floors()
        self._publish(changes)

    def _publish(self, changes: Changes) -> None:
        before = self.snapshot
        others = {name: value for name, value in changes.items() if _differs(getattr(before, name), value)}
        if not others:
            return
        self.snapshot = replace(before, **others)
        for listener in self._listeners:
            try:
                listener(self.snapshot)
            except Exception as e:  # noqa: BLE001 - a listener's fault is not the store's
                self._acts.notebook.note("listener", f"{type(e).__name__}: {e}")


def _differs(old: Any, new: Any) -> bool:
    # Editions are told apart by identity: comparing thousands of items would cost more than showing them again.
    return old is not new and (type(old) is not type(new) or hasattr(new, "items") or bool(old != new))
