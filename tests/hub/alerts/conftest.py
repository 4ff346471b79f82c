"""Django for the tests of the alerts: tables straight from the models."""

import pytest
from fakes.desk import wake

wake()


@pytest.fixture(scope="session")
def django_db_use_migrations():
    return False
