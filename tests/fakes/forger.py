"""What a thief or a stranger would make of a feed: metadata that is wrong in exactly one way.

Rules it keeps: it reads the feed and its keys and changes nothing of it; everything else about what it makes is right.
"""

from __future__ import annotations

import copy
from datetime import timedelta

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, TargetFile

from hub.press.pen import pages
from hub.press.press import Press
from hub.press.roles import next_number, signing_time
from kiosk.content import codec, places
from kiosk.content.emergency import Alarm, Emergency
from kiosk.content.item import replace

FAR = 2**53 - 1_000_000
"""A version no honest publisher reaches in unix seconds."""


class Forger:
    def __init__(self, press: Press) -> None:
        self._press = press

    def timestamp(self) -> bytes:
        """A timestamp one version newer, signed by a stranger under the right key's name."""
        books = self._press.repository.books()
        timestamp = books.timestamp
        timestamp.signed.version += 1
        keyid = books.keyids("timestamp")[0]
        stranger = CryptoSigner.generate_ed25519(keyid=keyid)
        timestamp.signatures.clear()
        timestamp.sign(stranger)
        return timestamp.to_bytes()

    def fast_forward(self) -> dict[str, bytes]:
        """An edition of serial 2⁵³ and metadata of versions near it, signed with the real online keys, a year ahead."""
        repository, keyring = self._press.repository, self._press.keyring
        books = repository.books()
        index = self._press.editions.index()
        assert index is not None, "publish first"
        data = codec.encode(replace(index, serial=2**53))
        served = {places.target(places.EDITION, codec.sha256(data)): data}
        books.content.signed.targets = {places.EDITION: TargetFile.from_data(places.EDITION, data, ["sha256"])}
        for role in ("content", "snapshot", "timestamp"):
            books.of(role).signed.version = FAR
        at = signing_time(self._press.repository.clock.wall(), books.signed_at(), clock_is_right=True)
        made = pages(books, {"content"}, keyring, at + timedelta(days=365), self._press.workshop.feed)
        return {**served, **{page.path: page.data for page in made}}

    def warning_by_the_editions_key(self, alarm: Alarm) -> dict[str, bytes]:
        """A warning of whoever may sign editions, snapshots and timestamps, but no warnings."""
        repository, keyring = self._press.repository, self._press.keyring
        books, at = repository.books(), repository.clock.wall()
        data = codec.encode(
            Emergency(feed=self._press.workshop.feed, serial=int(at.timestamp()), made_at=at, alarms=(alarm,))
        )
        emergency = books.of("emergency")
        emergency.signed.targets = {places.EMERGENCY: TargetFile.from_data(places.EMERGENCY, data, ["sha256"])}
        emergency.signed.version = next_number(emergency.signed.version, at)
        emergency.signatures.clear()
        emergency.sign(keyring.signers(books.keyids("content"))[0])
        signed, version = emergency.to_bytes(), emergency.signed.version
        books.snapshot.signed.meta["emergency.json"] = MetaFile.from_data(version, signed, ["sha256"])
        made = {page.path: page.data for page in pages(books, {"snapshot"}, keyring, at, self._press.workshop.feed)}
        target = places.target(places.EMERGENCY, codec.sha256(data))
        return {**made, places.metadata("emergency", version): signed, target: data}

    def half_signed_root(self) -> dict[str, bytes]:
        """The next root, bearing one signature only."""
        books = self._press.repository.books()
        root = copy.deepcopy(books.root.signed)
        root.version += 1
        signed = Metadata(root)
        signed.sign(self._press.keyring.signers(books.keyids("root"))[0])
        return {places.metadata("root", root.version): signed.to_bytes()}
