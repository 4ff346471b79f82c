"""A field a finger writes on: the only place of the glass where one draws.

Rules it keeps: what stands in it is a hint, which the strokes may cross; it is no key, so nothing happens when a finger
only touches it.
"""

from __future__ import annotations

from screens.blocks.arrange import Surface


class Field(Surface, frozen=True):
    """A surface for strokes. `name` is how a test calls it."""

    name: str = ""
