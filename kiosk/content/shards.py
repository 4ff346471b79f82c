"""An Edition becomes an index and its objects: which item sits in which shard, and how many there are (definitions D5).

Rules it keeps:
- an item and its reading sit in the shard given by the first k bits of SHA-256(id), so that one changed item, also
  with a new title, changes one shard;
- there are 2^k shards; k changes only when the average shard leaves 8–100 kB, so that a quiet week moves nothing else;
- a shard that says what it said in the edition before is named again, not made: of 10,000 items one has changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kiosk.content import codec
from kiosk.content.edition import Edition, Reading
from kiosk.content.index import MAX_BITS, RECORDS, Index, Ref, ShardRef, media_of
from kiosk.content.kinds import AnyItem

SMALL, LARGE = 8_000, 100_000  # bytes: the average raw shard stays between these
BEST_SMALL, BEST_LARGE = 16_000, 80_000  # and it begins between these, so that it does not change again soon
_ROW, _SHRINKS = 41, 0.45  # on the wire: a shard's row in the index; a shard's bytes (benchmarks/feed_bytes.py)
_HEAD, _MIDDLE, _TAIL = b"[[", b"],[", b"]]"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True)
class Present:
    """What is published: the index, and the edition behind it where that has been read."""

    index: Index
    edition: Edition | None = None

    @property
    def bits(self) -> int:
        return len(self.index.shards).bit_length() - 1


@dataclass(frozen=True)
class _Shard:
    """What sits in one shard, by id; `ref`: where it lies already."""

    items: tuple[AnyItem, ...]
    readings: tuple[Reading, ...]
    ref: ShardRef | None = None

    def written(self) -> bytes:
        items = b",".join(codec.encode(item) for item in self.items)
        return _HEAD + items + _MIDDLE + b",".join(codec.encode(reading) for reading in self.readings) + _TAIL

    def held(self, length: int) -> int:
        """How many bytes of its length are items."""
        aloud = sum(len(codec.encode(reading)) for reading in self.readings)
        commas = max(0, len(self.items) - 1) + max(0, len(self.readings) - 1)
        return length - len(_HEAD + _MIDDLE + _TAIL) - commas - aloud


def shard_of(item_id: str, bits: int) -> int:
    """The number of the shard an item sits in: the first `bits` bits of SHA-256(id)."""
    head = int.from_bytes(hashlib.sha256(item_id.encode()).digest()[:4], "big")
    return head >> (32 - bits) if bits else 0


def bits_for(total: int, previous: int | None) -> int:
    """How many bits to shard `total` bytes of items by; the previous number as long as it still fits.

    Who changes one item makes every terminal fetch the index and one shard: a new number makes that sum least.
    """
    if previous is not None and SMALL <= total / 2**previous <= LARGE:
        return previous
    if total < BEST_SMALL:
        return 0
    fitting = [bits for bits in range(MAX_BITS + 1) if BEST_SMALL <= total / 2**bits <= BEST_LARGE]
    return min(fitting, key=lambda bits: _ROW * 2**bits + _SHRINKS * total / 2**bits, default=MAX_BITS)


def split(edition: Edition, present: Present | None = None) -> tuple[Index, dict[str, bytes]]:
    """The index of an edition, and by hash the objects that are not in `present`: what is to be published."""
    shards = _dealt(edition, 0) if present is None else _compared(_dealt(edition, present.bits), present)
    written = _written(shards)
    total = sum(shard.held(ref.length) for shard, (ref, _) in zip(shards, written, strict=True))
    bits = bits_for(total, None if present is None else present.bits)
    if 2**bits != len(shards):
        written = _written(_dealt(edition, bits))
    objects = {ref.sha256: data for ref, data in written if data}
    index = Index(
        format=edition.format,
        feed=edition.feed,
        serial=edition.serial,
        made_at=edition.made_at,
        interval_s=edition.interval_s,
        stale_after_s=edition.stale_after_s,
        shards=tuple(ref for ref, _ in written),
        records={name: _kept(codec.encode(getattr(edition, name)), objects) for name in RECORDS},
        media=media_of(edition.items),
    )
    return index, objects


def _dealt(edition: Edition, bits: int) -> list[_Shard]:
    items, readings = _rows(edition.items, bits), _rows(edition.readings, bits)
    return [_Shard(tuple(row), tuple(aloud)) for row, aloud in zip(items, readings, strict=True)]


def _rows(parts: Iterable[T], bits: int) -> list[list[T]]:
    rows: list[list[T]] = [[] for _ in range(2**bits)]
    for part in sorted(parts, key=lambda part: part.id):
        rows[shard_of(part.id, bits)].append(part)
    return rows


def _compared(shards: list[_Shard], present: Present) -> list[_Shard]:
    """The same shards; those that say what they said before with their place."""
    if present.edition is None:
        return shards
    before = zip(_dealt(present.edition, present.bits), present.index.shards, strict=True)
    return [
        _Shard(now.items, now.readings, ref) if now == then else now
        for now, (then, ref) in zip(shards, before, strict=True)
    ]


def _written(shards: list[_Shard]) -> list[tuple[ShardRef, bytes]]:
    """Each shard's row of the index, and its bytes; none where they lie already."""
    made = []
    for shard in shards:
        if shard.ref is not None:
            made.append((shard.ref, b""))
        else:
            data = shard.written()
            made.append((ShardRef(codec.sha256(data), len(data), len(shard.items)), data))
    return made


def _kept(data: bytes, objects: dict[str, bytes]) -> Ref:
    sha = codec.sha256(data)
    objects[sha] = data
    return Ref(sha, len(data))
