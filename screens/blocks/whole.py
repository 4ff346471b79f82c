"""A short text whose words are never torn: where its longest word has no room, it is set in the next smaller type.

Rules it keeps: Chinese may break between any two characters, so that it is set as large as it is wanted; not even the
smallest type is cut off.
"""

from __future__ import annotations

from itertools import pairwise

from kiosk.typeset import Weight
from kiosk.typeset.units import fine_breaks, loose_breaks
from screens.blocks.arrange import ByWidth
from screens.blocks.block import Setting
from screens.blocks.text import TIGHT, Align, Text, text


class Whole(ByWidth, frozen=True):
    """The same text in several sizes, the largest first."""

    texts: tuple[Text, ...]

    def natural(self, to: Setting) -> int:
        return self.texts[0].natural(to)

    def at(self, to: Setting, width: int) -> Text:
        return next((found for found in self.texts if longest_word(found, to) <= width), self.texts[-1])


def whole(
    words: str,
    roles: tuple[str, ...],
    tone: str = "ink",
    weight: Weight = "regular",
    align: Align = "left",
    leading: float = TIGHT,
) -> Whole:
    """`words` in the first of these sizes in which no word is torn."""
    return Whole(tuple(text(words, role, tone, weight, align, leading) for role in roles))


def longest_word(found: Text, to: Setting) -> int:
    """How wide the longest word of letters is; Chinese has none."""
    first = found.bits[0]
    words = [word for word in found.text.split() if word.isascii()]
    return max((text(w, first.role, first.tone, first.weight).natural(to) for w in words), default=0)


def longest_unit(words: str, role: str, to: Setting) -> int:
    """How wide the widest part is that stays on one line wherever it has room: a word, a date, a number of days."""
    cuts = (0, *fine_breaks(words, loose_breaks(words)))
    return max((text(words[a:b].strip(), role).natural(to) for a, b in pairwise(cuts)), default=0)
