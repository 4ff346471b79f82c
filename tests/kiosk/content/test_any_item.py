"""Any item of any kind comes back from its bytes the same, and has one version."""

from __future__ import annotations

import pytest
from fakes import anything
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import codec
from kiosk.content.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_an_item_of_any_kind_comes_back_from_its_bytes(kind, data):
    item = data.draw(anything.of(KINDS[kind]))
    spelled = codec.encode(item)
    back = codec.decode_item(spelled)
    assert back == item
    assert type(back) is KINDS[kind]
    assert codec.encode(back) == spelled
    assert codec.version(back) == codec.version(item)
