"""The PIN of the maintenance page: only its scrypt hash is ever kept (RFC 7914).

    scrypt:16384:8:1:SALT:HASH      cost n, block r, lanes p; salt of 16 and hash of 32 bytes in base64

Rules it keeps: a PIN is 6 to 12 digits and not one that everybody tries first; n, r and p of a hash are bounded, so
that a wrong line in a file can neither take a minute nor a gigabyte.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re

N, R, P = 2**14, 8, 1
"""About 50 ms and 16 MB on a small terminal: nothing for one who knows it, days for one who tries all."""

LEAST, MOST = 6, 12
FORM = "scrypt:16384:8:1:…:…, as printed by `mingbai pin`"
_FORM = re.compile(r"scrypt:(\d{1,6}):(\d{1,2}):(\d{1,2}):([A-Za-z0-9+/]{22}==):([A-Za-z0-9+/]{43}=)")
_RISING = "01234567890123456789"


def hashed(pin: str, salt: bytes) -> str:
    """The line for kiosk.yaml. `salt`: 16 random bytes."""
    key = _scrypt(pin, salt, N, R, P)
    return ":".join(("scrypt", str(N), str(R), str(P), _text(salt), _text(key)))


def matches(pin: str, line: str) -> bool:
    """Whether this is the PIN that was hashed. Takes a while on purpose; False for a line that is no hash."""
    parts = parsed(line)
    return parts is not None and hmac.compare_digest(_scrypt(pin, *parts[:4]), parts[4])


def parsed(line: str) -> tuple[bytes, int, int, int, bytes] | None:
    """Salt, n, r, p and hash of a line; None if it is none."""
    match = _FORM.fullmatch(line)
    if match is None:
        return None
    n, r, p = (int(part) for part in match.groups()[:3])
    if n < 2 or n & (n - 1) or not 1 <= p <= 16 or not 1 <= 128 * n * r <= 2**26:
        return None
    try:
        salt, key = (base64.b64decode(part, validate=True) for part in match.groups()[3:])
    except binascii.Error:
        return None
    return salt, n, r, p, key


def weak(pin: str) -> str:
    """Why this may not be a PIN, or ""."""
    if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
        return f"{LEAST} to {MOST} digits"
    if len(set(pin)) < 3 or pin in _RISING or pin[::-1] in _RISING:
        return "not one that everybody tries first"
    return ""


def _scrypt(pin: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, dklen=32, maxmem=2**27)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
