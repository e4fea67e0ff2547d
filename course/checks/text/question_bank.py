"""The bank has enough questions for each heading and objective, and a page shows each one and cites its sources.

Its other rules have modules of their own: `question_wording.py`, `question_pointers.py` and `question_giveaways.py`
(one question at a time), `question_shares.py` (all those of a tema), `question_balance.py` and `similar_questions.py`
(the whole bank).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from course.checks.text.question_balance import check_balance
from course.checks.text.question_giveaways import check_giveaways
from course.checks.text.question_pointers import check_pointers
from course.checks.text.question_shares import check_shares
from course.checks.text.question_wording import check_wording
from course.checks.text.section_words import find_leaf_ids
from course.checks.text.similar_questions import check_similar_questions
from course.derived.coverage import find_pages_by_objective
from course.derived.question_places import list_quiz_calls
from course.files.location import Location
from course.findings import Finding, Severity
from course.loaded.loading import read_questions
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Case, CourseFacts, Figure, Question
from course.pages.macro_calls import find_macro_calls, get_argument
from course.pages.outline import CLOSING_ANCHORS, PageHeading, PageSource
from course.runtime.memory import remembered
from course.sources.citations import read_citations

FEWEST_QUESTIONS = 2
MOST_UNNAMED = 2  # headings of ours under a section whose questions needn't say which one explains them
MOST_TOGETHER = 6  # of a page with none in the middle of its text
# The macros that show something with sources of its own.
_CITING: dict[str, type[Case] | type[Figure]] = {"case": Case, "figure": Figure, "chart": Figure}
FEWEST_ON_A_PAGE, MOST_ON_A_PAGE = 4, 10


def check_question_bank(course: Course) -> list[Finding]:
    findings: list[Finding] = []
    following: list[Finding] = []  # may be due to a page or a question that is missing
    shown = _collect_shown(course)
    cited = {page.path: _collect_cited(course, page) for page in course.pages if page.tema is not None}
    for question in course.questions:
        findings += _check_file(question.document.text, question.document.path)[question.location]
        findings += _check_page(course, question, shown, cited)
    for tema in course.index.temas.values():
        following += _check_leaves(course, find_leaf_ids(tema))
        following += check_shares([q for q in course.questions if q.value.section.partition("/")[0] == tema.id])
    following += _check_objectives(course)
    findings += [finding for page in course.pages if page.is_chapter for finding in _check_length(course, page)]
    findings += check_similar_questions(course)
    following += check_balance(course.questions)
    return [*findings, *(replace(finding, may_follow=True) for finding in following)]


@remembered
def _check_file(text: str, path: str) -> dict[Location, list[Finding]]:
    """The findings about each question of a file of the bank on its own, by the question's location."""
    return {
        question.location: [*check_wording(question), *check_pointers(question), *check_giveaways(question)]
        for question in read_questions(text, path)
    }


def _collect_shown(course: Course) -> set[str]:
    """The ids of the questions that a page outside the authors' guide shows with the macro `quiz`."""
    shown: set[str] = set()
    for page in course.pages:
        for call in () if page.is_authors_guide else list_quiz_calls(course, page):
            shown.update(call.ids)
    return shown


def _check_page(
    course: Course, question: Located[Question], shown: set[str], cited: dict[str, set[str]]
) -> Iterator[Finding]:
    """The page of a question's heading exists, shows it and cites its sources. `cited` has the keys by page path."""
    value = question.value
    page = course.index.find_page(value.section)
    if page is None:
        message = f"el epígrafe `{value.section}` no tiene texto todavía: la pregunta no sale en ninguna página"
        yield question.make_finding(message, "section", may_follow=True)
        return
    if value.id not in shown:
        message = f"la pregunta no sale en ninguna página: {page.path} enseña su epígrafe y no la pide"
        suggestion = f'añade `"{value.id}"` a su `quiz(…)`, o déjalo en `quiz()`'
        yield question.make_finding(message, "id", suggestion=suggestion, lacking=page.path)
    own = _list_own_headings(course, page, value.section)
    if value.heading is None and len(own) > MOST_UNNAMED:
        message = f"la pregunta no dice en cuál de los {len(own)} apartados de {page.path} se explica"
        whole = value.section.partition("/")[2]
        suggestion = f"debajo de `section`, `heading: {own[0].anchor}` u otro; si es de la página entera, `{whole}`"
        yield question.make_finding(message, "section", suggestion=suggestion)
    for number, key in enumerate(value.sources):
        if key not in cited[page.path]:
            message = f"la página del epígrafe no cita `{key}`, que decide la respuesta"
            advice = "el lector tiene que poder comprobarla"
            yield question.make_finding(message, "sources", number, suggestion=advice, lacking=page.path)


