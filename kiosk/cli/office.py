"""The demo's hub: the desk where one writes and approves, with its press, as a process beside the screens.

Rules it keeps: filled once, which takes about a minute, and used again; accounts and passwords are made then and lie in
a file of mode 0600; nothing of it listens to anybody but this machine.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.cli.key import key_in
from kiosk.config import load
from kiosk.errors import MingbaiError

HUB = "hub"
PORT = 8800
URL = f"http://127.0.0.1:{PORT}"
ROSTER = ("name", "public_key", "site", "floor", "board", "custodian", "phone", "picture_every")
TRY = (
    ("zhiban", "值班员：快速发布、预警、停播"),
    ("jingban", "经办人"),
    ("gongkaiban", "公开办"),
    ("guanli", "系统管理员：设备、指令、截图"),
)


def accounts(data: Path) -> dict[str, str]:
    """The passwords of the demo's people, by name."""
    lines = (data / "accounts.txt").read_text("utf-8").splitlines()[1:]
    return {name: password for name, password, *_ in (line.split() for line in lines if line.strip())}


def filled(data: Path, folder: Path) -> Path:
    """The hub in a folder, with this content in it; its feed's workshop. Raises MingbaiError when it cannot be made."""
    command = (sys.executable, "-m", "hub", "demo", "--data", str(data), "--folder", str(folder), "--no-serve")
    if not (data / "accounts.txt").exists():
        print("preparing the desk, about a minute, once 首次准备编辑台，约一分钟 …", flush=True)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise MingbaiError(f"{data}: the hub could not be made (exit code {done.returncode}); see what it said above")
    return data / "feed"


def hub_of(data: Path) -> tuple[str, ...]:
    """The command of the hub with its press."""
    return (sys.executable, "-m", "hub", "demo", "--data", str(data), "--port", str(PORT))


def taken_in(data: Path, settings: Sequence[Path]) -> None:
    """The screens with these settings belong to the hub's fleet from the start. Raises MingbaiError when not."""
    rows = []
    for path in settings:
        screen = load(path)
        name, (key, _) = screen.name, key_in(Path(screen.data_dir))
        board = screen.board if screen.mode == "board" else ""
        rows.append((name, key, "市民中心", "一楼", board, "值班台", "0000-8123401", "10"))
    table = data / "roster.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([ROSTER, *rows])
    command = (sys.executable, "-m", "hub", "enrol", str(table), "--by", "guanli", "--data", str(data))
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise MingbaiError(f"{table}: the screens could not be taken in (exit code {done.returncode})")


def desk_hints(data: Path, say: Callable[[str, str], None], today: date) -> None:
    """Where to go in a browser, and as whom; how old the sample's dates are."""
    say("desk 编辑台", f"{URL}/admin/")
    say("web 内网网页", f"{URL}/")
    say("phone 快速发布", f"{URL}/admin/lane/")
    say("screens 设备", f"{URL}/admin/fleet/")
    known = accounts(data)
    for name, what in TRY:
        say("as 账号", f"{name}  {known.get(name, '?')}  {what}")
    say("", f"all accounts 全部账号: {data / 'accounts.txt'}")
    day = filled_on(data)
    if day != today:
        say("dates 日期", f"the sample's are those of {day} 示例按当天日期生成；要按今天重新生成: rm -r {data}")


def filled_on(data: Path) -> date:
    """The day the hub was filled: the sample's dates count from it."""
    return datetime.fromtimestamp((data / "accounts.txt").stat().st_mtime, UTC).astimezone().date()
