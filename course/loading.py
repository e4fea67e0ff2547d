"""Loads the whole course from a folder: data, question bank, references and the outline of its pages.

Nothing raises for what an author wrote: everything wrong comes back as findings, all together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from course.findings import Finding
from course.model import Case, Course, Figure, Glossary, Programme, Question, Quiz, Term
from course.outline import PageSource, load_page
from course.programme_index import ProgrammeIndex
from course.pydantic_findings import make_findings
from course.references import ReferenceList, load_references
from course.yaml_source import Location, YamlDocument, load_yaml

REFERENCES_PATH = "data/references.bib"

ModelType = TypeVar("ModelType", bound=BaseModel)
ValueType = TypeVar("ValueType")


@dataclass(frozen=True)
class Located(Generic[ValueType]):
    """A value together with the place in the file that it came from."""

    value: ValueType
    document: YamlDocument
    location: Location = ()

    def make_finding(self, message: str, *inner: str | int, suggestion: str | None = None) -> Finding:
        return self.document.make_finding((*self.location, *inner), message, suggestion)


@dataclass
class LoadedCourse:
    """Everything that is true of the course, typed, each thing with its place. Files that can't be used are left out."""

    root: Path
    course: Located[Course] | None = None
    programme: Located[Programme] | None = None
    cases: list[Located[Case]] = field(default_factory=list)
    figures: list[Located[Figure]] = field(default_factory=list)
    terms: list[Located[Term]] = field(default_factory=list)
    questions: list[Located[Question]] = field(default_factory=list)
    references: ReferenceList | None = None
    pages: list[PageSource] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def index(self) -> ProgrammeIndex:
        """Headings by id, and the pages that teach them."""
        if self._index is None:
            self._index = ProgrammeIndex(self.programme.value if self.programme else None, self.pages)
        return self._index

    _index: ProgrammeIndex | None = field(default=None, repr=False)

    def find_case(self, case_id: str) -> Case | None:
        return next((case.value for case in self.cases if case.value.id == case_id), None)

    def find_figure(self, figure_id: str) -> Figure | None:
        return next((figure.value for figure in self.figures if figure.value.id == figure_id), None)

    def find_question(self, question_id: str) -> Question | None:
        return next((question.value for question in self.questions if question.value.id == question_id), None)

    def find_questions(self, heading_ids: set[str]) -> list[Question]:
        """The questions whose section is one of `heading_ids`, in the bank's order."""
        return [question.value for question in self.questions if question.value.section in heading_ids]

    def find_cases(self, heading_ids: set[str]) -> list[Case]:
        """The cases studied in one of `heading_ids`, by their short name."""
        found = [case.value for case in self.cases if heading_ids.intersection(case.value.sections)]
        return sorted(found, key=lambda case: case.short_name.casefold())


def load_course(root: Path) -> tuple[LoadedCourse, list[Finding]]:
    """Load the course that lives in the folder `root`. Returns what could be loaded and every finding."""
    loaded = LoadedCourse(root)
    findings: list[Finding] = []
    loaded.course = _load_one(root / "data/course.yml", Course, loaded, findings)
    loaded.programme = _load_one(root / "data/programme.yml", Programme, loaded, findings)
    for path in _list_files(root / "data/cases", "*.yml"):
        _append(loaded.cases, _load_one(path, Case, loaded, findings))
    for path in _list_files(root / "data/figures", "*.yml"):
        _append(loaded.figures, _load_one(path, Figure, loaded, findings))
    glossary = _load_one(root / "data/glossary.yml", Glossary, loaded, findings)
    if glossary:
        for number, term in enumerate(glossary.value.terms):
            loaded.terms.append(Located(term, glossary.document, ("terms", number)))
    for path in _list_files(root / "quizzes", "*.yml"):
        quiz = _load_one(path, Quiz, loaded, findings)
        if quiz:
            for number, question in enumerate(quiz.value.questions):
                loaded.questions.append(Located(question, quiz.document, ("questions", number)))
    loaded.references, reference_findings = load_references(
        root / REFERENCES_PATH, REFERENCES_PATH, root / ".cache/references.json"
    )
    findings += reference_findings
    for path in _list_files(root / "docs", "**/*.md"):
        page, page_findings = load_page(path, get_shown_path(path, root))
        findings += page_findings
        _append(loaded.pages, page)
    return loaded, findings


def get_shown_path(path: Path, root: Path) -> str:
    """How findings name a file: relative to the root, with forward slashes on every system."""
    return path.relative_to(root).as_posix()


def _list_files(folder: Path, pattern: str) -> Iterator[Path]:
    yield from sorted(path for path in folder.glob(pattern) if path.is_file())


def _append(values: list, value: object | None) -> None:
    if value is not None:
        values.append(value)


def _load_one(
    path: Path, model: type[ModelType], loaded: LoadedCourse, findings: list[Finding]
) -> Located[ModelType] | None:
    shown_path = get_shown_path(path, loaded.root)
    document, load_findings = load_yaml(path, shown_path)
    findings += load_findings
    if document is None:
        return None
    loaded.texts[shown_path] = document.text
    try:
        return Located(model.model_validate(document.data), document)
    except ValidationError as error:
        findings += make_findings(error, model, document)
        return None
