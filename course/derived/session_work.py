"""What a block of a session works of each page, with anchors: its activities, its questions, its fields of the plan.

When each block is, and which pages a session works, are in `course/derived/sessions.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from course.derived.question_places import order_page_questions
from course.derived.sessions import TimedBlock, find_opened_pages, time_blocks
from course.derived.study_time import list_new_fields
from course.derived.titles import get_name_with_tema, name_heading
from course.loaded.parts import CourseParts
from course.model import Question, Session
from course.model.plan import PlanField
from course.model.session import Component, StudyBlock
from course.pages.boxes import find_activities
from course.pages.outline import PageSource
from course.pages.routes import get_routes

QUESTIONS_ANCHOR = "comprueba"


class Work(NamedTuple):
    """The minutes of one page in a block. `page` is None while no page opens with the heading.

    `parts` are the names of what is worked of the page, by their anchors, if they have names; `anchor`, the place of
    the page where the work begins, or empty; `questions`, how many are asked.
    """

    heading_id: str
    page: PageSource | None
    minutes: int
    anchor: str
    parts: dict[str, str]
    questions: int = 0


def list_work(course: CourseParts, block: StudyBlock, opened: dict[str, PageSource] | None = None) -> list[Work]:
    """What a block works, page by page. `opened` is what `find_opened_pages` finds, if the caller needs it too."""
    opened = find_opened_pages(course) if opened is None else opened
    work = []
    for heading_id, minutes in block.pages.items():
        page = opened.get(heading_id)
        parts = _list_parts(course, page, block.kind) if page else {}
        has_questions = page is not None and page.find_heading(QUESTIONS_ANCHOR) is not None
        anchor = QUESTIONS_ANCHOR if block.kind == "questions" and has_questions else ""
        questions = len(list_essential_questions(course, page)) if page and block.kind == "questions" else 0
        work.append(Work(heading_id, page, minutes, anchor, parts, questions))
    return work


def list_session_work(
    course: CourseParts, session: Session, opened: dict[str, PageSource] | None = None
) -> Iterator[tuple[TimedBlock, tuple[Work, ...]]]:
    """The blocks of a session by the clock, each with what it works, if it is one of study."""
    opened = find_opened_pages(course) if opened is None else opened
    for timed in time_blocks(session):
        yield timed, tuple(list_work(course, timed.block, opened)) if isinstance(timed.block, StudyBlock) else ()


def time_activities(
    blocks: Iterable[tuple[TimedBlock, tuple[Work, ...]]],
) -> Iterator[tuple[Work, datetime.time]]:
    """The work of the blocks of activities, page by page, and when each one begins: one after the other."""
    for timed, works in blocks:
        moment = datetime.datetime.combine(datetime.date.min, timed.start)
        for work in works if timed.block.kind == "activity" else ():
            yield work, moment.time()
            moment += datetime.timedelta(minutes=work.minutes)


def get_activity_minutes(work: Work, anchor: str) -> int:
    """The minutes of an activity: all those of the work on its page or, if there are several, those of its title."""
    box = find_activities(work.page.text)[anchor] if work.page and len(work.parts) > 1 else None
    told = box.activity_minutes if box else None
    return (told.essential or told.minutes) if told else work.minutes


def name_work(course: CourseParts, work: Work) -> str:
    """The name of the page that is worked; while there is none, that of the heading."""
    return get_name_with_tema(course, work.page) if work.page else name_heading(course.index, work.heading_id)


def list_essential_questions(course: CourseParts, page: PageSource) -> list[Question]:
    """The essential questions of a page, in the order of their numbers: a session gives time to no others."""
    return [question for question in order_page_questions(course, page) if question.route == "essential"]


def list_written_fields(course: CourseParts, page: PageSource) -> list[PlanField]:
    """The fields of the plan that a session gives time to on a page: those of the least plan that it asks for first."""
    routes = get_routes(page)
    fields = list_new_fields(course, page)
    return [field for field, line in fields if field.core and routes.find_line(line).route == "essential"]


def has_writing(blocks: Iterable[tuple[TimedBlock, Sequence[Work]]]) -> bool:
    """Whether any of the blocks of a session gives time to write fields of the plan."""
    return any(timed.block.kind == "writing" and work.parts for timed, works in blocks for work in works)


def writes_plan(course: CourseParts, session: Session) -> bool:
    """Whether a session gives time to write fields of the plan."""
    return has_writing(list_session_work(course, session))


def _list_parts(course: CourseParts, page: PageSource, component: Component) -> dict[str, str]:
    """The names of the essential activities, or fields, of a page."""
    if component == "activity":
        routes, activities = get_routes(page), find_activities(page.text)
        return {
            anchor: box.name for anchor, box in activities.items() if routes.find_line(box.line).route == "essential"
        }
    if component == "writing":
        return {f"campo-{field.id}": field.label for field in list_written_fields(course, page)}
    return {}
