"""Loads the whole course from a folder: data, question bank, references and the outline of its pages.

Nothing raises for what an author wrote: everything wrong comes back as findings, all together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from course import model as models
from course.charts.chart_data import ChartData, load_chart_data
from course.derived.programme_index import ProgrammeIndex
from course.files.pydantic_findings import make_findings
from course.files.text_source import load_text
from course.files.yaml_source import Location, YamlDocument, read_yaml
from course.findings import Finding
from course.model import (
    Case,
    Codebook,
    Course,
    Diagnosis,
    Document,
    Figure,
    Glossary,
    Networks,
    Norm,
    Norms,
    Plan,
    Policy,
    Programme,
    Question,
    Quiz,
    ResponseBank,
    Term,
    Timeline,
    Triage,
)
from course.pages.outline import PageSource, load_page
from course.runtime.memory import remembered
from course.sources.references import ReferenceList, read_references

REFERENCES_PATH = "data/references.bib"
REFERENCES_CACHE_PATH = ".cache/references.json"

# What a course may have or not, one file each: `data/<name>.yml`.
WHOLE_FILES: dict[str, type[BaseModel]] = {
    "policy": Policy,
    "triage": Triage,
    "responses": ResponseBank,
    "codebook": Codebook,
    "plan": Plan,
    "timeline": Timeline,
    "networks": Networks,
}

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
    chart_data: dict[str, ChartData] = field(default_factory=dict)
    diagnoses: list[Located[Diagnosis]] = field(default_factory=list)
    documents: list[Located[Document]] = field(default_factory=list)
    terms: list[Located[Term]] = field(default_factory=list)
    norms: list[Located[Norm]] = field(default_factory=list)
    policy: Located[Policy] | None = None
    triage: Located[Triage] | None = None
    responses: Located[ResponseBank] | None = None
    codebook: Located[Codebook] | None = None
    plan: Located[Plan] | None = None
    timeline: Located[Timeline] | None = None
    networks: Located[Networks] | None = None
    questions: list[Located[Question]] = field(default_factory=list)
    references: ReferenceList | None = None
    pages: list[PageSource] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    unusable: list[str] = field(default_factory=list)

    def is_whole(self, *folders: str) -> bool:
        """Whether every file under `folders` could be used: where one could not, nothing can be said to be missing."""
        return not any(path.startswith(folders) for path in self.unusable)

    @property
    def index(self) -> ProgrammeIndex:
        """Headings by id, and the pages that teach them."""
        if self._index is None:
            self._index = ProgrammeIndex(self.programme.value if self.programme else None, self.pages)
        return self._index

    _index: ProgrammeIndex | None = field(default=None, repr=False)

    def list_whole_files(self) -> list[Located]:
        """What a course may have or not, one file each."""
        return [located for name in WHOLE_FILES if (located := getattr(self, name))]

    def find_case(self, case_id: str) -> Case | None:
        return next((case.value for case in self.cases if case.value.id == case_id), None)

    def find_norm(self, reference: str) -> Norm | None:
        return next((norm.value for norm in self.norms if norm.value.reference == reference), None)

    def find_figure(self, figure_id: str) -> Figure | None:
        return next((figure.value for figure in self.figures if figure.value.id == figure_id), None)

    def find_diagnosis(self, diagnosis_id: str) -> Diagnosis | None:
        return next((diagnosis.value for diagnosis in self.diagnoses if diagnosis.value.id == diagnosis_id), None)

    def find_document(self, document_id: str) -> Document | None:
        return next((document.value for document in self.documents if document.value.id == document_id), None)

    def find_question(self, question_id: str) -> Question | None:
        return next((question.value for question in self.questions if question.value.id == question_id), None)

    def find_questions(self, heading_ids: set[str]) -> list[Question]:
        """The questions whose section is one of `heading_ids`, in the bank's order."""
        places = sorted(place for heading_id in heading_ids for place in self._question_places.get(heading_id, ()))
        return [self.questions[place].value for place in places]

    @cached_property
    def _question_places(self) -> dict[str, list[int]]:
        """Where in the bank the questions of each section are: each page is asked about its own several times."""
        places: dict[str, list[int]] = {}
        for place, question in enumerate(self.questions):
            places.setdefault(question.value.section, []).append(place)
        return places

    def find_questions_on_page(self, page: PageSource) -> list[Question]:
        """The questions of the headings that a page teaches, in the bank's order."""
        return self.find_questions(set(self.index.find_ids_on_page(page)))

    def find_cases(self, heading_ids: set[str]) -> list[Case]:
        """The cases studied in one of `heading_ids`, by their short name."""
        found = [case.value for case in self.cases if heading_ids.intersection(case.value.sections)]
        return sorted(found, key=lambda case: case.short_name.casefold())


