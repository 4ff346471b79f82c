"""What citizens say and the office calls otherwise: 煤气 is 燃气, 装水表 is 供水报装; and what they say around it.

Rules it keeps: the list is data (data/search/synonyms.yaml) and carries its own readings; a saying never hides what was
asked for literally, it adds; a filler (怎么办, 要带什么材料) is only left out when nothing was found with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from kiosk import strict_yaml
from kiosk.content.item import Line, Value
from kiosk.errors import BadInput

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "search" / "synonyms.yaml"


class Saying(Value):
    """`say`: in citizens' words, read as `read`; `mean`: official words, the likeliest first."""

    say: Line
    read: Line  # a syllable for each character
    mean: tuple[Line, ...]

    @property
    def syllables(self) -> tuple[str, ...]:
        return tuple(self.read.split())

    def __post_init__(self) -> None:
        if len(self.syllables) != len(self.say):
            raise ValueError(f"'{self.say}' has {len(self.say)} characters, not so many syllables")
        if not self.mean:
            raise ValueError(f"'{self.say}' means nothing")


class Sayings(Value):
    """All of them."""

    sayings: tuple[Saying, ...] = ()
    fillers: tuple[Line, ...] = ()

    def meanings(self, query: str) -> Iterator[str]:
        """The query with each citizens' word in it replaced by the official one. `query` is plain."""
        for saying in self.sayings:
            if saying.say in query:
                for official in saying.mean:
                    if official not in query:  # 装电梯 in 加装电梯 is said officially already
                        yield query.replace(saying.say, official)

    def without_fillers(self, query: str) -> str:
        """What is left of a plain query when nothing but the matter is asked for."""
        for filler in sorted(self.fillers, key=len, reverse=True):
            query = query.replace(filler, "")
        return query


NONE = Sayings()


def read_sayings(path: Path = SHIPPED) -> Sayings:
    """The sayings in a file. Raises BadInput naming file and place."""
    document = strict_yaml.read(path)
    try:
        return msgspec.convert(document.value, Sayings)
    except msgspec.ValidationError as e:
        raise BadInput(document.name, str(e)) from e
