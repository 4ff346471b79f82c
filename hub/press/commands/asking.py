"""What the press's commands ask alike: the options, the way a press is opened, and what a terminal needs to be paired.

Rules it keeps: help in English with Chinese beside it; a passphrase comes from a file or a variable, never an argument,
because arguments are seen by everybody on the machine.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.clock import SystemClock
from kiosk.errors import BadInput

if TYPE_CHECKING:
    from hub.press.press import Press

Sub = argparse._SubParsersAction  # argparse gives it no public name

DEFAULT_URL = "http://127.0.0.1:8700"


def keys_and_clock(parser: argparse.ArgumentParser) -> None:
    """The options of every command that signs."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="the keys' passphrase; else MINGBAI_PASSPHRASE, else none  密钥口令文件",
    )
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        help="sign though the last signature is more than a day old  确认本机时间正确",
    )


def feed_option(parser: argparse.ArgumentParser) -> None:
    """Which feed: of every command that changes what stands in one, with all it takes to sign."""
    parser.add_argument("--feed", type=Path, required=True, metavar="DIR", help="the feed's workshop  信息源目录")
    keys_and_clock(parser)


def passphrase(args: argparse.Namespace) -> bytes | None:
    from hub.press.keys import passphrase_from

    return passphrase_from(os.environ, args.passphrase_file)


def opened(args: argparse.Namespace, dir: Path) -> Press:
    """The press in a folder, as the options say. What was mended on the way is told on stderr."""
    from hub.press.press import Press

    press = Press.open(dir, SystemClock(), passphrase=passphrase(args), clock_is_right=args.clock_is_right)
    for note in press.workshop.notes:
        tell(note)
    return press


def tell(sentence: str) -> None:
    """A remark, beside the answer."""
    print(f"mingbai: {sentence}", file=sys.stderr, flush=True)


def show_pairing(press: Press, *, qr: bool) -> None:
    """What a terminal pins, as text and for a camera: the feed's address and the SHA-256 of its first root."""
    url = press.workshop.plate.url or DEFAULT_URL
    root = press.repository.root_sha256()
    print(f"feed 信息源         {press.workshop.feed}")
    print(f"url 地址            {url}")
    print(f"root_sha256 根指纹  {root}")
    if qr and (sys.stdout.encoding or "").lower().replace("-", "") == "utf8":
        import segno

        drawn = io.StringIO()
        segno.make(f"{url}#root={root}", error="m", micro=False).terminal(drawn, border=2, compact=True)
        print(drawn.getvalue(), flush=True)


def moment(text: str, zone: ZoneInfo, option: str) -> datetime:
    """An instant a person wrote, in UTC; without an offset it is meant in the feed's zone. Raises BadInput."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as e:
        raise BadInput(option, f"'{text}' is no moment", "e.g. 2026-12-01T10:00") from e
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).astimezone(UTC)


def zone_of(press: Press) -> ZoneInfo:
    """The zone in which a feed's hours are meant."""
    edition = press.editions.current()
    return ZoneInfo(edition.office.timezone if edition is not None else "Asia/Shanghai")
