"""Draws the pictures of the sample bureau into data/sample/media: all of them, or those that are named."""

from __future__ import annotations

import sys

from data.drawing.pictures import PICTURES
from data.drawing.sheet import MEDIA


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PICTURES]
    if unknown:
        sys.stderr.write(f"no picture of ours: {', '.join(unknown)}\n")
        return 1
    for name in names or PICTURES:
        PICTURES[name]().save(name)
        sys.stdout.write(f"{(MEDIA / name).stat().st_size:9,} {name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
