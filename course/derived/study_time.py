"""The time that a page takes, and a tema, a session and the course: the one computation of it.

Of each page it gives the essential time, which adds up to the official hours, and the whole.

- **Reading.** Prose is read at 200 words per minute, below the 238 of silent reading in Brysbaert (2019), because this
  is study. Words in tables are read at 120: a table of articles or of networks is compared, cell by cell, rather than
  read in a row. A figure or a chart takes half a minute. Texts that macros show from the data count as if they were
  written on the page, except that what they fold is never essential (`shown_words.py`). The words of «En cinco minutos»
  count. Those of an activity don't, since its minutes include reading them.
- **Activities.** The minutes of its title, «(15 minutos)»; of an essential one, all of them, or as many as the title
  says, «(30 minutos, 10 de ellos imprescindibles)».
- **Questions.** The minutes of its kind (`course/model/question_kinds/`), essential or not by its `route`.
- **Writing.** The minutes of each field of the plan, by its kind; those of the minimum plan (`core`) are essential. A
  field that is written on the page that teaches its content (`plan_fields`) counts there, and not with its section.
- **Visits.** The cases and tools that the page sends the reader to (`visits.py`), never essential.

The sum of each component of a page is rounded up to a whole minute, once for the essential part and once for all. Sums
of pages add those minutes and count each visit once. How an amount is written is in `course/language/durations.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from course.derived.plan import find_field_pages, number_sections
from course.derived.shown_words import count_folded_words, count_shown_words
from course.derived.study_rates import FIELD_MINUTES, FIGURE_MINUTES, TABLE_WORDS_PER_MINUTE, WORDS_PER_MINUTE
from course.derived.visits import Visit, find_visits
from course.loaded.parts import CourseParts
from course.model import Plan
from course.model.plan import PlanField
from course.model.route import ROUTES, Route
from course.model.session import COMPONENTS, Component
from course.pages.boxes import Box, find_activities
from course.pages.five_minutes import FIVE_MINUTES
from course.pages.macro_calls import MacroCall, find_macro_calls, get_argument
from course.pages.outline import PageSource, count_words
from course.pages.places import COVER
from course.pages.routes import Words, get_routes

_FIGURES = ("figure", "chart")


@dataclass(frozen=True)
class Share:
    """Whole minutes of one component: the essential ones, and all."""

    essential: int = 0
    all: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.essential + other.essential, self.all + other.all)


@dataclass(frozen=True)
class StudyTime:
    """The minutes of one page, or of several. `visits` are sorted, each of them once."""

    reading: Share = Share()
    activity: Share = Share()
    questions: Share = Share()
    writing: Share = Share()
    visits: tuple[Visit, ...] = ()

    @property
    def essential(self) -> int:
        return sum(self.get(component).essential for component in COMPONENTS)

    @property
    def all(self) -> int:
        return sum(self.get(component).all for component in COMPONENTS) + self.visiting

    @property
    def visiting(self) -> int:
        """The minutes of the cases and tools."""
        return sum(visit.minutes for visit in self.visits)

    def get(self, component: Component) -> Share:
        share: Share = getattr(self, component)
        return share

    def __add__(self, other: StudyTime) -> StudyTime:
        sums = {component: self.get(component) + other.get(component) for component in COMPONENTS}
        return StudyTime(**sums, visits=tuple(sorted({*self.visits, *other.visits})))


@dataclass(frozen=True)
class _Amount:
    """Minutes of one component of a page, not rounded yet."""

    essential: Fraction = Fraction(0)
    all: Fraction = Fraction(0)

    def add(self, minutes: Fraction | int, route: Route) -> _Amount:
        """More minutes, of some route."""
        essential = minutes if route == "essential" else 0
        return _Amount(self.essential + essential, self.all + minutes)

    def round(self) -> Share:
        return Share(ceil(self.essential), ceil(self.all))


def compute_page_time(course: CourseParts, page: PageSource) -> StudyTime:
    """The minutes of a chapter page."""
    lines = range(1, page.text.count("\n") + 2)
    return StudyTime(
        _compute_reading(course, page, lines).add(_read(Words(prose=_count_five_minutes(page))), "essential").round(),
        _compute_activities(page, lines).round(),
        _compute_questions(course, page).round(),
        _compute_writing(course, page, lines).round(),
        find_visits(course, page),
    )


def compute_section_minutes(course: CourseParts, page: PageSource, anchor: str) -> int:
    """The minutes of a section with all that is under its heading: text, activities and fields of the plan."""
    section = get_routes(page).get_section(anchor)
    return _compute_lines_minutes(course, page, range(section.heading.line, section.end + 1))


def compute_box_minutes(course: CourseParts, page: PageSource, box: Box) -> int:
    """The minutes of a box of the page."""
    return _compute_lines_minutes(course, page, box.lines)


def _compute_lines_minutes(course: CourseParts, page: PageSource, lines: range) -> int:
    amounts = (
        _compute_reading(course, page, lines),
        _compute_activities(page, lines),
        _compute_writing(course, page, lines),
    )
    return ceil(sum((amount.all for amount in amounts), Fraction(0)))


def compute_pages_time(course: CourseParts, pages: Iterable[PageSource]) -> StudyTime:
    """The minutes of several chapter pages."""
    return sum((compute_page_time(course, page) for page in pages), StudyTime())


def compute_tema_time(course: CourseParts, tema_number: int) -> StudyTime:
    """The minutes of all the pages of a tema except its cover."""
    return compute_pages_time(course, (page for page in list_chapters(course) if page.tema == tema_number))


def compute_course_time(course: CourseParts) -> StudyTime:
    """The minutes of all the chapter pages."""
    return compute_pages_time(course, list_chapters(course))


def compute_shown_time(course: CourseParts, page: PageSource) -> StudyTime | None:
    """The minutes that a page states: its own; on a tema's cover, those of the tema; on the site's, those of all."""
    if page.uri == COVER:
        return compute_course_time(course)
    if page.tema is None:
        return None
    return compute_tema_time(course, page.tema) if page.is_tema_cover else compute_page_time(course, page)


def list_chapters(course: CourseParts) -> list[PageSource]:
    """The pages of the temas except their covers, in the order of the programme; those with no place in it, last."""
    places = {heading_id: place for place, heading_id in enumerate(course.index.ids)}

    def get_place(page: PageSource) -> int:
        return min((places[each] for each in course.index.find_ids_on_page(page)), default=len(places))

    return sorted((page for page in course.pages if page.is_chapter), key=get_place)


def list_new_fields(course: CourseParts, page: PageSource) -> list[tuple[PlanField, int]]:
    """The fields of the plan that a page is the first to ask for, with the lines of their macros."""
    calls = [call for call in find_macro_calls(page)[0] if call.name in ("plan", "plan_fields")]
    pages = find_field_pages(course) if calls else {}
    return [
        (field, call.line)
        for call in calls
        for field in _find_fields(course, call)
        if pages.get(field.id, page) is page
    ]


def _compute_reading(course: CourseParts, page: PageSource, lines: range) -> _Amount:
    routes = get_routes(page)
    words: dict[Route, Words] = {}
    figures: Counter[Route] = Counter()

    def add(route: Route, more: Words) -> None:
        before = words.get(route, Words())
        words[route] = Words(before.prose + more.prose, before.table + more.table)

    for piece in routes.pieces:
        if piece.start in lines and not piece.line.is_in_activity:
            add(piece.line.route, piece.words)
    for call in find_macro_calls(page)[0]:
        line = routes.find_line(call.line)
        if call.line in lines and not line.is_in_activity:
            figures[line.route] += call.name in _FIGURES
            add(line.route, count_shown_words(course, call))
            add("extension", count_folded_words(course, call))
    amount = _Amount()
    for route in ROUTES:
        amount = amount.add(_read(words.get(route, Words())) + figures[route] * FIGURE_MINUTES, route)
    return amount


def _read(words: Words) -> Fraction:
    return Fraction(words.prose, WORDS_PER_MINUTE) + Fraction(words.table, TABLE_WORDS_PER_MINUTE)


def _count_five_minutes(page: PageSource) -> int:
    parts = (page.meta or {}).get(FIVE_MINUTES)
    return sum(count_words(part) for part in parts.values() if isinstance(part, str)) if isinstance(parts, dict) else 0


def _compute_activities(page: PageSource, lines: range) -> _Amount:
    routes = get_routes(page)
    amount = _Amount()
    for box in find_activities(page.text).values():
        minutes = box.activity_minutes if box.line in lines else None
        if minutes is None:
            continue
        essential = minutes.minutes if minutes.essential is None else min(minutes.essential, minutes.minutes)
        route = routes.find_line(box.line).route
        amount = amount.add(essential, route).add(minutes.minutes - essential, "extension")
    return amount


def _compute_questions(course: CourseParts, page: PageSource) -> _Amount:
    amount = _Amount()
    for question in course.find_questions_on_page(page):
        amount = amount.add(question.minutes, question.route)
    return amount


def _compute_writing(course: CourseParts, page: PageSource, lines: range) -> _Amount:
    routes = get_routes(page)
    amount = _Amount()
    for field, line in list_new_fields(course, page):
        if line in lines:
            route = routes.find_line(line).route
            amount = amount.add(FIELD_MINUTES[field.kind], route if field.core else "extension")
    return amount


def _find_fields(course: CourseParts, call: MacroCall) -> list[PlanField]:
    if call.name == "plan":
        section = number_sections(course).get(str(get_argument(call, "number")))
        return list(section.fields) if section else []
    return [field for plan in course.list_values(Plan) for field in plan.fields if field.id in call.texts]
