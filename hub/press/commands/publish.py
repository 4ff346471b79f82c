"""`mingbai publish FOLDER --to DIR`: a folder becomes what terminals show; the first publication makes the feed.

Exit codes: 0 all is published as it was written; 1 something was held back (said on stderr) or could not be done;
2 it was asked wrongly, or the whole was refused, and nothing changed.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hub.press.commands.asking import Sub, keys_and_clock, opened, passphrase, show_pairing, tell
from hub.press.commands.feed import tell_recovery
from kiosk.clock import SystemClock
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.compose import Check
    from hub.press.publish import Report
    from kiosk.folder import Draft

SHOWN = 10


def add(sub: Sub[argparse.ArgumentParser]) -> None:
    parser = sub.add_parser("publish", help="sign a folder's content into a feed  把内容目录签名发布")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder with manifest.yaml  内容目录")
    parser.add_argument("--to", type=Path, required=True, metavar="DIR", help="the feed's workshop  信息源目录")
    parser.add_argument("--as-of", default="", metavar="DATE", help="the day relative dates count from (today)  基准日")
    parser.add_argument(
        "--url", default="", help="of a feed that is made now: where terminals fetch it  终端访问的地址"
    )
    keys_and_clock(parser)
    parser.set_defaults(act=act)


def act(args: argparse.Namespace) -> int:
    from hub.press.press import Press
    from hub.press.publish import publish
    from hub.press.workshop import is_founded

    draft = _draft(args.folder, args.as_of)
    if is_founded(args.to):
        press = opened(args, args.to)
        report = publish(press, draft, check())
    else:
        _whole(draft)
        made = Press.found(args.to, draft.feed, SystemClock(), url=args.url, passphrase=passphrase(args))
        show_pairing(made, qr=False)
        tell_recovery(made.recovery)
        report = publish(made, draft, check())
    return told(report)


def check() -> Check:
    """The lint with the glyphs our fonts have; asked again, it looks through the new texts only."""
    from kiosk.lint import Coverage, Known, problems

    file = Path(__file__).parents[3] / "assets" / "fonts" / "coverage.txt"
    coverage = Coverage.parse(file.read_text(encoding="utf-8")) if file.is_file() else None
    known = Known()
    return lambda edition: problems(edition, coverage, known)


def _draft(folder: Path, as_of: str) -> Draft:
    from kiosk.folder import day_of, read

    if not as_of:
        return read(folder, day_of(folder, SystemClock().wall()))
    try:
        day = date.fromisoformat(as_of)
    except ValueError as e:
        raise BadInput("--as-of", f"'{as_of}' is no day", "e.g. 2026-12-01") from e
    return read(folder, day)


def _whole(draft: Draft) -> None:
    """Nothing is made for a folder that would be refused at once."""
    if not draft.items:
        faults = "; ".join(str(fault) for fault in draft.faults[:SHOWN])
        raise BadInput(f"edition of {draft.feed}", faults or "no items", "`mingbai check` tells more")


def told(report: Report) -> int:
    story, published = report.story, report.published
    for note in report.notes:
        tell(note)
    for held in story.kept:
        tell(f"kept as published before 沿用旧版: {held.item}: {'; '.join(held.why)}")
    for held in story.left_out:
        tell(f"left out 未发布: {held.item}: {'; '.join(held.why)}")
    for warning in story.warnings[:SHOWN]:
        tell(f"warning 提示: {warning}")
    if len(story.warnings) > SHOWN:
        tell(f"and {len(story.warnings) - SHOWN} warnings more: `mingbai check` tells all")
    if not published.new:
        print(f"nothing changed 无变化: serial {report.serial} stands, verified anew 已重新核对")
    else:
        size = published.object_bytes + published.media_bytes
        print(
            f"published 已发布: serial {report.serial}, {report.items} items, {len(story.added)} added, "
            f"{len(story.changed)} changed, {len(story.removed)} removed, {size:,} new bytes"
        )
    return 0 if report.whole else 1
