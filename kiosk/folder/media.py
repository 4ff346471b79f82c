"""The media of a folder: what a file is by its first bytes, and whether it is within our limits (definitions D6).

Rules it keeps: a type is decided by magic bytes and must agree with the extension; pictures and films are measured from
their headers alone, nothing is decoded here; a path stays inside `media/`, also behind symbolic links.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kiosk.folder import film as films

MB = 1_000_000
MAX_PIXELS = 40_000_000

# extensions, at most so many bytes
TYPES: dict[str, tuple[tuple[str, ...], int]] = {
    "image/png": ((".png",), 20 * MB),
    "image/jpeg": ((".jpg", ".jpeg"), 20 * MB),
    "image/webp": ((".webp",), 20 * MB),
    "application/pdf": ((".pdf",), 50 * MB),
    "video/mp4": ((".mp4", ".m4v"), 500 * MB),
    "video/webm": ((".webm",), 500 * MB),
    "audio/mpeg": ((".mp3",), 20 * MB),
    "audio/ogg": ((".ogg", ".oga", ".opus"), 20 * MB),
}
MAX_PAGES = 300

# The orientation of an EXIF block, big-endian or little-endian: tag 0x0112, type 3 (short), count 1.
_TURNED = re.compile(
    rb"\x01\x12\x00\x03\x00\x00\x00\x01\x00([\x01-\x08])|\x12\x01\x03\x00\x01\x00\x00\x00([\x01-\x08])\x00"
)
_TREE = re.compile(rb"<<[^<>]{0,4000}/Type\s*/Pages\b[^<>]{0,4000}>>")
_SHEET = re.compile(rb"/MediaBox\s*\[\s*0(?:\.0*)?\s+0(?:\.0*)?\s+(\d{1,5})(?:\.\d*)?\s+(\d{1,5})(?:\.\d*)?\s*\]")
_COUNT = re.compile(rb"/Count\s+(\d{1,6})")
HEAD = 1_048_576
"""Bytes read to find a picture's size: a JPEG may carry large previews and profiles before it."""


@dataclass(frozen=True)
class Found:
    """A media file that was checked."""

    path: Path
    sha256: str
    length: int
    type: str
    size: tuple[int, int] = (0, 0)  # px as it is seen; of a PDF points of a page, if it tells them in clear
    pages: int = 0  # of a PDF that tells them in clear
    seconds: int = 0  # of a film


class MediaFolder:
    """The `media/` below `root`. Each file is read and hashed once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, Found] = {}

    def find(self, name: str) -> Found:
        """The file `name` (a relative path with `/`). Raises ValueError with a sentence."""
        if name not in self._known:
            self._known[name] = checked(self.place(name), name)
        return self._known[name]

    def place(self, name: str) -> Path:
        """Where the file `name` lies. Raises ValueError with a sentence."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or "\\" in name or ".." in parts or re.match(r"[A-Za-z]:", name):
            raise ValueError(f"'{name}' is not a path inside media/")
        path = self._root.joinpath("media", *parts)
        if not path.exists():
            raise ValueError(f"no file media/{name}")
        if not path.resolve().is_relative_to(self._root.resolve()):
            raise ValueError(f"media/{name} is a link that leads out of the folder")
        if not path.is_file():
            raise ValueError(f"media/{name} is not a file")
        return path


def checked(path: Path, name: str) -> Found:
    """A file within the limits, hashed. Raises ValueError with a sentence."""
    length = path.stat().st_size
    if not length:
        raise ValueError(f"media/{name} is empty")
    with path.open("rb") as file:
        head = file.read(HEAD)
        type_ = type_of(head)
        if type_ is None:
            raise ValueError(f"media/{name} is none of {', '.join(TYPES)}")
        extensions, most = TYPES[type_]
        if path.suffix.lower() not in extensions:
            raise ValueError(f"media/{name} is {type_} by its content, its name should end in {extensions[0]}")
        if length > most:
            raise ValueError(f"media/{name} has {length:,} bytes, {type_} may have {most:,}")
        size, seconds = _measured(head, type_, name) if type_.startswith("image/") else (0, 0), 0
        digest, pages = hashlib.sha256(head), _pages(head) if type_ == "application/pdf" else 0
        while chunk := file.read(MB):
            digest.update(chunk)
            pages = max(pages, _pages(chunk)) if type_ == "application/pdf" else 0
        if type_ == "application/pdf":
            size = _sheet(head)
        if type_.startswith("video/"):
            size, seconds = _film(file, type_, length, name)
    if pages > MAX_PAGES:
        raise ValueError(f"media/{name} has {pages} pages, at most {MAX_PAGES} are taken")
    return Found(path, digest.hexdigest(), length, type_, size, pages, seconds)


def type_of(head: bytes) -> str | None:
    """The media type that the first bytes of a file tell, none for what we do not take."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return "video/webm"
    if head.startswith(b"OggS"):
        return "audio/ogg"
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return None


def size_of(head: bytes, type_: str) -> tuple[int, int] | None:
    """Width and height in pixels from the head of a picture; none if the head does not tell."""
    if type_ == "image/png":
        return _pair(head, 16, 4) if head[12:16] == b"IHDR" and len(head) >= 24 else None
    if type_ == "image/webp":
        return _webp(head)
    return _jpeg(head)


def _pages(data: bytes) -> int:
    """The number of pages a stretch of a PDF tells in clear: the largest count of a page tree in it; 0 if none."""
    return max((int(count) for tree in _TREE.findall(data) for count in _COUNT.findall(tree)), default=0)


def _sheet(head: bytes) -> tuple[int, int]:
    """The size of the first page in points, if the head of a PDF tells it in clear."""
    match = _SHEET.search(head)
    return (int(match.group(1)), int(match.group(2))) if match is not None else (0, 0)


def _measured(head: bytes, type_: str, name: str) -> tuple[int, int]:
    size = size_of(head, type_)
    if size is None or 0 in size:
        raise ValueError(f"media/{name} is damaged: its header tells no size")
    if size[0] * size[1] > MAX_PIXELS:
        raise ValueError(
            f"media/{name} is {size[0]} × {size[1]} px, at most {MAX_PIXELS // 1_000_000} million are taken"
        )
    return (size[1], size[0]) if type_ == "image/jpeg" and _lies_down(head) else size


def _film(file: BinaryIO, type_: str, length: int, name: str) -> tuple[tuple[int, int], int]:
    """Its size and how long it runs."""
    try:
        film = films.measured(file, type_, length)
    except ValueError as e:
        raise ValueError(f"media/{name} {e}") from e
    return (film.width, film.height), film.seconds


def _lies_down(head: bytes) -> bool:
    """Whether the EXIF of a JPEG turns it by a quarter: it is seen with width and height exchanged."""
    match = _TURNED.search(head[:65_536])
    return match is not None and (match.group(1) or match.group(2))[0] >= 5


def _pair(data: bytes, at: int, width: int) -> tuple[int, int]:
    return int.from_bytes(data[at : at + width], "big"), int.from_bytes(data[at + width : at + 2 * width], "big")


def _webp(head: bytes) -> tuple[int, int] | None:
    kind = head[12:16]
    if len(head) < 30:
        return None
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = _pair(head, at + 5, 2)
            return width, height
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None
