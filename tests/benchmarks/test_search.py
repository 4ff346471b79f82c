"""The measurement of the search measures: every key is answered, in an edition as large as it says."""

import gc

import pytest

from benchmarks.search import QUERIES, measure


@pytest.fixture
def thawed():
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("thawed")
def test_every_key_of_every_query_is_answered():
    figures = measure(items=400, rounds=1)
    assert figures["items"] == 400
    assert figures["keys"] == sum(map(len, QUERIES))
    assert 0 < figures["key_p50_ms"] <= figures["key_p99_ms"] <= figures["key_worst_ms"]
    assert figures["index_ms"] > 0
