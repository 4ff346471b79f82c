"""An Edition as it travels: an index that names shards, records and media by hash, and back again (definitions D5).

Rules it keeps:
- an item and its reading sit in the shard given by the first k bits of SHA-256(id), so that one changed item, also
  with a new title, changes one shard;
- there are 2^k shards; k changes only when the average shard leaves 8–100 kB, so that a quiet week moves nothing else;
- every record is one object; what decodes to another hash or length than the index says is refused, never used.
"""

import hashlib
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Annotated, Any, NamedTuple

from msgspec import Meta

from kiosk.content import codec
from kiosk.content.edition import (
    Board,
    Edition,
    FeedName,
    Layout,
    Office,
    Profile,
    Reading,
    Serial,
    Slot,
)
from kiosk.content.item import Instant, Sha256, Value, in_utc
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules
from kiosk.errors import CodecError

MAX_BITS = 14
SMALL, LARGE = 8_000, 100_000  # bytes: the average raw shard stays between these
BEST_SMALL, BEST_LARGE = 16_000, 80_000  # and it begins between these, so that it does not change again soon
_ROW, _SHRINKS = 41, 0.45  # on the wire: a shard's row in the index; a shard's bytes (benchmarks/feed_bytes.py)

Length = Annotated[int, Meta(ge=1, le=500_000_000)]


class Ref(NamedTuple):
    """An object by hash and length."""

    sha256: Sha256
    length: Length


class ShardRef(NamedTuple):
    sha256: Sha256
    length: Length
    items: int


class MediaRef(NamedTuple):
    sha256: Sha256
    length: Length
    deferred: bool


class Index(Value):
    """`edition.json`: the one target of role `content`. The number of shards is a power of two."""

    format: int
    feed: FeedName
    serial: Serial
    made_at: Instant
    interval_s: Annotated[int, Meta(ge=1, le=86_400)]
    stale_after_s: Annotated[int, Meta(ge=60, le=7_776_000)]
    shards: tuple[ShardRef, ...]
    records: dict[str, Ref]
    media: tuple[MediaRef, ...] = ()

    def __post_init__(self) -> None:
        in_utc(self, "made_at")
        n = len(self.shards)
        if n == 0 or n & (n - 1) or n > 2**MAX_BITS:
            raise ValueError(f"{n} shards: not a power of two")
        if set(self.records) != set(RECORDS):
            raise ValueError(f"records are {sorted(self.records)}, must be {sorted(RECORDS)}")

    def required(self) -> tuple[Ref, ...]:
        """What must be here before the edition may be installed: shards and records, then media not deferred."""
        media = tuple(Ref(m.sha256, m.length) for m in self.media if not m.deferred)
        return (*self.objects(), *media)

    def objects(self) -> tuple[Ref, ...]:
        """Shards and records: the JSON objects."""
        refs = {Ref(s.sha256, s.length): None for s in self.shards}
        refs.update({Ref(*r): None for r in self.records.values()})
        return tuple(refs)


RECORDS: dict[str, Any] = {
    "office": Office,
    "rules": Rules,
    "slots": tuple[Slot, ...],
    "boards": tuple[Board, ...],
    "layouts": tuple[Layout, ...],
    "profiles": tuple[Profile, ...],
}


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


def split(edition: Edition, previous_bits: int | None = None) -> tuple[Index, dict[str, bytes]]:
    """The index of an edition and its objects by hash: what is to be published."""
    encoded = sorted((item.id, codec.encode(item)) for item in edition.items)
    bits = bits_for(sum(len(data) for _, data in encoded), previous_bits)
    rows: list[list[bytes]] = [[] for _ in range(2**bits)]
    for item_id, data in encoded:
        rows[shard_of(item_id, bits)].append(data)
    aloud: list[list[bytes]] = [[] for _ in rows]
    for reading in sorted(edition.readings, key=lambda reading: reading.id):
        aloud[shard_of(reading.id, bits)].append(codec.encode(reading))
    objects: dict[str, bytes] = {}
    shards = []
    for row, readings in zip(rows, aloud, strict=True):
        ref = _keep(b"[[" + b",".join(row) + b"],[" + b",".join(readings) + b"]]", objects)
        shards.append(ShardRef(ref.sha256, ref.length, len(row)))
    index = Index(
        format=edition.format,
        feed=edition.feed,
        serial=edition.serial,
        made_at=edition.made_at,
        interval_s=edition.interval_s,
        stale_after_s=edition.stale_after_s,
        shards=tuple(shards),
        records={name: _keep(codec.encode(getattr(edition, name)), objects) for name in RECORDS},
        media=media_of(edition.items),
    )
    return index, objects


def join(index: Index, get: Callable[[str], bytes]) -> Edition:
    """The edition behind an index, items and readings by id. `get` gives an object's bytes by hash.

    Raises CodecError when an object is not what the index says, does not decode, or an id stands twice.
    """
    items: list[AnyItem] = []
    readings: list[Reading] = []
    for number, shard in enumerate(index.shards):
        data = _verified(get(shard.sha256), Ref(shard.sha256, shard.length))
        row, aloud = _opened(data, f"shard {number}")
        if len(row) != shard.items:
            raise CodecError(f"shard {number}", f"{len(row)} items, the index says {shard.items}")
        items.extend(row)
        readings.extend(aloud)
    items.sort(key=lambda item: item.id)
    for one, other in pairwise(items):
        if one.id == other.id:
            raise CodecError("items", f"id '{one.id}' stands twice")
    records = {
        name: codec.decode(_verified(get(index.records[name].sha256), index.records[name]), type_, name)
        for name, type_ in RECORDS.items()
    }
    return Edition(
        feed=index.feed,
        serial=index.serial,
        made_at=index.made_at,
        interval_s=index.interval_s,
        stale_after_s=index.stale_after_s,
        format=index.format,
        items=tuple(items),
        readings=tuple(sorted(readings, key=lambda reading: reading.id)),
        **records,
    )


def media_of(items: Iterable[AnyItem]) -> tuple[MediaRef, ...]:
    """Every media of the items once, by hash; required if one item requires it."""
    found: dict[str, MediaRef] = {}
    for item in items:
        for media in item.media:
            before = found.get(media.sha256)
            deferred = media.deferred and (before is None or before.deferred)
            found[media.sha256] = MediaRef(media.sha256, media.length, deferred)
    return tuple(found[sha] for sha in sorted(found))


def _opened(data: bytes, what: str) -> tuple[tuple[AnyItem, ...], tuple[Reading, ...]]:
    """The items of a shard, and their readings."""
    return codec.decode(data, tuple[tuple[AnyItem, ...], tuple[Reading, ...]], what)


def _keep(data: bytes, objects: dict[str, bytes]) -> Ref:
    sha = codec.sha256(data)
    objects[sha] = data
    return Ref(sha, len(data))


def _verified(data: bytes, ref: Ref) -> bytes:
    if len(data) != ref.length or codec.sha256(data) != ref.sha256:
        raise CodecError(ref.sha256[:12], "not the object its hash and length say")
    return data
