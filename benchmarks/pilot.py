"""A terminal with its screen, as `mingbai run` starts it, that writes down when its frames appear: run as a child.

    python -m benchmarks.pilot kiosk.yaml frames.txt [modules.txt]      with the last: ends after the first content

Rules it keeps: it is `mingbai run` itself; nothing is done to it but one step before and after the window's flip; the
time that looking at a picture takes is not counted; a frame counts as content as soon as its lower half, where no head
is, shows something.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOOKED_AT = 12
"""Frames whose picture is looked at: the first ones. Later frames are only stamped."""


class Stopwatch:
    """Writes a line per frame: epoch seconds, and whether it had content (`-` where nobody looked)."""

    def __init__(self, frames: Path, modules: Path | None) -> None:
        self._out = frames.open("w", buffering=1)
        self._modules = modules
        self._looked = 0
        self._shown = False

    def watch(self, window: Any, enough: Callable[[], None]) -> None:
        """Stand before the window's flip: what was drawn is only there until then. `enough` ends the terminal."""
        from kivy.graphics.opengl import GL_RENDERER, glFinish, glGetString

        Path(self._out.name).with_suffix(".gl").write_bytes(glGetString(GL_RENDERER))
        flip = window.flip

        def stamped() -> None:
            if not self._shown:
                glFinish()  # that the drawing is done is the frame's own time, and not that of looking at it
            content, begun = "-", time.time()
            if not self._shown and self._looked < LOOKED_AT:
                self._looked += 1
                self._shown = _has_content(window)
                content = str(int(self._shown))
            looking = time.time() - begun
            flip()
            self._out.write(f"{time.time() - looking:.6f} {content}\n")
            if content == "1" and self._modules is not None:
                self._modules.write_text("\n".join(sorted(sys.modules)) + "\n")
                enough()

        window.flip = stamped


def _has_content(window: Any) -> bool:
    """Whether the lower half of what was just drawn shows more than its ground and lines: antialiased signs do."""
    from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

    width, height = window.system_size
    colours: set[bytes] = set()
    for row in range(1, 9):
        pixels = bytes(glReadPixels(0, height * row // 17, width, 1, GL_RGB, GL_UNSIGNED_BYTE))
        colours.update(pixels[i : i + 3] for i in range(0, len(pixels), 3))
    return len(colours) > 16


def main(config: str, frames: str, modules: str = "") -> int:
    from kiosk.cli.__main__ import main as mingbai
    from screens import warm

    watch = Stopwatch(Path(frames), Path(modules) if modules else None)
    wait = warm.Warming.wait

    def waited(warming: warm.Warming) -> None:
        app = sys.modules.get("screens.app")  # not imported by us: `mingbai run` has it by then
        if app is not None and not hasattr(app.KioskApp, "watched"):
            _stand_beside(app.KioskApp, watch)
        wait(warming)

    warm.Warming.wait = waited  # type: ignore[method-assign]
    return mingbai(["run", "--config", config])


def _stand_beside(app: Any, watch: Stopwatch) -> None:
    """Have the window of this kind of app watched as soon as there is one."""
    screen, app.watched = app._screen, True

    def watched(self: Any, *parts: Any) -> Any:
        watch.watch(self.window, self.stop)
        return screen(self, *parts)

    app._screen = watched


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
