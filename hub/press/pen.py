"""What must be written for an act: changed roles with new numbers and signatures, in the order they must land.

Rules it keeps: signing touches no disk, so a key that is missing is known before the first byte is written; every
signature is verified by what delegates to it before it leaves; the order is targets and delegated roles, snapshot,
timestamp, and a new root after them (at a founding: before them).
"""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from typing import NamedTuple

from tuf.api.exceptions import UnsignedMetadataError
from tuf.api.metadata import MetaFile

from hub.press.books import FEED, SIGNED_AT, Books
from hub.press.keys import Keyring
from hub.press.roles import TERMS, TOP, Role, next_number
from kiosk.content import places
from kiosk.errors import BadInput

_HASHES = ["sha256"]
_NAMED: tuple[Role, ...] = ("targets", "content", "emergency")  # by the snapshot, in the order they are written


class Page(NamedTuple):
    """A file to write, relative to public/."""

    path: str
    data: bytes


def pages(books: Books, changed: Set[Role], keyring: Keyring, at: datetime, feed: str) -> list[Page]:
    """The files of one act, in order. `books` are brought up to date; raises BadInput when a key is not here."""
    written = []
    for role in _NAMED:
        if role in changed:
            page = _signed(books, role, keyring, at)
            version = books.of(role).signed.version
            books.snapshot.signed.meta[f"{role}.json"] = MetaFile.from_data(version, page.data, _HASHES)
            written.append(page)
    if written or "snapshot" in changed:
        page = _signed(books, "snapshot", keyring, at)
        version = books.snapshot.signed.version
        books.timestamp.signed.snapshot_meta = MetaFile.from_data(version, page.data, _HASHES)
        written.append(page)
    books.timestamp.signed.unrecognized_fields = {SIGNED_AT: at.strftime("%Y-%m-%dT%H:%M:%SZ"), FEED: feed}
    written.append(_signed(books, "timestamp", keyring, at))
    if "root" in changed:
        root = _signed(books, "root", keyring, at)
        # Until it is there the old root holds, and all above bears the old keys' signatures too.
        written.insert(len(written) if books.old_root else 0, root)
    return written


def _signed(books: Books, role: Role, keyring: Keyring, at: datetime) -> Page:
    metadata = books.of(role)
    if role != "root":  # whose number the act itself has set
        metadata.signed.version = next_number(metadata.signed.version, at)
    metadata.signed.expires = at + TERMS[role].life
    metadata.signatures.clear()
    for signer in keyring.signers(books.keyids(role)):
        metadata.sign(signer, append=True)
    _verify(books, role)
    version = metadata.signed.version
    path = places.TIMESTAMP if role == "timestamp" else places.metadata(role, version)
    return Page(path, metadata.to_bytes())


def _verify(books: Books, role: Role) -> None:
    metadata = books.of(role)
    delegators = [books.root, books.old_root] if role in TOP else [books.targets]
    try:
        for delegator in delegators:
            if delegator is not None:
                delegator.signed.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except UnsignedMetadataError as e:
        raise BadInput(
            f"key of role {role}",
            f"{len(metadata.signatures)} of the signatures needed could be made",
            "put the missing key into keys/, e.g. from the recovery file",
        ) from e
