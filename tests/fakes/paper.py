"""A real CUPS of a test's own, with printers that print into files.

    with Cups(folder) as cups:  cups.printer("hall")  cups.environment  cups.printed("hall")  cups.empty("hall")

Rules it keeps: it listens at a socket in its own folder alone; the machine's own CUPS is never asked; its process is
gone when the block ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

_DAEMON = shutil.which("cupsd") or ("/usr/sbin/cupsd" if Path("/usr/sbin/cupsd").exists() else "")

_BACKEND = """#!/bin/sh
# Prints into a file; says that it has no paper while it is told so.
[ $# -eq 0 ] && exit 0
place=${{DEVICE_URI#files:}}
while [ -e "$place/empty" ]; do
    echo "STATE: +media-empty-error" >&2
    read -r _ <"$place/paper" || exit 1
done
echo "STATE: -media-empty-error" >&2
cat "${{6:--}}" >"$place/job-$1"
"""
_SERVER = """Listen {place}/sock
Browsing Off
WebInterface No
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerRoot {place}/etc
ServerBin {place}/bin
RequestRoot {place}/spool
CacheDir {place}/cache
StateDir {place}/run
TempDir {place}/spool
AccessLog {place}/log/access
ErrorLog {place}/log/error
PageLog {place}/log/page
SystemGroup root
"""


def wants() -> str:
    """Why there cannot be one here; "" where there can."""
    if not _DAEMON or not shutil.which("lp"):
        return "cups is not installed (deploy/setup.sh --test)"
    return "" if os.geteuid() == 0 else "only root may start a print server of its own"


class Cups:
    """One print server."""

    def __init__(self) -> None:
        # Its printers are another user than root: pytest's own folders are shut to that one.
        self.place = Path(tempfile.mkdtemp(prefix="mingbai-cups-"))
        self.environment = {"CUPS_SERVER": str(self.place / "sock")}
        self._daemon: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Cups:
        for name in ("etc", "bin/backend", "spool", "cache", "run", "log"):
            (self.place / name).mkdir(parents=True)
        for path in (self.place, self.place / "bin", self.place / "bin" / "backend"):
            path.chmod(0o755)
        for part in Path("/usr/lib/cups").iterdir():
            if part.name != "backend":
                (self.place / "bin" / part.name).symlink_to(part)
        backend = self.place / "bin" / "backend" / "files"
        backend.write_text(_BACKEND.format())
        backend.chmod(0o755)
        server, files = self.place / "etc" / "cupsd.conf", self.place / "etc" / "cups-files.conf"
        server.write_text(_SERVER.format(place=self.place))
        files.write_text(_FILES.format(place=self.place))
        self._daemon = subprocess.Popen((_DAEMON, "-f", "-c", server, "-s", files), stderr=subprocess.DEVNULL)
        self._until(lambda: self._tell("lpstat", "-r").returncode == 0 and (self.place / "sock").exists())
        return self

    def __exit__(self, *_: object) -> None:
        assert self._daemon is not None
        self._daemon.terminate()
        self._daemon.wait()
        shutil.rmtree(self.place)

    def printer(self, name: str) -> Path:
        """A printer of this name, ready; the folder it prints into."""
        place = self.place / f"out-{name}"
        place.mkdir()
        place.chmod(0o777)
        os.mkfifo(place / "paper")
        (place / "paper").chmod(0o666)
        done = self._tell("lpadmin", "-p", name, "-E", "-v", f"files:{place}", "-m", "raw")
        assert done.returncode == 0, done.stderr
        return place

    def empty(self, name: str) -> None:
        """Take its paper out."""
        (self.place / f"out-{name}" / "empty").touch()

    def begun(self, name: str) -> int:
        """Waits until a job stands at a printer without paper; an open file, which is closed to let it go on."""
        return os.open(self.place / f"out-{name}" / "paper", os.O_WRONLY)

    def stop(self, name: str) -> None:
        """Stop it, as somebody does who opens it."""
        assert self._tell("cupsdisable", name).returncode == 0

    def printed(self, name: str) -> list[bytes]:
        """What has come out of it, in order."""
        found = sorted((self.place / f"out-{name}").glob("job-*"), key=lambda path: int(path.name[4:]))
        return [path.read_bytes() for path in found]

    def waiting(self, name: str) -> str:
        """The jobs it has not done."""
        return self._tell("lpstat", "-o", name).stdout.decode()

    def _tell(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, **self.environment, "LC_ALL": "C"}
        return subprocess.run(command, env=environment, capture_output=True, check=False)

    def _until(self, is_so: object, patience_s: float = 20.0) -> None:
        ends = time.monotonic() + patience_s
        while not is_so():  # type: ignore[operator]
            assert time.monotonic() < ends, (self.place / "log" / "error").read_text()
            time.sleep(0.02)  # a server of another make has no bell for us
