"""The panel that is there now, read on a thread of its own and handed to Kivy: Kivy's one way in for `input: evdev`.

Rules it keeps:
- a panel that is unplugged lifts all its fingers and is looked for again every second; nothing need be restarted;
- what the thread reads waits in a queue; Kivy fetches it in its own turn, and is woken for it;
- no error of a panel ends the thread: it is logged, and the panel is opened anew.
"""

from __future__ import annotations

import logging
import os
import select
from collections import deque
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider

from kiosk.config import Settings
from screens.input.contacts import Change, Contacts, Ranges
from screens.input.panel import first, opened

log = logging.getLogger(__name__)

AGAIN_S = 1.0

Open = Callable[[], tuple[int, Ranges] | None]
"""Opens the panel that is there: a descriptor and its ranges; None when there is none. May raise OSError."""


class PanelTouch(MotionEvent):
    """A finger on the panel, from its first place to its last."""

    def __init__(self, device: str, number: int, place: tuple[float, float]) -> None:
        super().__init__(device, number, place, is_touch=True, type_id="touch")

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        self.profile = ("pos",)
        super().depack(args)


class Watch(MotionEventProvider):  # type: ignore[misc]  # Kivy has no types
    """`open_`: see Open; `wake` is called on the thread when something has come."""

    def __init__(self, open_: Open, turn: int, wake: Callable[[], object]) -> None:
        super().__init__("panel", "")
        self._open, self._turn, self._wake = open_, turn, wake
        self._changes: deque[Change] = deque()
        self._touches: dict[int, PanelTouch] = {}
        self._stopping = Event()
        self._end, self._ended = os.pipe()
        self._thread: Thread | None = None

    def start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="panel")
            self._thread.start()

    def stop(self) -> None:
        if self._thread is None:
            return
        self._stopping.set()
        os.write(self._ended, b"!")
        self._thread.join()
        self._thread = None
        os.close(self._end)
        os.close(self._ended)

    def update(self, dispatch_fn: Callable[[str, Any], object]) -> None:
        """On the glass: hand on what has come."""
        while self._changes:
            change = self._changes.popleft()
            touch = self._touches.get(change.finger)
            if change.what == "begin" or touch is None:
                touch = self._touches[change.finger] = PanelTouch(self.device, change.finger, change[2:])
            else:
                touch.move(change[2:])
            if change.what == "end":
                del self._touches[change.finger]
                touch.update_time_end()
            dispatch_fn(change.what, touch)

    def _run(self) -> None:
        said = ""
        while not self._stopping.is_set():
            try:
                panel = self._open()
                if panel is not None:
                    self._read(*panel)
                    said = ""
            except OSError as e:
                if str(e) != said:  # a panel that may not be opened is tried every second
                    log.warning("the touch panel: %s", e)
                said = str(e)
            self._stopping.wait(AGAIN_S)

    def _read(self, fd: int, ranges: Ranges) -> None:
        """Until the panel is gone, or nobody wants it any more."""
        contacts = Contacts(ranges, self._turn)
        try:
            while True:
                ready, _, _ = select.select([fd, self._end], [], [])
                if self._end in ready:
                    return
                data = os.read(fd, 4096)
                if not data:
                    return
                self._heard(contacts.fed(data))
        finally:
            os.close(fd)
            self._heard(contacts.lifted())

    def _heard(self, changes: list[Change]) -> None:
        if changes:
            self._changes.extend(changes)
            self._wake()


def watch(match: str, turn: int, wake: Callable[[], object]) -> Watch:
    """The watch over this machine's panel. `match`: a word of its name; "": the first there is."""

    def open_() -> tuple[int, Ranges] | None:
        found = first(match)
        return opened(found) if found is not None else None

    return Watch(open_, turn, wake)


def listen(loop: Any, clock: Any, settings: Settings) -> None:
    """Have Kivy's loop fetch the fingers of this machine's panel, where the settings say so. Before the loop starts."""
    if settings.input == "evdev" and settings.mode == "touch":
        loop.add_input_provider(watch(settings.panel_match, settings.panel_turn, clock.create_trigger(_stirred, -1)))


def _stirred(_dt: float) -> None:
    """The loop turns, and that is all it need do: it asks its providers at every turn."""
