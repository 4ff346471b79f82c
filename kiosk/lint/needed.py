"""Words of which every match of a regular expression holds one: a first look that costs a hundredth of the expression.

Rules it keeps: where it cannot tell it names none, and one must really look; of all that a match needs it names the
fewest words. It reads literals and groups of plain alternatives: 其[他它](有关|相关)材料 needs 材料.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?:)?|\{\d*(?:,\d*)?\}|.", re.DOTALL)
# Looks around, flags, names, and characters spelled by their number or by an earlier group.
_TOO_CLEVER = re.compile(r"\(\?(?!:)|\\[xuUN0-9]")
_OPTIONAL = re.compile(r"[*?]|\{0?(?:,\d*)?\}")
_SIGNS = frozenset("^$.*+?{}[]()|")


def needed(pattern: str) -> tuple[str, ...]:
    """Words of which one at least stands in any text where the pattern matches. None: nothing can be told."""
    if _TOO_CLEVER.search(pattern):
        return ()
    pieces = ["(" if piece == "(?:" else piece for piece in _PIECE.findall(pattern)]
    wholes = [list(_things(branch)) for branch in _split(pieces)]
    if not all(wholes):
        return ()
    words = {word for things in wholes for word in min(things, key=_cost)}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


def _cost(words: tuple[str, ...]) -> tuple[int, int]:
    """Few words are asked for quickly; long ones are seldom there."""
    return len(words), -min(map(len, words))


def _split(pieces: list[str]) -> Iterator[list[str]]:
    """The alternatives at the outermost level."""
    depth, branch = 0, list[str]()
    for piece in pieces:
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            yield branch
            branch = []
        else:
            branch.append(piece)
    yield branch


def _things(pieces: list[str]) -> Iterator[tuple[str, ...]]:
    """What one alternative needs: its runs of plain characters, and its groups of plain words."""
    run, i = "", 0
    while i < len(pieces):
        end = _end_of_group(pieces, i) if pieces[i] == "(" else i + 1
        optional = end < len(pieces) and _OPTIONAL.fullmatch(pieces[end]) is not None
        words = _words(pieces[i:end])
        if len(words) == 1 and not optional:
            run += words[0]
        else:
            if run:
                yield (run,)
            run = ""
            if words and not optional:
                yield words
        if end < len(pieces) and (pieces[end] in "*+?" or pieces[end].startswith("{")):
            if run:  # `ab+` holds a run of ab, but what follows need not stand beside it
                yield (run,)
            run, end = "", end + 1
        i = end
    if run:
        yield (run,)


def _words(pieces: list[str]) -> tuple[str, ...]:
    """The plain words that one piece or group may be; () when it may be something else."""
    if pieces[0] != "(":
        plain = _plain(pieces[0])
        return (plain,) if plain else ()
    words = ["".join(map(_plain, branch)) if all(map(_plain, branch)) else "" for branch in _split(pieces[1:-1])]
    return tuple(words) if all(words) else ()


def _plain(piece: str) -> str:
    """The character a piece stands for, "" for a sign, a class or a group."""
    if len(piece) == 2 and piece[0] == "\\":
        return "" if piece[1].isalnum() else piece[1]
    return piece if len(piece) == 1 and piece not in _SIGNS else ""


def _end_of_group(pieces: list[str], start: int) -> int:
    depth = 0
    for i in range(start, len(pieces)):
        depth += (pieces[i] == "(") - (pieces[i] == ")")
        if not depth:
            return i + 1
    return len(pieces)
