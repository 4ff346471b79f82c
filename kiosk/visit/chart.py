"""The map of the walk as a page of docs, drawn from NEXT alone: `python -m kiosk.visit.chart` prints docs/walk.md.

Rules it keeps: every place and every way of NEXT is in it; places from which the same can be reached are one box, and
ways to the same end are one arrow, else nobody could read it.
"""

from __future__ import annotations

import sys
from itertools import groupby

from kiosk.visit.kept import READ_ON_S
from kiosk.visit.places import HELP, HOME, ITEMS, LISTS, PLACES, TELLS
from kiosk.visit.walk import ASK_S, CHARS_PER_S, FIND_S, LARGE_TAKES, NEXT

HEAD = f"""\
# The walk 访问路线

Drawn from the table in `kiosk/visit/walk.py` by `make walk`; a test holds that it is current. Not to be edited.

From every place there is also: `home` (首页), back (返回, but at home), `{HELP}` (找人帮忙), the modes, turning pages,
ticking boxes. After silence of max(the terminal's least, characters ÷ {CHARS_PER_S} + {FIND_S:.0f} s), × {LARGE_TAKES}
in large type, the screen asks for {ASK_S:.0f} s, then rests at home with nothing kept. An item that is withdrawn while
its page is open is read on there for {READ_ON_S:.0f} s at most; whoever leaves the page finds it nowhere again.
"""

GROUPS = {"lists": LISTS, "tells": TELLS, "items": ITEMS}


def chart() -> str:
    """The page: a diagram, then all ways in a table, then what can be pressed where."""
    return "\n".join((HEAD, "```mermaid", *_diagram(), "```", "", *_table(), "", *_presses(), ""))


def ways() -> dict[str, tuple[str, ...]]:
    """Where each place leads, without what every place leads to."""
    found = {place: [to for (here, to) in NEXT if here == place and to in PLACES and to != HELP] for place in PLACES}
    return {place: tuple(to for to in PLACES if to in set(tos)) for place, tos in found.items()}


def _diagram() -> list[str]:
    boxes = _boxes()
    name = {place: f"b{number}" for number, (places, _) in enumerate(boxes) for place in places}
    lines = ["flowchart LR"]
    lines += [f'    b{number}["{_words(places)}"]' for number, (places, _) in enumerate(boxes)]
    for number, (places, tos) in enumerate(boxes):
        if HOME in places:
            lines.append(f"    b{number} --> all([every other place])")
            continue
        ends = sorted({name[to] for to in tos}, key=lambda end: int(end[1:]))
        lines += [f"    b{number} --> {end}" for end in ends]
    lines += [
        "    any([any place]) -- silence --> asks{{still there?}}",
        "    asks -- 继续 --> any",
        f"    asks -- {ASK_S:.0f} s --> rests([rests at home: announcements go by])",
        f"    rests -- a touch --> {name[HOME]}",
    ]
    return lines


def _boxes() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Places by where they lead, in the order of PLACES."""
    known = ways()
    order = {tos: number for number, tos in reversed(list(enumerate(known.values())))}
    rows = sorted(PLACES, key=lambda place: (order[known[place]], PLACES.index(place)))
    return [(tuple(places), tos) for tos, places in groupby(rows, key=lambda place: known[place])]


def _words(places: tuple[str, ...]) -> str:
    return "<br>".join(" ".join(places[n : n + 4]) for n in range(0, len(places), 4))


def _table() -> list[str]:
    lines = ["| from | to |", "|---|---|"]
    for places, tos in _boxes():
        said = "every other place" if HOME in places else " ".join(_named(tos))
        lines.append(f"| {' '.join(f'`{place}`' for place in places)} | {said} |")
    return lines


def _named(tos: tuple[str, ...]) -> list[str]:
    """Whole groups by their names."""
    found, left = [], list(tos)
    for name, group in GROUPS.items():
        if set(group) <= set(left):
            found.append(f"all {name}")
            left = [to for to in left if to not in group]
    return [*found, *(f"`{to}`" for to in left)]


def _presses() -> list[str]:
    lines = ["| pressed | where |", "|---|---|"]
    for event in dict.fromkeys(what for _, what in NEXT if what not in PLACES):
        where = [place for place in PLACES if (place, event) in NEXT]
        missing = [place for place in PLACES if place not in where]
        said = " ".join(f"`{place}`" for place in where)
        if len(missing) < len(where):
            said = "everywhere" + (" but " + " ".join(f"`{place}`" for place in missing) if missing else "")
        lines.append(f"| {event} | {said} |")
    return lines


if __name__ == "__main__":
    sys.stdout.write(chart())
