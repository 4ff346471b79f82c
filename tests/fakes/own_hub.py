"""A hub of its own for tests of its commands: a folder, processes, and a way to run a few lines in it.

`PRELUDE` lays the small office of fakes/desk.py out in it; on PostgreSQL each hub gets a database of its own.
The first command of each kind is a process of its own, as a person starts it; later ones are born of the process that
`do` has woken (fakes/woken.py), where the hub has one.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import weakref
from pathlib import Path
from typing import ClassVar

from fakes.woken import ROOT, Woken

from hub.place import DATABASE

PRELUDE = "import django; django.setup()\nfrom fakes.desk import FakeDesk\nfrom fakes.builders import a_notice\n"

ALONE = {"migrate", "restore"}
"""What changes the tables or the folder under a process that has read them."""


class OwnHub:
    """`run("migrate")` is `mingbai-hub migrate`; `do("…")` runs Python beside it."""

    _run_before: ClassVar[set[str]] = set()

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("MINGBAI_HUB_")}
        self.env |= {"MINGBAI_HUB_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hub.settings"}
        self.env |= {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", **env}
        self._woken: Woken | None = None

    def run(self, *words: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
        if self._woken is None or words[0] in ALONE or words[0] not in self._run_before:
            self._run_before.add(words[0])
            done = self._process("-m", "hub", *words)
        else:
            done = self._woken.ask("-m", "hub", *words)
        assert (done.returncode != 0) == fails, done.stderr
        assert "Traceback" not in done.stderr
        return done

    def migrate(self) -> None:
        """As `mingbai-hub migrate` leaves a new folder: made once in a run of the tests, then copied."""
        run = next((place for place in self.folder.parents if re.fullmatch(r"pytest-\d+", place.name)), None)
        if run is None or DATABASE in self.env:
            self.run("migrate")
            return
        made = run / "migrated-hub"
        with (run / "migrated-hub.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                first = OwnHub(run / "migrating-hub")
                first.run("migrate")
                first.folder.rename(made)
        shutil.copytree(made, self.folder)

    def do(self, lines: str) -> str:
        if self._woken is None:
            self._woken = Woken(self.env)
            weakref.finalize(self, self._woken.close)  # at the latest when the tests end
        done = self._woken.ask("-c", PRELUDE + lines)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def root(self) -> str:
        """The fingerprint a screen is paired with."""
        return hashlib.sha256((self.folder / "feed/public/metadata/1.root.json").read_bytes()).hexdigest()

    def _process(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words]
        return subprocess.run(command, env=self.env, cwd=ROOT, capture_output=True, text=True, check=False)
