"""`python tests/on_postgres.py WORDS FOR PYTEST`: those tests on a real PostgreSQL, which is gone afterwards.

A private cluster in a folder of its own, reached by a socket in that folder: no port, no password, nothing of a server
that may run here already. PostgreSQL refuses to be started by root, so root becomes the user that Debian made for it.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "mingbai"
# A cluster of a few minutes need not outlive a power cut.
HASTE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=60")


def binaries() -> Path | None:
    """Where `initdb` and `pg_ctl` lie: the newest of Debian's versions, else those in PATH; None without any."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    return debian[-1] if debian else Path(found).parent if found else None


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database, for MINGBAI_HUB_DATABASE."""
    tools = binaries()
    if tools is None:
        raise SystemExit("no PostgreSQL here: deploy/setup.sh --test")
    folder = Path(tempfile.mkdtemp(prefix="mingbai-pg-"))
    who = {}
    if os.getuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def run(tool: str, *words: str) -> None:
        # Into a file and not a pipe: the server inherits it, and a pipe would never end.
        with (folder.parent / f"{folder.name}.out").open("w+") as out:
            done = subprocess.run([tools / tool, *words], cwd=folder, stdout=out, stderr=out, check=False, **who)
            if done.returncode:
                out.seek(0)
                raise SystemExit(f"{tool}: {out.read()}")

    data = folder / "data"
    options = " ".join((*HASTE, "-c", "listen_addresses=''", "-k", str(folder)))
    try:
        run("initdb", "-D", str(data), "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            run("createdb", "-h", str(folder), "-U", NAME, NAME)
            yield f"postgres://{NAME}@/{NAME}?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.out").unlink(missing_ok=True)


def main(words: list[str]) -> int:
    """Run pytest with these words; its exit code."""
    with cluster() as address:
        env = {**os.environ, "MINGBAI_HUB_DATABASE": address}
        return subprocess.run([sys.executable, "-m", "pytest", *words], env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
