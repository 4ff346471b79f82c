"""What a command with a screen writes beside its answer: warnings and worse, one line each, on stderr.

Rules it keeps: Kivy tells its life at every start and shows a trace for a touch library we do not use: not here.
"""

from __future__ import annotations

import logging


def quiet() -> None:
    """Warnings of ours and of Kivy, to stderr."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname).1s %(name)s: %(message)s")
    logging.getLogger("kivy").addFilter(_worth_saying)


def _worth_saying(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING and not record.getMessage().startswith("Input: MTDev")
