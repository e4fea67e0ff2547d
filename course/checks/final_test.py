"""The final test has room for what it asks of each objective, and the bank has the questions.

Nothing is asked of an objective without questions, which the coverage of the course shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import CourseFacts, Question


def check_final_test(draft: Draft) -> list[Finding]:
    if draft.facts is None or not draft.is_whole("quizzes/"):
        return []
    drawable = [question.value for question in draft.questions if not question.value.is_self_graded]
    return list(_check_leasts(draft.facts, _count_drawable(drawable)))


def _count_drawable(questions: list[Question]) -> Counter[str]:
    """How many questions of each objective fit in one test, at worst: of two enemies, one."""
    counts = Counter(question.objective for question in questions)
    objectives = {question.id: question.objective for question in questions}
    pairs = {frozenset((question.id, enemy)) for question in questions for enemy in question.enemies}
    for pair in pairs:
        shared = {objectives.get(each) for each in pair}
        if len(shared) == 1:
            counts[next(iter(shared)) or ""] -= 1
    return counts


def _check_leasts(facts: Located[CourseFacts], available: Counter[str]) -> Iterator[Finding]:
    total = 0
    for position, objective in enumerate(facts.value.objectives):
        if objective.id not in available:
            continue
        least, count = facts.value.get_exam_least(objective), available[objective.id]
        total += least
        if count < least:
            message = (
                f"en la prueba final se piden {least} preguntas de `{objective.id}` y caben {count}, "
                "sin las abiertas y con una de cada dos enemigas"
            )
            suggestion = "escribe más, o pide menos de él con `exam_least`"
            place = () if objective.exam_least is None else ("exam_least",)
            yield facts.make_finding(message, "objectives", position, *place, suggestion=suggestion, may_follow=True)
    size = facts.value.assessment.exam_questions
    if total > size:
        message = f"la prueba final tiene {size} preguntas, y de sus objetivos se piden {total} entre todos"
        yield facts.make_finding(
            message, "assessment", "exam_questions", suggestion="pide menos de cada uno, o pon más"
        )
