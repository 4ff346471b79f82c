"""Films for tests: heads of MP4 and WebM built by hand, as our checks read them, and real ones made by ffmpeg."""

from __future__ import annotations

import shutil
import struct
import subprocess
from functools import cache
from pathlib import Path

FFMPEG = shutil.which("ffmpeg")


def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I4s", len(data) + 8, kind) + data


def an_mp4(
    seconds: float = 12.0,
    size: tuple[int, int] = (640, 360),
    codec: bytes = b"avc1",
    turned: bool = False,
    handler: bytes = b"vide",
    scale: int = 1000,
) -> bytes:
    """The index of an MP4 of one track; there is nothing to play in it."""
    matrix = struct.pack(">9i", *((0, 1, 0, -1, 0, 0) if turned else (65536, 0, 0, 0, 65536, 0)), 0, 0, 1 << 30)
    mvhd = box(b"mvhd", struct.pack(">4xIIII", 0, 0, scale, int(seconds * scale)), bytes(80))
    tkhd = box(
        b"tkhd", struct.pack(">4xIIIII", 0, 0, 1, 0, 0), bytes(16), matrix, struct.pack(">II", *(s << 16 for s in size))
    )
    coding = box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), box(codec, bytes(78))))
    mdia = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13)), box(b"minf", coding))
    return box(b"ftyp", b"isom", bytes(4)) + box(b"moov", mvhd, box(b"trak", tkhd, mdia)) + box(b"mdat")


def element(name: int, data: bytes) -> bytes:
    """One element of a WebM."""
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + (len(data) | 1 << 56).to_bytes(8, "big") + data


def a_webm(seconds: float | None = 12.0, size: tuple[int, int] = (640, 360), codec: bytes = b"V_VP9") -> bytes:
    """The same as a WebM: sound first, then the picture."""
    runs = element(0x4489, struct.pack(">d", seconds * 1000)) if seconds is not None else b""
    info = element(0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + runs)
    sound = element(0xAE, element(0x83, b"\x02") + element(0x86, b"A_OPUS"))
    pixels = element(0xB0, size[0].to_bytes(2, "big")) + element(0xBA, size[1].to_bytes(2, "big"))
    picture = element(0xAE, element(0x83, b"\x01") + element(0x86, codec) + element(0xE0, pixels))
    tracks = element(0x1654AE6B, sound + picture)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, info + tracks + element(0x1F43B675, b""))


@cache
def _made(words: tuple[str, ...], folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run((str(FFMPEG), "-v", "error", "-y", *words, str(path)), check=True, stdin=subprocess.DEVNULL)
    return path


def a_real_film(folder: Path, name: str = "film.mp4", seconds: int = 3, size: str = "320x180") -> Path:
    """A film that plays: every second another grey, so that a test sees where it is. Twenty-five pictures a second."""
    grey = f"nullsrc=size={size}:rate=25:duration={seconds},geq=lum='40+40*floor(T)':cb=128:cr=128"
    coder = (
        ("-c:v", "libvpx-vp9", "-deadline", "realtime") if name.endswith(".webm") else ("-c:v", "libx264", "-bf", "0")
    )
    return _made(("-f", "lavfi", "-i", grey, *coder, "-pix_fmt", "yuv420p"), folder, name)
