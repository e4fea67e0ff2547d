"""The kinds of data of a course, one row each: loading, schemas, the editor's settings, the list of checks and the
guide for authors are computed from these rows.

The type of a kind is in `course/model/`; its checks, in `course/checks/`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from course.model import (
    Case,
    Codebook,
    CourseFacts,
    Diagnosis,
    Document,
    Figure,
    Glossary,
    Menu,
    Networks,
    Norm,
    Norms,
    Palette,
    Plan,
    Policy,
    Programme,
    Quiz,
    ResponseBank,
    Term,
    Timeline,
    Triage,
)
from course.model.question import QuestionBase


@dataclass(frozen=True)
class Items:
    """What a file is a list of: the key of the list, and the type of its items."""

    key: str
    model: type[BaseModel]


@dataclass(frozen=True)
class DataKind:
    """One kind of data: its name (of its schema too), its type, its files as a path or a pattern from the root of the
    course, and its Spanish title for who writes them.

    `noun`, with its article, is how a finding names one of them, where there are several, each by its id.
    `items` is what each file is a list of, where that is what the course is asked for; `checks` names the modules of
    `course/checks/` with its rules: each has a function `check_<module>`. A kind that is `required` has its file in
    every course.
    """

    name: str
    model: type[BaseModel]
    files: str
    title: str
    checks: tuple[str, ...] = ()
    items: Items | None = None
    noun: str = ""
    required: bool = False

    @property
    def folder(self) -> str:
        """Where its files are, from the root of the course."""
        return self.files.rpartition("/")[0]

    @property
    def main_model(self) -> type[BaseModel]:
        """The type of what the course is asked for: of the items of each file, or of the file itself."""
        return self.items.model if self.items else self.model

    @property
    def is_one_file(self) -> bool:
        return "*" not in self.files


DATA_KINDS: tuple[DataKind, ...] = (
    DataKind("course", CourseFacts, "data/course.yml", "El curso", ("course_facts",), required=True),
    DataKind("programme", Programme, "data/programme.yml", "El programa oficial", ("programme",), required=True),
    DataKind("palette", Palette, "data/palette.yml", "Los colores del curso", ("palette",), required=True),
    DataKind("menu", Menu, "data/menu.yml", "El menú", ("menu",)),
    DataKind("case", Case, "data/cases/*.yml", "Un caso del curso", ("cases",), noun="el caso"),
    DataKind("figure", Figure, "data/figures/*.yml", "Una figura", ("figures",), noun="la figura"),
    DataKind(
        "diagnosis", Diagnosis, "data/diagnoses/*.yml", "Un autodiagnóstico", ("diagnoses",), noun="el autodiagnóstico"
    ),
    DataKind(
        "document",
        Document,
        "data/documents/*.yml",
        "Una plantilla que el lector se lleva",
        ("documents",),
        noun="la plantilla",
    ),
    DataKind(
        "glossary",
        Glossary,
        "data/glossary.yml",
        "El glosario",
        ("glossary",),
        Items("terms", Term),
        "el término",
    ),
    DataKind("norms", Norms, "data/norms.yml", "Las normas que se citan", ("norms",), Items("norms", Norm), "la norma"),
    DataKind("policy", Policy, "data/policy.yml", "La política de redes que el lector se lleva", ("policy",)),
    DataKind("triage", Triage, "data/triage.yml", "El árbol de triaje", ("triage",)),
    DataKind("responses", ResponseBank, "data/responses.yml", "El banco de respuestas"),
    DataKind("codebook", Codebook, "data/codebook.yml", "El libro de códigos", ("codebook",)),
    DataKind("plan", Plan, "data/plan.yml", "El plan de redes que el lector escribe", ("plan",)),
    DataKind("timeline", Timeline, "data/timeline.yml", "La cronología de las redes", ("timeline",)),
    DataKind("networks", Networks, "data/networks.yml", "La comparación de redes"),
    DataKind(
        "quiz",
        Quiz,
        "quizzes/*.yml",
        "Las preguntas de un tema",
        ("questions",),
        Items("questions", QuestionBase),
        "la pregunta",
    ),
)

KINDS_BY_NAME = {kind.name: kind for kind in DATA_KINDS}
