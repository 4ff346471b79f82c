"""How long it takes from an approval to the signed feed: a hub with 1,000 and with 10,000 items, one guide approved.

Rules it keeps: the very table, draft, lint, signatures and synced disk of a hub; the approved rows are put in directly,
because reviewing 10,000 items is not what is measured; the press is the loop of `mingbai-hub press`, its bell not
waited for; `all_s` is an edition of which every item is new.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from kiosk.clock import SystemClock
from kiosk.content.item import replace
from kiosk.errors import MingbaiError

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
LEVELS = (1_000, 10_000)
TURNS = 5
A_FEW = 10


def measure(levels: tuple[int, ...] = LEVELS, turns: int = TURNS) -> dict[str, Any]:
    """Seconds from asking to done, of several approvals at each level: the median and the longest."""
    with tempfile.TemporaryDirectory() as place:
        room, clock = _hub(Path(place)), SystemClock()
        guides, made, figures = _guides(), 0, {}
        for level in levels:
            made = _grown(guides, made, level)
            begun = clock.monotonic()
            room.look()
            figures[f"{level}/all_s"] = round(clock.monotonic() - begun, 2)
            _whole(level)
            taken = [_one(room, clock, guides[0], level, turn) for turn in range(turns)]
            figures |= {f"{level}/median_s": round(median(taken), 2), f"{level}/longest_s": round(max(taken), 2)}
    return figures


def _one(room: Any, clock: SystemClock, guide: Any, level: int, turn: int) -> float:
    """Seconds for one approval."""
    from hub.desk import approved

    changed = replace(guide, id="copy-0", code=None, local_codes=(), title=f"{guide.title}（{level}之{turn}）")
    begun = clock.monotonic()
    _approve(approved, changed)
    room.look()
    taken = clock.monotonic() - begun
    _whole(level)
    return taken


def _whole(items: int) -> None:
    """Raises MingbaiError unless the last request put them on the screens; a few of the sample wait for their day."""
    from hub.printing.models import State, latest

    done = latest()
    found = re.search(r"共 (\d+) 条", done.report)
    if done.state != State.DONE or found is None or int(found[1]) < items - A_FEW:
        raise MingbaiError(done.report.splitlines()[0])


def _hub(place: Path) -> Any:
    """A hub in a folder, without a page, with the press's loop."""
    os.environ["MINGBAI_HUB_DATA"] = str(place)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings"
    import django

    django.setup()
    from django.conf import settings

    from hub.commands.migrate import migrate
    from hub.press.commands.publish import check
    from hub.press.press import Press
    from hub.pressroom.lock import DatabaseLock
    from hub.pressroom.room import Pressroom

    migrate()
    feed, clock = Path(settings.DATA_DIR) / "feed", SystemClock()
    return Pressroom(
        feed,
        DatabaseLock(place),
        clock,
        check(),
        lambda sentence: None,
        found=lambda name: Press.found(feed, name, clock),
    )


def _guides() -> list[Any]:
    """The sample approved at the hub; its guides."""
    from django.db import transaction

    from hub.desk import approved, blobs, organisation, records
    from kiosk.content.service import Guide
    from kiosk.folder import day_of, read

    draft = read(SAMPLE, day_of(SAMPLE, SystemClock().wall()))
    organisation.found(draft.feed, draft.office.name)
    for name in ("office", "rules", "slots", "boards", "layouts", "profiles"):
        records.put(name, getattr(draft, name))
    for sha256, path in draft.media.items():
        blobs.keep(path, sha256)
    with transaction.atomic():
        for item in draft.items:
            _approve(approved, item)
    return [item for item in draft.items if isinstance(item, Guide)]


def _grown(guides: list[Any], made: int, items: int) -> int:
    """Copies of these guides approved, until there are so many items at the hub; how many copies there are."""
    from django.db import transaction

    from hub.desk import approved

    wanted = made + items - approved.standing().count()
    with transaction.atomic():
        for n in range(made, wanted):
            guide = guides[n % len(guides)]
            _approve(approved, replace(guide, id=f"copy-{n}", code=None, local_codes=()))
    return max(made, wanted)


def _approve(approved: Any, item: Any) -> None:
    from types import SimpleNamespace

    from kiosk.content import codec

    page = SimpleNamespace(item_id=item.id, kind=str(item.__struct_config__.tag), title=item.title)
    approved.append(page, codec.encode(item), 1, [])


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
