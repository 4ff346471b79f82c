"""What the head of a film tells: how long it runs, how large it is, how it is coded. MP4 (ISO 14496-12) and WebM.

Rules it keeps: boxes are walked, nothing is decoded; a film that tells no length, or a length nobody can mean, is
refused here, because a board's programme is reckoned with it; only H.264 and VP9 up to 1080p are taken (definitions
D6); a box that lies about its size ends the walk, never the program.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, isfinite
from typing import BinaryIO

LONGEST_S = 3600
"""Of a film: what is longer was not made for people who stand."""

SLACK_S = 0.25
"""So much beyond a whole second is not another one: sound ends a little after the picture."""

LONG_SIDE, SHORT_SIDE = 1920, 1080

CODECS = {"avc1": "H.264", "avc3": "H.264", "vp09": "VP9", "V_VP9": "VP9"}
"""What we play, by the name that MP4 or WebM gives it."""

MOOV_MOST = 16_000_000
"""Bytes of an index of an MP4; an hour has about two million."""

MOST_BOXES = 10_000
"""Looked at before a film is given up: a file may be nothing but empty ones."""

MASTERS = {0x18538067: "segment", 0x1549A966: "info", 0x1654AE6B: "tracks", 0xAE: "track", 0xE0: "video"}
CLUSTER = 0x1F43B675


@dataclass(frozen=True)
class Film:
    """`seconds` is whole; width and height as it is seen; `codec` by its name in the file."""

    seconds: int
    width: int
    height: int
    codec: str


@dataclass
class _Told:
    """What has been read so far."""

    seconds: float = 0.0
    width: int = 0
    height: int = 0
    codec: str = ""


def measured(file: BinaryIO, type_: str, length: int) -> Film:
    """The film in a file of `length` bytes. Raises ValueError with the end of a sentence: "… tells no length"."""
    try:
        told = _mp4(file, length) if type_ == "video/mp4" else _webm(file, length)
    except (struct.error, IndexError, OverflowError) as e:
        raise ValueError("is damaged: its head cannot be read") from e
    if not told.codec:
        raise ValueError("is damaged or no film: no moving picture is found in it")
    if told.codec not in CODECS:
        raise ValueError(f"is coded as {told.codec!r}; H.264 and VP9 are taken")
    if not isfinite(told.seconds) or told.seconds <= 0:
        raise ValueError("tells no length")
    if told.seconds > LONGEST_S:
        raise ValueError(f"says that it runs {told.seconds:,.0f} s, at most {LONGEST_S:,} are taken")
    sides = sorted((told.width, told.height))
    if not sides[0] or sides[0] > SHORT_SIDE or sides[1] > LONG_SIDE:
        raise ValueError(f"is {told.width} × {told.height} px, at most {LONG_SIDE} × {SHORT_SIDE} are taken")
    return Film(max(1, ceil(told.seconds - SLACK_S)), told.width, told.height, told.codec)


def _mp4(file: BinaryIO, length: int) -> _Told:
    at = 0
    for _ in range(MOST_BOXES):
        if at + 8 > length:
            break
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", file.read(8))[0], 16
        if kind == b"moov":
            if not head < size <= MOOV_MOST:
                break
            return _moov(file.read(size - head))
        if size < head:  # 0: until the end of the file
            break
        at += size
    return _Told()


def _moov(data: bytes) -> _Told:
    told = _Told()
    for kind, box in _boxes(data):
        if kind == b"mvhd":
            wide = box[0] == 1
            scale, ticks = struct.unpack_from(">IQ" if wide else ">II", box, 20 if wide else 12)
            told.seconds = ticks / scale if scale else 0.0
        elif kind == b"trak" and not told.codec:
            told = _trak(box, told)
    return told


def _trak(data: bytes, told: _Told) -> _Told:
    """With what a track tells, if it is a moving picture."""
    track, moving = replace(told), False
    for kind, box in _boxes(data):
        if kind == b"tkhd":
            turned, width, height = struct.unpack_from(">i32xII", box, 40 if box[0] != 1 else 52)
            # The matrix of a film that lies down has nothing where one that stands has its scale.
            track.width, track.height = (width >> 16, height >> 16) if turned else (height >> 16, width >> 16)
        elif kind == b"mdia":
            for inner, part in _boxes(box):
                if inner == b"hdlr":
                    moving = part[8:12] == b"vide"
                elif inner == b"minf":
                    track.codec = _coding(part)
    return track if moving else told


def _coding(minf: bytes) -> str:
    for kind, box in _boxes(minf):
        if kind == b"stbl":
            for inner, part in _boxes(box):
                if inner == b"stsd":
                    return part[12:16].decode("latin-1")
    return ""


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):
            return
        yield kind, data[at + 8 : at + size]
        at += size


def _webm(file: BinaryIO, length: int) -> _Told:
    """The elements before the first cluster, those of the masters among them opened."""
    told, scale, ticks, kind = _Told(), 1_000_000, 0.0, 0
    at = 0
    for _ in range(MOST_BOXES):
        if at >= length:
            break
        file.seek(at)
        head = file.read(12)
        name, used = _number(head, 0, keep=True)
        size, more = _number(head, used, keep=False)
        if name == CLUSTER:
            break
        at += used + more
        if name in MASTERS:
            kind = 0 if MASTERS[name] == "track" else kind
            continue
        if name in (0x2AD7B1, 0x4489, 0x83, 0x86, 0xB0, 0xBA) and size <= 64:
            file.seek(at)
            data = file.read(size)
            if name == 0x4489:
                ticks = struct.unpack(">f" if size == 4 else ">d", data)[0]
            elif name == 0x2AD7B1:
                scale = int.from_bytes(data, "big")
            elif name == 0x83:
                kind = int.from_bytes(data, "big")
            elif name == 0x86:
                told.codec = _first(told.codec, data.decode("latin-1").rstrip("\0"))
            elif name == 0xB0:
                told.width = told.width or int.from_bytes(data, "big")
            elif name == 0xBA:
                told.height = told.height or int.from_bytes(data, "big")
        at += size
    told.seconds = ticks * scale / 1e9
    return told


def _first(known: str, codec: str) -> str:
    """The first moving picture's: sound and words have codecs too."""
    return known or (codec if codec.startswith("V_") else "")


def _number(data: bytes, at: int, keep: bool) -> tuple[int, int]:
    """An EBML number at a place, and its bytes; `keep`: with the mark of its length, as names are spelled."""
    count = 9 - data[at].bit_length()
    if count > 8 or len(data) < at + count:
        raise IndexError("no EBML number")
    value = int.from_bytes(data[at : at + count], "big")
    return (value if keep else value & ((1 << 7 * count) - 1)), count
