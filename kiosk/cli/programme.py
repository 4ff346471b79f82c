"""`mingbai programme`: what a board shows from a moment on: start, end, item, and which slot gives it its turn.

Rules it keeps: the very rules the board goes by, so that the list of yesterday is what was shown and that of tomorrow
what will be, if nothing else is published; from a folder without store or keys; a terminal's disk is only read.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.cli.asking import Sub, moment, settings_in
from kiosk.clock import SystemClock
from kiosk.content.edition import Edition
from kiosk.errors import BadInput
from kiosk.schedule.playable import stands
from kiosk.schedule.programme import Showing, crowding, showings
from kiosk.terminal.freshness import State, standing
from kiosk.terminal.snapshot import Snapshot

LONGEST_H = 31 * 24
OFFICE = "本局卡片 the office's card"
STANDS = {"words": "(words only 媒体未到，只播文字)", "nothing": f"(media to come 媒体未到：{OFFICE})"}


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("programme", help="what a board shows, and when  查看某块屏的节目单")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--config", type=Path, metavar="FILE", help="what a terminal has on its disk  按终端已有内容")
    source.add_argument("--folder", type=Path, metavar="DIR", help="a content folder  按内容目录")
    parser.add_argument("--board", default="", metavar="ID", help="which board (the terminal's, or the first)  哪块屏")
    parser.add_argument("--from", dest="start", default="", metavar="MOMENT", help="2026-12-01T10:00 (now)  从何时起")
    parser.add_argument("--hours", type=hours, default=24.0, metavar="N", help="how long (24)  多少小时")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines  输出 JSON")
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() if args.folder else nullcontext("") as blobs:
        snapshot, own, start, stored = _of_folder(args, Path(blobs)) if args.folder else _of_disk(args)
    edition = snapshot.edition
    if edition is None:
        raise BadInput(str(args.config), "no edition has come yet", "`mingbai sync --once` fetches it")
    board, zone = _board(args.board, own, edition), ZoneInfo(edition.office.timezone)
    stale = standing(snapshot, start, zone).state is State.STALE
    for note in _notes(snapshot, edition, board, start, stale):
        print(f"mingbai: {note}", file=sys.stderr)
    until = start + timedelta(hours=args.hours)
    found = takewhile(lambda showing: showing.starts < until, showings(edition, board, start, stale=stale))
    rows = _rows(found, edition, stored, zone)
    if args.json:
        told = {"board": board, "serial": edition.serial, "from": _iso(start, zone), "until": _iso(until, zone)}
        print(json.dumps({**told, "showings": list(rows)}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(_line(row))
    return 0


def hours(text: str) -> float:
    """So many hours, from the command line."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found <= LONGEST_H:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of hours up to {LONGEST_H}")
    return found


Source = tuple[Snapshot, str, datetime, Collection[str] | None]
"""What is known, which board is our own, from when, and which media are here; none: all are."""


def _of_folder(args: argparse.Namespace, blobs: Path) -> Source:
    from kiosk.cli.preview import preview

    start = moment(args.start, ZoneInfo("Asia/Shanghai"), "--from") if args.start else SystemClock().wall()
    shown = preview(args.folder, start, blobs)
    for note in shown.notes:
        print(f"mingbai: {note}", file=sys.stderr)
    return shown.snapshot, "", start, None


def _of_disk(args: argparse.Namespace) -> Source:
    from kiosk.cli.disk import snapshot_of

    settings = settings_in(args.config)
    snapshot = snapshot_of(settings)
    start = moment(args.start, settings.zone, "--from") if args.start else SystemClock().wall()
    return snapshot, settings.board, start, snapshot.stored


def _board(asked: str, own: str, edition: Edition) -> str:
    boards = [board.id for board in edition.boards]
    if asked and asked not in boards:
        known = f"boards: {', '.join(boards)}" if boards else "add it to boards.yaml"
        raise BadInput("--board", f"no board '{asked}'", known)
    return asked or (own if own in boards or not boards else boards[0])


def _notes(snapshot: Snapshot, edition: Edition, board: str, start: datetime, stale: bool) -> Iterator[str]:
    """What the list itself does not tell."""
    if stale:
        yield "by then the content is too old, and items marked strict are hidden  届时内容已过时，strict 条目不显示"
    if snapshot.emergency is not None and (snapshot.emergency.alarms or snapshot.emergency.blanks):
        yield "a warning or a blank is in force and may cover the board  有预警或者停播，可能遮住全屏"
    crowd = crowding(edition, board, start)
    if crowd.asked > crowd.given:
        yield (
            f"what must be seen asks for {crowd.asked:.0%} of the time and gets {crowd.given:.0%}"
            f"  必须播出的内容需要 {crowd.asked:.0%} 的时间，只有 {crowd.given:.0%}，次数将按比例减少"
        )


def _rows(found: Iterator[Showing], edition: Edition, stored: Collection[str] | None, zone: ZoneInfo) -> Iterator[Any]:
    items = {item.id: item for item in edition.items}
    for showing in found:
        item = items.get(showing.item_id) if showing.item_id is not None else None
        yield {
            "starts": _iso(showing.starts, zone),
            "ends": _iso(showing.ends, zone),
            "item": showing.item_id,
            "title": item.title if item is not None else "",
            "slot": showing.slot,
            "reserved": showing.reserved,
            "stands": stands(item, stored) if item is not None else "whole",
        }


def _line(row: dict[str, Any]) -> str:
    why = [f"← {row['slot']}"] if row["slot"] else []
    why += ["(reserved 保留场次)"] if row["reserved"] else []
    why += [STANDS[row["stands"]]] if row["stands"] in STANDS else []
    what = f"{row['item']}  {row['title']}" if row["item"] else OFFICE
    day, starts = row["starts"].split("T")
    return "  ".join((f"{day} {starts[:-6]}–{row['ends'].split('T')[1][:-6]}", what, *why))


def _iso(at: datetime, zone: ZoneInfo) -> str:
    """Local time, with milliseconds where it is not whole."""
    local = at.astimezone(zone)
    return local.isoformat(timespec="milliseconds" if local.microsecond else "seconds")
