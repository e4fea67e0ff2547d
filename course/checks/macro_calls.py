"""Macro calls: the macro exists, gets what it accepts, and what it names exists. Found before anything is built."""

from __future__ import annotations

from typing import Any

from course.findings import Finding, suggest_close_match
from course.loading import LoadedCourse
from course.macro_calls import MacroCall, find_macro_calls, find_unknown_names
from course.macro_signatures import KIND_NAMES, MACRO_SIGNATURES, ArgumentKind
from course.outline import PageSource

# What a page may read besides the macros: `{{ course.title }}`, and what mkdocs-macros itself offers to its pages.
KNOWN_VARIABLES = {"course"}


def check_macro_calls(loaded: LoadedCourse) -> list[Finding]:
    known = _collect_known(loaded)
    findings: list[Finding] = []
    for page in loaded.pages:
        calls, call_findings = find_macro_calls(page)
        findings += call_findings
        for call in calls:
            findings += _check_call(page, call, known)
        for name, line in find_unknown_names(page, KNOWN_VARIABLES):
            suggestion = suggest_close_match(name, [*KNOWN_VARIABLES, *MACRO_SIGNATURES])
            if name in MACRO_SIGNATURES:
                suggestion = f"a una macro se la llama con paréntesis: `{name}()`"
            findings.append(Finding(page.path, line, None, f"`{name}` no existe", suggestion))
    return findings


def _collect_known(loaded: LoadedCourse) -> dict[ArgumentKind, list[Any]]:
    return {
        "objective": [objective.id for objective in loaded.course.value.objectives] if loaded.course else [],
        "case": [case.value.id for case in loaded.cases],
        "question": [question.value.id for question in loaded.questions],
        "figure": [figure.value.id for figure in loaded.figures],
        "heading": loaded.index.ids,
        "tema": [tema.number for tema in loaded.index.temas.values()],
        "flag": [True, False],
    }


def _check_call(page: PageSource, call: MacroCall, known: dict[ArgumentKind, list[Any]]) -> list[Finding]:
    def make(message: str, suggestion: str | None = None) -> Finding:
        return Finding(page.path, call.line, None, message, suggestion)

    signature = MACRO_SIGNATURES.get(call.name)
    if signature is None:
        return [make(f"la macro `{call.name}` no existe", suggest_close_match(call.name, MACRO_SIGNATURES))]
    if not call.is_literal:
        return [make(f"los argumentos de `{call.name}` tienen que ser textos o números escritos tal cual")]
    findings = []
    given: dict[str, Any] = {}
    positional = list(call.arguments)
    for parameter in signature.parameters:
        if positional:
            given[parameter.name] = positional.pop(0)
        elif parameter.name in call.keywords:
            given[parameter.name] = call.keywords[parameter.name]
        elif parameter.required:
            findings.append(make(f"a `{call.name}` le falta el {KIND_NAMES[parameter.kind]}: `{call.name}(…)`"))
    for name in call.keywords:
        names = [parameter.name for parameter in signature.parameters]
        if name not in names:
            findings.append(make(f"`{call.name}` no tiene el argumento `{name}`", suggest_close_match(name, names)))
    if positional and signature.repeated is None:
        findings.append(make(f"`{call.name}` recibe argumentos de más"))
    elif signature.repeated and len(positional) < signature.repeated_minimum:
        findings.append(make(f"a `{call.name}` le falta al menos un {KIND_NAMES[signature.repeated]}"))
    kinds = {parameter.name: parameter.kind for parameter in signature.parameters}
    values = [(kinds[name], value) for name, value in given.items()]
    if signature.repeated:
        values += [(signature.repeated, value) for value in positional]
    for kind, value in values:
        if not known[kind] and kind not in ("question", "case", "figure"):
            continue
        if not any(type(value) is type(option) and value == option for option in known[kind]):
            message = f"`{call.name}`: no hay ningún {KIND_NAMES[kind]} `{value}`"
            if kind == "flag":
                message = f"`{call.name}`: se espera `True` o `False`, no `{value}`"
            findings.append(make(message, suggest_close_match(str(value), map(str, known[kind]))))
    return findings
