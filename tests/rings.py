"""The rings of tests that `pytest -m` names, given to each test when it is collected.

Of `content` and `engine` each test has exactly one: a failing one says whether this course or what builds it is at
fault.
`content` needs this course's data or texts; `engine` is everything else: rules, macros, exports and browser code, on
small courses. `fast` is for who is working: no browser, no build of the whole course, no file that is slow.
"""

from __future__ import annotations

import pytest

RINGS = ("content", "engine")

# Whoever asks for one of these reads this course.
COURSE_FIXTURES = {"whole_course", "built_site", "offline_site", "course_url"}
# So does whoever calls one of these; such a test is marked `content` by hand, or its whole file is in the list below.
COURSE_READERS = {"load_whole_course", "check_whole_course", "load_definition", "list_examples"}
CONTENT_FILES = {
    "test_author_examples.py",
    "test_plan_document_core.py",
    "test_plan_downloads.py",
    "test_plan_office.py",
    "test_plan_whole.py",
    "test_review_guide.py",
    "test_tools.py",
}

# These begin first: a file that takes long and began last would be waited for with the other processors idle.
SLOW_FILES = (
    "test_preview_faults.py",
    "test_random_edits.py",
    "test_warm_and_cold.py",
    "test_preview.py",
    "test_exam.py",
    "test_search.py",
    "test_progress.py",
    "test_plan.py",
    "test_pages.py",
    "test_diagnosis.py",
    "test_tasks.py",
    "test_contributing.py",
    "test_mutate_runs.py",
    "test_random_yaml.py",
    "test_build_findings.py",
    "test_quiz_markup.py",
    "test_mkdocs_messages.py",
)


def mark_rings(items: list[pytest.Item]) -> None:
    for item in items:
        is_content = item.path.name in CONTENT_FILES or not COURSE_FIXTURES.isdisjoint(item.fixturenames)
        if is_content and not item.get_closest_marker("content"):
            item.add_marker("content")
        if not item.get_closest_marker("content"):
            item.add_marker("engine")
        if item.path.name not in SLOW_FILES and not any(map(item.get_closest_marker, ("browser", "site"))):
            item.add_marker("fast")


def sort_slow_first(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(SLOW_FILES)}
    items.sort(key=lambda item: places.get(item.path.name, len(SLOW_FILES)))
