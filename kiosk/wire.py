"""Every message between a terminal and the hub, both ways (definitions D8).

terminal → hub   POST /intake/envelopes   a JSON list of Envelopes      answered by a list of Receipts
terminal → hub   POST /intake/enrolments  an Asking                     answered by an Enrolled
terminal → hub   POST /intake/commands    what was done                 answered by what is asked (kiosk/command.py)
hub → terminal   GET  …/events            a stream of Hints: when to look (kiosk/link/push.py)
hub → terminal   GET  …/timestamp.json    the signed feed (kiosk/link)  nothing else changes what is shown

Rules it keeps:
- an envelope is ≤ 64 kB encoded; its `body` is the canonical JSON of one of BODIES, or that sealed to the hub's key;
- kinds that may hold personal data are sealed, always: HPKE base mode (RFC 9180) to the X25519 key in the edition's
  `office.hub_key`, with HKDF-SHA256, ChaCha20-Poly1305 and `seal_info(kind)`; body = encapsulated key + ciphertext;
- the same envelope twice gives the same receipt; a receipt names the SHA-256 of the envelope's canonical bytes;
- a request is signed over method, path, body hash and a sequence that only grows (`signing_bytes`).
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from kiosk.content import codec
from kiosk.content.item import Instant, Line, Sha256, Value, in_utc
from kiosk.content.proof import Beat, Shown, Usage
from kiosk.content.voice import Complaint, Help
from kiosk.errors import CodecError

MAX_ENVELOPE = 64_000
MAX_POST = 512_000
ENVELOPES = "/intake/envelopes"
ENROLMENTS = "/intake/enrolments"

TERMINAL, NUMBER, SIGNATURE = "Mingbai-Terminal", "Mingbai-Number", "Mingbai-Signature"
"""Headers of a signed request: who (percent-encoded), the number that only grows, base64 of ed25519 over
`signing_bytes`."""

Kind = Literal["shown", "usage", "beat", "complaint", "help"]

BODIES: dict[str, Any] = {
    "shown": tuple[Shown, ...],
    "usage": Usage,
    "beat": Beat,
    "complaint": Complaint,
    "help": Help,
}
SEALED: frozenset[str] = frozenset({"complaint"})
"""Kinds that never lie or travel in the clear."""

DROPPED_FIRST: tuple[str, ...] = ("usage", "beat", "help")
"""What goes when the queue is full, in this order; complaints and evidence never go."""

LIVES: dict[str, timedelta] = {"help": timedelta(minutes=10)}
"""Kinds that are worth nothing after a time."""


class Envelope(Value):
    """One message out. `body` is base64 on the wire."""

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    kind: Kind
    terminal: Line
    seq: Annotated[int, Meta(ge=1)]  # grows by one per kind
    made_at: Instant
    clock: Literal["sure", "unsure"] = "sure"
    body: bytes
    sealed: bool = False

    def __post_init__(self) -> None:
        in_utc(self, "made_at")
        if self.kind in SEALED and not self.sealed:
            raise ValueError(f"a {self.kind} must be sealed")


class Receipt(Value):
    """What the hub gives for an envelope it has committed: its id, the hash of its bytes, and when."""

    id: str
    sha256: Sha256
    at: Instant

    def __post_init__(self) -> None:
        in_utc(self, "at")


class Asking(Value):
    """A terminal asks to be enrolled, and asks again until it is. Signed by the very key it names."""

    key: Annotated[str, Meta(pattern=r"^[A-Za-z0-9+/]{43}=$")]  # base64 of 32 bytes
    root: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""  # of the feed it believes, as it is pinned


class Enrolled(Value):
    """How an enrolment stands. While it waits: the code to show on the glass, and until when that holds."""

    state: Literal["pending", "approved"]
    fingerprint: Line
    code: Annotated[str, Meta(pattern=r"^([2-9A-HJKMNP-Z]{6})?$")] = ""
    until: Instant | None = None
    name: str = ""

    def __post_init__(self) -> None:
        in_utc(self, "until")


def root_words(root_sha256: str) -> str:
    """The fingerprint of a root as people compare it: `9F3A 11C0 77DE 5B1E`, its first 64 bits."""
    return " ".join(root_sha256[at : at + 4].upper() for at in range(0, 16, 4)) if root_sha256 else ""


def seal_info(kind: str) -> bytes:
    """What a sealed body is bound to: a complaint cannot be passed off as anything else."""
    return f"mingbai-1 {kind}".encode()


def seal_of(envelope: Envelope) -> str:
    """The hash a receipt must carry for this envelope."""
    return codec.sha256(codec.encode(envelope))


def read_envelopes(data: bytes) -> tuple[Envelope, ...]:
    """The envelopes of one POST. Raises CodecError, also for one that is too large."""
    if len(data) > MAX_POST:
        raise CodecError("$", f"{len(data):,} bytes, at most {MAX_POST:,}")
    envelopes = codec.decode(data, tuple[Envelope, ...])
    for number, envelope in enumerate(envelopes):
        if len(codec.encode(envelope)) > MAX_ENVELOPE:
            raise CodecError(f"$[{number}]", f"larger than {MAX_ENVELOPE:,} bytes")
    return envelopes


def body_of(kind: str, data: bytes) -> Any:
    """The value in an opened body. Raises CodecError."""
    return codec.decode(data, BODIES[kind], kind)


def expired(envelope: Envelope, now: datetime) -> bool:
    """Whether it is too late to send this one."""
    life = LIVES.get(envelope.kind)
    return life is not None and now > envelope.made_at + life


def signing_bytes(method: str, path: str, body: bytes, seq: int) -> bytes:
    """What a terminal signs for one request."""
    return f"mingbai-1\n{method}\n{path}\n{hashlib.sha256(body).hexdigest()}\n{seq}".encode()


def uuid7(at: datetime, noise: bytes) -> str:
    """A UUID of version 7 for an instant and 10 random bytes: sorts by time, says nothing about the machine."""
    ms = int(at.timestamp() * 1000)
    raw = bytearray(ms.to_bytes(6, "big") + noise[:10])
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    h = raw.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


class Hint(Value):
    """Push says that there is news: never believed, it only says when to look (feed.md §7).

    `spread_s`: within which time the fleet should look; `files`: signed files of a warning by their path, base64.
    """

    feed: str
    spread_s: Annotated[int, Meta(ge=0, le=3600)] = 60
    files: dict[str, str] = field(default_factory=dict)
