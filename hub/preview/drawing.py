"""Drawing a screen in a process of its own: `mingbai picture --edition FILE`.

Rules it keeps: one at a time on this machine, for at most LONGEST_S, with at most MEMORY of address space; a newer wish
of the same person ends the older one; what fails is told in a sentence and leaves nothing behind; a picture is its
maker's alone, and goes after KEPT_S.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.content import codec
from kiosk.content.edition import Edition

LONGEST_S = 40.0
TURN_S = 30.0
KEPT_S = 3600.0
MEMORY = 6 * 1024**3
"""Of addresses, not of memory: a software renderer reserves far more than it touches."""

LIMITED = ("sh", "-c", 'ulimit -v "$0" && exec "$@"')
"""So many kB of addresses, then the command: limited before its first line, not a moment after."""

OFFSCREEN = {
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONSOLELOG": "1",
}


COMMAND = (sys.executable, "-m", "kiosk.cli", "picture")
ZONE = ZoneInfo("Asia/Shanghai")
"""The zone in which the command takes a moment."""


class CannotDraw(Exception):
    """No picture, with a sentence for the one who wanted it."""


def draw(
    folder: Path, person: int, edition: Edition, files: dict[str, Path], page: str, at: datetime, options: list[str]
) -> str:
    """The name of a picture in `folder`: `page` at `at`; `options` of `mingbai picture`. Raises CannotDraw."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget(folder)
    data = codec.encode(edition)
    moment = f"{at.astimezone(ZONE):%Y-%m-%dT%H:%M:%S}"
    wish = repr((codec.sha256(data), page, moment, options))
    name = f"{person}-{hashlib.sha256(wish.encode()).hexdigest()[:32]}.png"
    if (folder / name).exists():
        os.utime(folder / name)
        return name
    _supersede(folder, person)
    with _turn(folder), tempfile.TemporaryDirectory(dir=folder) as place:
        here = Path(place)
        (here / "edition.json").write_bytes(data)
        for sha256, path in files.items():
            link = here / sha256[:2] / sha256
            link.parent.mkdir(exist_ok=True)
            link.symlink_to(path.resolve())
        to = here / "drawn.png"
        command = [*COMMAND, "--edition", str(here / "edition.json"), "--blobs", place, "--page", page]
        command += ["--at", moment, "--to", str(to), *options]
        _run(command, folder / f"{person}.pid")
        if not to.is_file():
            raise CannotDraw("画面程序没有画出图片")
        to.chmod(0o600)
        to.replace(folder / name)
    return name


def _run(command: list[str], note: Path) -> None:
    env = {**os.environ, **OFFSCREEN}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    child = subprocess.Popen(
        [*LIMITED, str(MEMORY // 1024), *command],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, child.pid, 10)  # screens and clerks come first
    note.write_text(str(child.pid), "ascii")
    try:
        _, said = child.communicate(timeout=LONGEST_S)
    except subprocess.TimeoutExpired as e:
        raise CannotDraw(f"{LONGEST_S:.0f} 秒内没有画完，已停止；请稍后再试") from e
    finally:
        note.unlink(missing_ok=True)
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    if child.returncode == -signal.SIGKILL:
        raise CannotDraw("已被您更新的一次预览取代")
    if child.returncode:
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise CannotDraw(f"画面程序说：{lines[-1][:300] if lines else f'退出码 {child.returncode}'}")


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """This machine's one turn. Raises CannotDraw after TURN_S."""
    with (folder / "turn").open("w") as lock:
        until = time.monotonic() + TURN_S
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise CannotDraw("别人正在预览，请稍后再试") from None
                time.sleep(0.1)
        yield


def _supersede(folder: Path, person: int) -> None:
    """End what the same person is still waiting for."""
    with suppress(OSError, ValueError):
        os.killpg(int((folder / f"{person}.pid").read_text("ascii")), signal.SIGKILL)


def _forget(folder: Path) -> None:
    oldest = time.time() - KEPT_S
    for file in folder.glob("*.png"):
        with suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()
