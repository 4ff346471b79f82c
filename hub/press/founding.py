"""The first books of a feed: a key for every role, the delegations, and nothing published yet.

Rules it keeps: keys are the feed's own, never shared; `content` may name `edition.json` and nothing else, `emergency`
`emergency.json` and nothing else, so whoever holds the one key cannot speak for the other.
"""

from __future__ import annotations

from datetime import datetime

from securesystemslib.signer import Key
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    Targets,
    Timestamp,
)
from tuf.api.metadata import Role as TufRole

from hub.press.books import Books
from hub.press.keys import Keyring
from hub.press.roles import TARGET_OF, TOP, Delegated, Role


def first_books(keyring: Keyring, at: datetime, root_keys: int, root_threshold: int) -> Books:
    """Unsigned books at version 1, with fresh keys on the disk. `at` only fills the expiries until they are signed."""
    keys: dict[str, Key] = {}
    roles: dict[str, TufRole] = {}
    for role in TOP:
        new = [_new(keyring, role, keys) for _ in range(root_keys if role == "root" else 1)]
        roles[role] = TufRole(new, root_threshold if role == "root" else 1)
    root = Root(expires=at, keys=keys, roles=roles, consistent_snapshot=True)
    return Books(
        root=Metadata(root),
        targets=Metadata(Targets(expires=at, delegations=_delegations(keyring))),
        content=Metadata(Targets(expires=at)),
        emergency=Metadata(Targets(expires=at)),
        snapshot=Metadata(Snapshot(expires=at, meta={})),
        timestamp=Metadata(Timestamp(expires=at, snapshot_meta=MetaFile(1))),
    )


def _delegations(keyring: Keyring) -> Delegations:
    keys: dict[str, Key] = {}
    roles: dict[str, DelegatedRole] = {}
    for role, name in TARGET_OF.items():
        roles[role] = DelegatedRole(role, [_new(keyring, role, keys)], 1, terminating=True, paths=[name])
    return Delegations(keys, roles)


def _new(keyring: Keyring, role: Role | Delegated, keys: dict[str, Key]) -> str:
    key = keyring.new(role).public_key
    keys[key.keyid] = key
    return key.keyid
