"""The guides of this course's sessions: each session has its own, and each document reads back whole."""

from __future__ import annotations

import io

import docx

from course.derived.session_guides import CompleteGuide, list_guides
from course.loaded.whole import Course
from course.model import Inbox
from exports.file_exports import find_export
from exports.place import Place
from exports.request import ExportRequest
from exports.session_guides import build_session_guides, get_guide_name


def list_texts(guide: CompleteGuide) -> list[str]:
    """Some text of each part of a guide."""
    told = guide.guide.activity
    assert told is not None
    return [
        *guide.guide.prepare,
        *(handout.what for handout in guide.guide.handouts),
        *(text for cards in guide.guide.cards for text in (cards.title, cards.what)),
        *guide.guide.say,
        *(told.result, told.groups_8, told.groups_15, told.groups_25, told.no_network, told.video_call, told.wrap_up),
        *guide.guide.other_activities.values(),
        *(text for obstacle in guide.guide.goes_wrong for text in (obstacle.problem, obstacle.response)),
        *(part.instead for part in guide.guide.leave_out),
        *(text for asked in guide.guide.ask_next for text in (asked.question, asked.listen_for)),
    ]


def test_every_guide_has_objectives_something_to_print_and_an_activity(whole_course: Course) -> None:
    assert all(guide.objectives and guide.printed and guide.told for guide in list_guides(whole_course))


def test_every_session_has_its_cards(whole_course: Course) -> None:
    names = list(find_export("tarjetas").plan_files(ExportRequest(whole_course)))
    facts = whole_course.facts
    assert names == [f"{facts.slug}-sesion-{session.number}-tarjetas.pdf" for session in facts.sessions]


def test_the_cards_of_the_kinds_of_message_are_those_of_the_inbox(whole_course: Course) -> None:
    names = [kind.name for kind in whole_course.get_value(Inbox).kinds]
    sets = [cards for guide in list_guides(whole_course) for cards in guide.guide.cards if names[0] in cards.texts]
    assert [cards.texts for cards in sets] == [names, names]


def test_the_document_of_each_guide_says_all_that_the_guide_says(whole_course: Course) -> None:
    files = build_session_guides(whole_course, Place())
    for guide in list_guides(whole_course):
        file = docx.Document(io.BytesIO(files[get_guide_name(whole_course, guide.session.number)]))
        paragraphs = [
            *file.paragraphs,
            *(each for table in file.tables for row in table.rows for cell in row.cells for each in cell.paragraphs),
        ]
        titles = [each.text for each in file.paragraphs if each.style.name == "Heading 1"]
        assert titles == [section.title for section in guide.sections]
        read = " ".join(" ".join(each.text for each in paragraphs).split())
        lost = [text for text in list_texts(guide) if " ".join(text.replace("*", "").split()) not in read]
        assert lost == []
        minutes = [int(row.cells[2].text) for row in file.tables[1].rows[1:]]
        assert sum(minutes) == guide.session.length
