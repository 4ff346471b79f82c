"""Django for the tests of the desk: tables straight from the models, everything undone after each test."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    return FakeDesk()
