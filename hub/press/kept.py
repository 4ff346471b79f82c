"""Editions that are still on the disk: those of the last thirty days, as long as the sweep leaves them (sweep.py).

Rules it keeps: reads only, needs no key; what is not what its name says is no edition; the newest comes first.
"""

from __future__ import annotations

from pathlib import Path

from hub.press.disk import translated
from kiosk.content import codec, places
from kiosk.content.edition import Edition
from kiosk.content.index import Index, join
from kiosk.errors import BadInput, CodecError, Damaged

_NAME = f"*.{places.EDITION}"


def kept(public: Path) -> list[Index]:
    """The indexes of all editions that lie in a public folder, the newest first."""
    found: dict[int, Index] = {}
    for path in (public / "targets").glob(_NAME):
        data = _read(path)
        if codec.sha256(data) != path.name.split(".", 1)[0]:
            continue
        try:
            index = codec.decode(data, Index, path.name)
        except CodecError:
            continue
        found[index.serial] = index
    return [found[serial] for serial in sorted(found, reverse=True)]


def edition(public: Path, serial: int) -> Edition:
    """An edition by its serial, whole. Raises BadInput when it is not here any more, Damaged when it does not read."""
    there = kept(public)
    index = next((index for index in there if index.serial == serial), None)
    if index is None:
        serials = ", ".join(str(index.serial) for index in there[:5]) or "none"
        raise BadInput(f"edition {serial}", "is not kept here", f"the newest that are: {serials}")
    try:
        return join(index, lambda sha: _read(public / places.shard(sha)))
    except CodecError as e:
        raise Damaged(f"edition {serial} does not read any more: {e}") from e


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Damaged(f"{path}: missing") from None
    except OSError as e:
        raise translated(e, path, 0) from e
