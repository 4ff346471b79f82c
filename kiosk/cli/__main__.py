"""`mingbai COMMAND …`: the way in. What the commands are stands in kiosk/cli/commands.py.

Rules it keeps: a terminal becomes two processes (kiosk/cli/guard.py) before anything is imported, and the one with the
glass begins to open its display at once (screens/warm.py): the first frame comes sooner, the other stays small.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.cli.guard import Start

HELP = {"-h", "--help"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["run"] and HELP.isdisjoint(words):
        from kiosk.cli.guard import guarded
        from kiosk.clock import SystemClock

        return guarded(lambda start: _glass(words, start), SystemClock())
    from kiosk.cli.commands import answer

    return answer(words)


def _glass(words: list[str], start: Start) -> int:
    """In the process with the glass."""
    from screens import warm

    gc.disable()  # there is nothing to find yet; the glass turns it on when its first frame stands
    early = warm.early()
    try:
        from kiosk.cli.commands import answer

        return answer(words, start._replace(warming=early))
    finally:
        early.wait()  # a process does not end well while a library is still being opened in it


if __name__ == "__main__":
    sys.exit(main())
