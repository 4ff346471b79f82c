"""Where a hub lives: its folder of data, its secret, its database; all of it before Django knows anything.

Rules it keeps: one folder holds everything that must be backed up; a secret is made at the first start, lies in a file
that only its owner reads, and stands in no database, no log and no setting a person could print.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kiosk.errors import BadInput

DATA = "MINGBAI_HUB_DATA"
DATABASE = "MINGBAI_HUB_DATABASE"
URL = "MINGBAI_HUB_URL"
SECRET = "MINGBAI_HUB_SECRET"  # noqa: S105  the name of a variable, not a secret
SECOND_FACTOR = "MINGBAI_HUB_SECOND_FACTOR"
ALERT_MAIL = "MINGBAI_HUB_ALERT_MAIL"
ALERT_HOOK = "MINGBAI_HUB_ALERT_HOOK"
DEFAULT = Path("var/hub")


def data_dir() -> Path:
    """The hub's folder, made if it is not there."""
    folder = Path(os.environ.get(DATA) or DEFAULT).resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as e:
        raise BadInput(str(folder), f"cannot be made: {e.strerror}", "name another with --data DIR") from e
    return folder


def one_of(name: str, known: tuple[str, ...]) -> str:
    """A variable that says one of a few words; the first, where it says nothing. Raises BadInput."""
    said = os.environ.get(name) or known[0]
    if said not in known:
        raise BadInput(name, f"'{said}' is not known", " | ".join(known))
    return said


def secret(folder: Path) -> str:
    """The secret in a file of its own, made at the first start; of two that start at once both get the same.

    The press, where it runs as a user of its own, names another file: it opens no session and needs not know this one.
    """
    return secret_file(folder / (os.environ.get(SECRET) or "secret-key"))


def secret_file(path: Path) -> str:
    """A secret in a file that only its owner reads, made when it is first asked for."""
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        try:
            text = path.read_text("ascii").strip()
        except OSError as e:
            raise BadInput(str(path), f"cannot be read: {e.strerror}", f"run as its owner, or set {SECRET}") from e
        if len(text) < 50:
            raise BadInput(str(path), "holds no secret", "remove it; everybody has to log in anew") from None
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        return text
    with os.fdopen(fd, "w") as file:
        text = secrets.token_urlsafe(64)
        file.write(text + "\n")
    return text


def database(folder: Path, url: str) -> dict[str, Any]:
    """Django's setting for a database address: none is SQLite in the hub's folder. Raises BadInput."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "hub.sqlite3"),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                # FULL: what was answered "received" or "approved" is on the disk, also when the power goes then.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise BadInput(DATABASE, "is no address of a database", "postgres://user:password@host:5432/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
