"""An edition as it travels: shards that change one by one, and nothing used that is not what the index says."""

import pytest
from fakes.builders import a_guide, a_notice, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import codec, index
from kiosk.content.edition import Reading
from kiosk.content.item import Media, replace
from kiosk.errors import CodecError

MANY = tuple(a_guide(f"guide-{n:03}", conditions=("条件" * 400,)) for n in range(300))


def read_aloud(*items):
    return tuple(Reading(id=item.id, phrase=("du",), single=("du",)) for item in items)


def there(edition, previous_bits=None):
    made, objects = index.split(edition, previous_bits)
    return made, objects, lambda sha256: objects[sha256]


def test_what_was_split_joins_to_the_same_edition():
    edition = an_edition(*MANY, a_notice(), readings=read_aloud(*MANY))
    made, _, get = there(edition)
    assert len(made.shards) > 1
    assert index.join(made, get) == edition
    assert index.join(codec.decode(codec.encode(made), index.Index), get) == edition


@given(st.sets(st.from_regex(r"[a-z][a-z0-9-]{2,12}", fullmatch=True), max_size=40), st.integers(0, 6))
def test_any_items_in_any_number_of_shards_come_back(ids, bits):
    edition = an_edition(*(a_notice(id) for id in sorted(ids - {"hall"})))
    rows = {index.shard_of(item.id, bits) for item in edition.items}
    assert all(0 <= row < 2**bits for row in rows)
    made, _, get = there(edition, bits)
    assert index.join(made, get) == edition


def test_one_changed_item_with_a_new_title_is_one_new_object():
    edition = an_edition(*MANY, readings=read_aloud(*MANY))
    made, before, _ = there(edition)
    changed = replace(MANY[7], title="新的标题")
    after = replace(
        edition,
        items=tuple(changed if item.id == changed.id else item for item in edition.items),
        readings=tuple(
            replace(reading, phrase=("xin",)) if reading.id == changed.id else reading for reading in edition.readings
        ),
    )
    _, objects = index.split(after, len(made.shards).bit_length() - 1)
    assert len(set(objects) - set(before)) == 1


def test_the_number_of_shards_stays_while_their_size_is_bearable():
    assert index.bits_for(8_000_000, None) == 8
    for total in (2_100_000, 8_000_000, 25_000_000):
        assert index.bits_for(total, 8) == 8
    assert index.bits_for(2_000_000, 8) < 8
    assert index.bits_for(26_000_000, 8) > 8


@given(st.integers(24_000, 700_000_000))
def test_a_new_number_of_shards_is_not_soon_changed_again(total):
    bits = index.bits_for(total, None)
    assert index.BEST_SMALL <= total / 2**bits <= index.BEST_LARGE
    assert index.bits_for(total * 2 // 3, bits) == index.bits_for(total * 5 // 4, bits) == bits


def test_a_small_office_has_one_shard_and_the_largest_the_most_there_may_be():
    assert index.bits_for(0, None) == index.bits_for(15_999, None) == 0
    assert index.bits_for(10**10, None) == index.MAX_BITS


def test_an_object_that_is_not_what_the_index_says_is_refused():
    made, objects, _ = there(an_edition())
    sha = made.shards[0].sha256
    for wrong in (objects[sha] + b" ", objects[sha].replace(b"hall", b"mall"), b""):
        with pytest.raises(CodecError, match="not the object"):
            index.join(made, lambda sha256, wrong=wrong: wrong if sha256 == sha else objects[sha256])


def test_a_shard_with_another_number_of_items_is_refused():
    made, _, get = there(an_edition())
    lying = replace(made, shards=(made.shards[0]._replace(items=7), *made.shards[1:]))
    with pytest.raises(CodecError, match="the index says 7"):
        index.join(lying, get)


def test_an_id_that_stands_twice_is_refused():
    edition = an_edition()
    made, _, get = there(replace(edition, items=(*edition.items, edition.items[0])))
    with pytest.raises(CodecError, match="stands twice"):
        index.join(made, get)


@pytest.mark.parametrize("shards", [0, 3, 6])
def test_a_number_of_shards_that_is_no_power_of_two_does_not_decode(shards):
    made, _, _ = there(an_edition())
    data = codec.encode(made).replace(b'"shards":[[', b'"shards":[' + b",".join([b'["%s",2,0]' % (b"0" * 64)] * shards))
    with pytest.raises(CodecError):
        codec.decode(data, index.Index)
    assert codec.decode(codec.encode(made), index.Index) == made


def test_missing_or_unknown_records_do_not_decode():
    made, _, _ = there(an_edition())
    with pytest.raises(CodecError, match="records are"):
        codec.decode(codec.encode(made).replace(b'"slots"', b'"slits"'), index.Index)


def test_media_is_named_once_and_required_if_one_item_requires_it():
    film = Media(sha256="ab" * 32, length=9, type="video/mp4", name="a.mp4", deferred=True)
    items = (a_notice("one", media=(film,)), a_notice("two", media=(replace(film, deferred=False),)))
    assert index.media_of(items) == (index.MediaRef("ab" * 32, 9, False),)
    assert index.media_of(items[:1]) == (index.MediaRef("ab" * 32, 9, True),)
    made, _, _ = there(an_edition(*items))
    assert index.Ref("ab" * 32, 9) in made.required()
    assert index.Ref("ab" * 32, 9) not in made.objects()
