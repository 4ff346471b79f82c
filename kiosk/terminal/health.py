"""How much room the disk has left."""

from __future__ import annotations

import shutil
from pathlib import Path

LOW = 32_000_000
"""Bytes free below which the terminal says that its disk is full: complaints of a busy month still fit."""


def free_bytes(folder: Path) -> int:
    """Bytes that may still be written; 0 when even that cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
