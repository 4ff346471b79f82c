"""What a printer says of itself, and the commands that ask and tell it: CUPS by its own programs.

Rules it keeps: pure: texts in, values out; what is read is what CUPS 2.4 says in the C locale (`lpstat -l -p`,
`lpstat -o`, `lp`) and the keywords of RFC 8011 §5.4.12; one that nobody knows is no trouble.
"""

from __future__ import annotations

import re
from typing import Literal

Trouble = Literal["", "no-paper", "off", "missing"]
"""Nothing; paper is wanting; switched off, cut off or stopped: staff must go there; there is no such printer."""

_PAPER = ("media-empty", "media-needed", "media-low-error", "input-tray-missing")
_OFF = ("offline", "shutdown", "timed-out", "stopped", "connecting-to-device", "cover-open", "door-open", "media-jam")
"""Keywords that stand between us and a paper, without `-error`, `-warning`, `-report`."""


def asks(name: str) -> tuple[str, ...]:
    """The command that tells how a printer is."""
    return ("lpstat", "-l", "-p", name)


def asks_jobs(name: str) -> tuple[str, ...]:
    """The command that tells which jobs of a printer are not done."""
    return ("lpstat", "-o", name)


def sends(name: str, width_mm: int, height_mm: int) -> tuple[str, ...]:
    """The command that prints a PDF from its standard input, as large as it is."""
    media = "A4" if (width_mm, height_mm) == (210, 297) else f"Custom.{width_mm}x{height_mm}mm"
    return ("lp", "-d", name, "-t", "mingbai", "-o", f"media={media}", "-o", "print-scaling=none")


def cancels(job: str) -> tuple[str, ...]:
    return ("cancel", job)


def trouble(code: int, said: str) -> Trouble:
    """What keeps a printer from printing, by what `asks` answered; warnings do not."""
    first = said.split("\n", 1)[0]
    if code or not first.startswith("printer "):
        return "missing"
    if " disabled since" in first:
        return "off"
    alerts = re.search(r"^\s*Alerts:(.*)$", said, re.MULTILINE)
    words = {word for word in alerts[1].split() if not word.endswith("-warning")} if alerts else set()
    if any(word.startswith(_PAPER) for word in words):
        return "no-paper"
    return "off" if any(word.startswith(_OFF) for word in words) else ""


def job_of(said: str) -> str:
    """The job that `lp` has made, e.g. `hall-12`; "" if it made none."""
    found = re.search(r"^request id is (\S+) ", said, re.MULTILINE)
    return found[1] if found else ""


def waits(job: str, said: str) -> bool:
    """Whether a job is not done, by what `asks_jobs` answered."""
    return any(line.split(" ", 1)[0] == job for line in said.splitlines())


def size_mm(pdf: bytes) -> tuple[int, int]:
    """Width and height of a PDF's first page. ValueError where it is none of ours."""
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    if found is None:
        raise ValueError("no page")
    return round(float(found[1]) / 72 * 25.4), round(float(found[2]) / 72 * 25.4)
