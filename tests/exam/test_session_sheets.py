"""The sheets of a session: the same questions in two orders, and a key that is right for both."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.document import Document as WordFile
from javascript import Realm
from loaded_courses import copy_loaded
from paper_marking import WRITTEN, grade, read_response

from course.derived.question_places import order_page_questions
from course.derived.sessions import find_opened_pages
from course.loaded.whole import Course
from course.model import Session
from course.model.question import QuestionBase
from exports.book.answer_order import order_answers
from exports.file_exports import find_export
from exports.printed_test.session_sheets import LETTERS, Sheet, make_key_document, make_sheet, make_sheet_document
from exports.printed_test.sheet_questions import MARKING_MINUTES, MINUTES, MOST_QUESTIONS, choose_sheet_questions
from exports.printed_test.word import write_word
from exports.request import ExportRequest


@pytest.fixture(scope="module")
def session(practice_course: Course) -> Session:
    """The first, which has questions of all kinds."""
    return practice_course.facts.sessions[0]


@pytest.fixture(scope="module")
def sheets(practice_course: Course, session: Session) -> Mapping[str, Sheet]:
    return {letter: make_sheet(practice_course, session, letter) for letter in LETTERS}


@pytest.fixture(scope="module")
def key(practice_course: Course, session: Session) -> WordFile:
    return read(write_word(make_key_document(practice_course, session)))


def read(content: bytes) -> WordFile:
    return docx.Document(io.BytesIO(content))


def list_ids(sheet: Sheet) -> list[str]:
    return [printed.question.id for printed in sheet.questions]


def change_questions(course: Course, changes: Mapping[str, Mapping[str, object]]) -> Course:
    """A copy of a course with these fields of its questions changed, by id."""
    copy = copy_loaded(course)
    copy.data[QuestionBase] = [
        replace(each, value=each.value.model_copy(update=dict(changes.get(each.value.id, {}))))
        for each in course.data[QuestionBase]
    ]
    return copy


def test_both_have_the_same_questions_in_another_order(sheets: Mapping[str, Sheet]) -> None:
    a, b = (list_ids(sheets[letter]) for letter in LETTERS)
    assert sorted(a) == sorted(b) and len(a) == len(set(a))
    assert a != b and sum(one == other for one, other in zip(a, b, strict=True)) < len(a) / 2


def test_the_order_is_that_of_the_sites_sheets_by_the_title(sheets: Mapping[str, Sheet]) -> None:
    """`tests/test_book_worksheet.py` proves that `order_answers` is the browser's."""
    ids = sorted(list_ids(sheets["A"]))
    moved = set()
    for sheet in sheets.values():
        assert list_ids(sheet) == [ids[place] for place in order_answers(ids, sheet.title)]
        for printed in sheet.questions:
            if printed.question.kind in ("single", "multiple") and not printed.question.make_view().get("keeps_order"):
                own: list = printed.question.make_view()["choices"]  # type: ignore[assignment]
                places = order_answers([each["value"] for each in own], f"{sheet.title} {printed.question.id}")
                assert list(printed.lists[0].items) == [own[place]["text"] for place in places]
                moved.add((printed.question.id, tuple(places)))
    assert len(moved) > len({identifier for identifier, _ in moved}), "some answers are in two orders"


def test_who_answers_as_the_key_says_is_right_in_both(sheets: Mapping[str, Sheet], key: WordFile, realm: Realm) -> None:
    realm.import_modules(table="question-kinds/table.js")
    letters, _ = key.tables
    header, *rows = [[cell.text for cell in row.cells] for row in letters.rows]
    assert header == ["N.º", "Hoja A", "Hoja B"]
    for column, sheet in enumerate(sheets.values(), start=1):
        assert [row[0] for row in rows] == [str(number) for number in range(1, len(sheet.questions) + 1)]
        for row, printed in zip(rows, sheet.questions, strict=True):
            answer = row[column].partition(";")[0]
            if printed.question.kind in WRITTEN:
                assert answer == printed.key[0]
            else:
                assert grade(realm, printed.question, read_response(printed.question, sheet.title, answer)) == 1


def test_each_reason_is_beside_its_numbers_in_both_sheets(sheets: Mapping[str, Sheet], key: WordFile) -> None:
    _, reasons = key.tables
    rows = [[cell.text for cell in row.cells] for row in reasons.rows[1:]]
    assert len(rows) == len(sheets["A"].questions)
    for first, second, prompt, explanation in rows:
        printed = sheets["A"].questions[int(first) - 1]
        assert sheets["B"].questions[int(second) - 1].question.id == printed.question.id
        assert prompt == printed.prompt.striptags()
        shown = " ".join(explanation.split())
        assert all(line.striptags() in shown for line in printed.explanation)
        assert re.search(r"\(Apartado .+ del tema 1\.\)$", explanation)


