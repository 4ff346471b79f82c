"""The files of approved items, by the SHA-256 of their bytes: what a reviewer saw is what goes to the screens.

Rules it keeps: a file is copied here when its item is approved, checked byte by byte on the way, and never changed;
replacing the picture at the desk afterwards changes nothing here.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from kiosk.errors import Damaged

CHUNK = 1_048_576


def path_of(sha256: str) -> Path:
    return Path(settings.BLOBS) / sha256[:2] / sha256


def keep(source: Path, sha256: str) -> Path:
    """Copy a file to its place. Raises Damaged when it is no longer what its hash says."""
    target = path_of(sha256)
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with source.open("rb") as file, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as copy:
        try:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
            if digest.hexdigest() != sha256:
                raise Damaged(f"{source.name}: 文件内容与登记的不一致，请重新上传")
        except BaseException:
            Path(copy.name).unlink()
            raise
    Path(copy.name).chmod(0o640)
    Path(copy.name).replace(target)
    return target
