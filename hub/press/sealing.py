"""Opening what citizens wrote: the hub's end of a sealed body (kiosk/wire.py names the suite).

Rules it keeps: HPKE base mode, the kind is bound in; what does not open is Refused; nothing of it is ever logged.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk.errors import Refusal, Refused
from kiosk.wire import Envelope, seal_info

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def opened(envelope: Envelope, key: X25519PrivateKey) -> bytes:
    """The body of an envelope in the clear. Raises Refused when it was not sealed to this key, or was changed."""
    if not envelope.sealed:
        return envelope.body
    try:
        return _SUITE.decrypt(envelope.body, key, info=seal_info(envelope.kind))
    except (InvalidTag, ValueError) as e:
        raise Refused(Refusal.SIGNATURE, f"envelope {envelope.id} was not sealed to this hub") from e
