"""Finding a row of a long table without a keyboard 只看: by a surname, a street, a result that stands in it.

    cuts(table)            what one can choose by: a column, and the values or first characters in it
    sifted(table, tab)     the table with only the rows of the choice that a tab spells

Rules it keeps: what can be chosen is read from the table itself, so that no choice finds nothing; a column of few
values is chosen by value, one of many by the first character, which of a masked name is the surname; a column that
would give more keys than a page has room for, or only one, is not offered; a tab that chooses nothing any more shows
all rows.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from kiosk.content.item import Table
from screens.cards.table import MOST_INLINE, SUMS

MOST_VALUES = 16
MOST_FIRSTS = 160
LONGEST = 12
"""A longer value is no word for a key."""

FIND = "find"


class Cut(NamedTuple):
    """A column by which rows can be chosen, and what each key of it is called and how many rows it leaves."""

    column: int
    firsts: bool  # by the first character
    keys: tuple[tuple[str, int], ...]


class Choice(NamedTuple):
    """What a tab of the table's page spells: `0`, `0/find`, `0/1/张`."""

    number: int
    finding: bool = False
    column: int = -1
    key: str = ""


def choice(tab: str, tables: int) -> Choice:
    """The choice that a tab spells; what it does not spell well is the first table, whole."""
    number, _, rest = tab.partition("/")
    if not number.isdecimal() or int(number) >= tables:
        return Choice(0)
    column, _, key = rest.partition("/")
    if column == FIND:
        return Choice(int(number), finding=True)
    return Choice(int(number), column=int(column), key=key) if column.isdecimal() and key else Choice(int(number))


def cuts(table: Table) -> tuple[Cut, ...]:
    """What one can choose by, what has fewest keys first; nothing for a table that is short."""
    if len(table.rows) <= MOST_INLINE:
        return ()
    found = (cut for column in range(len(table.columns)) if (cut := _cut(table, column)) is not None)
    return tuple(sorted(found, key=_keys))


def sifted(table: Table, chosen: Choice) -> Table:
    """Only the rows that were chosen; all of them where the choice fits none."""
    cut = next((cut for cut in cuts(table) if cut.column == chosen.column), None)
    if cut is None:
        return table
    rows = tuple(row for row in table.rows if _key(row[cut.column], cut.firsts) == chosen.key)
    return replace(table, rows=rows) if rows else table


def _keys(cut: Cut) -> int:
    return len(cut.keys)


def _cut(table: Table, column: int) -> Cut | None:
    cells = [row[column] for row in table.rows if row[0] not in SUMS]
    if all(cell.strip().isdecimal() for cell in cells):  # a running number names no row
        return None
    for firsts, most in ((False, MOST_VALUES), (True, MOST_FIRSTS)):
        counts: dict[str, int] = {}
        for cell in cells:
            counts[_key(cell, firsts)] = counts.get(_key(cell, firsts), 0) + 1
        counts.pop("", None)
        if 1 < len(counts) <= most and max(map(len, counts)) <= LONGEST and (not firsts or _han(counts)):
            return Cut(column, firsts, tuple(sorted(counts.items(), key=_by_sound if firsts else _by_number)))
    return None


def _key(cell: str, firsts: bool) -> str:
    return cell.strip()[:1] if firsts else cell.strip()


def _by_sound(pair: tuple[str, int]) -> bytes:
    """As a dictionary has them: GB 2312 orders its usual characters by their pinyin."""
    return pair[0].encode("gb18030")


def _by_number(pair: tuple[str, int]) -> int:
    return -pair[1]


def _han(counts: dict[str, int]) -> bool:
    return all(0x4E00 <= ord(key) <= 0x9FFF for key in counts)
