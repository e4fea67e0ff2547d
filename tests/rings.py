"""The rings of tests that `pytest -m` names, given to each test when it is collected.

Each test is in either `content` or `engine`, so that a failure shows whether the course or what builds it is at fault.
`content` is all of tests/content: what is true of this course; `engine` is everything else: rules, macros, exports and
browser code, on small courses. `fast` is for use while working: no browser, no site of many pages, no slow file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

RINGS = ("content", "engine")

# What this course says and its whole site are read there, and nowhere else (tests/test_rings.py).
CONTENT = Path(__file__).parent / "content"

# These start first: if a slow file started last, the other processors would wait for it idle.
SLOW_FILES = (
    "test_preview_faults.py",
    "test_random_edits.py",
    "test_warm_and_cold.py",
    "test_preview.py",
    "test_exam.py",
    "test_progress.py",
    "test_plan.py",
    "test_survival.py",
    "test_diagnosis.py",
    "test_every_question_kind.py",
    "test_tasks.py",
    "test_installation.py",
    "test_contributing.py",
    "test_mutate_runs.py",
    "test_random_yaml.py",
    "test_build_findings.py",
    "test_quiz_markup.py",
    "test_mkdocs_messages.py",
)
# Of this course's own tests.
SLOW_CONTENT_FILES = ("test_promises.py", "test_promises_again.py", "test_workflow.py", "test_pages.py", "test_axe.py")


def mark_rings(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker("content" if item.path.is_relative_to(CONTENT) else "engine")
        is_slow = item.path.name in (*SLOW_FILES, *SLOW_CONTENT_FILES) or "practice_folder" in item.fixturenames
        if not is_slow and not any(map(item.get_closest_marker, ("browser", "site"))):
            item.add_marker("fast")


def sort_slow_first(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate((*SLOW_FILES, *SLOW_CONTENT_FILES))}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))
