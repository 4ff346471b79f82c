"""The duty in a test's hand: the hub's people with a duty officer, and the press that signs."""

import pytest
from fakes.desk import FakeDesk, wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def desk(db):
    from hub.desk import review
    from hub.desk.posts import Role

    desk = FakeDesk()
    review.record(desk.hall, desk.central, "1 号")
    desk.duty = desk.person("zhiban", Role.DUTY)
    desk.leader = desk.person("lingdao", Role.LEADER)
    return desk


@pytest.fixture
def works(desk, tmp_path):
    from fakes.pressroom import FakePressroom

    works = FakePressroom(tmp_path)
    works.look()
    return works


@pytest.fixture
def officer(desk):
    from django.test import Client

    browser = Client()
    browser.force_login(desk.duty)
    return browser
