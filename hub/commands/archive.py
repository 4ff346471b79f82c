"""What a backup is: a tar of database/, media/, blobs/, feed/ and secret-key, with the SHA-256 of each at its end.

Rules it keeps: nothing is followed out of the folders (no links); what is unpacked has plain names below the target and
is compared with its hash before anything counts; the database comes out by its own maker's tool.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any
from urllib.parse import urlsplit

import msgspec

from kiosk.clock import SystemClock
from kiosk.errors import BadInput, Damaged, Unreachable

SUMS = "sums.json"
SQLITE, POSTGRESQL = "hub.sqlite3", "hub.pgdump"
PRIVATE = 0o600


class Sums(msgspec.Struct):
    """The last member: what was kept, and when."""

    format: int
    at: str
    files: dict[str, str]


class Writer:
    """An archive that is being written. `files`: how many are in it."""

    def __init__(self, path: Path) -> None:
        self._out: IO[bytes] = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb")
        self._tar = tarfile.open(fileobj=self._out, mode="w")  # noqa: SIM115  closed in __exit__
        self._sums: dict[str, str] = {}

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if kind is None:
            self._member(SUMS, msgspec.json.encode(Sums(1, SystemClock().wall().isoformat(), self._sums)))
        self._tar.close()
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()

    @property
    def files(self) -> int:
        return len(self._sums)

    def add(self, path: Path, name: str) -> None:
        """One file. What vanished on the way (swept by its owner) is left out."""
        with suppress(FileNotFoundError), path.open("rb") as file:
            self._sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            self._tar.addfile(self._tar.gettarinfo(arcname=name, fileobj=file), file)

    def tree(self, folder: Path, name: str) -> None:
        for here, _, names in os.walk(folder):
            for path in sorted(Path(here) / each for each in names):
                if path.is_file() and not path.is_symlink():
                    self.add(path, f"{name}/{path.relative_to(folder).as_posix()}")

    def feed(self, workshop: Path, *, keys: bool) -> bool:
        """The feed as it stands between two signatures; whether its keys are in it."""
        from hub.press.workshop import Workshop, is_founded

        if not is_founded(workshop):
            return False
        readable = keys and os.access(workshop / "keys", os.R_OK | os.X_OK)
        there, clock = Workshop.open(workshop), SystemClock()
        with there.alone("edition", clock), there.alone("sign", clock):
            for name in ("state", "public", *(("keys",) if readable else ())):
                self.tree(workshop / name, f"feed/{name}")
        return readable

    def _member(self, name: str, data: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(data), PRIVATE
        self._tar.addfile(info, io.BytesIO(data))


def dump(workroom: Path) -> Path:
    """The database at one moment, as a file. Raises Unreachable."""
    from django.db import connection

    if connection.vendor == "sqlite":
        path = workroom / SQLITE
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        return path
    path = workroom / POSTGRESQL
    _tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(path))
    return path


def load(folder: Path) -> None:
    """Put the database of an unpacked backup into its place."""
    kept = folder / "database"
    if (kept / POSTGRESQL).exists():
        from django.db import connection

        if connection.introspection.table_names():
            raise BadInput("the database", "is not empty", "name an empty one in MINGBAI_HUB_DATABASE")
        _tool("pg_restore", "--no-owner", "--exit-on-error", "--dbname", _dsn(), str(kept / POSTGRESQL))
    else:
        (kept / SQLITE).rename(folder / SQLITE)
    shutil.rmtree(kept)


def unpack(file: Path, folder: Path, database: str) -> int:
    """The files of a backup below an empty folder; how many. Raises BadInput, Damaged, and then leaves nothing."""
    try:
        with tarfile.open(file, mode="r:") as tar:
            members = {member.name: member for member in tar}
            last = tar.extractfile(members[SUMS]) if SUMS in members else None
            if last is None:
                raise Damaged(f"{file}: breaks off; take another backup")
            sums = msgspec.json.decode(last.read(), type=Sums)
            _fits(sums, database)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                for name, sha256 in sums.files.items():
                    _take(tar, members.get(name), folder, name, sha256)
            except BaseException:
                empty(folder)
                raise
    except (tarfile.TarError, msgspec.MsgspecError, EOFError) as e:
        raise Damaged(f"{file}: is no backup, or damaged ({e})") from e
    except OSError as e:
        raise BadInput(str(file), f"cannot be read: {e.strerror}") from e
    return len(sums.files)


def empty(folder: Path) -> None:
    """Take away what a restore that failed has left."""
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _fits(sums: Sums, database: str) -> None:
    wanted = POSTGRESQL if urlsplit(database).scheme else SQLITE
    if f"database/{wanted}" not in sums.files:
        raise BadInput("the backup", "is of the other kind of database", "set or unset MINGBAI_HUB_DATABASE")


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo | None, folder: Path, name: str, sha256: str) -> None:
    plain = PurePosixPath(name)
    if member is None or not member.isreg() or plain.is_absolute() or ".." in plain.parts:
        raise Damaged(f"{name}: is not in the backup, or is no plain file")
    source = tar.extractfile(member)
    assert source is not None
    target = folder / plain
    target.parent.mkdir(mode=0o755 if "public" in plain.parts[:2] else 0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, member.mode & 0o777), "wb") as out:
        seen = hashlib.sha256()
        for chunk in _chunks(source):
            seen.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if seen.hexdigest() != sha256:
        raise Damaged(f"{name}: is not what was kept")
    os.utime(target, (member.mtime, member.mtime))  # by which the press knows what may be swept


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(1 << 20):
        yield chunk


def _tool(name: str, *words: str) -> None:
    """One of PostgreSQL's own tools, with the hub's database. The password goes by a variable, seen by nobody else."""
    from django.db import connection

    known = connection.settings_dict
    env = {**os.environ, "PGPASSWORD": known["PASSWORD"]}
    where = () if name == "pg_restore" else ("--dbname", _dsn())
    try:
        done = subprocess.run([name, *where, *words], env=env, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Unreachable(name, "is not installed: apt-get install postgresql-client", "server") from None
    if done.returncode:
        raise Unreachable("the database", done.stderr.strip().splitlines()[-1], "server")


def _dsn() -> str:
    """Where the database is, without its password."""
    from django.db import connection

    known: dict[str, Any] = connection.settings_dict
    named = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "dbname": known["NAME"]}
    quoted = {key: str(value).replace("\\", r"\\").replace("'", r"\'") for key, value in named.items() if value}
    return " ".join(f"{key}='{value}'" for key, value in quoted.items())
