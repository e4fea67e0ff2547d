"""Answers on a page opened many times from a folder, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

import pytest
from test_survival import test_from_a_folder_answers_are_there_each_time  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def times() -> int:
    return 30
