"""Errors are sentences fit for a log, and carry what the one who catches them needs."""

from __future__ import annotations

import pytest

from kiosk.errors import BadInput, CodecError, Full, MingbaiError, Refusal, Refused, Unreachable


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Unreachable("http://hub", "no answer in 10 s"), "http://hub: no answer in 10 s"),
        (Refused(Refusal.ROLLBACK, "serial 3 is below 5"), "refused (rollback): serial 3 is below 5"),
        (Full("blobs", 2_000_000, 1_024), "blobs: 2,000,000 bytes needed, 1,024 free"),
        (BadInput("a.yaml:3", "not a date", "e.g. 2026-03-02"), "a.yaml:3: not a date (e.g. 2026-03-02)"),
        (BadInput("a.yaml", "empty"), "a.yaml: empty"),
        (CodecError("$.title", "Expected `str`"), "$.title: Expected `str`"),
    ],
)
def test_an_error_is_a_sentence(error, sentence):
    assert str(error) == sentence
    assert isinstance(error, MingbaiError)


def test_a_codec_error_is_bad_input_with_a_path():
    error = CodecError("$.items[3]", "truncated")
    assert isinstance(error, BadInput)
    assert (error.path, error.where, error.why) == ("$.items[3]", "$.items[3]", "truncated")


def test_a_refusal_has_a_name_for_each_state_of_the_ladder():
    assert {kind.value for kind in Refusal} >= {"signature", "rollback", "wrong-feed", "expired", "content", "clock"}
