"""Canonical bytes: equal values give equal bytes, and what does not decode says where."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fakes.builders import a_guide, a_notice, a_period, a_unit, an_alarm, an_edition, an_emergency
from fakes.clock import instant
from hypothesis import given
from hypothesis import strategies as st

from kiosk import folder
from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.content.item import ALWAYS, Period, Value, replace
from kiosk.content.notice import Announcement
from kiosk.content.service import Limit
from kiosk.errors import CodecError


@pytest.mark.parametrize(
    "item",
    [a_guide(), a_unit(), *(a_notice(type=kind) for kind in ("notice", "housing", "works", "result", "consultation"))],
)
def test_an_item_of_any_kind_comes_back_from_its_bytes(item):
    data = codec.encode(item)
    assert codec.decode_item(data) == item
    assert codec.encode(codec.decode_item(data)) == data


def test_both_signed_values_come_back_from_their_bytes():
    edition, emergency = an_edition(a_guide()), an_emergency(an_alarm())
    assert codec.decode(codec.encode(edition), Edition) == edition
    assert codec.decode(codec.encode(emergency), Emergency) == emergency


def test_equal_items_have_equal_bytes_however_they_were_made():
    unit = "".join(["working", "-day"])  # equal to the default, but another object
    made = a_guide(promised=Limit(days=3, unit=unit), valid=Period(), channels=tuple([]))
    plain = a_guide(promised=Limit(days=3), valid=ALWAYS)
    assert made == plain
    assert codec.encode(made) == codec.encode(plain)
    assert codec.version(made) == codec.version(plain)


def test_bytes_with_defaults_spelled_out_decode_to_the_same_version():
    data = codec.encode(a_notice()).replace(b'"kind":', b'"strict":false,"short":"","channels":[],"kind":')
    item = codec.decode_item(data)
    assert item == a_notice()
    assert codec.version(item) == codec.version(a_notice())


def test_an_instant_has_one_spelling_whatever_zone_it_was_written_in():
    at = instant("2026-03-02 08:00")
    elsewhere = at.astimezone(timezone(timedelta(hours=-5)))
    assert codec.encode(Period(from_=at)) == codec.encode(Period(from_=elsewhere)) == b'{"from":"2026-03-02T00:00:00Z"}'


def test_keys_are_sorted_and_chinese_is_written_as_it_is():
    data = codec.encode(a_notice(title="公告"))
    assert data.startswith(b'{"body":')
    assert "公告".encode() in data


def test_a_version_is_twelve_hex_digits_and_changes_with_the_item():
    one, other = codec.version(a_notice()), codec.version(a_notice(title="另一个"))
    assert len(one) == 12
    assert int(one, 16) >= 0
    assert one != other


@pytest.mark.parametrize(
    ("data", "path", "why"),
    [
        (b"", "$", "truncated"),
        (b"<html>", "$", "invalid character"),
        (b"\xff\xfe", "$", ""),
        (b'{"kind":"poem","id":"a-poem"}', "$.kind", "Invalid value"),
        (b'{"kind":"unit","id":"A"}', "$.id", "regex"),
        (b"[" * 100_000, "$", ""),
    ],
)
def test_bytes_that_are_no_item_are_refused_with_a_path(data, path, why):
    with pytest.raises(CodecError) as refused:
        codec.decode_item(data)
    assert refused.value.path == path
    assert why in refused.value.why


def test_an_unknown_field_is_refused_because_it_may_matter():
    data = codec.encode(a_notice()).replace(b'"kind":', b'"colour":"red","kind":')
    with pytest.raises(CodecError, match="unknown field `colour`"):
        codec.decode_item(data)


def test_a_naive_instant_is_refused():
    with pytest.raises(CodecError):
        codec.decode(b'{"from":"2026-03-02T00:00:00"}', Period)
    with pytest.raises(ValueError, match="time zone"):
        a_period(datetime(2026, 3, 2), None)  # noqa: DTZ001  that is what is refused


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(title=texts, body=texts, number=texts, tags=st.lists(texts, max_size=4))
def test_any_text_survives_the_way_through_bytes(title, body, number, tags):
    item = a_notice(title=title, body=body, channels=tuple(tags), source=replace(a_notice().source, number=number))
    data = codec.encode(item)
    back = codec.decode_item(data)
    assert back == item
    assert isinstance(back, Announcement)
    assert codec.encode(back) == data


@given(st.datetimes(timezones=st.just(UTC)), st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_a_period_holds_its_beginning_and_not_its_end(start, length):
    try:
        until = start + length
    except OverflowError:
        until = start
    period = Period(from_=start, until=until)
    assert period.holds(start) == (until > start)
    assert not period.holds(until)
    assert period.over(until)


def test_the_sample_has_one_version_per_item():
    sample = Path(__file__).parents[3] / "data" / "sample"
    first = folder.read(sample, date(2026, 11, 23))
    second = folder.read(sample, date(2026, 11, 23))
    assert [codec.version(item) for item in first.items] == [codec.version(item) for item in second.items]


def test_a_type_is_learnt_once_whoever_asks_first():
    # msgspec crashes when two threads ask for the same new type at once (seen with 0.22).
    class New(Value):
        name: str

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(codec._decoder, [New] * 16))
    assert len(found) == 1
    assert codec.decode(b'{"name":"x"}', New) == New(name="x")
