"""The sheets of the sessions of this course: how long they are, and that they become a file."""

from __future__ import annotations

from functools import partial

import pymupdf

from course.derived.sessions import find_opened_pages
from course.loaded.whole import Course
from exports.printed_test.pdf import write_pdf
from exports.printed_test.session_sheets import make_key_document, make_sheet_document
from exports.printed_test.sheet_questions import MARKING_MINUTES, MINUTES, choose_sheet_questions


def test_each_session_has_from_twelve_to_twenty_questions_of_all_its_pages_that_fit_half_an_hour(
    whole_course: Course,
) -> None:
    opened = find_opened_pages(whole_course)
    for session in whole_course.facts.sessions:
        chosen = choose_sheet_questions(whole_course, session)
        assert 12 <= len(chosen) <= 20, session.number
        assert sum(question.minutes for question in chosen) <= MINUTES - MARKING_MINUTES
        sections = {question.section for question in chosen}
        for heading_id in session.pages:
            if session.get_minutes(heading_id, "questions"):
                own = whole_course.index.find_ids_on_page(opened[heading_id])
                assert sections.intersection(own), (session.number, heading_id)


def test_the_longest_sheet_is_at_most_five_pages_and_its_key_four(whole_course: Course) -> None:
    session = max(whole_course.facts.sessions, key=lambda each: len(choose_sheet_questions(whole_course, each)))
    for make, most in ((partial(make_sheet_document, letter="A"), 5), (make_key_document, 4)):
        with pymupdf.open(stream=write_pdf(make(whole_course, session))) as pdf:
            assert len(pdf) <= most
