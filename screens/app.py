"""The glass of one terminal: one window, one root widget by mode, and the loop that keeps it alive.

    KioskApp(terminal, settings).run()        until stop(), from a signal or another thread

Rules it keeps:
- the first frame waits for the disk alone; the terminal's threads start after it;
- a new snapshot comes on the keeper's thread and is applied on this one, through one trigger;
- no error of one callback or one touch ends the loop: it is logged, what is on the glass stays;
- still screens turn slowly and draw nothing; while something moves or is touched the loop turns fast;
- where the display can wake it, a still screen sleeps between two events (screens/doze.py);
- nothing a citizen can press leaves the screen (screens/lockdown.py).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from kiosk.config import Settings
from kiosk.terminal.orders import Clear, Cover, Order, Showing, Uncover
from kiosk.terminal.snapshot import Snapshot
from screens import bootstrap, lean
from screens.eyes import Eyes, LiveTerminal
from screens.pulse import Pulse
from screens.sweeping import Sweeping, settle
from screens.warm import Warming

log = logging.getLogger(__name__)

AWAKE_S = 5.0
"""How long the loop turns fast after the last touch."""

TICK_S = 1.0


def unwatched() -> None:
    """Nobody watches: for tests, and where this system cannot."""


class KioskApp:
    """One window and its loop."""

    def __init__(
        self,
        terminal: LiveTerminal,
        settings: Settings,
        warming: Warming | None = None,
        beat: Callable[[], None] = unwatched,
        safe: bool = False,
    ) -> None:
        """`beat` tells whoever watches that the glass lives; `safe`: text only, after too many restarts."""
        self._terminal, self._settings, self._safe = terminal, settings, safe
        self._pulse = Pulse(beat, terminal.clock.monotonic)
        self._warming = warming or Warming(None)
        self._ended = Event()
        self.again = False
        self._awake_until = 0.0
        self._lively = True
        self._doze: Any = None
        self._sweeping = Sweeping(terminal.clock.monotonic())
        self._told = ""
        self._obedient: Any = None  # none until the first frame stands
        self.screen: Any = None
        self.window: Any = None

    def run(self) -> None:
        """Show the terminal until `stop`. RuntimeError when there is no OpenGL."""
        self.open()
        try:
            self._turn()  # and no rest after it: the courier waits for this one
            self._begun()
            settle()
            self._terminal.start()
            while not self._ended.is_set():
                self._frame()
        finally:
            self.close()

    def _begun(self) -> None:
        """The first frame stands: now comes what it did not wait for."""
        from screens.obedient import Obedient

        terminal = self._terminal
        self._obedient = Obedient(terminal.tell, self.window, self.screen, terminal.clock.now, self.restart)
        self._warming.end()
        if self._settings.mode == "touch":
            self.screen.begun()

    def restart(self) -> None:
        """End as `stop` does; whoever runs this terminal starts it again (`again`)."""
        self.again = True
        self.stop()

    def stop(self) -> None:
        """End the loop after this frame. May be called from anywhere, also from a signal."""
        self._ended.set()
        if self._doze is not None:
            self._doze.wake()

    def open(self) -> None:
        """Window, root widget, timers; nothing is drawn yet."""
        bootstrap.prepare(bootstrap.plan_of(self._settings), bootstrap.home_of(self._settings))
        from kivy.base import EventLoop, runTouchApp
        from kivy.clock import Clock

        from screens import kv
        from screens.doze import doze
        from screens.lockdown import Lockdown
        from screens.wardrobe import Wardrobe

        if self._settings.mode == "touch":
            import screens.touch  # noqa: F401 - while the display is being opened beside
        self._warming.wait()
        kv.check()
        window = lean.import_window()
        if window is None:
            raise RuntimeError("no window: OpenGL 2 or a display is missing (docs/operations.md)")
        self.window, self._loop, self._pace, self._fast = window, EventLoop, kv.pace, kv.fast()
        self._pulse.begun()
        wardrobe = Wardrobe(self._settings, self._terminal.clock.monotonic)
        eyes = Eyes(self._terminal, self._settings, self._safe)
        self.screen = self._screen(wardrobe, eyes)
        window.clearcolor = wardrobe.dress().theme.colour("paper")
        self._lock = Lockdown(window, self._settings.screen.mode == "window")
        window.bind(on_touch_down=self._touched, on_flip=self._pulse.flipped)
        if self._settings.input == "evdev":
            from screens.input import watch

            watch.listen(EventLoop, Clock, self._settings)
        runTouchApp(self.screen, embedded=True)
        self._news = Clock.create_trigger(self._tick, -1)
        self._timer = Clock.schedule_interval(self._tick, TICK_S)
        # A board has something to do in every turn: its line runs.
        self._on_schedule, self._doze = kv.on_schedule, doze(kv.next_s) if self._settings.mode == "touch" else None
        if self._doze is not None:
            self._on_schedule(self._doze.scheduled)
        self._terminal.listen(self._heard)
        self._tick()

    def close(self) -> None:
        """Stop in reverse."""
        self._terminal.unlisten(self._heard)
        self._timer.cancel()
        self._news.cancel()
        if self._obedient is not None:
            self._obedient.stop()
        try:
            self.screen.dispose()
        except Exception:
            log.exception("the screen did not end well")
        self._lock.undo()
        self.window.unbind(on_touch_down=self._touched)
        self.window.unbind(on_flip=self._pulse.flipped)
        self.window.remove_widget(self.screen)
        self._on_schedule(None)
        self._loop.close()

    def _screen(self, wardrobe: Any, eyes: Eyes) -> Any:
        if self._settings.mode == "board":
            from screens.board.screen import BoardScreen

            now = self._terminal.clock.now
            # So short a turn for the thread beside the glass that no frame waits for it.
            sys.setswitchinterval(0.001)
            return BoardScreen(wardrobe, eyes.sight, self._terminal.tell, now, self._settings.board, not self._safe)
        from screens.fittings import fittings_of
        from screens.handwriting import reader, zinnia
        from screens.seeking import beside
        from screens.touch import TouchScreen

        fittings, monotonic = fittings_of(self._settings, self._deeds()), self._terminal.clock.monotonic
        reads = reader.Reader if zinnia.installed() else None
        return TouchScreen(wardrobe, eyes.sight, self._terminal.tell, monotonic, fittings, beside, reads)

    def _deeds(self) -> dict[Any, Any]:
        """What staff can do at the screen, and how it is done."""
        orders: dict[Any, Order] = {"clear": Clear(), "blank": Cover(), "unblank": Uncover()}
        told = {deed: partial(self._terminal.tell, order) for deed, order in orders.items()}
        return {**told, "sync": self._terminal.wake, "restart": self.restart, "exit": self.stop}

    def _frame(self) -> None:
        """One turn, and where nothing moves a rest until something happens."""
        self._turn()
        if self._doze is not None and not self._lively and not self._ended.is_set():
            self._doze.rest()

    def _turn(self) -> None:
        """Clock, touches, drawing. An error costs this turn, not the screen."""
        try:
            self._loop.idle()
            self.window.mainloop()
        except Exception:
            log.exception("a turn of the loop failed")
        if self._loop.quit:
            self._ended.set()

    def _tick(self, *_: object) -> None:
        try:
            self.screen.tick()
        except Exception:  # a raising callback would be cancelled for ever; the last good content stays
            log.exception("the screen could not follow")
        else:
            self._pulse.followed(bool(self.window.canvas.needs_redraw))
        self._tell_showing()
        if self._obedient is not None:
            self._obedient.follow(self._terminal.snapshot.asked)
        now = self._terminal.clock.monotonic()
        self._lively = self.screen.lively or now < self._awake_until
        self._sweeping.turn(now)
        # Whoever sleeps until something happens follows it at once.
        self._pace(self._fast if self._lively or self._doze is not None else bootstrap.SLOW)

    def _tell_showing(self) -> None:
        """Tell the terminal what stands on the whole glass, when it is something else."""
        showing = self.screen.showing
        if showing != self._told:
            self._told = showing
            self._terminal.tell(Showing(showing))

    def _heard(self, _snapshot: Snapshot) -> None:
        """On the keeper's thread: many at once are one for the glass."""
        self._news()

    def _touched(self, *_: object) -> None:
        self._awake_until = self._terminal.clock.monotonic() + AWAKE_S
        self._lively = True
        self._pace(self._fast)
