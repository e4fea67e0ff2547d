"""This course's questions in a QTI player: all of them are shown, and each gets the score that the site gives."""

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


def test_all_are_shown_and_get_the_site_s_score(page: Page, whole_course: Course) -> None:
    request = ExportRequest(whole_course)
    assert find_uncarried(request) == []
    content = build_qti_package(request)
    items = read_package(content).items
    questions = [located.value for located in whole_course.questions]
    assert {question.kind for question in questions} == set(QTI_KINDS)
    assert [item.id for item in items] == [question.id for question in questions]
    player = Player(page)
    differences, count = compare(player, list(zip(questions, items, strict=True)), MOST)
    assert differences == []
    assert count > 1_000
    assert player.errors == []
