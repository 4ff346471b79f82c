"""The physical panel behind the glass: dark at night, not only black, by the commands of its kiosk.yaml.

Rules it keeps:
- a command is run in a process of its own, without a shell, and ended when it does not end by itself: a panel that
  does not answer holds nobody up;
- sent is not obeyed: `sent` when the command did what it should, `confirmed` when the panel was asked and said so,
  `unconfirmed` when it said otherwise or nothing, `failed` when the command could not be run; the last two are tried
  again;
- what the glass shows does not wait for it: a warning is drawn before the panel is asked to wake.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event, Lock, Thread
from typing import Literal

from kiosk.config import NightPart
from kiosk.terminal.facts import Switched
from kiosk.terminal.snapshot import Panel

AGAIN_S = 60.0

LOOK_S = 0.2
"""How often a command that runs is looked after: so long a stop may take."""

Run = Callable[[Sequence[str], float, Event], str]
"""Run a command for at most so many seconds, or until the event; gives what it said. Raises OSError when it fails."""


class Switch:
    """Of one panel, in a thread of its own, where there is a command at all."""

    def __init__(
        self, night: NightPart, tell: Callable[[Switched], object], now: Callable[[], datetime], run: Run | None = None
    ) -> None:
        self._night, self._tell, self._now, self._run = night, tell, now, run or ran
        self._wanted: bool | None = None
        self._lock, self._changed, self._stopping = Lock(), Event(), Event()
        self._thread: Thread | None = None

    @property
    def able(self) -> bool:
        """Whether there is anything to run."""
        return bool(self._night.on or self._night.off)

    def want(self, lit: bool) -> None:
        """What the panel should be from now on. Any thread; returns at once."""
        with self._lock:
            if lit == self._wanted:
                return
            self._wanted = lit
        self._changed.set()

    def start(self) -> None:
        if self.able:
            self._thread = Thread(target=self._follow, name="panel")
            self._thread.start()

    def close(self) -> None:
        self._stopping.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join()

    def once(self, lit: bool) -> Panel:
        """Ask the panel once, and tell how that went."""
        command = self._night.on if lit else self._night.off
        how: Literal["sent", "confirmed", "unconfirmed", "failed"] = "sent"
        why = ""
        try:
            if command:
                self._run(command, self._night.patience_s, self._stopping)
            if self._night.ask:
                said = self._run(self._night.ask, self._night.patience_s, self._stopping)
                how = "confirmed" if _says(said) == lit else "unconfirmed"
                why = "" if how == "confirmed" else f"asked, it said: {said.strip()[:100] or 'nothing'}"
        except OSError as e:
            how, why = "failed", str(e)[:300]
        panel = Panel(lit, how, self._now(), why)
        self._tell(Switched(panel))
        return panel

    def _follow(self) -> None:
        """The thread."""
        again: float | None = None
        while not self._stopping.is_set():
            self._changed.wait(again)
            self._changed.clear()
            with self._lock:
                wanted = self._wanted
            if self._stopping.is_set() or wanted is None:
                continue
            panel = self.once(wanted)
            again = AGAIN_S if panel.how in ("unconfirmed", "failed") else None


def ran(command: Sequence[str], patience_s: float, stopping: Event) -> str:
    """What a command said. Raises OSError when it cannot be run, ends with another code than 0, or does not end."""
    import subprocess  # the first frame does not wait for it

    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as child:
        left = patience_s
        while True:
            try:
                said, wrong = child.communicate(timeout=min(LOOK_S, left))
                break
            except subprocess.TimeoutExpired:
                left -= LOOK_S
                if left <= 0 or stopping.is_set():
                    child.kill()
                    raise OSError(f"{command[0]}: not done after {patience_s:g} s") from None
    if child.returncode != 0:
        last = (wrong.strip() or said.strip()).splitlines()
        raise OSError(f"{command[0]}: exit code {child.returncode}" + (f": {last[-1]}" if last else ""))
    return said


def _says(said: str) -> bool | None:
    """Whether an answer says on or off: its last word that is one of both."""
    for word in reversed(said.lower().replace(":", " ").split()):
        if word in ("on", "off", "standby"):
            return word == "on"
    return None