def load_course(root: Path) -> tuple[LoadedCourse, list[Finding]]:
    """Load the course that lives in the folder `root`. Returns what could be loaded and every finding."""
    loaded = LoadedCourse(root)
    findings = _find_misnamed_files(root)
    loaded.unusable += [finding.path for finding in findings]
    loaded.course = _load_one(root / "data/course.yml", Course, loaded, findings)
    loaded.programme = _load_one(root / "data/programme.yml", Programme, loaded, findings)
    for path in _list_files(root / "data/cases", "*.yml"):
        _append(loaded.cases, _load_one(path, Case, loaded, findings))
    for path in _list_files(root / "data/figures", "*.yml"):
        _append(loaded.figures, _load_one(path, Figure, loaded, findings))
    for path in _list_files(root / "data/figures", "*.csv"):
        _load_numbers(path, loaded, findings)
    for path in _list_files(root / "data/diagnoses", "*.yml"):
        _append(loaded.diagnoses, _load_one(path, Diagnosis, loaded, findings))
    for path in _list_files(root / "data/documents", "*.yml"):
        _append(loaded.documents, _load_one(path, Document, loaded, findings))
    glossary = _load_one(root / "data/glossary.yml", Glossary, loaded, findings)
    if glossary:
        for number, term in enumerate(glossary.value.terms):
            loaded.terms.append(Located(term, glossary.document, ("terms", number)))
    norms = _load_one(root / "data/norms.yml", Norms, loaded, findings)
    if norms:
        for number, norm in enumerate(norms.value.norms):
            loaded.norms.append(Located(norm, norms.document, ("norms", number)))
    # A course may have none of these.
    for name, model in WHOLE_FILES.items():
        if (root / f"data/{name}.yml").exists():
            setattr(loaded, name, _load_one(root / f"data/{name}.yml", model, loaded, findings))
    for path in _list_files(root / "quizzes", "*.yml"):
        quiz = _load_one(path, Quiz, loaded, findings)
        loaded.questions += _list_questions(quiz) if quiz else []
    loaded.references, reference_findings = _load_references(root)
    findings += reference_findings
    if loaded.references is None:
        loaded.unusable.append(REFERENCES_PATH)
    for path in _list_files(root / "docs", "**/*.md"):
        shown_path = get_shown_path(path, root)
        page, page_findings = load_page(path, shown_path)
        findings += page_findings
        _append(loaded.pages if page else loaded.unusable, page or shown_path)
    return loaded, findings


def _load_references(root: Path) -> tuple[ReferenceList | None, list[Finding]]:
    text, findings = load_text(root / REFERENCES_PATH, REFERENCES_PATH)
    return (None, findings) if text is None else _read_references(text, root / REFERENCES_CACHE_PATH)


@lru_cache(maxsize=2)  # a list holds all its references rendered; a preview asks again at each edit
def _read_references(text: str, cache_path: Path) -> tuple[ReferenceList | None, list[Finding]]:
    return read_references(text, REFERENCES_PATH, cache_path)


