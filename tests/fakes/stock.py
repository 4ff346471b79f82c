"""A client nobody wrote for us: python-tuf's own Updater over a folder or a FakeHub, with a cache that lives on.

Rules it keeps: nothing of kiosk/link is in here; what it accepts, any TUF client accepts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from fakes.clock import FakeClock
from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from kiosk.content import codec, places
from kiosk.content.edition import Edition
from kiosk.content.emergency import Emergency
from kiosk.content.index import Index, join

BASE = "http://feed.example/"


class StockClient:
    """Reads the feed that `get(path)` gives (bytes, or None for 404), pinned to `root`."""

    def __init__(self, cache: Path, root: bytes, get: Callable[[str], bytes | None], clock: FakeClock) -> None:
        self._metadata, self._targets = cache / "metadata", cache / "targets"
        self._metadata.mkdir(parents=True, exist_ok=True)
        self._targets.mkdir(exist_ok=True)
        self._root, self._get, self._clock = root, get, clock
        self.asked: list[str] = []

    @classmethod
    def of_folder(cls, cache: Path, public: Path, clock: FakeClock) -> StockClient:
        def get(path: str) -> bytes | None:
            file = public / path
            return file.read_bytes() if file.is_file() else None

        return cls(cache, (public / places.metadata("root", 1)).read_bytes(), get, clock)

    def refresh(self) -> Updater:
        """A fresh look at the feed. Raises what tuf raises."""
        self.asked = []
        updater = Updater(
            str(self._metadata),
            f"{BASE}metadata/",
            str(self._targets),
            f"{BASE}targets/",
            _Fetcher(self),
            bootstrap=self._root,
        )
        updater._trusted_set.reference_time = self._clock.wall()
        updater.refresh()
        return updater

    def target(self, name: str) -> bytes | None:
        """One target by its plain name; None when the feed has none."""
        updater = self.refresh()
        info = updater.get_targetinfo(name)
        return None if info is None else Path(updater.download_target(info)).read_bytes()

    def edition(self) -> Edition:
        """The edition with all its shards, verified."""
        data = self.target(places.EDITION)
        assert data is not None, "no edition is published"
        return join(codec.decode(data, Index), self._shard)

    def emergency(self) -> Emergency:
        data = self.target(places.EMERGENCY)
        assert data is not None, "no emergency is published"
        return codec.decode(data, Emergency)

    def fetch(self, path: str) -> bytes | None:
        self.asked.append(path)
        return self._get(path)

    def _shard(self, sha256: str) -> bytes:
        data = self.fetch(places.shard(sha256))
        assert data is not None, f"shard {sha256[:12]} is missing"
        return data


class _Fetcher(FetcherInterface):
    def __init__(self, client: StockClient) -> None:
        self._client = client

    def _fetch(self, url: str) -> Iterator[bytes]:
        data = self._client.fetch(url.removeprefix(BASE))
        if data is None:
            raise DownloadHTTPError("not there", 404)
        return iter((data,))


def facts(metadata: bytes) -> dict[str, Any]:
    """The signed part of a metadata file."""
    signed: dict[str, Any] = json.loads(metadata)["signed"]
    return signed
