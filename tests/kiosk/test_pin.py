"""The PIN of the maintenance page and its hash."""

import pytest

from kiosk import pin

SALT = bytes(range(16))
LINE = pin.hashed("274917", SALT)


def test_a_pin_is_known_by_its_hash_alone():
    assert pin.matches("274917", LINE)
    assert not pin.matches("274918", LINE)
    assert "274917" not in LINE


def test_two_salts_give_two_hashes():
    assert pin.hashed("274917", bytes(16)) != LINE


def test_the_published_form_can_be_checked_by_others():
    """RFC 7914, section 12, in our form: the parameters stand in the line and are used."""
    assert LINE.startswith("scrypt:16384:8:1:AAECAwQFBgcICQoLDA0ODw==:")


@pytest.mark.parametrize(
    "line",
    [
        *("", "scrypt", LINE + "x", LINE[:-4], LINE.replace("16384", "16383"), LINE.replace("16384", "0")),
        *(LINE.replace("16384", "524288"), LINE.replace(":8:1:", ":99:1:"), LINE.replace(":8:1:", ":8:0:")),
    ],
)
def test_a_line_that_is_no_hash_opens_nothing(line):
    assert pin.parsed(line) is None
    assert not pin.matches("274917", line)


@pytest.mark.parametrize(
    "word", ["", "1234", "12345", "123456", "654321", "111111", "121212", "abcdef", "２７４９１７"]
)
def test_what_everybody_tries_first_is_no_pin(word):
    assert pin.weak(word)


def test_six_digits_that_mean_nothing_are_a_pin():
    assert pin.weak("274917") == ""