def get_shown_path(path: Path, root: Path) -> str:
    """How findings name a file: relative to the root, with forward slashes on every system."""
    return path.relative_to(root).as_posix()


def _list_files(folder: Path, pattern: str) -> Iterator[Path]:
    yield from sorted(path for path in folder.glob(pattern) if path.is_file())


# The file endings that are read in each folder, and what is written in their place by mistake.
_FILE_ENDINGS = {
    "data": [".yml"],
    "data/cases": [".yml"],
    "data/diagnoses": [".yml"],
    "data/documents": [".yml"],
    "data/figures": [".yml", ".csv"],
    "quizzes": [".yml"],
    "docs": [".md"],
}
_MISTAKEN_ENDING = re.compile(r"\.(ya?ml|md|markdown|csv)(\.txt)?$", re.IGNORECASE)


def _find_misnamed_files(root: Path) -> list[Finding]:
    """Files that would be passed over in silence: `corh.yaml`, `corh.yml.txt`, `pagina.MD`."""
    findings = []
    for folder, endings in _FILE_ENDINGS.items():
        for path in _list_files(root / folder, "*" if folder == "data" else "**/*"):
            mistaken = _MISTAKEN_ENDING.search(path.name)
            if mistaken and path.suffix not in endings and (mistaken[1].lower() != "csv" or ".csv" in endings):
                ending = next((ending for ending in endings if ending[1:] == mistaken[1].lower()), endings[0])
                name = _MISTAKEN_ENDING.sub(ending, path.name)
                shown_endings = " o ".join(f"`{ending}`" for ending in endings)
                message = f"este archivo no se lee: en {folder}/ los nombres acaban en {shown_endings}"
                findings.append(Finding(get_shown_path(path, root), None, None, message, f"llámalo `{name}`"))
    return findings


def _append(values: list, value: object | None) -> None:
    if value is not None:
        values.append(value)


def _load_one(
    path: Path, model: type[ModelType], loaded: LoadedCourse, findings: list[Finding]
) -> Located[ModelType] | None:
    shown_path = get_shown_path(path, loaded.root)
    text, text_findings = load_text(path, shown_path)
    findings += text_findings
    located = None
    if text is not None:
        located, is_yaml, read_findings = read_model(text, shown_path, model.__name__)
        findings += read_findings
        if is_yaml:
            loaded.texts[shown_path] = text
    if located is None:
        loaded.unusable.append(shown_path)
    return located


@remembered
def read_model(text: str, shown_path: str, model_name: str) -> tuple[Located | None, bool, list[Finding]]:
    """The file's value by the rules of a model of the course, and whether the file was YAML at all."""
    document, findings = read_yaml(text, shown_path)
    if document is None:
        return None, False, findings
    model = getattr(models, model_name)
    try:
        return Located(model.model_validate(document.data), document), True, findings
    except ValidationError as error:
        return None, True, [*findings, *make_findings(error, model, document)]


def read_questions(text: str, shown_path: str) -> list[Located[Question]]:
    """The questions of a file of the bank that could be used."""
    quiz, _, _ = read_model(text, shown_path, Quiz.__name__)
    assert quiz is not None
    return _list_questions(quiz)


def _list_questions(quiz: Located[Quiz]) -> list[Located[Question]]:
    return [
        Located(question, quiz.document, ("questions", number)) for number, question in enumerate(quiz.value.questions)
    ]


def _load_numbers(path: Path, loaded: LoadedCourse, findings: list[Finding]) -> None:
    shown_path = get_shown_path(path, loaded.root)
    figure = loaded.find_figure(path.stem)
    kind = figure.chart.kind if figure and figure.chart else None
    data, data_findings = load_chart_data(path, shown_path, kind)
    findings += data_findings
    if data is None:
        loaded.unusable.append(shown_path)
    else:
        loaded.chart_data[path.stem] = data
