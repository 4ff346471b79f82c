"""How long it takes from an approval to the signed feed: 1,000 guides at a hub, one notice approved, the press at work.

Rules it keeps: the very table, draft, lint, signatures and synced disk of a hub; the approved rows are put in directly,
because reviewing 1,000 items is not what is measured; the press is the loop of `mingbai-hub press`, its bell not waited
for.
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
ITEMS = 1_000
TURNS = 5
A_FEW = 10


def measure(items: int = ITEMS, turns: int = TURNS) -> dict[str, Any]:
    """Seconds from asking to done, of several approvals: the median and the longest."""
    with tempfile.TemporaryDirectory() as place:
        return _measured(Path(place), items, turns)


def _measured(place: Path, items: int, turns: int) -> dict[str, Any]:
    room, clock = _hub(place), SystemClock()
    from hub.desk import approved

    guide = _filled(items)
    room.look()
    _whole(items)
    taken = []
    for turn in range(turns):
        changed = replace(guide, title=f"{guide.title}（{'一二三四五六七八九'[turn]}）")
        begun = clock.monotonic()
        _approve(approved, changed)
        room.look()
        taken.append(clock.monotonic() - begun)
        _whole(items)
    return {"items": items, "median_s": round(median(taken), 2), "longest_s": round(max(taken), 2)}


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


def _filled(items: int) -> Any:
    """Copies of the sample's guides, approved, with what they refer to; one of them."""
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
    guides = [item for item in draft.items if isinstance(item, Guide)]
    wanted = max(0, items - len(draft.items))
    copies = [replace(guides[n % len(guides)], id=f"copy-{n}", code=None, local_codes=()) for n in range(wanted)]
    with transaction.atomic():
        for item in (*draft.items, *copies):
            _approve(approved, item)
    return copies[0]


def _approve(approved: Any, item: Any) -> None:
    from types import SimpleNamespace

    from kiosk.content import codec

    page = SimpleNamespace(item_id=item.id, kind=str(item.__struct_config__.tag), title=item.title)
    approved.append(page, codec.encode(item), 1, [])


if __name__ == "__main__":
    import json

    print(json.dumps(measure(), indent=1))