def _list_own_headings(course: Course, page: PageSource, section: str) -> list[PageHeading]:
    """The level 2 headings under a section that are not of the programme: those that may explain its questions."""
    start = page.get_heading(section.partition("/")[2])
    following = [heading for heading in page.headings if heading.line > start.line]
    under = takewhile(lambda heading: heading.level > start.level, following)
    apart = {*CLOSING_ANCHORS, *(heading_id.partition("/")[2] for heading_id in course.index.find_ids_on_page(page))}
    return [heading for heading in under if heading.level == 2 and heading.anchor and heading.anchor not in apart]


def _collect_cited(course: Course, page: PageSource) -> set[str]:
    """The keys that a reader of the page can check: its own citations, and those of the cases and figures it shows."""
    cited = {citation.key for citation in read_citations(page.text).citations}
    for call in find_macro_calls(page)[0]:
        shown: type[Case] | type[Figure] | None = _CITING.get(call.name)
        value = course.find_by_id(shown, get_argument(call, "id")) if shown else None
        cited.update(value.sources if value else ())
    return cited


def _check_length(course: Course, page: PageSource) -> Iterator[Finding]:
    """A page has neither too few questions nor too many; of many, some are where they are explained."""
    calls = list_quiz_calls(course, page)
    asked = sum(len(call.ids) for call in calls)
    if asked and not FEWEST_ON_A_PAGE <= asked <= MOST_ON_A_PAGE:
        message = f"la página tiene {_count(asked)}: van de {FEWEST_ON_A_PAGE} a {MOST_ON_A_PAGE}"
        suggestion = "escribe las que faltan" if asked < FEWEST_ON_A_PAGE else "retira las que menos midan"
        yield Finding(page.path, calls[-1].line, None, message, suggestion, severity=Severity.WARNING)
    if len(calls) == 1 and len(calls[0].ids) > MOST_TOGETHER:
        message = f"las {len(calls[0].ids)} preguntas de la página van seguidas, y ninguna está donde se explica"
        suggestion = 'pon dos o tres en el texto, cada una con su `quiz("…")`'
        yield Finding(page.path, calls[0].line, None, message, suggestion, severity=Severity.WARNING)


def _check_leaves(course: Course, leaf_ids: list[str]) -> Iterator[Finding]:
    counts = Counter(question.value.section for question in course.questions)
    for heading_id in leaf_ids:
        page = course.index.find_page(heading_id)
        if page is None or counts[heading_id] >= FEWEST_QUESTIONS:
            continue
        heading = page.get_heading(heading_id.partition("/")[2])
        message = f"el epígrafe `{heading_id}` tiene {_count(counts[heading_id])}: van {FEWEST_QUESTIONS} como mínimo"
        yield Finding(page.path, heading.line, 1, message)


def _check_objectives(course: Course) -> Iterator[Finding]:
    """An objective declared by a published page has enough questions for its score to be meaningful."""
    declared = find_pages_by_objective(course)
    counts = Counter(question.value.objective for question in course.questions)
    fewest = course.facts.assessment.questions_per_objective
    for number, objective in enumerate(course.facts.objectives):
        if objective.id in declared and counts[objective.id] < fewest:
            asked = _count(counts[objective.id])
            message = f"el objetivo `{objective.id}` tiene {asked}: van {fewest} como mínimo"
            suggestion = f"lo declara {declared[objective.id][0].path}"
            yield course.get_located(CourseFacts).make_finding(
                message, "objectives", number, "id", suggestion=suggestion
            )


def _count(number: int) -> str:
    return "1 pregunta" if number == 1 else f"{number} preguntas"
