"""What the site has for each heading of the programme (text, sources, questions, cases) and for each objective."""

from __future__ import annotations

from dataclasses import dataclass

from course.derived.sessions import list_session_pages
from course.loaded.programme_index import IndexedHeading
from course.loaded.whole import Course
from course.model import Case, Objective, Question, Session
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import CLOSING_ANCHORS, PageSource, count_words
from course.runtime.memory import remembered
from course.sources.citations import find_citations


@dataclass(frozen=True)
class HeadingCoverage:
    """One heading: its page (None while unpublished), the words of its own text, its sources, questions and cases."""

    indexed: IndexedHeading
    page: PageSource | None
    words: int
    references: frozenset[str]
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class ObjectiveCoverage:
    """One objective: the headings, questions and cases that serve it."""

    objective: Objective
    headings: tuple[str, ...]
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]


def compute_coverage(course: Course) -> dict[str, HeadingCoverage]:
    """The coverage of every heading, by id, in programme order."""
    return {heading_id: _compute_heading(course, indexed) for heading_id, indexed in course.index.headings.items()}


def find_pages_by_objective(course: Course) -> dict[str, list[PageSource]]:
    """The chapter pages that declare, with the macro `objectives`, that they serve an objective, by its id."""
    pages: dict[str, list[PageSource]] = {}
    for page in course.pages:
        if not page.is_chapter:
            continue
        for call in find_macro_calls(page)[0]:
            for objective_id in call.texts if call.name == "objectives" else ():
                pages.setdefault(objective_id, []).append(page)
    return pages


def list_session_objectives(course: Course, session: Session) -> list[Objective]:
    """The objectives that the pages of a session declare, in the order of the course."""
    worked = {page.uri for page in list_session_pages(course, session)}
    declared = find_pages_by_objective(course)
    return [
        objective
        for objective in course.facts.objectives
        if any(page.uri in worked for page in declared.get(objective.id, ()))
    ]


def compute_objectives(course: Course, pages_by_objective: dict[str, list[PageSource]]) -> list[ObjectiveCoverage]:
    """The coverage of every objective. `pages_by_objective` has the pages that declare that they serve it."""
    if course.facts is None:
        return []
    rows = []
    for objective in course.facts.objectives:
        questions = tuple(q.value for q in course.questions if q.value.objective == objective.id)
        served = {question.section for question in questions}
        for page in pages_by_objective.get(objective.id, []):
            served.update(course.index.find_ids_on_page(page)[:1])
        headings = tuple(heading_id for heading_id in course.index.ids if heading_id in served)
        branches = set().union(*(course.index.find_branch(heading_id) for heading_id in headings))
        rows.append(ObjectiveCoverage(objective, headings, questions, tuple(course.find_cases(branches))))
    return rows


def _compute_heading(course: Course, indexed: IndexedHeading) -> HeadingCoverage:
    page = course.index.find_page(indexed.id)
    text = get_section_text(course, page, indexed.heading.anchor) if page else ""
    cases = tuple(course.find_cases({indexed.id}))
    questions = tuple(course.find_questions({indexed.id}))
    words, cited = _measure(text)
    references = cited.union(*(case.sources for case in cases))
    return HeadingCoverage(indexed, page, words, references, questions, cases)


@remembered
def _measure(text: str) -> tuple[int, frozenset[str]]:
    """The words of a text, and the keys that it cites."""
    return count_words(text), frozenset(citation.key for citation in find_citations(text))


def get_section_text(course: Course, page: PageSource, anchor: str) -> str:
    """The Markdown between an official heading and the next one, or the page's closing sections."""
    lines = page.text.split("\n")
    official = {
        indexed.heading.anchor for indexed in course.index.headings.values() if indexed.tema.number == page.tema
    }
    start = end = None
    for heading in page.headings:
        if heading.anchor == anchor:
            start = heading.line
        elif start is not None and (heading.anchor in official or heading.anchor in CLOSING_ANCHORS):
            end = heading.line - 1
            break
    return "\n".join(lines[start : end or len(lines)]) if start is not None else ""
