"""How long a text stays."""

from __future__ import annotations

import pytest

from kiosk.typeset import dwell_s
from kiosk.typeset.reading import ELDER_PER_SECOND


def test_a_short_text_stays_five_seconds():
    assert dwell_s(0) == dwell_s(12) == 5


def test_a_long_text_stays_a_second_for_every_four_characters_and_two_to_be_found():
    assert dwell_s(200) == 52


def test_large_type_gives_more_time():
    assert dwell_s(90, ELDER_PER_SECOND) == 32


def test_a_negative_length_is_refused():
    with pytest.raises(ValueError, match="-1"):
        dwell_s(-1)
