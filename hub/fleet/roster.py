"""A list of terminals taken into the fleet at once, from a table: for who sets up two hundred screens in a workshop.

Rules it keeps: the same key twice is one terminal; a bad row is told with its line and what is wrong, and the others
are taken; a key that was ended is never taken again; who did it is in the log, as at the page.
"""

from __future__ import annotations

import base64
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from hub.fleet.enrolment import PLACE, fingerprint
from hub.fleet.models import State, Terminal
from kiosk.errors import BadInput

KEY = "public_key"
COLUMNS = ("name", KEY, *(name for name in PLACE if name != "name"))
"""As `mingbai key` prints the first two; the others may be left out."""


@dataclass(frozen=True)
class Taken:
    """What became of one line of the table: `what` is taken, known or refused."""

    line: int
    name: str
    what: str
    why: str = ""


def take(path: Path, by: Any, now: datetime) -> Iterator[Taken]:
    """Take the terminals of a table in. Raises BadInput for a table that cannot be read at all."""
    for line, row in _rows(path):
        name = row.get("name", "")
        try:
            with transaction.atomic():
                what = _take(row, by, now)
        except (ValueError, ValidationError) as e:
            said = "；".join(e.messages) if isinstance(e, ValidationError) else str(e)
            yield Taken(line, name, "refused", said)
        else:
            yield Taken(line, name, what)


def _take(row: dict[str, str], by: Any, now: datetime) -> str:
    key = base64.b64decode(row.get(KEY, ""), validate=True)
    if len(key) != 32:
        raise ValueError(f"{KEY} 不是 32 字节的公钥（用 mingbai key 取得）")
    if not row.get("name"):
        raise ValueError("name 不能为空：每块屏都要有名称")
    spelled = base64.b64encode(key).decode()
    terminal = Terminal.objects.filter(key_ed25519=spelled).first()
    if terminal is not None and terminal.state == State.REVOKED:
        raise ValueError("这把公钥已停用，不能再用；请在那块屏上换新钥")
    if terminal is not None and terminal.state == State.APPROVED:
        return "known"
    terminal = terminal or Terminal(key_ed25519=spelled, fingerprint=fingerprint(key))
    for name in PLACE:
        if row.get(name):
            setattr(terminal, name, _value(name, row[name]))
    terminal.state, terminal.approved_by, terminal.approved_at = State.APPROVED, by, now
    terminal.full_clean(exclude=["latest", "replaced_by", "revoked_by"])
    terminal.save()
    log(instance=terminal, action="fleet.approve", user=by, data={"fingerprint": terminal.fingerprint, "by": "roster"})
    return "taken"


def _value(name: str, text: str) -> Any:
    if name == "every_day":
        if text not in ("0", "1"):
            raise ValueError("every_day 填 0 或 1")
        return text == "1"
    return text


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as e:
        raise BadInput(str(path), f"cannot be read: {e}", "a CSV file in UTF-8") from e
    reader = csv.DictReader(text.splitlines())
    unknown = sorted(set(reader.fieldnames or ()) - set(COLUMNS))
    if unknown or KEY not in (reader.fieldnames or ()):
        why = f"unknown columns: {', '.join(unknown)}" if unknown else f"no column {KEY}"
        raise BadInput(f"{path}:1", why, f"the first line names columns, of these: {', '.join(COLUMNS)}")
    for row in reader:
        yield reader.line_num, {name: (value or "").strip() for name, value in row.items() if name}
