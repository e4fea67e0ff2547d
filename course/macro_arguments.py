"""The kinds of macro argument, one row per kind: how findings and the authors' guide name it, and its known values.

Every kind of data whose row in `course/register.py` has a `noun` gives a kind of argument, its id; the other kinds are
written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from course.derived.plan import number_sections
from course.loaded.draft import Draft
from course.model import Figure, Inbox, Plan, Policy, SessionGuide
from course.model.inbox import INBOX_PATH
from course.model.network import CRITERIA
from course.model.programme import PROGRAMME_PATH
from course.register import DATA_KINDS, DataKind

# The known values, in order; None if a file that could not be used leaves them unknown.
Known = Callable[[Draft], Sequence[object] | None]


@dataclass(frozen=True)
class ArgumentKind:
    """One kind of argument and its Spanish texts.

    - `label` is its name in the guide.
    - `needed` names what is missing when the argument is not given.
    - `unknown` begins a finding about a value that does not exist.
    - `picture` names a value that was passed to the macro for the other kind of picture (drawing or chart).
    - `files` is the path of the file that defines the values, with `*` for the value or, if `is_of_tema`, for the name
      of the page's tema (`tema-1`).
    - `is_free`: any text is valid.
    """

    name: str
    label: str
    needed: str
    unknown: str
    list_known: Known
    picture: str | None = None
    files: str | None = None
    is_of_tema: bool = False
    is_free: bool = False


def _list_ids(kind: DataKind) -> Known:
    def list_ids(draft: Draft) -> list[object] | None:
        if not draft.is_whole(f"{kind.folder}/"):
            return None
        return [getattr(value, "id", None) for value in draft.list_values(kind.main_model)]

    return list_ids


def _list_figures(is_chart: bool) -> Known:
    def list_figures(draft: Draft) -> list[object] | None:
        if not draft.is_whole("data/figures/"):
            return None
        return [figure.id for figure in draft.list_values(Figure) if bool(figure.chart) is is_chart]

    return list_figures


def _list_questions(draft: Draft) -> list[object] | None:
    """The bank's questions and the retired ones: `course/checks/questions.py` says what to do with a retired one."""
    if not draft.is_whole("quizzes/"):
        return None
    documents = {question.document.path: question.document for question in draft.questions}.values()
    retired = [question_id for document in documents for question_id in document.data.get("retired", ())]
    return [*(question.value.id for question in draft.questions), *retired]


def _list_objectives(draft: Draft) -> list[object] | None:
    return [objective.id for objective in draft.facts.value.objectives] if draft.facts else None


def _list_policy_elements(draft: Draft) -> list[object] | None:
    if not draft.is_whole("data/policy.yml"):
        return None
    return [element.id for policy in draft.list_values(Policy) for element in policy.elements]


def _list_plan_sections(draft: Draft) -> list[object] | None:
    """The sections of the plan by their official numbers without the final full stop: «3.2».

    None if the programme lacks any of them, which is reported.
    """
    sections = [section for plan in draft.list_values(Plan) for section in plan.sections]
    is_whole = sections and all(section.section in draft.index.headings for section in sections)
    return list(number_sections(draft)) if is_whole else None


def _list_plan_fields(draft: Draft) -> list[object] | None:
    """The fields of the plan, None if the programme lacks any of its sections, which is reported."""
    if _list_plan_sections(draft) is None:
        return None
    return [field.id for plan in draft.list_values(Plan) for field in plan.fields]


def _list_deadlines(draft: Draft) -> list[object] | None:
    if not draft.is_whole(INBOX_PATH):
        return None
    return [deadline.id for inbox in draft.list_values(Inbox) for deadline in inbox.deadlines]


def _list_targets(draft: Draft) -> list[object] | None:
    if not draft.is_whole(INBOX_PATH):
        return None
    return [target.id for inbox in draft.list_values(Inbox) for target in inbox.targets]


def _list_headings(draft: Draft) -> list[object] | None:
    return list(draft.index.ids) if draft.programme else None


def _list_guides(draft: Draft) -> list[object] | None:
    if not draft.is_whole("data/session_guides/"):
        return None
    return [guide.session for guide in draft.list_values(SessionGuide)]


def _list_temas(draft: Draft) -> list[object] | None:
    return [tema.number for tema in draft.index.temas.values()] if draft.programme else None


def _name_kind(kind: DataKind) -> ArgumentKind:
    article, _, noun = kind.noun.partition(" ")
    none = "ninguna" if article == "la" else "ningún"
    return ArgumentKind(kind.name, noun, kind.noun, f"no hay {none} {noun}", _list_ids(kind), files=kind.files)


_FIGURES = "data/figures/*.yml"
_ROWS = (
    *(_name_kind(kind) for kind in DATA_KINDS if kind.noun and not kind.items and kind.name != "figure"),
    ArgumentKind(
        "objective", "objetivo", "el objetivo", "no hay ningún objetivo", _list_objectives, files="data/course.yml"
    ),
    ArgumentKind(
        "question",
        "pregunta",
        "la pregunta",
        "no hay ninguna pregunta",
        _list_questions,
        files="quizzes/*.yml",
        is_of_tema=True,
    ),
    # Drawings and charts share one folder and one set of ids.
    ArgumentKind("figure", "dibujo", "la figura", "no hay ninguna figura", _list_figures(False), "un dibujo", _FIGURES),
    ArgumentKind(
        "chart", "gráfico", "el gráfico", "no hay ningún gráfico", _list_figures(True), "un gráfico", _FIGURES
    ),
    ArgumentKind(
        "policy_element",
        "elemento de la política",
        "el elemento de la política",
        "no hay ningún elemento de la política",
        _list_policy_elements,
        files="data/policy.yml",
    ),
    ArgumentKind("deadline", "plazo", "el plazo", "no hay ningún plazo", _list_deadlines, files=INBOX_PATH),
    ArgumentKind("target", "meta", "la meta", "no hay ninguna meta", _list_targets, files=INBOX_PATH),
    ArgumentKind(
        "plan_section",
        "apartado del plan",
        "el número del apartado del plan",
        "no hay en el plan ningún apartado",
        _list_plan_sections,
        files="data/plan.yml",
    ),
    ArgumentKind(
        "plan_field",
        "campo del plan",
        "el campo del plan",
        "no hay en el plan ningún campo",
        _list_plan_fields,
        files="data/plan.yml",
    ),
    ArgumentKind(
        "criterion",
        "criterio de la comparación de redes",
        "el criterio",
        "no hay ningún criterio",
        lambda draft: list(CRITERIA),
    ),
    ArgumentKind("heading", "epígrafe", "el epígrafe", "no hay ningún epígrafe", _list_headings, files=PROGRAMME_PATH),
    ArgumentKind("tema", "tema", "el número del tema", "no hay ningún tema", _list_temas, files=PROGRAMME_PATH),
    ArgumentKind(
        "session_guide",
        "sesión con guía",
        "el número de la sesión",
        "no hay guía de la sesión",
        _list_guides,
        files="data/session_guides/sesion-*.yml",
    ),
    ArgumentKind(
        "words",
        "palabras que se leen",
        "las palabras que se leen",
        "las palabras que se leen se escriben entre comillas, y aquí pone",
        lambda draft: None,
        is_free=True,
    ),
    ArgumentKind(
        "flag", "valor True o False", "`True` o `False`", "se espera `True` o `False`, no", lambda draft: [True, False]
    ),
)

ARGUMENT_KINDS: dict[str, ArgumentKind] = {row.name: row for row in _ROWS}
