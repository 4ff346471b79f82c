"""What all tests share: nothing but a tidy memory.

After each file of tests its rubbish is collected, as it always was, and what is left (modules, samples that were read,
results) is not looked through again: else each collection of a long run costs more than the test it falls into.
"""

from __future__ import annotations

import gc

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
