"""Files in a test's hand, made with the libraries that read them, and the browser of the hall's author."""

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

    settings.MEDIA_ROOT = tmp_path / "media"
    desk = FakeDesk()
    records.put("rules", shipped_rules())
    return desk


@pytest.fixture
def clerk(desk):
    return browser(desk.author)


def browser(person):
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client
