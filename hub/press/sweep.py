"""Removing what nobody asks for any more: files that no edition has named for thirty days.

Rules it keeps: a file that is named now is never touched; one that is not is noted when it is first seen unnamed, and
goes thirty days later, so a terminal that was off for a month still finishes what it began; roots stay for ever; what
is not ours in public/ is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from hub.press.books import root_versions
from hub.press.disk import TMP
from hub.press.editions import objects_of
from hub.press.press import Press
from kiosk.content import codec, places

KEEP = timedelta(days=30)
_UNNAMED = "unnamed.json"


def sweep(press: Press) -> list[str]:
    """Remove what has been unnamed for thirty days by the clock of the last signature; answers the paths that went."""
    workshop, repository = press.workshop, press.repository
    with workshop.alone("edition", repository.clock), workshop.alone("sign", repository.clock):
        now = repository.books().signed_at() or repository.clock.wall()
        named = _named(press)
        unnamed = _noted(workshop.state / _UNNAMED)
        found = {path: unnamed.get(path, now) for path in _files(workshop.public) if path not in named}
        gone = sorted(path for path, since in found.items() if now - since > KEEP)
        for path in gone:
            workshop.disk.remove(workshop.public / path)
        for leftover in workshop.dir.rglob(f"{TMP}*"):
            workshop.disk.remove(leftover)  # a write that was cut off: both locks are ours, so nobody is writing
        left = {path: since for path, since in found.items() if path not in gone}
        if left != unnamed:
            workshop.disk.write(workshop.state / _UNNAMED, codec.encode(left), mode=0o600)
    return gone


def _named(press: Press) -> set[str]:
    named = press.repository.books().paths()
    named |= {places.metadata("root", version) for version in root_versions(press.workshop.public)}
    index = press.editions.index()
    return named if index is None else named | objects_of(index)


def _noted(path: Path) -> dict[str, datetime]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, datetime])
    except (OSError, msgspec.DecodeError):
        return {}  # lost: everything unnamed is kept thirty days more


def _files(public: Path) -> Iterator[str]:
    for part in ("metadata", "targets", "shards", "objects"):
        for path in (public / part).rglob("*"):
            name = path.relative_to(public).as_posix()
            if places.kind_of(name) is not None:
                yield name
