"""The channels in a test's hand: the hub's people, and the shipped periods beside the short rules of tests."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db, settings, tmp_path):
    from hub.desk import records
    from kiosk.folder import shipped_rules

    settings.BLOBS = tmp_path / "blobs"
    desk = FakeDesk()
    records.put("rules", shipped_rules())
    return desk
