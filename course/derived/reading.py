"""The minutes that a page takes: reading, activities and questions.

Reading is at 200 words per minute, below the 238 wpm of silent reading in Brysbaert (2019), because this is study. An
activity has its minutes in its title, «(15 minutos)»; a question, in its kind (`course/model/question_kinds/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from course.loaded.whole import Course
from course.pages.outline import PageSource

WORDS_PER_MINUTE = 200

_ACTIVITY = re.compile(r'^[ ]*!!! activity "[^"]*\((?P<minutes>\d+) minutos?\)"', re.MULTILINE)


@dataclass(frozen=True)
class ReadingTime:
    """The minutes of one page, or the sum of several."""

    reading: int = 0
    activities: int = 0
    questions: int = 0

    @property
    def total(self) -> int:
        return self.reading + self.activities + self.questions

    def __add__(self, other: ReadingTime) -> ReadingTime:
        return ReadingTime(
            self.reading + other.reading, self.activities + other.activities, self.questions + other.questions
        )


def compute_page_time(course: Course, page: PageSource) -> ReadingTime:
    """The minutes of a chapter page."""
    reading = -(-page.words // WORDS_PER_MINUTE)
    activities = sum(int(match["minutes"]) for match in _ACTIVITY.finditer(page.text))
    questions = sum(question.minutes for question in course.find_questions_on_page(page))
    return ReadingTime(reading, activities, questions)


def compute_tema_time(course: Course, tema_number: int) -> ReadingTime:
    """The minutes of all the published pages of a tema except its cover."""
    pages = (page for page in course.pages if page.tema == tema_number and not page.is_tema_cover)
    return sum((compute_page_time(course, page) for page in pages), ReadingTime())
