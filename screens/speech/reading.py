"""Reading aloud: who asks the voice for one sentence after another, and knows which one sounds.

    reading = Reading(commands, answered)     commands by name, see voice.py; answered is called on its thread
    reading.read(sentences)                   from now on, instead of what sounded before
    reading.hush()                            silent when it returns
    reading.stop()                            the same, for ever; thread and processes are gone

Rules it keeps: a voice is a process that may be killed at any instant; one that cannot speak is found out at its first
sentence and told, never waited for; nobody is answered for what was stopped.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from msgspec import Struct

from screens.speech.sentences import Sentence

log = logging.getLogger(__name__)

State = Literal["none", "silent", "speaking", "failed"]
"""There is no voice; there is one; it speaks; it could not."""

ROOT = Path(__file__).resolve().parents[2]


class Standing(Struct, frozen=True):
    """How it stands; `at`: which sentence sounds, from 0."""

    state: State = "none"
    at: int = 0


class Reading:
    """One a touchscreen. Without commands nothing is offered."""

    def __init__(
        self,
        commands: Mapping[str, Sequence[str]],
        answered: Callable[[], object],
        voice: Sequence[str] = (sys.executable, "-m", "screens.speech.voice"),
    ) -> None:
        self._commands = {name: list(command) for name, command in commands.items() if command}
        self._answered, self._voice = answered, tuple(voice)
        self._lock = Lock()
        self._child: subprocess.Popen[str] | None = None
        self._turn = 0  # of readings: what an older one has to say is not heard
        self._threads: list[Thread] = []
        self.sentences: tuple[Sentence, ...] = ()
        self.seen = Standing("silent" if self._commands else "none")

    @property
    def speaks(self) -> bool:
        return self.seen.state == "speaking"

    @property
    def plays(self) -> bool:
        """Whether a recording can be played."""
        return "play" in self._commands

    @property
    def sentence(self) -> Sentence | None:
        """The one that sounds; none while a recording does."""
        at = self.seen.at
        return self.sentences[at] if self.speaks and at < len(self.sentences) else None

    def read(self, sentences: Sequence[Sentence], names: Collection[str] = ()) -> None:
        """Read these, one after another. `names`: of persons, whose surnames are read in their own way."""
        orders = [
            {"words": said.words, "language": said.language, "names": [name for name in names if name in said.words]}
            for said in sentences
        ]
        self._begin(orders, tuple(sentences))

    def say(self, words: str, language: Literal["zh", "en"] = "zh") -> None:
        """Say this, which stands nowhere."""
        self._begin([{"words": words, "language": language}], ())

    def play(self, path: str) -> None:
        """Play a recording."""
        self._begin([{"play": path}], ())

    def hush(self) -> None:
        """Be silent, at once."""
        with self._lock:
            self._turn += 1
            self._kill()
            self.sentences = ()
            if self.seen.state != "none":
                self.seen = Standing("silent")

    def stop(self) -> None:
        self.hush()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _begin(self, orders: Sequence[Mapping[str, object]], sentences: tuple[Sentence, ...]) -> None:
        self.hush()
        if self.seen.state == "none" or not orders:
            return
        self.sentences, self.seen = sentences, Standing("speaking")
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(target=self._run, args=(orders, self._turn), name="reading", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self, orders: Sequence[Mapping[str, object]], turn: int) -> None:
        """On a thread of this reading's own."""
        child = self._born(turn)
        if child is None:
            return
        try:
            for at, order in enumerate(orders):
                if not self._tell(turn, Standing("speaking", at)):
                    return
                said = self._answer(child, order)
                if said != "ok":
                    if self._tell(turn, Standing("failed")):
                        log.warning("nothing can be read aloud: %s", said or "the voice ended")
                    return
            self._tell(turn, Standing("silent"))
        finally:
            _end(child)

    def _born(self, turn: int) -> subprocess.Popen[str] | None:
        """The voice of a reading, in a group of its own; none when that is over already."""
        with self._lock:
            if turn != self._turn:
                return None
            pipe = subprocess.PIPE
            self._child = subprocess.Popen(
                (*self._voice, json.dumps(self._commands)),
                stdin=pipe,
                stdout=pipe,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=ROOT,
                start_new_session=True,
            )
            return self._child

    def _answer(self, child: subprocess.Popen[str], order: Mapping[str, object]) -> str:
        """What the voice says when a sentence has sounded; "" when it is gone."""
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            child.stdin.write(json.dumps(order) + "\n")
            child.stdin.flush()
            return child.stdout.readline().strip()
        except (OSError, ValueError):
            return ""

    def _tell(self, turn: int, standing: Standing) -> bool:
        """Let it be known, unless this reading is over."""
        with self._lock:
            if turn != self._turn:
                return False
            changed, self.seen = self.seen != standing, standing
        if changed:
            self._answered()
        return True

    def _kill(self) -> None:
        """With the lock: the voice and what it has started, which may be in the middle of a word."""
        child, self._child = self._child, None
        if child is not None and child.poll() is None:
            with suppress(OSError):
                os.killpg(child.pid, signal.SIGKILL)


def _end(child: subprocess.Popen[str]) -> None:
    """Leave no process and no pipe."""
    with suppress(OSError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
