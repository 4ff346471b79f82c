"""What the terminal's commands ask alike: a kiosk.yaml, a moment, a size of a picture."""

from __future__ import annotations

import argparse
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import config
from kiosk.errors import BadInput

Sub = argparse._SubParsersAction  # argparse gives it no public name

CONFIG = Path("kiosk.yaml")


def config_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=Path, default=CONFIG, metavar="FILE", help="settings of this terminal (kiosk.yaml)  设置文件"
    )


def settings_in(path: Path) -> config.Settings:
    """The settings in a file. Raises BadInput; where nobody has written one yet, it says what to do."""
    if path == CONFIG and not path.exists():
        raise BadInput(
            str(CONFIG), "is not here", "copy kiosk.example.yaml and change it, or see it all at once: `mingbai demo`"
        )
    return config.load(path)


def moment(text: str, zone: ZoneInfo, option: str = "--at") -> datetime:
    """An instant a person wrote after `option`, without an offset in `zone`. Raises BadInput."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as e:
        raise BadInput(option, f"'{text}' is no moment", "e.g. 2026-12-01T10:00") from e
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels, from `1080x1920`."""
    match = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
    found = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(16 <= side <= 16_384 for side in found):
        raise argparse.ArgumentTypeError(f"'{text}' is no size, e.g. 1080x1920 (16 to 16384)")
    return found
