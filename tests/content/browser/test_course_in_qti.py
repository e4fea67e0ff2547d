"""This course's questions in a QTI player: they are shown, and get the score that the site gives.

One in ten is tried here, and all of them every night (sweep_course_in_qti.py).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from qti.package_reader import read_package
from qti.player import Player
from qti.site_scores import compare

from course.loaded.whole import Course
from exports.qti.kinds import QTI_KINDS
from exports.qti.package import build_qti_package, find_uncarried
from exports.request import ExportRequest

# Every response to a question of each kind is tried in tests/browser/test_qti_player.py: to all of these, minutes.
MOST = 2
pytestmark = pytest.mark.browser


@pytest.fixture
def step() -> int:
    return 10


def test_they_are_shown_and_get_the_site_s_score(page: Page, whole_course: Course, step: int) -> None:
    request = ExportRequest(whole_course)
    assert find_uncarried(request) == []
    content = build_qti_package(request)
    items = read_package(content).items
    questions = [located.value for located in whole_course.questions]
    assert {question.kind for question in questions} == set(QTI_KINDS)
    assert [item.id for item in items] == [question.id for question in questions]
    player = Player(page)
    tried = list(zip(questions, items, strict=True))[::step]
    differences, count = compare(player, tried, MOST)
    assert differences == []
    assert count > 1.5 * len(tried)
    assert player.errors == []
