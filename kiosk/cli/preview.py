"""A folder, or an edition nobody has signed, as a terminal would show it, without store or keys: for authors, the hub.

Rules it keeps: the same reading, the same check and the same composing as a publication; what would be left out is left
out and said; nothing is written but links to the folder's media, into a place that is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk import folder as folders
from kiosk.content import codec
from kiosk.content.edition import Edition
from kiosk.content.emergency import Alarm, Emergency
from kiosk.errors import BadInput
from kiosk.terminal.snapshot import Contact, Snapshot


@dataclass(frozen=True)
class Preview:
    """What would be shown, and sentences about what would not."""

    snapshot: Snapshot
    notes: tuple[str, ...]


def preview(folder: Path, at: datetime, blobs: Path) -> Preview:
    """The folder as of the day of `at` (aware), verified at that moment. `blobs`: an empty folder for its media.

    Raises BadInput when the whole could not be published.
    """
    from hub.press.commands.publish import check
    from hub.press.compose import compose

    draft = folders.read(folder, folders.day_of(folder, at))
    edition, story = compose(draft, None, check(), serial=1, made_at=at)
    for sha256, path in draft.media.items():
        link = blobs / sha256[:2] / sha256
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path.resolve())
    snapshot = _snapshot(edition, at, draft.media, blobs)
    return Preview(snapshot, tuple(f"left out 未采用: {h.item}: {'; '.join(h.why)}" for h in story.left_out))


def unsigned(file: Path, at: datetime, blobs: Path) -> Snapshot:
    """An edition in a file, as its canonical JSON, as if it were verified at `at`; media by hash below `blobs`.

    Raises BadInput for one that cannot be read.
    """
    try:
        edition: Edition = codec.decode(file.read_bytes(), Edition, file.name)
    except OSError as e:
        raise BadInput(str(file), f"cannot be read: {e.strerror}", "--edition FILE") from e
    media = {medium.sha256 for item in edition.items for medium in item.media}
    return _snapshot(edition, at, (sha256 for sha256 in media if (blobs / sha256[:2] / sha256).is_file()), blobs)


def _snapshot(edition: Edition, at: datetime, stored: Iterable[str], blobs: Path) -> Snapshot:
    """A terminal that has just verified this edition and has these media."""
    contact = Contact(at=at, reached=True)
    return Snapshot(
        edition=edition, paired=True, verified_at=at, contact=contact, stored=frozenset(stored), blobs=blobs
    )


def drill(edition: Edition, at: datetime) -> Emergency:
    """An exercise as a picture wants one: a relayed storm warning, marked 演练, issued ten minutes before `at`."""
    alarm = Alarm(
        id="drill",
        source="云州市气象台",
        origin="relay",
        level="orange",
        title="暴雨橙色预警信号",
        text="预计未来三小时内，城区累计雨量将达50毫米以上，并伴有短时强降水和雷电，请注意防范。",
        number="云气预警〔2026〕31号",
        issued=at - timedelta(minutes=10),
        relayed=at - timedelta(minutes=8),
        area="云州市城区",
        advice="大厅照常办理业务。请勿涉水通行，雨停之前可在二楼等候区休息。",
        check_by=at + timedelta(hours=3),
        drill=True,
    )
    return Emergency(feed=edition.feed, serial=1, made_at=at, alarms=(alarm,))
