"""The collector rests while an edition is made, and goes on afterwards whatever happened."""

from __future__ import annotations

import gc

import pytest

from hub.pressroom.rest import uncollected


@pytest.fixture
def collecting():
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def fails():
    with uncollected():
        assert not gc.isenabled()
        raise ZeroDivisionError


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("before", [True, False])
def test_it_is_as_it_was_also_after_a_failure(before):
    (gc.enable if before else gc.disable)()
    with pytest.raises(ZeroDivisionError):
        fails()
    assert gc.isenabled() is before
