"""Printing: what the glass knows of a paper that is on its way.

    printing = Printing(names, answered)      names: the printer for each paper; answered is called on its thread
    printing.print(leaflet)                   at once; nothing while one is on its way
    printing.seen                             how it stands, for the page
    printing.stop()                           the thread is gone when it returns, and the job with it

Rules it keeps: "printed" is said when the printer has taken the last of it, never before; what cannot be printed now is
taken back, so that nobody's paper comes out for the next one; no file is written here, the PDF goes through pipes.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread

import msgspec

from screens.printing import queue
from screens.printing.leaflet import Leaflet
from screens.printing.standing import Form, Paper, Standing, State

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
DRAW_S, ASK_S, PATIENCE_S = 60.0, 10.0, 90.0
"""How long a drawing, a question to CUPS, and a whole job may take."""

LOOK_S = 1.0
STALE_LOOKS = 3
"""A printer goes on telling what was wrong before until it begins: so many looks in a row it must say so."""


class Printing:
    """One a touchscreen. `draw`: the command that makes a PDF of a leaflet."""

    def __init__(
        self,
        names: Mapping[Paper, str],
        answered: Callable[[], object],
        draw: Sequence[str] = (sys.executable, "-m", "screens.printing.drawing"),
        look_s: float = LOOK_S,
    ) -> None:
        self._names = {paper: name for paper, name in names.items() if name}
        self._answered, self._draw, self._look_s = answered, tuple(draw), look_s
        self._ended = Event()
        self._thread: Thread | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self.seen = Standing(frozenset(self._names))

    def print(self, leaflet: Leaflet, form: Form) -> None:
        """Send it on its way."""
        name = self._names.get(leaflet.paper)
        if name is None or self.seen.state == "printing":
            return
        self._join()
        self._ended.clear()
        self._say("printing", form)
        self._thread = Thread(target=self._run, args=(leaflet, form, name), name="printing", daemon=True)
        self._thread.start()

    def forget(self) -> None:
        """What came of it is no longer told. Of a paper on its way it is told on every page."""
        if self.seen.state != "printing":
            self.seen = Standing(self.seen.papers)

    def stop(self) -> None:
        self._ended.set()
        child = self._child
        if child is not None:
            child.kill()
        self._join()

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _say(self, state: State, form: Form) -> None:
        self.seen = Standing(self.seen.papers, state, form)

    def _run(self, leaflet: Leaflet, form: Form, name: str) -> None:
        """On its own thread, from the first question to the last sheet."""
        try:
            state: State = self._through(leaflet, name)
        except FileNotFoundError as e:
            log.warning("nothing can be printed here: %s", e)
            state = "missing"
        except Exception:  # whatever a printer does, the glass goes on and offers the code
            log.exception("'%s' could not be printed", leaflet.title)
            state = "failed"
        self._say(state, form)
        if not self._ended.is_set():
            self._answered()

    def _through(self, leaflet: Leaflet, name: str) -> State:
        code, said = self._asked(queue.asks(name), ASK_S)
        stands = queue.trouble(code, said.decode(errors="replace"))
        if stands == "missing" or (stands == "off" and " disabled since" in said.decode(errors="replace")):
            return stands
        code, pdf = self._asked(self._draw, DRAW_S, msgspec.json.encode(leaflet))
        if self._ended.is_set():
            return "failed"
        if code or not pdf.startswith(b"%PDF"):
            log.warning("'%s' could not be drawn", leaflet.title)
            return "failed"
        code, said = self._asked(queue.sends(name, *queue.size_mm(pdf)), ASK_S, pdf, whole=True)
        job = queue.job_of(said.decode(errors="replace"))
        if code or not job:
            return "failed"
        state = self._watched(name, job)
        if state != "printed":
            self._asked(queue.cancels(job), ASK_S, whole=True)
        return state

    def _watched(self, name: str, job: str) -> State:
        """How a job ends."""
        last, same = "", 0
        for _ in range(round(PATIENCE_S / LOOK_S)):
            code, said = self._asked(queue.asks_jobs(name), ASK_S)
            if not code and not queue.waits(job, said.decode(errors="replace")):  # cut short, it has said nothing
                return "printed"
            code, said = self._asked(queue.asks(name), ASK_S)
            now = queue.trouble(code, said.decode(errors="replace"))
            same = same + 1 if now == last else 1
            last = now
            if now and same >= STALE_LOOKS:
                return now
            if self._ended.wait(self._look_s):
                return "failed"
        return "failed"

    def _asked(
        self, command: Sequence[str], patience_s: float, given: bytes = b"", whole: bool = False
    ) -> tuple[int, bytes]:
        """A command's code and what it said; `whole`: it is not cut short when all stops, lest a job be left behind.

        FileNotFoundError where there is no such program.
        """
        pipe = subprocess.PIPE
        env = {**os.environ, "LC_ALL": "C"}
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT, env=env) as child:
            self._child = None if whole else child
            try:
                said, _ = child.communicate(given, timeout=patience_s)
            except subprocess.TimeoutExpired:
                child.kill()
                child.communicate()
                log.warning("%s took longer than %.0f s", command[0], patience_s)
                return -1, b""
            finally:
                self._child = None
            return child.returncode, said
