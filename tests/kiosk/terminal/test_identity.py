"""Who a terminal is: one key, made once, kept for itself."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.terminal import birth
from kiosk.terminal.identity import LETTERS, Identity, fingerprint, grouped, pairing_code


def test_the_key_is_made_once_and_only_the_kiosk_may_read_it(tmp_path):
    first = Identity(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert Identity(tmp_path / "key").public() == first.public()
    assert Identity(tmp_path / "other").public() != first.public()


def test_what_it_signs_verifies_by_its_public_half(tmp_path):
    identity = Identity(tmp_path / "key")
    public = Ed25519PublicKey.from_public_bytes(identity.public())
    public.verify(identity.sign(b"envelopes"), b"envelopes")
    with pytest.raises(InvalidSignature):
        public.verify(identity.sign(b"envelopes"), b"others")


@pytest.mark.parametrize("data", [b"", b"junk", b"mingbai-ed25519-seed !!!!", b"mingbai-ed25519-seed AAAA\n"])
def test_a_damaged_key_is_moved_aside_and_said(tmp_path, data):
    (tmp_path / "key").write_bytes(data)
    identity = Identity(tmp_path / "key")
    assert "enrolled again" in identity.trouble
    assert (tmp_path / "key.damaged").read_bytes() == data
    assert Identity(tmp_path / "key").public() == identity.public()


def test_a_disk_that_takes_no_key_is_said_and_the_terminal_goes_on(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    identity = Identity(tmp_path / "key")
    assert "until the next start" in identity.trouble
    assert len(identity.sign(b"x")) == 64


def test_a_fingerprint_has_no_look_alikes_and_tells_keys_apart(tmp_path):
    prints = {fingerprint(bytes([number]) * 32) for number in range(200)}
    assert len(prints) == 200
    assert all(len(text) == 19 and set(text) <= {*LETTERS, "-"} for text in prints)
    assert not set(LETTERS) & set("01OIL")


def test_a_fingerprint_is_the_same_for_ever():
    assert fingerprint(bytes(32)) == "VBQ2-TBBR-WFCQ-C7K7", "the hub knows terminals by it"


def test_pairing_codes_differ_and_can_be_read_aloud():
    codes = {pairing_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 9 and code[4] == "-" for code in codes)


def test_the_smallest_and_the_largest_number_have_their_digits():
    assert grouped(0, 8) == "2222-2222"
    assert grouped(len(LETTERS) ** 8 - 1, 8) == "ZZZZ-ZZZZ"


def test_the_software_names_the_version_it_is_shipped_as():
    project = tomllib.loads((Path(birth.__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert project["version"] == birth.SOFTWARE
