"""An Edition as it travels: an index that names shards, records and media by hash, and the edition behind one
(definitions D5). Which item sits in which shard: kiosk/content/shards.py.

Rules it keeps: every record is one object; what decodes to another hash or length than the index says is refused,
never used.
"""

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
"""There are 2^14 shards at most."""

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


def _verified(data: bytes, ref: Ref) -> bytes:
    if len(data) != ref.length or codec.sha256(data) != ref.sha256:
        raise CodecError(ref.sha256[:12], "not the object its hash and length say")
    return data
