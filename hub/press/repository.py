"""The signed side of a workshop: TUF 1.0 roles, kept for an office that need not know there are any.

Rules it keeps (feed.md §1; docs/adr/0004):
- every act reads the disk, changes, signs and writes under the signing lock, timestamp last: killed anywhere before
  that, the feed stays what it was;
- a new root lands after everything it must vouch for bears old and new signatures, so that no client meets a gap;
- a role near its end is renewed by whatever act comes next; a key that is not here (an offline root) is told of;
- delegated roles are never deleted: without a target they are published empty.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tuf.api.metadata import Metadata, Root, TargetFile, Targets

from hub.press import books as reading
from hub.press.books import Books
from hub.press.disk import translated
from hub.press.founding import first_books
from hub.press.keys import Keyring
from hub.press.pen import pages
from hub.press.roles import ROTATED, TARGET_OF, TERMS, TOP, Delegated, Role, is_due, signing_time
from hub.press.workshop import Workshop
from kiosk.clock import Clock
from kiosk.content import codec, places
from kiosk.errors import BadInput, Damaged


@dataclass(frozen=True)
class Signed:
    """What an act did: the instant it signed with, the roles signed beside the timestamp, what a person should know."""

    at: datetime
    roles: tuple[Role, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Act:
    """One act under the lock."""

    at: datetime
    books: Books
    changed: set[Role] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def done(self) -> Signed:
        return Signed(self.at, tuple(role for role in TERMS if role in self.changed), tuple(self.notes))


class Repository:
    """A feed that can be signed: its workshop, its keys, a clock. What is true is on the disk, not in here."""

    def __init__(self, workshop: Workshop, keyring: Keyring, clock: Clock, *, clock_is_right: bool = False) -> None:
        """`clock_is_right`: a person says so, though the last signature is more than a day old. Good for one act."""
        self.workshop, self.keyring, self.clock = workshop, keyring, clock
        self.clock_is_right = clock_is_right

    def found(self, emergency: bytes, *, root_keys: int = 1, root_threshold: int = 1) -> Signed:
        """Make keys and the first metadata: `emergency` is a target from the start, the content role is still empty."""
        with self.workshop.alone("sign", self.clock):
            if (self.workshop.public / places.TIMESTAMP).exists():
                raise BadInput(str(self.workshop.dir), "a feed lives here already")
            at = signing_time(self.clock.wall(), None)
            act = _Act(at, first_books(self.keyring, at, root_keys, root_threshold), set(TERMS))
            self._lay(act.books, "emergency", emergency)
            self._write(act)
        return act.done()

    def root_sha256(self) -> str:
        """What a terminal pins: the SHA-256 of the feed's first root."""
        return codec.sha256(self._bytes(places.metadata("root", 1)))

    def books(self) -> Books:
        """The metadata as it stands."""
        return reading.read(self.workshop.public)

    def target(self, role: Delegated) -> bytes | None:
        """What the role's one target holds now; None before the first. Raises Damaged when the file has changed."""
        return self._target(self.books(), role)

    def put(self, role: Delegated, make: Callable[[bytes | None, datetime], bytes | None]) -> Signed:
        """Publish what `make` gives from the present target and the signing time; None: nothing new, a heartbeat."""
        with self._act() as act:
            data = make(self._target(act.books, role), act.at)
            if data is not None:
                self._lay(act.books, role, data)
                act.changed.add(role)
        return act.done()

    def beat(self) -> Signed:
        """Sign the timestamp anew, and whatever role comes near its end."""
        with self._act() as act:
            pass
        return act.done()

    def rotate(self, role: Role) -> Signed:
        """Replace the key of a role, and of what must change with it (roles.ROTATED); makes a new root."""
        with self._act() as act:
            self._turn_root(act)
            for each in ROTATED[role]:
                self._replace_keys(act.books, each)
                act.changed.add(each)
            if any(each not in TOP for each in ROTATED[role]):
                act.changed.add("targets")  # which names the delegated roles' keys
            if any(each in ("targets", "snapshot") for each in ROTATED[role]):
                act.changed.add("snapshot")
        self.keyring.keep_only(self.books().all_keyids())
        return act.done()

    @contextmanager
    def _act(self) -> Iterator[_Act]:
        with self.workshop.alone("sign", self.clock):
            books = self.books()
            last, wall = books.signed_at(), self.clock.wall()
            act = _Act(signing_time(wall, last, clock_is_right=self.clock_is_right), books)
            if last is not None and wall < last:
                act.notes.append(f"the clock is behind our last signature ({last:%Y-%m-%d %H:%M} UTC): set it right")
            yield act
            self._renew(act)
            self._write(act)
            self.clock_is_right = False  # it was, then; a jump later on is another matter

    def _renew(self, act: _Act) -> None:
        for role in ("targets", "content", "emergency", "snapshot"):
            if role not in act.changed and is_due(role, act.books.of(role).signed.expires, act.at):
                self._renew_one(act, role)
        if "root" not in act.changed and is_due("root", act.books.root.signed.expires, act.at):
            self._renew_one(act, "root")

    def _renew_one(self, act: _Act, role: Role) -> None:
        keys = self.keyring.signers(act.books.keyids(role))
        if len(keys) < act.books.threshold(role):
            ends = act.books.of(role).signed.expires
            act.notes.append(f"role {role} ends on {ends:%Y-%m-%d} and its key is not here: sign it where the key is")
        elif role == "root":
            self._turn_root(act)
        else:
            act.changed.add(role)

    def _turn_root(self, act: _Act) -> None:
        act.books.old_root = act.books.root
        act.books.root = Metadata(copy.deepcopy(act.books.root.signed))
        act.books.root.signed.version += 1
        act.changed.add("root")

    def _replace_keys(self, books: Books, role: Role) -> None:
        delegator: Root | Targets = books.root.signed if role in TOP else books.targets.signed
        old = list(delegator.get_delegated_role(role).keyids)
        for keyid in old:
            delegator.add_key(self.keyring.new(role).public_key, role)
            delegator.revoke_key(keyid, role)

    def _write(self, act: _Act) -> None:
        public, disk = self.workshop.public, self.workshop.disk
        for page in pages(act.books, act.changed, self.keyring, act.at, self.workshop.feed):
            path = public / page.path
            mtime = max(_second_of(path) + 1, int(act.at.timestamp())) if page.path == places.TIMESTAMP else None
            disk.write(path, page.data, mtime=mtime)

    def _lay(self, books: Books, role: Delegated, data: bytes) -> None:
        name = TARGET_OF[role]
        self.workshop.disk.write(self.workshop.public / places.target(name, codec.sha256(data)), data)
        books.of(role).signed.targets = {name: TargetFile.from_data(name, data, ["sha256"])}

    def _target(self, books: Books, role: Delegated) -> bytes | None:
        target = books.target(role)
        if target is None:
            return None
        path = places.target(TARGET_OF[role], target[0])
        data = self._bytes(path)
        if codec.sha256(data) != target[0]:
            raise Damaged(f"{path}: not what was published")
        return data

    def _bytes(self, path: str) -> bytes:
        try:
            return (self.workshop.public / path).read_bytes()
        except FileNotFoundError:
            raise Damaged(f"{self.workshop.public / path}: missing; put the folder back from a backup") from None
        except OSError as e:
            raise translated(e, self.workshop.public / path, 0) from e


def _second_of(path: Path) -> int:
    try:
        return int(path.stat().st_mtime)
    except FileNotFoundError:
        return 0
