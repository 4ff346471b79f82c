"""A QR code as modules: four modules of white around it, whatever the palette.

Rules it keeps: segno is imported when the first code is laid out, not before; an address is protected so well that a
finger on the glass does not hide it (M); a longer text less (L), for its modules must stay large enough to be read.
"""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
LONG = 200
"""Bytes from which a content is a text rather than an address."""


@lru_cache(maxsize=64)
def matrix(content: str) -> tuple[int, bytes]:
    """Modules a side, the quiet zone counted, and their luminance, rows from the top."""
    import segno

    # Bytes in UTF-8 always: some telephones take what else segno would choose for Chinese to be Japanese.
    long = len(content.encode()) > LONG
    code = segno.make(content, error="l" if long else "m", micro=False, mode="byte", encoding="utf-8", eci=False)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=QUIET)]
    return len(rows), b"".join(rows)
