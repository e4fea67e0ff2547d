"""What the tests of the test on paper share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from javascript import Realm


@pytest.fixture
def realm() -> Iterator[Realm]:
    """An empty realm for a single test."""
    made = Realm()
    yield made
    made.close()
