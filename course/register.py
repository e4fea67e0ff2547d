"""The kinds of data of a course, one row each.

Loading, the schemas, the editor's settings, the list of checks and the guide for authors are computed from these rows.
The type of a kind is in `course/model/`; its checks, in `course/checks/`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from course.model import (
    BeforeAndAfter,
    Case,
    Codebook,
    CourseFile,
    DatedFacts,
    Diagnosis,
    Document,
    Edition,
    ExamplePlan,
    Figure,
    Glossary,
    Inbox,
    Menu,
    ModerationLog,
    Networks,
    Norm,
    Norms,
    Palette,
    PastEdition,
    Plan,
    PlanReview,
    Policy,
    Programme,
    Quiz,
    ResponseBank,
    SearchGuide,
    SessionGuide,
    Term,
    Thread,
    Timeline,
    Toolbox,
    Town,
    Triage,
)
from course.model.edition import EDITION_PATH, PAST_EDITIONS
from course.model.question import QuestionBase


@dataclass(frozen=True)
class Items:
    """The list in a file: its key, and the type of its items."""

    key: str
    model: type[BaseModel]


@dataclass(frozen=True)
class DataKind:
    """One kind of data.

    - `name` is also the name of its schema.
    - `files` is a path or a glob pattern relative to the root of the course.
    - `title`, in Spanish, is for the authors of those files.
    - `checks` names the modules of `course/checks/` with its rules: each has a function `check_<module>`.
    - `items` describes the list in each file, if its items are what the course is asked for.
    - `noun`, with its article, is how a finding names one item, for kinds that have several, each with an id.
    - `required`: every course has its file.
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
        """The folder of its files, relative to the root of the course."""
        return self.files.rpartition("/")[0]

    @property
    def main_model(self) -> type[BaseModel]:
        """The type of what the course is asked for: the items of each file, or the file itself."""
        return self.items.model if self.items else self.model

    @property
    def is_one_file(self) -> bool:
        return "*" not in self.files


DATA_KINDS: tuple[DataKind, ...] = (
    DataKind(
        "course", CourseFile, "data/course.yml", "El curso", ("course_facts", "final_test", "sessions"), required=True
    ),
    DataKind(
        "edition", Edition, EDITION_PATH, "La edición: fechas, horario e inscripción", ("edition",), required=True
    ),
    DataKind("past_edition", PastEdition, f"{PAST_EDITIONS}/*.yml", "Una edición anterior"),
    DataKind("programme", Programme, "data/programme.yml", "El programa oficial", ("programme",), required=True),
    DataKind("palette", Palette, "data/palette.yml", "Los colores del curso", ("palette",), required=True),
    DataKind("menu", Menu, "data/menu.yml", "El menú", ("menu",)),
    DataKind("search", SearchGuide, "data/search.yml", "El buscador", ("search",)),
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
    DataKind("dated_facts", DatedFacts, "data/dated_facts.yml", "Los datos que cambian, y cada cuánto se miran"),
    DataKind("policy", Policy, "data/policy.yml", "La política de redes que el lector se lleva", ("policy",)),
    DataKind("inbox", Inbox, "data/inbox.yml", "Los tipos de mensaje, los plazos y las metas"),
    DataKind("triage", Triage, "data/triage.yml", "El árbol de triaje", ("triage",)),
    DataKind("responses", ResponseBank, "data/responses.yml", "El banco de respuestas"),
    DataKind("codebook", Codebook, "data/codebook.yml", "El libro de códigos", ("codebook",)),
    DataKind("plan", Plan, "data/plan.yml", "El plan de redes que el lector escribe", ("plan",)),
    DataKind(
        "plan_review", PlanReview, "data/plan_review.yml", "Los criterios con los que se lee un plan", ("plan_review",)
    ),
    DataKind(
        "example_plan",
        ExamplePlan,
        "data/example_plans/*.yml",
        "Un plan de ejemplo, con sus comentarios al lado",
        ("example_plans",),
        noun="el plan de ejemplo",
    ),
    DataKind(
        "session_guide",
        SessionGuide,
        "data/session_guides/*.yml",
        "La guía de una sesión, para quien la imparte",
        ("session_guides",),
    ),
    DataKind("tools", Toolbox, "data/tools.yml", "Las herramientas", ("tools",)),
    DataKind("town", Town, "data/town.yml", "El pueblo inventado de los ejemplos"),
    DataKind(
        "thread",
        Thread,
        "data/threads/*.yml",
        "Una publicación o un hilo de una red, con sus comentarios al lado",
        noun="el hilo",
    ),
    DataKind(
        "moderation_log",
        ModerationLog,
        "data/moderation_logs/*.yml",
        "Un registro de moderación, con sus comentarios al lado",
        noun="el registro de moderación",
    ),
    DataKind(
        "before_and_after",
        BeforeAndAfter,
        "data/before_and_after.yml",
        "Las preguntas del antes y el después",
        ("before_and_after",),
    ),
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
