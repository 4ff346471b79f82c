"""Who a terminal is: one ed25519 key, made at its first start and never leaving its disk (definitions D8).

Rules it keeps: the file is 0600 and on the disk before the key is used; the key is made from the system's random source
without a library, so that starting loads none; a key file that does not read is moved aside, never overwritten;
what people compare or type has no look-alike characters (no 0 O 1 I L).
"""

from __future__ import annotations

import base64
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from kiosk.errors import Damaged, MingbaiError
from kiosk.store import blobs

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_HEAD = b"mingbai-ed25519-seed "


class Identity:
    """The key of one terminal. Safe to use from every thread: it never changes."""

    def __init__(self, path: Path) -> None:
        """Read the key, or make it at the first start. `trouble`: what a person should know of it, or nothing."""
        self.trouble = ""
        try:
            self._seed = _read(path)
            return
        except FileNotFoundError:
            pass
        except (Damaged, OSError) as e:
            self.trouble = f"{e}; it was moved aside and a new one made: this terminal must be enrolled again"
            with suppress(OSError):
                path.replace(path.with_name("key.damaged"))
        self._seed = os.urandom(32)
        try:
            blobs.write(path, _HEAD + base64.b64encode(self._seed) + b"\n")
        except MingbaiError as e:
            self.trouble = f"the key could not be written and holds only until the next start: {e}"

    def sign(self, data: bytes) -> bytes:
        """64 bytes, by the private key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._seed).sign(data)

    def public(self) -> bytes:
        """The public half: 32 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._seed).public_key().public_bytes_raw()

    def fingerprint(self) -> str:
        """What the hub knows this terminal by, e.g. `7KQM-2D9X-VH4B-TR8C`."""
        return fingerprint(self.public())


def fingerprint(public: bytes) -> str:
    """Sixteen characters in groups of four out of the hash of a public key: 79 bits."""
    return grouped(int.from_bytes(hashlib.sha256(public).digest(), "big"), 16)


def pairing_code() -> str:
    """A code for one enrolment, e.g. `M4T9-2XKB`: 40 bits, to be used once and within ten minutes."""
    return grouped(int.from_bytes(os.urandom(8)), 8)


def grouped(number: int, length: int) -> str:
    """The last `length` digits of a number, in LETTERS, in groups of four."""
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(LETTERS))
        digits.append(LETTERS[digit])
    text = "".join(reversed(digits))
    return "-".join(text[at : at + 4] for at in range(0, length, 4))


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    try:
        if not data.startswith(_HEAD):
            raise ValueError("no key of ours")
        seed = base64.b64decode(data[len(_HEAD) :].strip(), validate=True)
        if len(seed) != 32:
            raise ValueError(f"{len(seed)} bytes long")
    except ValueError as e:
        raise Damaged(f"{path}: {e}") from e
    return seed
