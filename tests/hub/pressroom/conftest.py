"""The press process in a test's hand: a small hub, a clock that stands still, a feed that one can look into."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    from hub.desk import review

    desk = FakeDesk()
    review.record(desk.hall, desk.central, "1 号")
    return desk


@pytest.fixture
def works(desk, tmp_path):
    from fakes.pressroom import FakePressroom

    return FakePressroom(tmp_path)
