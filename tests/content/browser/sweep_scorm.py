"""Each player of SCORM packages with each version, every night (`python3 tasks.py sweep`): the test of two pairs.

They are packages of the practice course, as on every change (tests/browser/test_scorm.py).
"""

from __future__ import annotations

import pytest
from scorm.players import Player
from test_scorm import (  # noqa: F401
    VERSIONS,
    again,
    find_player,
    other,
    packages,
    strict,
    test_two_students_of_one_computer_and_one_of_them_in_another,
)

pytestmark = pytest.mark.browser


@pytest.fixture(params=[(name, version) for name in ("again", "strict") for version in VERSIONS], ids="-".join)
def played(request: pytest.FixtureRequest) -> tuple[Player, str]:
    return find_player(request)
