"""All the questions in a QTI player: the test of some of them, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

import pytest
from test_course_in_qti import test_they_are_shown_and_get_the_site_s_score  # noqa: F401

pytestmark = pytest.mark.browser


@pytest.fixture
def step() -> int:
    return 1
