"""What terminals are asked to do: asked, taken, answered, or over.

Rules it keeps: the same thing is not asked twice while the first still stands open; what was not answered in its time
is over, and is told as that; a picture is a JPEG of a believable size, or its command has failed; of each terminal the
last PICTURES are kept, and commands for as long as beats.
"""

from __future__ import annotations

import io
import secrets
from datetime import datetime, timedelta
from typing import Any

from PIL import Image

from hub.fleet.models import BEATS_KEPT, Command, Screenshot, Terminal, What
from kiosk import command as told

LIFE = {
    What.SYNC: timedelta(minutes=10),
    What.SCREENSHOT: timedelta(minutes=15),
    What.RESTART: timedelta(minutes=10),
    What.IDENTIFY: timedelta(minutes=5),
}
"""How long each is worth doing; a terminal comes once a minute (kiosk/terminal/liaison.py)."""

PICTURES = 100
MAX_SIDE = 4096


def ask(terminal: Terminal, what: str, by: Any, now: datetime) -> Command:
    """One that stands open, or a new one. `by`: None for what is asked by the clock."""
    what = What(what)
    standing = terminal.commands.filter(what=what, answered_at=None, until__gt=now).first()
    if standing is not None:
        return standing
    name = secrets.token_hex(16)
    return Command.objects.create(id=name, terminal=terminal, what=what, by=by, made_at=now, until=now + LIFE[what])


def called(terminal: Terminal, call: told.Call, now: datetime) -> told.Asked:
    """A terminal has come: its answers are written down, and it gets what stands open."""
    for reply in call.replies:
        _answered(terminal, reply, now)
    _by_the_clock(terminal, now)
    standing = terminal.commands.filter(answered_at=None, until__gt=now).order_by("made_at")[:20]
    commands = tuple(told.Command(id=c.id, what=c.what, left_s=int((c.until - now).total_seconds())) for c in standing)
    fresh = [c.id for c in standing if c.taken_at is None]
    if fresh:
        Command.objects.filter(pk__in=fresh).update(taken_at=now)
    return told.Asked(commands=commands)


def word(command: Command, now: datetime) -> str:
    """How it stands: sent and confirmed are told apart."""
    if command.answered_at is not None:
        return {"done": "已完成", "refused": "屏幕拒绝", "failed": "没有做成"}.get(command.how, command.how)
    if command.until <= now:
        return "过期，屏幕没有应答" if command.taken_at else "过期，屏幕没有来取"
    return "已取走，等结果" if command.taken_at else "等屏幕来取（一分钟内）"


def _answered(terminal: Terminal, reply: told.Reply, now: datetime) -> None:
    """Once; of another terminal's command, or one we have forgotten, nothing is kept."""
    command = Command.objects.filter(pk=reply.id, terminal=terminal, answered_at=None).first()
    if command is None:
        return
    how, why = reply.how, WHY.get(reply.why, reply.why)
    if command.what == What.SCREENSHOT and how == "done":
        why = picture_trouble(reply.picture)
        if why:
            how = "failed"
        else:
            Screenshot.objects.create(terminal=terminal, command=command, at=reply.at, picture=reply.picture)
            forget(terminal, now)
    Command.objects.filter(pk=command.pk).update(answered_at=now, how=how, why=why[:500])


WHY = {
    told.ENGAGED: "一直有人在用，或程序没有画面",
    told.TOO_SOON: "距上次重启不到十分钟",
    told.UNKNOWN: "该屏软件版本不认识这个指令",
}
"""What a terminal says, in the words of staff."""


def picture_trouble(data: bytes) -> str:
    """Why this is no picture of a screen; "" when it is one. Its pixels are not unpacked: a bomb stays folded."""
    if not data:
        return "没有收到图片"
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            width, height = image.size
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes do to a decoder
        return "收到的不是 JPEG 图片"
    return "" if width <= MAX_SIDE and height <= MAX_SIDE else f"图片过大：{width}×{height}"


def forget(terminal: Terminal, now: datetime) -> None:
    """Drop what is beyond what is kept of this terminal."""
    kept = terminal.screenshots.values_list("pk", flat=True)[:PICTURES]
    terminal.screenshots.exclude(pk__in=list(kept)).delete()
    terminal.commands.filter(made_at__lt=now - BEATS_KEPT, screenshot=None).delete()


def _by_the_clock(terminal: Terminal, now: datetime) -> None:
    """A picture every so many minutes, but of a dark screen."""
    if not terminal.picture_every:
        return
    last = terminal.commands.filter(what=What.SCREENSHOT).first()
    if last is not None and now - last.made_at < timedelta(minutes=terminal.picture_every):
        return
    if terminal.latest is None or terminal.latest.showing != "dark":  # asked last: it is a row of its own
        ask(terminal, What.SCREENSHOT, None, now)
