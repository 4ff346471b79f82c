"""Every act on the store in one table: which fact or order has which done, and what is done when it fails.

Rules it keeps:
- an error ends that one act and is written down;
- a damaged database is renewed and the act tried once more: what a citizen sent must not be lost to a bad page;
- what is on the glass stays there while a renewed database waits for its content.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.clock import FloorClock
from kiosk.errors import BadInput, Full, MingbaiError, Refused, Unreachable
from kiosk.store.database import Broken, ReadOnly
from kiosk.store.open import Store
from kiosk.terminal import facts, health, orders
from kiosk.terminal.fleet import Fleet
from kiosk.terminal.identity import Identity
from kiosk.terminal.inward import Changes, Done, Inward
from kiosk.terminal.local import Local
from kiosk.terminal.notebook import Notebook
from kiosk.terminal.outward import Outward
from kiosk.terminal.snapshot import Incoming, Snapshot
from kiosk.terminal.upkeep import Free, Upkeep


class Ask:
    """A question that needs the store, told like everything else."""

    def __init__(self, answer: Callable[[], Any]) -> None:
        self.answer = answer


class Acts:
    """What the keeper can do. Belongs to its thread."""

    def __init__(
        self,
        store: Store,
        clock: FloorClock,
        identity: Identity,
        zone: ZoneInfo,
        *,
        paired: bool = True,
        reports: bool = True,
        free: Free = health.free_bytes,
    ) -> None:
        self.store = store
        self.notebook = Notebook(store, clock)
        self.inward = Inward(store, clock, self.notebook)
        self.outward = Outward(store, clock, identity, zone, self.notebook)
        self.local = Local(store, clock, self.notebook)
        self.fleet = Fleet(store, clock, identity, self.notebook)
        self.upkeep = Upkeep(store, clock, self.inward, self.outward, zone, reports=reports, free=free)
        self.objects: frozenset[str] = frozenset()
        self._paired = paired
        if identity.trouble:
            self.notebook.note("key", identity.trouble)
        self._table: dict[type, Callable[[Any, Snapshot], Done]] = {
            facts.Arrived: lambda fact, _: self.inward.arrived(fact),
            facts.ArrivedEmergency: lambda fact, _: self.inward.arrived_emergency(fact),
            facts.Heartbeat: lambda fact, _: self.inward.heartbeat(fact),
            facts.Contacted: lambda fact, _: self.inward.contacted(fact),
            facts.Rejected: lambda fact, _: self.inward.rejected(fact),
            facts.NoRoom: self._no_room,
            facts.DeferredArrived: lambda fact, _: self.inward.deferred_arrived(fact),
            facts.Receipts: lambda fact, _: self.outward.receipts(fact),
            facts.Rotated: lambda fact, _: self.inward.rotated(fact),
            Incoming: lambda fact, _: self.inward.incoming(fact),
            orders.Record: lambda order, _: self.outward.record(order),
            orders.Count: lambda order, _: self.outward.count(order),
            orders.Send: self._send,
            orders.Clear: self._clear,
            orders.Cover: self.local.cover,
            orders.Uncover: self.local.uncover,
            orders.Showing: self.local.showing,
            facts.Switched: self.local.switched,
            facts.Joined: self.fleet.joined,
            facts.Commanded: self.fleet.commanded,
            facts.Called: self.fleet.called,
            orders.Obeyed: self.fleet.obeyed,
            orders.Note: self._note,
            Ask: lambda ask, _: Done(ask.answer(), {}),
        }

    def load(self) -> Changes:
        """What the disk holds. An unpaired terminal shows nothing of it."""
        try:
            return self._loaded()
        except Broken as e:
            return self._renewed(e)

    def do(self, item: Any, snapshot: Snapshot) -> Done:
        """Do one thing. Raises what kept it from being done."""
        act = self._table[type(item)]
        renewed: Changes = {}
        try:
            answer, changes = act(item, snapshot)
        except Broken as e:
            renewed = self._renewed(e)
            answer, changes = act(item, snapshot)
        if isinstance(item, facts.Arrived):
            self.objects = self.store.editions.objects()
        return Done(answer, {**renewed, **changes, **self._marks()})

    def tend(self, snapshot: Snapshot) -> Changes | None:
        """Do one thing that is due, if any; None when there was none. Raises nothing."""
        try:
            if self.inward.shelf.busy:
                return self.inward.read_on()
            changes = self.upkeep.do(snapshot)
            if changes is None:
                return None
            self.objects = self.store.editions.objects()
            return {**changes, **self._marks()}
        except Broken as e:
            return self._renewed(e)
        except Exception as e:  # noqa: BLE001 - whatever it was: the next thing is done
            return self.failed(e)

    def failed(self, error: Exception) -> Changes:
        """Write down what went wrong and say what the glass must know of it. Raises nothing."""
        changes: Changes = {}
        if isinstance(error, Full):
            self.upkeep.no_room(error)
            changes["disk_full"] = True
        elif isinstance(error, ReadOnly):
            self.notebook.note("read-only", str(error))
        elif not isinstance(error, (Refused, BadInput, Unreachable)):  # these are recorded, or the teller's own matter
            self.notebook.note("keeper", f"{type(error).__name__}: {error}")
        with suppress(MingbaiError):
            changes.update(self._marks())
        return changes

    def _loaded(self) -> Changes:
        changes = {**self.local.load(), **self.fleet.load(), **(self.inward.load() if self._paired else {})}
        self.objects = self.store.editions.objects()
        return {**changes, **self._marks()}

    def _renewed(self, broken: Broken) -> Changes:
        """Go on with a fresh database. What it does not hold is left on the glass as it is."""
        self.store.renew(str(broken))
        return {name: value for name, value in self._loaded().items() if value is not None}

    def _marks(self) -> Changes:
        """What may change with every act."""
        return {
            "queued": sum(self.store.outbox.queued().values()),
            "alarms": self.notebook.alarms(),
            "faults": self.notebook.faults(),
        }

    def _send(self, order: orders.Send, snapshot: Snapshot) -> Done:
        return self.outward.send(order, snapshot.edition.office.hub_key if snapshot.edition else "")

    def _clear(self, _order: orders.Clear, _snapshot: Snapshot) -> Done:
        self.notebook.clear()
        return Done(None, {})

    def _note(self, order: orders.Note, _snapshot: Snapshot) -> Done:
        self.notebook.note(order.what, order.why)
        return Done(None, {})

    def _no_room(self, fact: facts.NoRoom, _snapshot: Snapshot) -> Done:
        self.upkeep.no_room(Full("incoming", fact.needed, fact.free))
        return Done(None, {"disk_full": True})
