"""Raw pictures from standard input into a ring of shared memory; a process of its own, so that no thread of the glass
has to fetch a hundred megabytes a second.

    python -m screens.video.ring SLOTS BYTES MEMORY FREE TOLD      the last three: numbers of open files

Each byte that can be read from FREE says that one more slot may be filled; each byte written to TOLD says that the next
one is. The first picture lies in slot 0, the next in slot 1, and so on round.

Rules it keeps: nothing is filled that was not freed; it ends with the pictures, or when nobody frees slots any more.
"""

from __future__ import annotations

import mmap
import os
import select
import sys


def fill(pictures: int, slots: int, size: int, memory: int, free: int, told: int) -> None:
    """Move pictures of `size` bytes until there are no more. All but the sizes are numbers of open files."""
    ring = memoryview(mmap.mmap(memory, slots * size))
    number, filled, may = 0, 0, 0
    while True:
        ready, _, _ = select.select([free, pictures] if may else [free], (), ())
        if free in ready:
            freed = os.read(free, slots)
            if not freed:
                return
            may += len(freed)
        if pictures in ready:
            begins = number % slots * size
            came = os.readv(pictures, [ring[begins + filled : begins + size]])
            if not came:
                return
            filled += came
            if filled == size:
                os.write(told, b".")
                number, filled, may = number + 1, 0, may - 1


if __name__ == "__main__":
    fill(0, *(int(word) for word in sys.argv[1:]))
