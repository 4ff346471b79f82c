"""A roll of film: pictures one after another, coded as VP9 without sound by ffmpeg, which has to be installed to draw.

Rules it keeps: RATE pictures a second; no time and no name of a program is written, and one thread codes, so that the
bytes are the same every time with the same ffmpeg.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

from PIL import Image

from data.drawing.sheet import MEDIA

WIDE, HIGH = 1280, 720
RATE = 25

_CODED = ("-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "40", "-g", "125", "-threads", "1", "-pix_fmt", "yuv420p")
_SAME = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1")


class Roll:
    """WIDE × HIGH pictures."""

    def __init__(self, pictures: Iterable[Image.Image]) -> None:
        self._pictures = pictures

    def save(self, name: str) -> None:
        """Into the media of the sample."""
        (MEDIA / name).parent.mkdir(parents=True, exist_ok=True)
        raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDE}x{HIGH}", "-r", str(RATE), "-i", "pipe:0")
        command = ("ffmpeg", "-v", "error", "-y", *raw, *_CODED, *_SAME, str(MEDIA / name))
        with subprocess.Popen(command, stdin=subprocess.PIPE) as coder:
            assert coder.stdin is not None
            for picture in self._pictures:
                coder.stdin.write(picture.tobytes())
        if coder.returncode:
            raise OSError(f"ffmpeg could not write {name}")
