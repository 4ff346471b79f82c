"""The demo's hub: the desk where one writes and approves, with its press, as a process beside the screens.

Rules it keeps: filled once, which takes about a minute, and used again; accounts and passwords are made then and lie in
a file of mode 0600; nothing of it listens to anybody but this machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import MingbaiError

HUB = "hub"
PORT = 8800
TRY = (("zhiban", "值班员：快速发布、预警、停播"), ("jingban", "经办人"), ("gongkaiban", "公开办"))


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


def desk_hints(data: Path, say: Callable[[str, str], None]) -> None:
    """Where to go in a browser, and as whom."""
    say("desk 编辑台", f"http://127.0.0.1:{PORT}/admin/")
    say("web 内网网页", f"http://127.0.0.1:{PORT}/")
    say("phone 快速发布", f"http://127.0.0.1:{PORT}/admin/lane/")
    known = {line.split()[0]: line.split()[1] for line in (data / "accounts.txt").read_text("utf-8").splitlines()[1:]}
    for name, what in TRY:
        say("as 账号", f"{name}  {known.get(name, '?')}  {what}")
    say("", f"all accounts 全部账号: {data / 'accounts.txt'}")
