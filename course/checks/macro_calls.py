"""Macro calls: the macro exists, gets what it accepts, and what it names exists. Found before anything is built."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from course.derived.plan import number_sections
from course.draft import Draft
from course.findings import Finding, suggest_close_match
from course.macro_signatures import MACRO_SIGNATURES, ArgumentKind
from course.model import Case, CourseFacts, Diagnosis, Document, Figure, Plan, Policy
from course.model.network import CRITERIA
from course.pages.macro_calls import MacroCall, find_attributes, find_macro_calls, find_unknown_names
from course.pages.outline import PageSource

# What a page may read besides the macros, `{{ course.title }}`, and its type.
VARIABLES = {"course": CourseFacts}


class Kind(NamedTuple):
    """How findings speak of a kind of argument."""

    needed: str
    unknown: str


KINDS: dict[ArgumentKind, Kind] = {
    "objective": Kind("el objetivo", "no hay ningún objetivo"),
    "case": Kind("el caso", "no hay ningún caso"),
    "question": Kind("la pregunta", "no hay ninguna pregunta"),
    "figure": Kind("la figura", "no hay ninguna figura"),
    "chart": Kind("el gráfico", "no hay ningún gráfico"),
    "diagnosis": Kind("el autodiagnóstico", "no hay ningún autodiagnóstico"),
    "document": Kind("la plantilla", "no hay ninguna plantilla"),
    "policy_element": Kind("el elemento de la política", "no hay ningún elemento de la política"),
    "plan_section": Kind("el número del apartado del plan", "no hay en el plan ningún apartado"),
    "criterion": Kind("el criterio", "no hay ningún criterio"),
    "heading": Kind("el epígrafe", "no hay ningún epígrafe"),
    "tema": Kind("el número del tema", "no hay ningún tema"),
    "flag": Kind("`True` o `False`", "se espera `True` o `False`, no"),
}


class OtherPicture(NamedTuple):
    """What a picture is that is called with the wrong macro, which has the name of its kind of argument."""

    kind: ArgumentKind
    name: str


# Drawings and charts share their folder and their ids.
_OTHER_PICTURES: dict[ArgumentKind, OtherPicture] = {
    "figure": OtherPicture("chart", "un gráfico"),
    "chart": OtherPicture("figure", "un dibujo"),
}


def check_macro_calls(draft: Draft) -> list[Finding]:
    known = _collect_known(draft)
    findings: list[Finding] = []
    for page in draft.pages:
        calls, call_findings = find_macro_calls(page)
        findings += call_findings
        for call in calls:
            findings += _check_call(page, call, known)
        findings += _check_repeated_questions(draft, page, calls)
        for name, line in find_unknown_names(page, set(VARIABLES)):
            suggestion = suggest_close_match(name, [*VARIABLES, *MACRO_SIGNATURES])
            if name in MACRO_SIGNATURES:
                suggestion = f"a una macro se la llama con paréntesis: `{name}()`"
            findings.append(Finding(page.path, line, None, f"`{name}` no existe", suggestion))
        for names, line in find_attributes(page):
            findings += _check_attribute(page, names, line)
    return findings


def _check_attribute(page: PageSource, names: tuple[str, ...], line: int) -> list[Finding]:
    """The last of `names` (`course.schedule.start`) is something that its owner has."""
    owner: Any = VARIABLES.get(names[0])
    for name in names[1:-1]:
        owner = owner.model_fields[name].annotation if _is_model(owner) and name in owner.model_fields else None
    if not _is_model(owner) or names[-1] in owner.model_fields or isinstance(getattr(owner, names[-1], None), property):
        return []
    message = f"`{'.'.join(names)}` no existe"
    return [Finding(page.path, line, None, message, suggest_close_match(names[-1], owner.model_fields))]


def _check_repeated_questions(draft: Draft, page: PageSource, calls: list[MacroCall]) -> list[Finding]:
    """A question stands once in a page: its controls and its saved answer hang on its id."""
    findings: list[Finding] = []
    seen: set[str] = set()
    own = [question.id for question in draft.find_questions_on_page(page)]
    for call in calls:
        for question_id in (call.arguments or own) if call.name == "quiz" else ():
            if question_id in seen:
                message = f"la pregunta `{question_id}` sale dos veces en la misma página"
                findings.append(Finding(page.path, call.line, None, message))
            seen.add(question_id)
    return findings


def _is_model(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, BaseModel)


# What an argument of each kind may be, with its type (`1` is not `True`), in order; None where a file that could not be
# used leaves it unknown.
Known = dict[ArgumentKind, dict[tuple[type, Any], None] | None]


def _collect_known(draft: Draft) -> Known:
    known: dict[ArgumentKind, list[Any] | None] = {
        "objective": [objective.id for objective in draft.facts.value.objectives] if draft.facts else None,
        "case": [case.value.id for case in draft.list_located(Case)] if draft.is_whole("data/cases/") else None,
        "question": _list_question_ids(draft) if draft.is_whole("quizzes/") else None,
        "figure": _list_figure_ids(draft, is_chart=False) if draft.is_whole("data/figures/") else None,
        "chart": _list_figure_ids(draft, is_chart=True) if draft.is_whole("data/figures/") else None,
        "diagnosis": [diagnosis.value.id for diagnosis in draft.list_located(Diagnosis)]
        if draft.is_whole("data/diagnoses/")
        else None,
        "document": [document.value.id for document in draft.list_located(Document)]
        if draft.is_whole("data/documents/")
        else None,
        "policy_element": _list_policy_elements(draft) if draft.is_whole("data/policy.yml") else None,
        "plan_section": _list_plan_sections(draft) if draft.find_located(Plan) and draft.programme else None,
        "criterion": list(CRITERIA),
        "heading": draft.index.ids if draft.programme else None,
        "tema": [tema.number for tema in draft.index.temas.values()] if draft.programme else None,
        "flag": [True, False],
    }
    return {
        kind: None if options is None else {(type(option), option): None for option in options}
        for kind, options in known.items()
    }


def _list_figure_ids(draft: Draft, is_chart: bool) -> list[str]:
    return [figure.value.id for figure in draft.list_located(Figure) if bool(figure.value.chart) is is_chart]


def _list_policy_elements(draft: Draft) -> list[str]:
    return [element.id for policy in draft.list_values(Policy) for element in policy.elements]


def _list_plan_sections(draft: Draft) -> list[str]:
    """The sections of the plan by their official numbers without the final stop: «3.2»."""
    return list(number_sections(draft))


def _list_question_ids(draft: Draft) -> list[str]:
    """Those of the bank, and those that it retired: `check_questions` tells better what to do with a retired one."""
    documents = {question.document.path: question.document for question in draft.questions}.values()
    retired = [question_id for document in documents for question_id in document.data.get("retired", ())]
    return [*(question.value.id for question in draft.questions), *retired]


def _check_call(page: PageSource, call: MacroCall, known: Known) -> list[Finding]:
    def make(message: str, suggestion: str | None = None) -> Finding:
        return Finding(page.path, call.line, None, message, suggestion)

    signature = MACRO_SIGNATURES.get(call.name)
    if signature is None:
        return [make(f"la macro `{call.name}` no existe", suggest_close_match(call.name, MACRO_SIGNATURES))]
    if not call.is_literal:
        suggestion = '¿faltan las comillas?: `"id"`'
        return [make(f"los argumentos de `{call.name}` tienen que ser textos o números escritos tal cual", suggestion)]
    findings = []
    values: list[tuple[ArgumentKind, Any]] = []
    positional = list(call.arguments)
    for parameter in signature.parameters:
        is_named = parameter.name in call.keywords
        if positional and is_named:
            findings.append(make(f"`{call.name}` recibe dos veces `{parameter.name}`"))
        if positional:
            values.append((parameter.kind, positional.pop(0)))
        elif is_named:
            values.append((parameter.kind, call.keywords[parameter.name]))
        elif parameter.required:
            findings.append(make(f"a `{call.name}` le falta {KINDS[parameter.kind].needed}: `{call.name}(…)`"))
    names = [parameter.name for parameter in signature.parameters]
    for name in call.keywords:
        if name not in names:
            findings.append(make(f"`{call.name}` no tiene el argumento `{name}`", suggest_close_match(name, names)))
    if signature.repeated and len(positional) < signature.repeated_minimum:
        findings.append(make(f"a `{call.name}` le falta {KINDS[signature.repeated].needed}: `{call.name}(…)`"))
    elif signature.repeated:
        values += [(signature.repeated, value) for value in positional]
    elif positional:
        findings.append(make(f"`{call.name}` recibe argumentos de más"))
    for kind, value in values:
        options = known[kind]
        if options is not None and not _is_among(value, options):
            message = f"`{call.name}`: {KINDS[kind].unknown} `{value}`"
            other = _OTHER_PICTURES.get(kind)
            if other and _is_among(value, known[other.kind] or {}):
                findings.append(
                    make(f"`{call.name}`: `{value}` es {other.name}", f'ponlo con `{other.kind}("{value}")`')
                )
            else:
                findings.append(make(message, _suggest_value(value, [option for _, option in options])))
    return findings


def _is_among(value: Any, options: dict[tuple[type, Any], None]) -> bool:
    try:
        return (type(value), value) in options
    except TypeError:  # a list, say, is none of them
        return False


def _suggest_value(value: Any, options: list[Any]) -> str | None:
    for option in options:
        if str(value) == str(option):
            return (
                f'escríbelo con comillas: `"{option}"`'
                if isinstance(option, str)
                else f"escríbelo sin comillas: `{option}`"
            )
    return suggest_close_match(str(value), [option for option in options if isinstance(option, str)])
