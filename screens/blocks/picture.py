"""A picture, or a page of a document, in a box: it keeps its proportions; until it stands, words say what it shows.

Rules it keeps: its height is known from the media's own size before anything is decoded; it is never drawn larger than
it is, unless one looks at a part of it; while it is missing its caption stands in its place; where it is broken the
words for that, if it has any.
"""

from __future__ import annotations

from screens.blocks.block import Block, Box, Placed, Setting
from screens.blocks.text import Text, text


class Picture(Block, frozen=True):
    """`path`: of the file, empty while it is not here. `wide`, `high`: its own pixels. `most`: its greatest height."""

    path: str
    wide: int
    high: int
    caption: str
    most: int
    page: int = 0  # of a PDF, from 1
    larger: bool = False  # may be drawn larger than it is: a page of a document has no pixels of its own
    broken: str = ""  # what is said where it cannot be drawn

    def natural(self, to: Setting) -> int:
        return self._fit(1_000_000, self.most)[0]

    def measure(self, to: Setting, width: int) -> int:
        return self._fit(width, self.most)[1]

    def place(self, to: Setting, box: Box) -> Placed:
        """In the middle of its box; the caption lies ready for when it cannot be shown."""
        w, h = self._fit(box.w, min(self.most, box.h))
        mine = Box(box.x + (box.w - w) // 2, box.y + (box.h - h) // 2, w, h)
        words = text(self.caption, "body", "mute", align="center")
        high = min(words.height(to, mine.w), mine.h)
        said = words.place(to, Box(mine.x, mine.y + (mine.h - high) // 2, mine.w, high))
        return Placed(self, mine, lines=said.lines)

    def refusal(self, to: Setting, width: int) -> Text:
        """What is said where it is broken: on one line, else as two sentences one below the other."""
        words = text(self.broken, "body", "warn", align="center")
        if words.natural(to) <= width:
            return words
        return text(self.broken.replace("，", "，\n"), "body", "warn", align="center")

    def _fit(self, width: int, height: int) -> tuple[int, int]:
        scale = min(width / self.wide, height / self.high)
        if not self.larger:
            scale = min(scale, 1.0)
        return max(1, int(self.wide * scale)), max(1, int(self.high * scale))


class Detail(Picture, frozen=True):
    """A part of a picture that is drawn larger than there is room for: `part` of it, in pixels of `whole`."""

    whole: tuple[int, int] = (1, 1)
    part: Box = Box(0, 0, 1, 1)

    def _fit(self, width: int, height: int) -> tuple[int, int]:
        return self.part.w, self.part.h
