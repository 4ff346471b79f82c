"""How many shards there are and what of them changes: the price of one changed item on every terminal's line."""

from fakes.builders import a_guide, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import index
from kiosk.content.edition import Reading
from kiosk.content.item import replace

MANY = tuple(a_guide(f"guide-{n:03}", conditions=("条件" * 400,)) for n in range(300))


def read_aloud(*items):
    return tuple(Reading(id=item.id, phrase=("du",), single=("du",)) for item in items)


def test_a_reading_travels_in_the_shard_of_its_item():
    edition = an_edition(*MANY, readings=read_aloud(*MANY))
    made, before = index.split(edition)
    assert len(made.shards) > 1
    assert index.join(made, before.__getitem__) == edition
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


@given(st.integers(24_000, 700_000_000))
def test_a_new_number_of_shards_is_not_soon_changed_again(total):
    bits = index.bits_for(total, None)
    assert index.BEST_SMALL <= total / 2**bits <= index.BEST_LARGE
    assert index.bits_for(total * 2 // 3, bits) == index.bits_for(total * 5 // 4, bits) == bits


def test_a_small_office_has_one_shard_and_the_largest_the_most_there_may_be():
    assert index.bits_for(0, None) == index.bits_for(15_999, None) == 0
    assert index.bits_for(8_000_000, None) == 8  # 1,000 guides
    assert index.bits_for(80_120_000, None) == 10  # 10,000: more shards would make an index of over 80 kB
    assert index.bits_for(10**10, None) == index.MAX_BITS
