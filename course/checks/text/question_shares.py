"""Rules about all the questions of a tema: too many at easy levels, and patterns that let a reader guess the answers.

Each finding is reported on the list of questions, because no single question is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding
from course.loaded.located import Located
from course.model import Question
from course.model.question_kinds import QUESTION_KINDS
from course.model.question_kinds.base import FEWEST_COUNTED

USEFUL_LEVELS = ("apply", "analyze", "evaluate", "create")
LEAST_USEFUL = 0.5


def check_shares(questions: list[Located[Question]]) -> Iterator[Finding]:
    if not questions:
        return
    document = questions[0].document
    values = [question.value for question in questions]
    useful = sum(value.level in USEFUL_LEVELS for value in values)
    if len(values) >= FEWEST_COUNTED and useful < LEAST_USEFUL * len(values):
        message = (
            f"solo {useful} de {len(values)} preguntas piden aplicar, analizar, evaluar o crear: va al menos la mitad"
        )
        yield document.make_finding(("questions",), message, "sube alguna de nivel: pregunta por un caso")
    for kind in QUESTION_KINDS:
        for message, suggestion in kind.find_habits([value for value in values if isinstance(value, kind)]):
            yield document.make_finding(("questions",), message, suggestion)
