"""The six pieces of TUF metadata of a feed, as they stand on the disk.

Rules it keeps: the disk is the truth, nothing is remembered between two acts; the newest root on the disk counts; what
the timestamp names is read by version, so a reader without a lock sees one consistent state.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from hub.press.disk import translated
from hub.press.roles import TARGET_OF, TERMS, TOP, Delegated, Role
from kiosk.content import places
from kiosk.errors import Damaged

SIGNED_AT, FEED = "x-signed-at", "x-feed"
_ROOT = re.compile(r"([1-9]\d*)\.root\.json")

T = TypeVar("T", Root, Targets, Snapshot, Timestamp)


@dataclass
class Books:
    """What a feed's metadata says. `old_root` is set while a new root waits to take over."""

    root: Metadata[Root]
    targets: Metadata[Targets]
    content: Metadata[Targets]
    emergency: Metadata[Targets]
    snapshot: Metadata[Snapshot]
    timestamp: Metadata[Timestamp]
    old_root: Metadata[Root] | None = None

    def of(self, role: Role) -> Metadata[Any]:
        found: Metadata[Any] = getattr(self, role)
        return found

    def keyids(self, role: Role) -> list[str]:
        """The keys that sign a role: those of its delegation, or of the root; of both roots while one takes over."""
        if role not in TOP:
            return list(self.targets.signed.get_delegated_role(role).keyids)
        keyids = list(self.root.signed.get_delegated_role(role).keyids)
        if self.old_root is not None:
            before = self.old_root.signed.get_delegated_role(role).keyids
            keyids += [keyid for keyid in before if keyid not in keyids]
        return keyids

    def threshold(self, role: Role) -> int:
        delegator: Root | Targets = self.root.signed if role in TOP else self.targets.signed
        return delegator.get_delegated_role(role).threshold

    def all_keyids(self) -> set[str]:
        return {keyid for role in TERMS for keyid in self.keyids(role)}

    def signed_at(self) -> datetime | None:
        """When the timestamp was signed; None before the first."""
        text = self.timestamp.signed.unrecognized_fields.get(SIGNED_AT)
        return None if text is None else datetime.fromisoformat(text).astimezone(UTC)

    def feed(self) -> str:
        """The name the timestamp carries."""
        return str(self.timestamp.signed.unrecognized_fields.get(FEED, ""))

    def target(self, role: Delegated) -> tuple[str, int] | None:
        """SHA-256 and length of the one target of a delegated role; None while it is published empty."""
        signed: Targets = self.of(role).signed
        found = signed.targets.get(TARGET_OF[role])
        return None if found is None else (found.hashes["sha256"], found.length)

    def paths(self) -> set[str]:
        """Every metadata and target file these books name, and the timestamp; relative to public/."""
        roles: tuple[Role, ...] = ("root", "targets", "content", "emergency", "snapshot")
        named = {places.TIMESTAMP, *(places.metadata(role, self.of(role).signed.version) for role in roles)}
        for role, name in TARGET_OF.items():
            if (target := self.target(role)) is not None:
                named.add(places.target(name, target[0]))
        return named


def read(public: Path) -> Books:
    """The books in a public folder. Raises Damaged when a piece is missing or does not read."""
    timestamp = _load(public / places.TIMESTAMP, Timestamp)
    snapshot = _load(public / places.metadata("snapshot", timestamp.signed.snapshot_meta.version), Snapshot)

    def named(role: Role) -> Metadata[Targets]:
        version = snapshot.signed.meta[f"{role}.json"].version
        return _load(public / places.metadata(role, version), Targets)

    newest = max(root_versions(public), default=0)
    root = _load(public / places.metadata("root", newest), Root)
    return Books(root, named("targets"), named("content"), named("emergency"), snapshot, timestamp)


def root_versions(public: Path) -> list[int]:
    """The versions of the roots that lie in a public folder."""
    found = (_ROOT.fullmatch(path.name) for path in (public / "metadata").iterdir())
    return sorted(int(match.group(1)) for match in found if match)


def _load(path: Path, type_: type[T]) -> Metadata[T]:
    try:
        found: Metadata[T] = Metadata[T].from_bytes(path.read_bytes())
    except FileNotFoundError:
        raise Damaged(f"{path}: missing; put the folder back from a backup") from None
    except OSError as e:
        raise translated(e, path, 0) from e
    except (DeserializationError, RepositoryError) as e:
        raise Damaged(f"{path}: does not read ({e}); put the folder back from a backup") from e
    if not isinstance(found.signed, type_):
        raise Damaged(f"{path}: holds another role's metadata")
    return found
