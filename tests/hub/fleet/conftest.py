"""Django for the tests of the fleet: tables straight from the models."""

import pytest
from fakes.desk import wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False


@pytest.fixture
def administrator(db):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_superuser("root", password="a-long-word")


@pytest.fixture
def terminal(tmp_path, administrator):
    """A terminal that was approved."""
    from fakes.enrolled import Sender

    sender = Sender(tmp_path / "terminal")
    sender.row = sender.enrol(administrator)
    return sender
