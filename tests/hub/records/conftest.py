"""Django for the tests of the records: tables straight from the models."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    from hub.desk.posts import Role

    desk = FakeDesk()
    desk.leader = desk.person("leader", Role.LEADER)
    desk.keeper = desk.person("keeper", Role.ADMINISTRATOR)
    return desk


@pytest.fixture
def as_(client):
    def enter(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
