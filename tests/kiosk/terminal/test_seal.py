"""Sealing: only the hub opens it, and only as what it was."""

from __future__ import annotations

import base64
import os

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from fakes.clock import instant

from hub.press.sealing import opened
from kiosk import wire
from kiosk.errors import BadInput, Refused
from kiosk.terminal.seal import seal
from kiosk.wire import Envelope

KEY = X25519PrivateKey.generate()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
NOW = instant("2026-11-23 10:34")


def test_the_hub_opens_what_was_sealed_to_it():
    assert opened(an_envelope("complaint", seal(b"a word", PUBLIC, "complaint")), KEY) == b"a word"


def test_the_same_word_sealed_twice_does_not_look_the_same():
    assert seal(b"a word", PUBLIC, "complaint") != seal(b"a word", PUBLIC, "complaint")


def test_nobody_else_opens_it():
    with pytest.raises(Refused):
        opened(an_envelope("complaint", seal(b"a word", PUBLIC, "complaint")), X25519PrivateKey.generate())


def test_it_does_not_open_as_another_kind():
    with pytest.raises(Refused):
        opened(an_envelope("help", seal(b"a word", PUBLIC, "complaint")), KEY)


@pytest.mark.parametrize("key", ["", "no base64!", "AAAA", base64.b64encode(bytes(33)).decode()])
def test_without_a_usable_key_nothing_is_sealed(key):
    with pytest.raises(BadInput):
        seal(b"a word", key, "complaint")


def an_envelope(kind, body):
    name = wire.uuid7(NOW, os.urandom(10))
    return Envelope(id=name, kind=kind, terminal="t", seq=1, made_at=NOW, body=body, sealed=True)
