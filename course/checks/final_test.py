"""The final test has room for what it asks of each objective, and the bank has the questions.

Nothing is asked of an objective without questions, which the coverage of the course shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import CourseFacts


def check_final_test(draft: Draft) -> list[Finding]:
    if draft.facts is None or not draft.is_whole("quizzes/"):
        return []
    drawable = [question.value for question in draft.questions if not question.value.is_self_graded]
    return list(_check_leasts(draft.facts, Counter(value.objective for value in drawable)))


def _check_leasts(facts: Located[CourseFacts], available: Counter[str]) -> Iterator[Finding]:
    total = 0
    for position, objective in enumerate(facts.value.objectives):
        least, count = facts.value.get_exam_least(objective), available[objective.id]
        total += least if count else 0
        if 0 < count < least:
            message = (
                f"en la prueba final se piden {least} preguntas de `{objective.id}` y hay {count}, sin las abiertas"
            )
            suggestion = "escribe más, o pide menos de él con `exam_least`"
            yield facts.make_finding(message, "objectives", position, suggestion=suggestion, may_follow=True)
    size = facts.value.assessment.exam_questions
    if total > size:
        message = f"la prueba final tiene {size} preguntas, y de sus objetivos se piden {total} entre todos"
        suggestion = f"pon {total} o más, o pide menos de cada uno"
        yield facts.make_finding(message, "assessment", "exam_questions", suggestion=suggestion)
