"""The media of the sample as a terminal keeps them: by their hash."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from fakes.sights import SAMPLE


@cache
def files() -> dict[str, Path]:
    """The media of the sample by their hash."""
    paths = (path for path in (SAMPLE / "media").rglob("*") if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}


def stored(blobs: Path) -> frozenset[str]:
    """All of them in a folder `blobs`, as a store lays them out."""
    for sha256, path in files().items():
        blob = blobs / sha256[:2] / sha256
        blob.parent.mkdir(exist_ok=True)
        blob.symlink_to(path)
    return frozenset(files())
