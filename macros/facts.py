"""The facts about the course that pages depend on, by name, each as a digest: equal digests mean equal output.

A macro's row in `course/macro_register.py` lists the facts that it reads; citations, glossary terms and the page's own
place are recorded while a page is made (`macros/page_records.py`). A name is a kind and, for most, a subject:
`case:corh`, `questions:tema-1/1-introduccion.md`. A fact covers all that is shown of its subject, including the titles
and addresses of the headings that it refers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from course.derived.drawings import list_drawings
from course.derived.plan import group_fields, make_definition, number_sections
from course.derived.question_places import find_explanation
from course.derived.session_guides import CompleteGuide, complete_guide, list_guides
from course.derived.session_work import list_work
from course.derived.study_time import compute_shown_time
from course.derived.titles import get_menu_name, get_title
from course.derived.tools import list_card_groups
from course.loaded.located import Located
from course.loaded.parts import ModelType
from course.model import (
    Case,
    CourseFile,
    Diagnosis,
    Document,
    Edition,
    ExamplePlan,
    Figure,
    ModerationLog,
    Norm,
    PastEdition,
    Plan,
    SessionGuide,
    Term,
    Thread,
)
from course.model.session import StudyBlock
from course.pages.outline import PageSource
from course.register import DATA_KINDS
from course.runtime.memory import hash_text
from exports.slides.block_questions import tell_questions
from macros.emblems import load_emblem
from macros.glossary_terms import compile_forms

if TYPE_CHECKING:
    from macros.code_reads import CodeReads
    from macros.site import Site

_NOTHING = "—"
# The kinds of data with at most one file per course: their fact is the file's text.
WHOLE_FILES = {kind.name: kind.model for kind in DATA_KINDS if kind.is_one_file and not kind.items}

# What each kind of fact covers: kinds of data by their names in `course/register.py`, other parts of the course by
# their names in `Course`, and folders of files. `index` is the programme's headings with the pages that teach them.
# tests/test_macro_reads.py checks every macro against it.
COVERED: dict[str, frozenset[str]] = {name: frozenset({name}) for name in WHOLE_FILES} | {
    kind: frozenset(covered.split())
    for kind, covered in {
        "course": "course edition past_edition",
        "case": "case index",
        "cases": "case",
        "chart": "figure chart_data",
        "code": "",
        "coverage": "case index pages quiz",
        "diagnosis": "diagnosis index",
        "document": "document",
        "documents": "document",
        "emblems": "data/emblems",
        "example_plan": "example_plan",
        "figure": "figure docs/assets/figures inbox",
        "files": "",
        "moderation_log": "moderation_log",
        "norms": "norms",
        "objectives": "pages",
        "plan_field": "plan pages index",
        "plan_pages": "pages index",
        "plan_section": "plan pages index",
        "programme": "programme index",
        "question": "quiz index pages",
        "questions": "quiz index",
        "reference": "references norms",
        "reference_order": "references",
        "references": "references norms",
        "repository": "",
        "section": "index",
        "session_guide": "session_guide course edition pages quiz index plan document",
        "session_guides": "session_guide course edition pages quiz index plan document",
        "session_work": "course pages index plan quiz",
        "sections": "index",
        "template": "",
        "terms": "glossary",
        "thread": "thread",
        "time": "pages quiz index case document inbox moderation_log networks norms plan policy thread timeline",
        "times": "pages quiz index case document inbox moderation_log networks norms plan policy thread timeline",
        "titles": "pages",
        "tool_cards": "tools pages document plan",
        "words": "pages index",
    }.items()
}


def digest(*parts: object) -> str:
    """A short digest of values that differ in their `repr`."""
    return hash_text(repr(parts)).hex()


class Facts:
    """The digests in one build, each computed when it is first needed.

    `files` is the digest of the names of all files that a page may link to.
    """

    def __init__(self, site: Site, files: str, code: CodeReads) -> None:
        self._site = site
        self._course = site.course
        self._files = files
        self._code = code
        self._digests: dict[str, str] = {}
        self._pages = {page.uri: page for page in self._course.pages}

    def get(self, name: str) -> str:
        """The digest of a fact. Missing subjects have one too, different from those of subjects in the course."""
        if name not in self._digests:
            kind, _, subject = name.partition(":")
            self._digests[name] = digest(self._compute(kind, subject))
        return self._digests[name]

    def _compute(self, kind: str, subject: str) -> object:
        if kind in WHOLE_FILES and kind != "course":
            return _get_text(self._course.find_located(WHOLE_FILES[kind]))
        compute: Callable[[str], object] = getattr(self, f"_compute_{kind}")
        return compute(subject)

    def take(self, names: Iterable[str]) -> dict[str, str]:
        return {name: self.get(name) for name in sorted(names)}

    def are_current(self, taken: dict[str, str]) -> bool:
        """Whether all the facts that a page depends on are unchanged."""
        return all(self.get(name) == value for name, value in taken.items())

    # One method per kind.

    def _compute_code(self, subject: str) -> object:
        return self._code.compute_module(subject)

    def _compute_template(self, subject: str) -> object:
        return self._code.compute_template(subject)

    def _compute_files(self, subject: str) -> object:
        return self._files

    def _compute_course(self, subject: str) -> object:
        """The course in its edition: both files, the editions before it, and what depends on the day of the build."""
        located = [self._course.find_located(CourseFile), self._course.find_located(Edition)]
        past = self._course.list_located(PastEdition)
        facts = self._course.facts
        return [_get_text(each) for each in (*located, *past)], facts.state, facts.is_enrolling, facts.notices

    def _compute_case(self, subject: str) -> object:
        case = self._find(Case, subject)
        return _get_text(case), self._describe_sections(case.value.sections if case else ())

    def _compute_cases(self, subject: str) -> object:
        return [_get_text(case) for case in self._course.list_located(Case)]

    def _compute_diagnosis(self, subject: str) -> object:
        return _get_text(self._find(Diagnosis, subject)), self.get("sections")

    def _compute_document(self, subject: str) -> object:
        return _get_text(self._find(Document, subject))

    def _compute_documents(self, subject: str) -> object:
        return [_get_text(document) for document in self._course.list_located(Document)]

    def _compute_figure(self, subject: str) -> object:
        return _get_text(self._find(Figure, subject)), list_drawings(self._course, subject)

    def _compute_thread(self, subject: str) -> object:
        return _get_text(self._find(Thread, subject))

    def _compute_example_plan(self, subject: str) -> object:
        return _get_text(self._find(ExamplePlan, subject))

    def _compute_moderation_log(self, subject: str) -> object:
        return _get_text(self._find(ModerationLog, subject))

    def _compute_chart(self, subject: str) -> object:
        data = self._course.chart_data.get(subject)
        return _get_text(self._find(Figure, subject)), data and data.rows

    def _compute_question(self, subject: str) -> object:
        question = self._course.find_question(subject)
        if question is None:
            return None
        part = find_explanation(self._course, question)
        return question, self._describe_sections([question.section]), part and part.text

    def _compute_questions(self, subject: str) -> object:
        """The questions of a page, or all of them."""
        if not subject:
            return [located.value for located in self._course.questions]
        page = self._pages.get(subject)
        questions = self._course.find_questions_on_page(page) if page else []
        return questions, self._describe_sections(sorted({question.section for question in questions}))

    def _compute_terms(self, subject: str) -> object:
        return self._course.list_values(Term)

    def _compute_norms(self, subject: str) -> object:
        return self._course.list_values(Norm)

    def _compute_reference(self, subject: str) -> object:
        """How a source is cited and listed, and what is shown beside its citation."""
        references = self._course.references
        if references is None or subject not in references:
            return _NOTHING
        (entry,) = references.render_bibliography([subject])
        return references.get_label(subject), entry.html, references.get_title(subject), self._course.find_norm(subject)

    def _compute_reference_order(self, subject: str) -> object:
        """The order in which works, given by their keys separated by commas, are cited together and listed."""
        references = self._course.references
        known = [(key, None) for key in subject.split(",") if references is not None and key in references]
        return references.sort_works(known) if known else []

    def _compute_references(self, subject: str) -> object:
        return [self.get(f"reference:{reference.key}") for reference in self._course.references.references]

    def _compute_repository(self, subject: str) -> object:
        return self._site.repository_url

    def _compute_section(self, subject: str) -> object:
        return self._describe_sections([subject])

    def _compute_emblems(self, subject: str) -> object:
        return [load_emblem(self._course.root, tema.emblem_path) for tema in self._course.index.temas.values()]

    def _compute_sections(self, subject: str) -> object:
        return self._describe_sections(self._course.index.ids)

    def _compute_titles(self, subject: str) -> object:
        return [(page.uri, page.title) for page in self._course.pages]

    def _compute_tool_cards(self, subject: str) -> object:
        return list_card_groups(self._course)

    def _compute_coverage(self, subject: str) -> object:
        return [
            (
                heading_id,
                row.page and row.page.uri,
                sorted(row.references),
                [question.id for question in row.questions],
                [case.id for case in row.cases],
            )
            for heading_id, row in self._site.coverage.items()
        ]

    def _compute_words(self, subject: str) -> object:
        """The number of words under each heading."""
        return [(heading_id, row.words) for heading_id, row in self._site.coverage.items()]

    def _compute_objectives(self, subject: str) -> object:
        """The pages that declare each objective."""
        return [(name, [page.uri for page in pages]) for name, pages in sorted(self._site.pages_by_objective.items())]

    def _compute_time(self, subject: str) -> object:
        """The minutes that a page states."""
        page = self._pages.get(subject)
        return page and compute_shown_time(self._course, page)

    def _compute_times(self, subject: str) -> object:
        return [self.get(f"time:{page.uri}") for page in self._course.pages if page.is_chapter]

    def _compute_session_work(self, subject: str) -> object:
        """What the blocks of the sessions work of each page, with the names and addresses of the pages."""
        return [
            (work._replace(page=None), work.page and self._describe_menu_page(work.page))
            for session in self._course.facts.sessions
            for block in session.blocks
            if isinstance(block, StudyBlock)
            for work in list_work(self._course, block)
        ]

    def _compute_session_guide(self, subject: str) -> object:
        """The guide of a session by its number, with what it shows of the course and the addresses of its pages."""
        guides = [guide for guide in self._course.list_values(SessionGuide) if str(guide.session) == subject]
        complete = [complete_guide(self._course, guide) for guide in guides]
        return [(self._describe_guide(each), tell_questions(self._course, each.session)) for each in complete]

    def _compute_session_guides(self, subject: str) -> object:
        return [self._describe_guide(guide) for guide in list_guides(self._course)]

    def _describe_guide(self, guide: CompleteGuide) -> object:
        works = [work for _, works in guide.blocks for work in works]
        pages = [
            *(work.page for work in works if work.page),
            *(item.page for item in guide.printed if item.page),
            *(saving.page for saving in guide.savings),
        ]
        described = [(self._describe_menu_page(page), get_title(self._course, page)) for page in pages]
        beside = guide.opening, [item._replace(page=None) for item in guide.printed]
        return (
            guide.guide,
            guide.session,
            guide.objectives,
            beside,
            [work._replace(page=None) for work in works],
            described,
        )

    def _describe_menu_page(self, page: PageSource) -> object:
        return get_menu_name(self._course, page), self._site.page_urls[page.uri]

    def _compute_plan_section(self, subject: str) -> object:
        """One section of the plan by its number, with what every section shows of the whole plan."""
        section = number_sections(self._course).get(subject)
        if section is None:
            return _NOTHING
        pages = [self._describe_field_page(field.id) for field in section.fields]
        definition = make_definition(self._course, self._site.get_root_heading_url, [subject])
        return self._describe_plan(), section, definition, pages

    def _compute_plan_field(self, subject: str) -> object:
        """One field of the plan by its id, with the section that it is in."""
        groups = group_fields(self._course, [subject])
        sections = [number_sections(self._course)[number].section for number in groups]
        return self._describe_plan(), groups, self._describe_sections(sections), self._describe_field_page(subject)

    def _compute_plan_pages(self, subject: str) -> object:
        return [(field_id, self._describe_field_page(field_id)) for field_id in sorted(self._site.field_pages)]

    def _describe_plan(self) -> object:
        """What the fields of any section show of the whole plan."""
        return {name: value for name, value in self._course.get_value(Plan) if name != "sections"}

    def _describe_field_page(self, field_id: str) -> object:
        """The page of an earlier tema where a field is written: its address, and how it is named."""
        page = self._site.field_pages.get(field_id)
        return page and (self._site.page_urls[page.uri], self._site.name_page(page))

    def find_named_terms(self, words: str) -> str:
        """A digest of the glossary terms that would be marked in a page's `words` (in lower case, `str.casefold`).

        Forms are searched from left to right, the longest first: with another glossary, the same text gives either
        another set or exactly the same marks.
        """
        found = sorted(set(self._pattern.findall(words))) if self._pattern else []
        return digest([(form, self._terms.get(form)) for form in found])

    @cached_property
    def _terms(self) -> dict[str, Term]:
        terms = self._course.list_values(Term)
        return {form.casefold(): term for term in terms for form in (term.term, *term.variants)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return compile_forms(self._terms) if self._terms else None

    def _describe_sections(self, heading_ids: Iterable[str]) -> object:
        """What other pages show of headings: their titles and addresses."""
        index = self._course.index
        known = [heading_id for heading_id in heading_ids if heading_id in index.headings or heading_id in index.temas]
        headings = [(heading_id, self._site.get_heading(heading_id)) for heading_id in known]
        return [(id_, heading.text, heading.label, self._site.get_root_heading_url(id_)) for id_, heading in headings]

    def _find(self, model: type[ModelType], subject: str) -> Located[ModelType] | None:
        return next(
            (each for each in self._course.list_located(model) if getattr(each.value, "id", None) == subject), None
        )


def _get_text(located: Located[object] | None) -> str:
    return located.document.text if located else _NOTHING
