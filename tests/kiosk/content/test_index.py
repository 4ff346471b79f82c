"""An edition split into objects and joined again: one changed item changes one shard, a wrong object is refused."""

from __future__ import annotations

import hashlib

import pytest
from fakes.builders import a_guide, a_notice, a_unit, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import codec
from kiosk.content.index import RECORDS, Index, join, media_of
from kiosk.content.item import Media, replace
from kiosk.content.shards import LARGE, SMALL, Present, bits_for, shard_of, split
from kiosk.errors import CodecError


def many(count: int):
    return an_edition(*(a_notice(f"notice-{i:04}", body="正文" * 200) for i in range(count)))


def test_an_edition_comes_back_from_its_index_and_objects():
    edition = an_edition(a_guide(), a_notice(), a_unit())
    index, objects = split(edition)
    assert join(index, objects.__getitem__) == edition


def test_an_index_comes_back_from_its_bytes():
    index, _ = split(many(100))
    assert codec.decode(codec.encode(index), Index) == index


def test_every_object_is_named_by_its_own_hash():
    _, objects = split(many(50))
    assert all(hashlib.sha256(data).hexdigest() == sha for sha, data in objects.items())


def test_one_changed_item_changes_one_shard_and_no_record():
    edition = many(300)
    changed = replace(edition, items=(replace(edition.items[7], title="改过的标题"), *_without(edition, 7)))
    before, _ = split(edition)
    after, _ = split(changed, Present(before))
    assert len(before.shards) > 4
    assert sum(one != other for one, other in zip(before.shards, after.shards, strict=True)) == 1
    assert before.records == after.records


def _without(edition, place: int):
    return tuple(item for i, item in enumerate(edition.items) if i != place)


def test_shards_are_chosen_by_the_first_bits_of_the_hash_of_the_id():
    head = hashlib.sha256(b"a-notice").digest()[0]
    assert shard_of("a-notice", 0) == 0
    assert shard_of("a-notice", 8) == head
    assert shard_of("a-notice", 3) == head >> 5


@given(st.integers(0, 500_000_000))
def test_the_number_of_shards_stays_while_their_average_size_is_fair(total):
    bits = bits_for(total, None)
    assert total / 2**bits <= max(LARGE, total / 2**14)
    assert bits_for(total, bits) == bits
    grown = bits_for(total * 2, bits)
    assert grown == bits or not SMALL <= total * 2 / 2**bits <= LARGE


def test_a_wrong_object_is_refused_and_named():
    edition = many(20)
    index, objects = split(edition)
    victim = index.shards[0].sha256
    with pytest.raises(CodecError, match=victim[:12]):
        join(index, lambda sha: objects[sha][:-1] + b" " if sha == victim else objects[sha])


def test_a_shard_with_fewer_items_than_the_index_says_is_refused():
    index, objects = split(an_edition())
    lying = replace(index, shards=(index.shards[0]._replace(items=99),))
    with pytest.raises(CodecError, match="the index says 99"):
        join(lying, objects.__getitem__)


def test_an_id_in_two_shards_is_refused():
    index, objects = split(an_edition())
    doubled = replace(index, shards=(index.shards[0], index.shards[0]))
    with pytest.raises(CodecError, match="stands twice"):
        join(doubled, objects.__getitem__)


def test_an_index_names_all_records_and_a_power_of_two_shards():
    index, _ = split(an_edition())
    with pytest.raises(ValueError, match="not a power of two"):
        replace(index, shards=index.shards * 3)
    with pytest.raises(ValueError, match="records are"):
        replace(index, records={name: ref for name, ref in index.records.items() if name != "slots"})
    assert set(index.records) == set(RECORDS)


def medium(digit: str, **fields) -> Media:
    return Media(sha256=digit * 64, length=5, type="video/mp4", name=f"{digit}.mp4", **fields)


def test_media_are_named_once_and_required_if_one_item_requires_them():
    items = (
        a_notice("notice-a", media=(medium("b", deferred=True), medium("a", deferred=True))),
        a_notice("notice-b", media=(medium("a"),)),
    )
    assert [(ref.sha256[0], ref.deferred) for ref in media_of(items)] == [("a", False), ("b", True)]


def test_deferred_media_are_not_required_to_install():
    index, _ = split(an_edition(a_notice(media=(medium("a"), medium("b", deferred=True)))))
    required = {ref.sha256[0] for ref in index.required() if ref.length == 5}
    assert required == {"a"}
    assert len(index.objects()) <= len(index.shards) + len(index.records)
