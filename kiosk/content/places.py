"""Where the files of a feed lie, relative to its public folder (feed.md §1): one spelling for press, link and server.

Rules it keeps: what is named by its hash or version never changes; `metadata/timestamp.json` alone does; a path that is
none of these does not exist, so a server that asks `kind_of` first cannot be talked out of its folder.
"""

import re
from typing import Literal

TIMESTAMP = "metadata/timestamp.json"
EDITION, EMERGENCY = "edition.json", "emergency.json"

Kind = Literal["timestamp", "metadata", "target", "shard", "object"]

_HASH = r"[0-9a-f]{64}"
_FOLDER = r"(?P<folder>[0-9a-f]{2})/(?=(?P=folder))"  # a hash lies in the folder of its first two digits
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("timestamp", re.compile(r"metadata/timestamp\.json")),
    ("metadata", re.compile(r"metadata/[1-9]\d{0,15}\.(root|snapshot|targets|content|emergency)\.json")),
    ("target", re.compile(rf"targets/{_HASH}\.(edition|emergency)\.json")),
    ("shard", re.compile(rf"shards/{_FOLDER}{_HASH}\.json")),
    ("object", re.compile(rf"objects/{_FOLDER}{_HASH}")),
)


def metadata(role: str, version: int) -> str:
    return f"metadata/{version}.{role}.json"


def target(name: str, sha256: str) -> str:
    """Of `edition.json` or `emergency.json`: TUF's spelling with consistent snapshots."""
    return f"targets/{sha256}.{name}"


def shard(sha256: str) -> str:
    """Of a shard of items or of a single record: canonical JSON, compressed in flight."""
    return f"shards/{sha256[:2]}/{sha256}.json"


def media(sha256: str) -> str:
    """Of a picture, film or document: never compressed."""
    return f"objects/{sha256[:2]}/{sha256}"


def kind_of(path: str) -> Kind | None:
    """What lies at this path, or None when a feed has no such file."""
    for kind, pattern in _KINDS:
        if pattern.fullmatch(path):
            return kind
    return None
