"""Sealing what may hold personal data to the hub's key, so that nobody between the glass and the office can read it.

Rules it keeps: HPKE (RFC 9180) as kiosk/wire.py names the suite; the envelope's kind is bound in; there is no way back
on the terminal.
"""

from __future__ import annotations

import base64

from kiosk import wire
from kiosk.errors import BadInput


def seal(body: bytes, hub_key: str, kind: str) -> bytes:
    """The sealed body. `hub_key`: base64 of 32 bytes, from the edition. Raises BadInput when there is no usable key."""
    if not hub_key:
        raise BadInput(kind, "this office has not published a key to seal it with", "say it at the window or by phone")
    # Only here: it takes a tenth of a second to load, and most terminals start without it.
    from cryptography.hazmat.primitives import hpke
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    try:
        public = X25519PublicKey.from_public_bytes(base64.b64decode(hub_key, validate=True))
    except ValueError as e:
        raise BadInput(kind, f"the key in the edition is none ({e})", "say it at the window or by phone") from e
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
    return suite.encrypt(body, public, info=wire.seal_info(kind))
