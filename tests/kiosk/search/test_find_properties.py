"""What holds for all titles and whatever is typed."""

import re
import string
from functools import cache

from fakes.kinds import a_faq
from fakes.seeking import an_index, some_sayings
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.press.readings import reading_of
from kiosk.search import find
from kiosk.search.plain import LONGEST, folded, plain

HAN = "建设工程施工许可证核发行政会计银重庆调整长效公共租赁住房供水绿化女单位区划解除查询给排水单数乐意𠅤䶮"
TITLES = (
    st.text(st.sampled_from(HAN + "、（） 《》3aＢ２㎡"), min_size=1, max_size=14)
    .map(str.strip)
    .filter(lambda title: plain(title))
)
INDEXES = st.lists(TITLES, min_size=1, max_size=5, unique=True).map(lambda titles: (titles, indexed(tuple(titles))))
SAYINGS = some_sayings(
    ("水", "shui", "供水 排水"), ("公租房", "gong zu fang", "公共租赁住房"), fillers=("怎么办", "公")
)
LITERAL = {"whole", "prefix", "word", "inside"}


@cache
def indexed(titles):
    return an_index(*(a_faq(f"faq-{n}", title=title) for n, title in enumerate(titles)), sayings=SAYINGS)


def readings(title):
    """For each character: itself and all syllables it may be typed as."""
    reading = reading_of("any", title)
    return [(folded(c), {*map(plain, pair)}) for c, *pair in zip(title, reading.phrase, reading.single, strict=True)]


@st.composite
def typed(draw, title):
    """A title as it may be typed: each character as itself, by its initial or by a whole syllable."""
    parts = []
    for alone, syllables in readings(title):
        said = draw(st.sampled_from(sorted(syllables))) if syllables else ""
        ways = [alone, said, said[:1]] if len(alone) == 1 and said else [alone]
        parts.append(draw(st.sampled_from(ways)))
    return "".join(parts)


@settings(max_examples=120, deadline=None)
@given(INDEXES, st.data())
def test_every_title_is_found_however_it_is_typed(made, data):
    titles, seen = made
    number = data.draw(st.integers(0, len(titles) - 1))
    title = titles[number]
    reading = reading_of("any", title)
    for way in (reading.phrase, reading.single):
        initials = "".join(
            plain(syllable)[:1] if len(folded(c)) == 1 else c for c, syllable in zip(title, way, strict=True)
        )
        for query in (title, initials, "".join(way), data.draw(typed(title))):
            hits = {hit.item_id: hit for hit in find(seen, query)}
            assert f"faq-{number}" in hits, query
            assert hits[f"faq-{number}"].how in {"whole", "prefix"}, query


@settings(max_examples=120, deadline=None)
@given(INDEXES, st.data())
def test_marks_lie_inside_the_title_and_spell_what_was_typed(made, data):
    titles, seen = made
    asked = data.draw(typed(data.draw(st.sampled_from(titles))))
    start = data.draw(st.integers(0, max(0, len(asked) - 1)))
    query = asked[start : start + data.draw(st.integers(1, 12))]
    for hit in find(seen, query):
        assert hit.text in titles
        ends = [0, *(place for mark in hit.marks for place in mark), len(hit.text)]
        assert ends == sorted(ends)
        assert all(one < other for one, other in hit.marks)
        if hit.how in LITERAL | {"scattered"}:
            marked = [at for one, other in hit.marks for at in range(one, other)]
            spelling = "".join(pattern(*readings(hit.text)[at]) for at in marked)
            assert re.fullmatch(spelling, plain(query)), (query, hit)


def pattern(alone, syllables):
    """All that may stand for a character: itself (where it is several, a part), the beginnings of its syllables."""
    ways = {alone, *(said[:n] for said in syllables for n in range(1, len(said) + 1))}
    ways |= {alone[a:b] for a in range(len(alone)) for b in range(a + 1, len(alone) + 1)}
    ways |= {way.replace("v", "u") for way in ways}
    return "(?:" + "|".join(sorted(map(re.escape, ways), key=len, reverse=True)) + ")"


@settings(max_examples=120, deadline=None)
@given(INDEXES, st.data(), st.sampled_from(string.ascii_lowercase + HAN))
def test_a_key_more_finds_no_title_that_was_not_found_before(made, data, key):
    titles, seen = made
    query = data.draw(typed(data.draw(st.sampled_from(titles))))[:20]
    before = {hit.item_id for hit in find(seen, query)}
    after = {hit.item_id for hit in find(seen, query + key) if hit.how in LITERAL}
    assert after <= before


@settings(max_examples=200, deadline=None)
@given(INDEXES, st.text(max_size=40) | st.text(HAN + string.ascii_lowercase, max_size=2 * LONGEST), st.integers(-1, 4))
def test_whatever_is_typed_there_is_an_answer(made, query, limit):
    _, seen = made
    hits = find(seen, query, limit)
    assert len(hits) <= max(0, limit)
    assert len({hit.item_id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert find(seen, query, limit) == hits
    assert find(seen, query, limit + 9)[: len(hits)] == hits


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=30))
def test_what_is_shown_anywhere_is_found_by_itself(title):
    hits = find(an_index(a_faq(title=title or "空", answer="有")), title)
    assert bool(hits) == bool(plain(title))
