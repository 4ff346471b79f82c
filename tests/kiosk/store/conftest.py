"""A store on a disk of its own."""

from __future__ import annotations

import pytest
from fakes.clock import FakeClock

from kiosk.store.open import Store

FEED = "f" * 64


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def open_store(tmp_path, clock):
    """Open (again and again) the store in one folder; what is open at the end is closed."""
    stores = []

    def opened(feed=FEED, **options):
        for store in stores:
            store.close()
        stores.clear()
        stores.append(Store(tmp_path / "data", feed, clock.wall, **options))
        return stores[0]

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store):
    return open_store()
