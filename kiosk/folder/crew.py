"""Many item files read by several processes at once: what one process would give, in the time of its share.

Rules it keeps: the result does not depend on how many there are; each process gets its share on its standard input,
answers once on its output and ends, and none is left when `read` returns, also not by an error; whoever cannot start or
answer is not missed: the caller gets None and reads the files itself.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from kiosk import strict_yaml
from kiosk.calendar import Calendar
from kiosk.content.item import Value
from kiosk.content.kinds import AnyItem
from kiosk.content.rules import Rules
from kiosk.errors import BadInput
from kiosk.folder.dates import Dates
from kiosk.folder.draft import Fault
from kiosk.folder.media import MediaFolder
from kiosk.folder.values import Values

FROM = 500
"""So many files are worth starting processes for: two need about 0.3 s to begin, and save as much here."""
SHARE = FROM // 2
"""A process with fewer files than that would take longer to begin than to read them."""
LONGEST_S = 600


class Place(Value):
    """A file to read: its kind, the name a person knows it by (also its path below the root), its item."""

    kind: str
    name: str
    item: str


class Job(Value):
    """What one process needs to know. `as_of`: none where dates are absolute."""

    root: str
    as_of: date | None
    timezone: str
    rules: Rules
    places: tuple[Place, ...]


class Answer(Value):
    """An item, or what was wrong with its file: (where, why, what to do)."""

    item: AnyItem | None = None
    faults: tuple[tuple[str, str, str], ...] = ()


def read(job: Job, processes: int | None = None) -> list[tuple[AnyItem | None, list[Fault]]] | None:
    """The items of all places in their order, each with its faults; None when it could not be done so."""
    crew = min(processes or os.cpu_count() or 1, max(len(job.places) // SHARE, processes or 1))
    shares = [msgspec.structs.replace(job, places=job.places[first::crew]) for first in range(crew)]
    try:
        with ThreadPoolExecutor(crew) as threads:
            answers = [msgspec.msgpack.decode(told, type=list[Answer]) for told in threads.map(_asked, shares)]
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError):
        return None
    return [
        (answer.item, [Fault(*fault, place.item) for fault in answer.faults])
        for place, answer in zip(job.places, _dealt(answers), strict=True)
    ]


def _asked(share: Job) -> bytes:
    """One process's answer, to be decoded by one thread. Raises when it gives none."""
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        (sys.executable, "-c", f"from {__name__} import main; main()"),
        input=msgspec.msgpack.encode(share),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        timeout=LONGEST_S,
        check=True,
    ).stdout


def _dealt(answers: Sequence[Sequence[Answer]]) -> Iterator[Answer]:
    """The answers in the order of the places: the cards gathered in as they were dealt."""
    for i in range(sum(map(len, answers))):
        yield answers[i % len(answers)][i // len(answers)]


def answered(job: Job) -> list[Answer]:
    """The work itself."""
    root = Path(job.root)
    faults: list[tuple[str, str, str]] = []

    def fault(where: str, why: str, do: str, item: str) -> None:
        faults.append((where, why, do))

    dates = Dates(job.as_of, ZoneInfo(job.timezone), Calendar(job.rules))
    values = Values(dates, job.rules, MediaFolder(root), fault)
    answers = []
    for place in job.places:
        faults.clear()
        try:
            item = values.item(place.kind, strict_yaml.read(root / place.name, place.name), place.item)
        except BadInput as e:
            item = None
            fault(e.where, e.why, e.do, place.item)
        answers.append(Answer(item=item, faults=tuple(faults)))
    return answers


def main() -> None:
    gc.disable()  # nothing here lives longer than the answer
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answered(job)))
