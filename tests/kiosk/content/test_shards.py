"""How many shards there are and what of them changes: the price of one changed item on every terminal's line."""

from fakes.builders import a_guide, an_edition
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import shards
from kiosk.content.edition import Reading
from kiosk.content.index import join
from kiosk.content.item import replace
from kiosk.content.shards import Present, split

MANY = tuple(a_guide(f"guide-{n:03}", conditions=("条件" * 400,)) for n in range(300))


def read_aloud(*items):
    return tuple(Reading(id=item.id, phrase=("du",), single=("du",)) for item in items)


def test_a_reading_travels_in_the_shard_of_its_item():
    edition = an_edition(*MANY, readings=read_aloud(*MANY))
    made, before = split(edition)
    assert len(made.shards) > 1
    assert join(made, before.__getitem__) == edition
    changed = replace(MANY[7], title="新的标题")
    after = replace(
        edition,
        items=tuple(changed if item.id == changed.id else item for item in edition.items),
        readings=tuple(
            replace(reading, phrase=("xin",)) if reading.id == changed.id else reading for reading in edition.readings
        ),
    )
    _, objects = split(after, Present(made))
    assert len(set(objects) - set(before)) == 1


@given(
    st.lists(st.sampled_from(range(120)), unique=True, max_size=120),
    st.lists(st.sampled_from(range(120)), unique=True, max_size=120),
    st.sampled_from(("", "新的标题")),
)
def test_what_is_made_beside_an_edition_before_is_what_is_made_without_it(first, then, title):
    """However items come, go and change, the index is the same; only what lies already is not made again."""

    def of(places, title=""):
        items = tuple(replace(MANY[n], title=title) if title and n % 7 == 0 else MANY[n] for n in sorted(places))
        return an_edition(*items, readings=read_aloud(*items))

    before, after = of(first), of(then, title)
    index, laid = split(before)
    anew, whole = split(after, Present(index))
    known, new = split(after, Present(index, before))
    assert known == anew
    assert new.keys() <= whole.keys()
    assert whole.items() <= (laid | new).items()
    assert join(known, (laid | new).__getitem__) == after


@given(st.integers(24_000, 700_000_000))
def test_a_new_number_of_shards_is_not_soon_changed_again(total):
    bits = shards.bits_for(total, None)
    assert shards.BEST_SMALL <= total / 2**bits <= shards.BEST_LARGE
    assert shards.bits_for(total * 2 // 3, bits) == shards.bits_for(total * 5 // 4, bits) == bits


def test_a_small_office_has_one_shard_and_the_largest_the_most_there_may_be():
    assert shards.bits_for(0, None) == shards.bits_for(15_999, None) == 0
    assert shards.bits_for(8_000_000, None) == 8  # 1,000 guides
    assert shards.bits_for(80_120_000, None) == 10  # 10,000: more shards would make an index of over 80 kB
    assert shards.bits_for(10**10, None) == shards.MAX_BITS


def test_how_titles_are_read_does_not_change_the_number_of_shards():
    edition = an_edition(*MANY)
    long = tuple(Reading(id=item.id, phrase=("du",) * 900, single=("du",) * 900) for item in MANY)
    silent, _ = split(edition)
    assert len(split(replace(edition, readings=long))[0].shards) == len(silent.shards)
    assert len(split(replace(edition, readings=long), Present(silent, edition))[0].shards) == len(silent.shards)