def test_a_sheet_has_its_questions_and_where_to_answer_and_asks_no_name(
    practice_course: Course, session: Session, sheets: Mapping[str, Sheet]
) -> None:
    for letter, sheet in sheets.items():
        word = read(write_word(make_sheet_document(practice_course, session, letter)))
        texts = [paragraph.text for paragraph in word.paragraphs]
        assert texts[0] == word.core_properties.title == f"Sesión 1. Hoja {letter}"
        for number, printed in enumerate(sheet.questions, start=1):
            assert f"{number}. {printed.task}" in texts and printed.prompt.striptags() in texts
        (table,) = word.tables
        assert [row.cells[1].text for row in table.rows[1:]] == [" ".join(each.cell) for each in sheet.questions]
        assert all(row.cells[2].text == "" for row in table.rows[1:])
        text = "\n".join(texts)
        assert not re.search(r"Nombre:|Código:", text) and "corrige tu hoja" in text
        assert not any(line.striptags() in text for printed in sheet.questions for line in printed.explanation)


def test_questions_are_essential_graded_spread_over_the_pages_and_fit(
    practice_course: Course, session: Session
) -> None:
    course = change_questions(practice_course, {"t1-canal": {"route": "extension"}})
    opened = find_opened_pages(course)
    own = {page: course.find_questions_on_page(opened[page]) for page in session.pages}
    assert all(len(questions) > 2 for questions in own.values())
    for most in (2, 3, 5, MOST_QUESTIONS):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("exports.printed_test.sheet_questions.MOST_QUESTIONS", most)
            chosen = choose_sheet_questions(course, session)
        assert len(chosen) <= most and sum(each.minutes for each in chosen) <= MINUTES - MARKING_MINUTES
        assert all(each.route == "essential" and not each.is_self_graded for each in chosen)
        given = {page: sum(each in chosen for each in questions) for page, questions in own.items()}
        assert min(given.values()) >= 1
        many = max(own, key=lambda page: session.get_minutes(page, "questions"))
        assert most > 5 or given[many] == most - 1, "one of each, and the others of the page with more minutes"
    order = [each.id for page in opened.values() for each in order_page_questions(course, page)]
    assert all(order.index(one.id) < order.index(other.id) for one, other in pairwise(chosen))
    assert any(each.is_self_graded for questions in own.values() for each in questions)


def test_what_takes_longer_leaves_room_for_fewer(
    practice_course: Course, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.printed_test.sheet_questions.MINUTES", MARKING_MINUTES + 4)
    assert sum(each.minutes for each in choose_sheet_questions(practice_course, session)) == 4


def test_two_that_give_each_other_away_are_not_in_the_same_sheet(practice_course: Course, session: Session) -> None:
    first, second, *_ = choose_sheet_questions(practice_course, session)
    for one, other in ((first, second), (second, first)):
        course = change_questions(practice_course, {one.id: {"enemies": [other.id]}})
        ids = {each.id for each in choose_sheet_questions(course, session)}
        assert first.id in ids and second.id not in ids


def test_the_export_has_the_files_of_each_session_with_questions_and_the_same_bytes(practice_course: Course) -> None:
    export = find_export("hojas")
    assert export is not None and not export.needs_site and not export.is_by_tema and not export.has_routes
    request = ExportRequest(practice_course)
    assert export.takes(request) and not export.find_uncarried(request)
    plan = export.plan_files(request)
    slug = practice_course.facts.slug
    endings = [f"{name}.{suffix}" for name in ("hoja-a", "hoja-b", "hoja-clave") for suffix in ("docx", "pdf")]
    sessions = practice_course.facts.sessions
    assert list(plan) == [f"{slug}-sesion-{session.number}-{ending}" for session in sessions for ending in endings]
    for ending in endings[:2]:
        make = plan[f"{slug}-sesion-1-{ending}"]
        assert make() == make()


def test_a_session_without_questions_has_no_sheets(practice_course: Course) -> None:
    ids = [question.id for question in choose_sheet_questions(practice_course, practice_course.facts.sessions[1])]
    course = change_questions(practice_course, {identifier: {"route": "extension"} for identifier in ids})
    export = find_export("hojas")
    assert export is not None
    names = list(export.plan_files(ExportRequest(course)))
    assert names and not any("-sesion-2-" in name for name in names)


def test_what_is_left_out_is_told(practice_course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.printed_test.sheet_questions.MOST_QUESTIONS", 1)
    export = find_export("hojas")
    assert export is not None
    (line,) = export.describe_left_out(ExportRequest(practice_course))
    assert line.startswith(f"En las hojas entran {len(practice_course.facts.sessions)} de las ")
