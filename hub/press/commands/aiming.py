"""Which screens a warning or a blank is meant for: `--target all|site:ID|board:ID|tag:WORD|screen:NAME`.

Rules it keeps: what is not said is every screen; a board that the edition does not have is refused, because a warning
aimed at nothing would be seen by nobody; sites, tags and names stand in each kiosk.yaml and are not known here.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.content.emergency import KINDS_OF_TARGET, Target
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press

ALL = "all"
FORMS = "all, site:ID, board:ID, tag:WORD, screen:NAME"


def target_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--target", action="append", default=[], metavar="WHO", help=f"{FORMS}; may be repeated (all)  目标屏"
    )


def targets(words: Sequence[str], press: Press) -> Target:
    """The targets in the words of `--target`; none: all screens. Raises BadInput."""
    if ALL in words and len(set(words)) > 1:
        raise BadInput("--target", "'all' and some of them", "name either all or the ones that are meant")
    found = tuple(dict.fromkeys(word for word in words if word != ALL))
    boards: tuple[str, ...] | None = None
    for word in found:
        kind, _, name = word.partition(":")
        if kind not in KINDS_OF_TARGET or not name:
            raise BadInput("--target", f"'{word}' does not say what it is", FORMS)
        if kind == "board":
            boards = _boards(press) if boards is None else boards
            if boards and name not in boards:
                raise BadInput("--target", f"no board '{name}'", f"boards: {', '.join(boards)}")
    return found


def told(target: Target) -> str:
    """For a list: `all 全部`, `board:hall`."""
    return ", ".join(target) or "all 全部"


def _boards(press: Press) -> tuple[str, ...]:
    edition = press.editions.current()
    return tuple(board.id for board in edition.boards) if edition is not None else ()
