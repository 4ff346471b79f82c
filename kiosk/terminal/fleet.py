"""The terminal as one of a fleet: whether it belongs to it, and what it is asked to do. The keeper's side.

Rules it keeps:
- that the hub took us is remembered, until it says otherwise; content does not wait for any of it;
- a command is done once: its answer is on the disk before the glass acts on it (restart) or is told (all others), and
  the same id gets the same answer again, also after a restart;
- what nobody does in its time is answered `failed`; an open command is never older than the hub said;
- a restart that follows another too soon is refused, whoever asks (a hub gone mad must not turn a screen off and on).
"""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from kiosk.clock import FloorClock
from kiosk.content import codec
from kiosk.errors import CodecError
from kiosk.store.open import Store
from kiosk.terminal.facts import Called, Commanded, Joined
from kiosk.terminal.identity import Identity
from kiosk.terminal.inward import Changes, Done
from kiosk.terminal.notebook import Notebook
from kiosk.terminal.orders import Obeyed
from kiosk.terminal.snapshot import NOT_ASKED, Membership, Snapshot

if TYPE_CHECKING:  # kiosk.command is read when there is something to obey: the first frame does not wait for it
    from kiosk.command import Call, Command, Reply

ENROLLED, REPLIES = "enrolled", "replies"
"""Rows of the store's state: what the hub calls us since it took us; what was answered."""

KEPT = 60
"""Answers that are remembered: a hub hands out a few a day, each for at most a day."""

NAMED = timedelta(minutes=1)
RESTART_AGAIN = timedelta(minutes=10)


class Fleet:
    """Belongs to the keeper's thread."""

    def __init__(self, store: Store, clock: FloorClock, identity: Identity, notebook: Notebook) -> None:
        self._store, self._clock, self._identity, self._notebook = store, clock, identity, notebook
        self._ends: dict[str, float] = {}  # open commands, and until when (monotonic seconds)
        self._pictures: dict[str, bytes] = {}  # not on the disk: a picture that is lost is asked for again

    def load(self) -> Changes:
        """What the disk holds of it that the glass may show."""
        name = self._store.state.get(ENROLLED)
        return {"membership": Membership("approved", name=name) if name else NOT_ASKED}

    @cached_property
    def _replies(self) -> tuple[Reply, ...]:
        """What was answered, as the disk holds it."""
        from kiosk.command import Reply

        row = self._store.state.get(REPLIES)
        try:
            return codec.decode(row.encode(), tuple[Reply, ...], REPLIES) if row else ()
        except CodecError as e:
            self._notebook.note("database", str(e))
            return ()

    @cached_property
    def _untold(self) -> set[str]:
        """Answers that the hub may not have heard: told twice is nothing to it."""
        return {reply.id for reply in self._replies}

    def joined(self, fact: Joined, _snapshot: Snapshot) -> Done:
        """How the hub takes us."""
        name = fact.membership.name or self._identity.fingerprint() if fact.membership.state == "approved" else ""
        if name != self._store.state.get(ENROLLED):
            self._store.state.put(ENROLLED, name)
        return Done(None, {"membership": fact.membership})

    def commanded(self, fact: Commanded, snapshot: Snapshot) -> Done:
        """What stands open at the hub. Answered by whether the feed is to be asked at once."""
        from kiosk.command import IDENTIFY, RESTART, SCREENSHOT, SYNC, TOO_SOON, UNKNOWN

        changes: Changes = {"asked": self._in_time(snapshot.asked)}
        sync = False
        for command in fact.commands:
            if command.id in self._ends:
                continue
            known = next((reply for reply in self._replies if reply.id == command.id), None)
            if known is not None:
                self._untold.add(known.id)
            elif command.what == RESTART and self._too_soon():
                self._answer(self._reply(command, "refused", TOO_SOON))
            elif command.what in (SCREENSHOT, RESTART):  # for the glass
                self._ends[command.id] = self._clock.monotonic() + command.left_s
                changes["asked"] = (*changes["asked"], command)
            elif command.what == IDENTIFY:
                changes["named_until"] = self._clock.now() + NAMED
                self._answer(self._reply(command, "done"))
            elif command.what == SYNC:
                sync = True
                self._answer(self._reply(command, "done"))
            else:
                self._answer(self._reply(command, "refused", UNKNOWN))
        return Done(sync, changes)

    def obeyed(self, order: Obeyed, snapshot: Snapshot) -> Done:
        """The glass has done one, or says why not. Done when the answer is on the disk."""
        from kiosk.command import RESTART

        reply = order.reply
        if self._ends.pop(reply.id, None) is None:
            return Done(False, {})
        if reply.picture:
            self._pictures[reply.id] = reply.picture
        what = next((command.what for command in snapshot.asked if command.id == reply.id), "")
        if what == RESTART and reply.how == "done":
            self._store.state.put_instant("restarted", self._clock.now())
        self._answer(replace(reply, picture=b""))
        return Done(True, {"asked": tuple(command for command in snapshot.asked if command.id != reply.id)})

    def call(self) -> Call:
        """What is to be told: all that was not heard of yet, and at most one picture, so that it fits."""
        from kiosk.command import Call

        untold = [reply for reply in self._replies if reply.id in self._untold]
        told, shown = [], False
        for reply in untold:
            picture = self._pictures.get(reply.id, b"")
            if not (picture and shown):
                told.append(replace(reply, picture=picture))
                shown = shown or bool(picture)
        return Call(replies=tuple(told))

    def called(self, fact: Called, _snapshot: Snapshot) -> Done:
        """The hub has heard these."""
        for name in fact.replies:
            self._untold.discard(name)
            self._pictures.pop(name, None)
        return Done(bool(self._untold), {})

    def _reply(self, command: Command, how: Literal["done", "refused", "failed"], why: str = "") -> Reply:
        from kiosk.command import Reply

        return Reply(id=command.id, how=how, at=self._clock.now(), why=why)

    def _answer(self, reply: Reply) -> None:
        self._untold.add(reply.id)
        self._replies = (*self._replies, reply)[-KEPT:]
        self._store.state.put(REPLIES, codec.encode(self._replies).decode())

    def _in_time(self, asked: tuple[Command, ...]) -> tuple[Command, ...]:
        """Those whose time is not over; the others are answered."""
        from kiosk.command import ENGAGED

        now = self._clock.monotonic()
        for command in asked:
            if self._ends.get(command.id, now) <= now:
                self._ends.pop(command.id, None)
                self._answer(self._reply(command, "failed", ENGAGED))
        return tuple(command for command in asked if command.id in self._ends)

    def _too_soon(self) -> bool:
        last = self._store.state.instant("restarted")
        return last is not None and abs(self._clock.now() - last) < RESTART_AGAIN
