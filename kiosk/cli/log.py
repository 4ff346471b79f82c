"""What a command with a screen writes beside its answer: warnings and worse, one line each, on stderr.

Rules it keeps: Kivy tells its life at every start, and shows a trace for a touch library we do not use: not here; of a
trace about a window its reason is enough.
"""

from __future__ import annotations

import logging


def quiet() -> None:
    """Warnings of ours and of Kivy, to stderr."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname).1s %(name)s: %(message)s")
    logging.getLogger("kivy").addFilter(_worth_saying)


def _worth_saying(record: logging.LogRecord) -> bool:
    said = record.getMessage()
    if record.levelno < logging.WARNING or said.startswith("Input: MTDev"):
        return False
    if "any valuable" in said and "\n" in said:  # first that there is no window, then why, then where in Kivy
        record.msg, record.args = said.splitlines()[1], ()
    return True
