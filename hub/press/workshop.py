"""A feed's workshop on disk: DIR/public (the only thing served), DIR/keys (0700), DIR/state (definitions D4).

Rules it keeps:
- one hand signs at a time, one hand lays out an edition at a time: two locks, so that an alarm never waits for films;
- the locks are held for one act, never for a process's life: `serve` beats while `publish` and `alarm` come and go;
- a folder that holds something else is never made a workshop; a key folder open to others is closed, and that is said.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Literal

import msgspec

from hub.press.books import read
from hub.press.disk import Disk, translated
from kiosk.clock import Clock
from kiosk.content import codec
from kiosk.content.edition import FeedName
from kiosk.content.item import Value
from kiosk.errors import BadInput, Unreachable

PARTS = {"public": 0o755, "keys": 0o700, "state": 0o700}
Lock = Literal["sign", "edition"]

_PATIENCE_S = {"sign": 30.0, "edition": 600.0}
_LOOK_AGAIN_S = 0.05


class Plate(Value):
    """`state/feed.json`: the name on the door. `url` is where terminals fetch it, as the office says."""

    feed: FeedName
    url: str = ""
    format: int = 1


class Workshop:
    """One feed's folder. Make it with `create` or `open`; `notes` are sentences for the person who did."""

    def __init__(self, dir: Path, plate: Plate, disk: Disk, notes: tuple[str, ...] = ()) -> None:
        self.dir, self.plate, self.disk, self.notes = dir, plate, disk, notes

    @classmethod
    def create(cls, dir: Path, feed: str, *, url: str = "", disk: Disk | None = None) -> Workshop:
        """A new workshop in an empty or missing folder. Raises BadInput where there is something else already."""
        disk = disk or Disk()
        try:
            plate = msgspec.convert({"feed": feed, "url": url}, Plate)
        except msgspec.ValidationError as e:
            raise BadInput(
                f"feed name '{feed}'", str(e), "small letters, digits, '-' and '.', e.g. yunzhou-jianshe"
            ) from e
        if is_founded(dir):
            raise BadInput(str(dir), "a feed lives here already", "`mingbai publish` adds to it")
        foreign = sorted(p.name for p in _listed(dir) if p.name not in PARTS)
        if foreign:
            raise BadInput(str(dir), f"holds something else ({foreign[0]})", "choose an empty folder")
        for name, mode in PARTS.items():
            disk.folder(dir / name, mode)
        disk.write(dir / "state" / "feed.json", codec.encode(plate))
        return cls(dir, plate, disk)

    @classmethod
    def open(cls, dir: Path, *, disk: Disk | None = None) -> Workshop:
        """The workshop in `dir`, or a copy that has only its public part. Raises BadInput when there is none."""
        disk = disk or Disk()
        if not is_founded(dir):
            raise BadInput(str(dir), "no feed lives here", "make one with `mingbai feed init` or `mingbai publish`")
        return cls(dir, _plate(dir), disk, _closed(dir / "keys"))

    @property
    def feed(self) -> str:
        return self.plate.feed

    @property
    def public(self) -> Path:
        return self.dir / "public"

    @property
    def keys(self) -> Path:
        return self.dir / "keys"

    @property
    def state(self) -> Path:
        return self.dir / "state"

    @contextmanager
    def alone(self, lock: Lock, clock: Clock) -> Iterator[None]:
        """Hold one of the two locks. Raises Unreachable when another process keeps it too long."""
        path = self.state / f"{lock}.lock"
        try:
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as e:
            raise translated(e, path, 0) from e
        try:
            _wait_for(fd, path, _PATIENCE_S[lock], clock)
            yield
        finally:
            os.close(fd)  # also lets the lock go


def is_founded(dir: Path) -> bool:
    """Whether a feed lives in `dir`: its timestamp is the last thing a founding writes."""
    return (dir / "public" / "metadata" / "timestamp.json").is_file()


def _plate(dir: Path) -> Plate:
    path = dir / "state" / "feed.json"
    try:
        return codec.decode(path.read_bytes(), Plate, "state/feed.json")
    except FileNotFoundError:
        return Plate(feed=read(dir / "public").feed())
    except OSError as e:
        raise translated(e, path, 0) from e


def _wait_for(fd: int, path: Path, patience_s: float, clock: Clock) -> None:
    until = clock.monotonic() + patience_s
    pause = Event()
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if clock.monotonic() >= until:
                raise Unreachable(str(path), f"another process has been writing for {patience_s:.0f} s") from None
            pause.wait(_LOOK_AGAIN_S)


def _listed(dir: Path) -> list[Path]:
    try:
        return list(dir.iterdir())
    except FileNotFoundError:
        return []
    except OSError as e:
        raise translated(e, dir, 0) from e


def _closed(keys: Path) -> tuple[str, ...]:
    """Close keys that others may read; say what was done. Keys that are not here (a mirror) are no fault."""
    notes = []
    for path in (keys, *sorted(keys.rglob("*"))) if keys.is_dir() else ():
        mode = path.stat().st_mode & 0o777
        narrow = mode & (0o700 if path.is_dir() else 0o600)
        if mode != narrow:
            try:
                path.chmod(narrow)
            except OSError as e:
                raise BadInput(
                    str(path), f"others may read it (mode {mode:o})", "chmod it to 600, folders to 700"
                ) from e
            notes.append(f"{path}: others could read it (mode {mode:o}); closed to {narrow:o}")
    return tuple(notes)
