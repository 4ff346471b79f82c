"""Django for the tests of the preview: tables straight from the models."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    return FakeDesk()


@pytest.fixture(autouse=True)
def place(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path / "preview"


@pytest.fixture
def as_(client):
    def enter(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
