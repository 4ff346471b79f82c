"""The fast lane in a test's hand: the hub's people, the shipped wordings approved, the press that signs."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def works(db, tmp_path):
    from fakes.pressroom import FakePressroom

    return FakePressroom(tmp_path)


@pytest.fixture
def now(works, monkeypatch):
    """The hub's own clock stands where the press's does."""
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", works.clock.wall)
    return works.clock


@pytest.fixture
def desk(db, now):
    from hub.desk import review
    from hub.lane.models import approve, propose
    from hub.lane.wording import shipped

    desk = FakeDesk()
    review.record(desk.hall, desk.central, "1 号")
    for name, wording in shipped().items():
        proposed = propose(name, wording, desk.author)
        approve(proposed, desk.secrecy, proposed.digest)
        approve(proposed, desk.central, proposed.digest)
    return desk


@pytest.fixture
def phone(desk):
    from django.test import Client

    browser = Client()
    browser.force_login(desk.head)
    return browser
