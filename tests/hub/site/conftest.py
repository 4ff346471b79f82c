"""The internal page in a test's hand: a small hub with something of every kind."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db, monkeypatch):
    from hub.desk import review
    from hub.site import book

    monkeypatch.setattr(book, "_kept", None)  # a test's database is another one
    desk = FakeDesk()
    review.record(desk.hall, desk.central, "1 号")
    review.record(desk.division, desk.central, "2 号")
    return desk


@pytest.fixture
def reader():
    from django.test import Client

    return Client()


@pytest.fixture
def stands(desk):
    """Call it with items: they are approved rows, without the way through the review."""
    from hub.desk import approved
    from kiosk.content import codec

    def put(*items):
        for item in items:
            page = desk.write(item)
            approved.append(page, codec.encode(item), page.latest_revision_id, [])

    return put
