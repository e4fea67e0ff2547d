"""Which questions the sheets of a session have: few enough to be answered and marked in half an hour in the room.

All of them are essential, of the pages that the session works, and can be marked without the learner's judgement. Each
page gives one first. The others are shared in proportion to the minutes that the session gives to the questions of each
page, until one more would be too many or too long. Of a page, they are the first ones of the bank.
Two that give each other away are never in the same sheet.
"""

from __future__ import annotations

from course.loaded.whole import Course
from course.model import Question, Session
from exports.question_choice import list_session_questions

MOST_QUESTIONS = 20
MINUTES = 30
MARKING_MINUTES = 7  # of the thirty, at least


def choose_sheet_questions(course: Course, session: Session) -> list[Question]:
    """The questions, in the order of the pages of the session and of the bank; none, if it has none."""
    pages = list_session_questions(course, session)
    left = {page: [each for each in questions if not each.is_self_graded] for page, questions in pages.items()}
    taken: dict[str, list[Question]] = {page: [] for page in left}

    def claim(page: str) -> tuple[bool, float]:
        given = len(taken[page])
        return not given, session.get_minutes(page, "questions") / (given + 1)

    while True:
        chosen = [question for questions in taken.values() for question in questions]
        room = MINUTES - MARKING_MINUTES - sum(question.minutes for question in chosen)
        left = {page: [each for each in questions if _fits(each, chosen, room)] for page, questions in left.items()}
        claiming = [page for page, questions in left.items() if questions]
        if not claiming or len(chosen) == MOST_QUESTIONS:
            break
        page = max(claiming, key=claim)  # of equal ones, the first
        taken[page].append(left[page].pop(0))
    ids = {question.id for question in chosen}
    return [question for questions in pages.values() for question in questions if question.id in ids]


def _fits(question: Question, chosen: list[Question], room: int) -> bool:
    """Whether it can be with those chosen, in these minutes."""
    are_enemies = any(other.id in question.enemies or question.id in other.enemies for other in chosen)
    return question.minutes <= room and not are_enemies
