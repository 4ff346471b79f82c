"""Django for the tests of accounts and of what they did: a small hub with somebody in every post."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    return FakeDesk()
