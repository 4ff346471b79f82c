"""A process of a hub that has woken Django once, and forks for each thing it is asked: two seconds saved every time.

`Woken(env).ask("-m", "hub", …)` gives what `python -m hub …` would give in that environment: exit code, stdout, stderr.
It ends when it is closed, and when whoever asked is no more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Woken:
    """The asking side. `env`: of the hub, its folder and tables there already."""

    def __init__(self, env: dict[str, str]) -> None:
        command = [sys.executable, "-m", "fakes.woken"]
        self._child = subprocess.Popen(
            command, env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        with tempfile.TemporaryDirectory() as place:
            out, err = Path(place, "out"), Path(place, "err")
            print(json.dumps([words, str(out), str(err)]), file=self._child.stdin, flush=True)
            code = self._child.stdout.readline()
            assert code, "the process that was woken has ended"
            return subprocess.CompletedProcess(words, int(code), out.read_text("utf-8"), err.read_text("utf-8"))

    def close(self) -> None:
        self._child.communicate()  # nothing more to ask: it ends


def wait_for_words() -> None:
    """The answering side: a line of stdin is a thing asked, a line of stdout its exit code."""
    import django

    django.setup()
    assert threading.active_count() == 1, "a fork would lose a thread"
    for line in sys.stdin:
        words, out, err = json.loads(line)
        child = os.fork()
        if not child:
            _stand(out, err)
            sys.exit(_run(words))  # Python itself tells what went wrong and makes an exit code of it
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _stand(out: str, err: str) -> None:
    """Three files of its own, as a process is begun with."""
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        os.dup2(os.open(path, flags | os.O_CREAT), number)


def _run(words: list[str]) -> int:
    if words[:2] == ["-m", "hub"]:
        from hub.__main__ import main

        sys.argv = ["hub", *words[2:]]
        return main()
    exec(words[1], {"__name__": "__main__"})
    return 0


if __name__ == "__main__":
    wait_for_words()
