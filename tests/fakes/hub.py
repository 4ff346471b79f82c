"""A hub in a folder: real keys, real TUF metadata, and itself the door and the uplink of a terminal. No socket.

Rules it keeps: what it serves is what hub/press wrote, unless a test asked for a fault; every fault ends with `mend()`
or `come_back()`; it remembers what was fetched (`requests`) and what was handed in (`received`).

    hub = FakeHub(tmp_path, clock)
    edition = hub.publish(a_notice(), a_guide())      also hub.publish(an_edition(...)); answers it with its serial
    hub.alarm(an_alarm())   hub.lift()   hub.heartbeat()   hub.rotate("timestamp")
    Courier(door=hub, uplink=hub, ...)                pinned to hub.root_sha256
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from threading import RLock

from fakes.builders import FEED, an_edition
from fakes.clock import FakeClock
from fakes.forger import Forger
from fakes.intake import FakeIntake, Received

from hub.press.disk import Disk
from hub.press.press import Press
from hub.press.roles import Role
from kiosk.content import places
from kiosk.content.edition import Edition
from kiosk.content.emergency import Alarm, Blank, Emergency
from kiosk.content.item import Media, replace
from kiosk.content.kinds import AnyItem
from kiosk.errors import Unreachable
from kiosk.link.door import Answer

HTML = b"<!doctype html><title>Login</title><p>Please log in to the hall's network."


class FakeHub:
    """See the file's docstring. `root_keys` and `root_threshold`: how many sign the root, e.g. 2 of 2."""

    def __init__(
        self,
        dir: Path,
        clock: FakeClock | None = None,
        *,
        feed: str = FEED,
        root_keys: int = 1,
        root_threshold: int = 1,
    ) -> None:
        self.clock = clock or FakeClock()
        self.dir = dir / f"hub-{feed}"
        self.feed = feed
        disk = Disk(sync=False)
        Press.found(self.dir, feed, self.clock, disk=disk, root_keys=root_keys, root_threshold=root_threshold)
        self.press = Press.open(self.dir, self.clock, disk=disk)
        self.public = self.press.workshop.public
        self.root_sha256 = self.press.repository.root_sha256()
        self.requests: list[str] = []
        self.deadlines: list[float] = []
        self._lock = RLock()
        self.files: dict[str, Path] = {}
        self._past: list[bytes] = []  # every timestamp before the present one: all else is immutable
        self._overlay: dict[str, bytes | int] = {}
        self._everything: Answer | None = None
        self._dark = ""
        self._forger = Forger(self.press)
        self.intake = FakeIntake(self.press.keyring.sealing(), self.clock)

    # What an office does

    def publish(self, *what: Edition | AnyItem, serial: int | None = None) -> Edition:
        """Publish an edition, or one of these items, always under a new serial; answers it as terminals will see it."""
        if len(what) == 1 and isinstance(what[0], Edition):
            edition = what[0]
        else:
            edition = an_edition(*[item for item in what if not isinstance(item, Edition)])
        office = edition.office
        if not office.hub_key:
            office = replace(office, hub_key=self.press.keyring.sealing_public())
        edition = replace(edition, feed=self.feed, office=office, made_at=self.clock.wall())
        self._remember()
        self.press.editions.publish(edition, self.files, again=True, serial=serial)
        published = self.press.editions.current()
        assert published is not None
        return published

    def media(self, data: bytes, type: str = "image/png", name: str = "photo.png", deferred: bool = False) -> Media:
        """A media of these bytes, ready to be named by an item that is published later."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.dir / f"media-{sha256}"
        path.write_bytes(data)
        self.files[sha256] = path
        return Media(sha256=sha256, length=len(data), type=type, name=name, deferred=deferred)  # type: ignore[arg-type]

    def alarm(self, alarm: Alarm) -> Emergency:
        self._remember()
        return self.press.siren.raise_(alarm)

    def lift(self, id: str | None = None) -> Emergency:
        self._remember()
        return self.press.siren.lift(id)

    def blank(self, blank: Blank) -> Emergency:
        self._remember()
        return self.press.siren.blank(blank)

    def heartbeat(self) -> None:
        self._remember()
        self.press.repository.beat()

    def rotate(self, role: Role) -> None:
        """Replace a role's key by a new root, as one does after a theft."""
        self._remember()
        self.press.repository.rotate(role)

    # What goes wrong

    def go_dark(self, why: str = "no route to host") -> None:
        """Nothing is reached any more."""
        self._dark = why

    def come_back(self) -> None:
        self._dark = ""

    def roll_back(self, steps: int = 1) -> None:
        """Serve the feed as it was `steps` signatures ago."""
        self._overlay[places.TIMESTAMP] = self._past[-steps]

    def freeze(self) -> None:
        """Serve today's timestamp for ever, whatever is published or signed."""
        self._overlay[places.TIMESTAMP] = self._file(places.TIMESTAMP) or b""

    def forge(self) -> None:
        """Serve a newer timestamp signed by a stranger's key."""
        self._overlay[places.TIMESTAMP] = self._forger.timestamp()

    def fast_forward(self) -> None:
        """A thief of the online keys publishes serial and versions that no honest hub reaches, and a time far ahead."""
        self._overlay.update(self._forger.fast_forward())

    def usurp(self, alarm: Alarm) -> None:
        """A thief of the edition's key, who has not that of the warnings, signs a warning."""
        self._overlay.update(self._forger.warning_by_the_editions_key(alarm))

    def half_sign_root(self) -> None:
        """Serve a next root that bears one signature of those needed."""
        self._overlay.update(self._forger.half_signed_root())

    def serve_other(self, other: FakeHub) -> None:
        """Serve another feed's timestamp in place of ours."""
        self._overlay[places.TIMESTAMP] = (other.public / places.TIMESTAMP).read_bytes()

    def answer_html(self) -> None:
        """Answer everything as a captive portal does: 200, and a page."""
        self._everything = Answer(200, HTML, "", len(HTML))

    def answer_all(self, status: int, body: bytes = b"") -> None:
        self._everything = Answer(status, body, "", len(body))

    def answer(self, path: str, status: int) -> None:
        """Answer one path with a status, e.g. 404 or 500."""
        self._overlay[path] = status

    def flip_byte(self, path: str, at: int = -2) -> None:
        """Serve one file with one bit turned, as a damaged mirror does."""
        data = bytearray(self._file(path) or b"??")
        data[at] ^= 1
        self._overlay[path] = bytes(data)

    def put(self, path: str, data: bytes) -> None:
        """Serve these bytes at a path."""
        self._overlay[path] = data

    def mend(self) -> None:
        """End every fault."""
        self._overlay.clear()
        self._everything = None
        self.come_back()

    # The door

    def get(self, path: str, *, max_bytes: int, deadline_s: float, etag: str = "", offset: int | None = None) -> Answer:
        with self._lock:
            self.requests.append(path)
            self.deadlines.append(deadline_s)
        if self._dark:
            raise Unreachable(path, self._dark)
        if self._everything is not None:
            return self._limited(path, self._everything, max_bytes)
        found = self._overlay.get(path)
        if isinstance(found, int):
            return Answer(found)
        body = self._file(path) if found is None else found
        if body is None:
            return Answer(404)
        now = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if etag == now:
            return Answer(304, b"", now, None)
        if offset is not None:
            if offset >= len(body) > 0:
                return Answer(416, b"", "", len(body))
            return Answer(206, body[offset : offset + max_bytes], now, len(body))
        return self._limited(path, Answer(200, body, now, len(body)), max_bytes)

    # The uplink

    def post(self, path: str, body: bytes, headers: Mapping[str, str], *, deadline_s: float) -> Answer:
        if self._dark:
            raise Unreachable(path, self._dark)
        if self._everything is not None:
            return self._everything
        return self.intake.post(path, body, headers, deadline_s=deadline_s)

    @property
    def received(self) -> list[Received]:
        """Every envelope handed in, once, with its opened body."""
        return self.intake.received

    def fetched(self, part: str) -> list[str]:
        """The paths asked for that contain `part`, in order."""
        return [path for path in self.requests if part in path]

    def shards(self) -> list[str]:
        """The paths of the objects of the present edition."""
        index = self.press.editions.index()
        return [] if index is None else [places.shard(ref.sha256) for ref in index.objects()]

    def _limited(self, path: str, answer: Answer, max_bytes: int) -> Answer:
        if len(answer.body) > max_bytes:
            raise Unreachable(path, f"more than {max_bytes:,} bytes", "server")
        return answer

    def _file(self, path: str) -> bytes | None:
        if places.kind_of(path) is None:
            return None
        try:
            return (self.public / path).read_bytes()
        except FileNotFoundError:
            return None

    def _remember(self) -> None:
        self.press.repository.clock_is_right = True  # a test that advances the clock by weeks means it
        self._past.append((self.public / places.TIMESTAMP).read_bytes())
