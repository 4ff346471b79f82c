"""The inspection in a test's hand: the hub's people, and a terminal that really hands its facts in."""

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


@pytest.fixture
def screen(desk, tmp_path):
    """A board on the first floor, approved before the days of these tests."""
    from fakes.clock import instant
    from fakes.enrolled import Sender

    from hub.fleet.models import Terminal

    sender = Sender(tmp_path / "terminal")
    row = sender.enrol(desk.root)
    Terminal.objects.filter(pk=row.pk).update(
        name="一楼大屏", floor="一楼", board="hall-1", approved_at=instant("2026-11-01 08:00")
    )
    sender.row = Terminal.objects.get(pk=row.pk)
    return sender
