"""What this course's SCORM packages keep of a student, and what they weigh."""

from __future__ import annotations

import subprocess
from pathlib import Path

from javascript import Realm
from minimal_course import REPOSITORY
from scorm.test_packing import make_exam, make_record, make_state

from course.loaded.whole import Course
from exports.request import BuiltSite, ExportRequest
from exports.scorm.launch_page import make_rule
from exports.scorm.order import ORDER_PATH, read_order
from exports.scorm.package import plan_scorm_files
from exports.script_linker import link

LARGEST = 8_000_000  # bytes


def test_the_places_of_questions_and_lessons_can_be_read() -> None:
    """A new question gets its place from `python3 tasks.py schemas`, which `export scorm` asks for."""
    order, findings = read_order(REPOSITORY)
    assert findings == []
    assert len(order.questions) >= 672


def test_the_order_begins_as_the_last_one_committed() -> None:
    command = ["git", "-C", str(REPOSITORY), "show", f"HEAD:{ORDER_PATH}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    committed = done.stdout if done.returncode == 0 else ""  # a copy without its history has the marks only
    assert (REPOSITORY / ORDER_PATH).read_text(encoding="utf-8").startswith(committed)


def test_all_of_it_answered_fits_in_what_scorm_1_2_keeps(whole_course: Course) -> None:
    order, _ = read_order(REPOSITORY)
    size = whole_course.facts.assessment.exam_questions
    state = make_state(
        answers={id: make_record(0.5, place % 1500) for place, id in enumerate(order.questions)},
        pages={id: {"isRead": True, "at": "2026-11-01T10:00:00.000Z"} for id in order.lessons},
        exams=[make_exam(number, 0.7, order.questions[:size]) for number in range(30)],
    )
    realm = Realm()
    path = "exports/scorm/adapter/kept"
    realm.run(f'{link(REPOSITORY, f"{path}.js")}globalThis.found = Curso["{path}"];\n')
    argument = {
        "state": state,
        "order": {"questions": order.questions, "lessons": order.lessons},
        "kept": {"key": "a" * 22, "since": "2026-11-01T10:00:00.000Z"},
    }
    text = realm.evaluate("({ state, order, kept }) => found.writeKept(state, order, kept)", argument)
    realm.close()
    assert 3 * len(order.questions) < len(text) <= 4096
    assert len(text.split(".")[6:]) >= 5  # the best final test and the newest


def test_each_tema_has_a_rule(whole_course: Course) -> None:
    for tema in whole_course.programme.temas:
        assert len(make_rule(whole_course, tema.number)["ids"]) >= 20
    assert make_rule(whole_course, None)["least"] == whole_course.facts.assessment.exam_questions


def test_the_packages_are_light(whole_course: Course, built_site: Path, offline_site: Path) -> None:
    request = ExportRequest(whole_course, site=BuiltSite(built_site, offline_site))
    sizes = [len(make()) for make in plan_scorm_files(request).values()]
    assert len(sizes) == 2 and max(sizes) < LARGEST
