"""Macro calls: the macro exists, its arguments are valid, and what they name exists. Run before anything is built."""

from __future__ import annotations

import re

from pydantic import BaseModel

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.macro_arguments import ARGUMENT_KINDS
from course.macro_register import MACROS
from course.model import CourseFile
from course.model.edition import EDITION_PATH
from course.pages.macro_calls import MacroCall, find_attributes, find_macro_calls, find_unknown_names
from course.pages.outline import PageSource
from course.register import KINDS_BY_NAME

# The variables that a page may read: `{{ course.title }}`.
VARIABLES = ("course",)
# More unknown values than these in one call are one finding.
MOST_ALIKE = 2

# A drawing may be called as a chart by mistake, and vice versa. The macro has the name of its kind of argument.
_OTHER_PICTURES = {"figure": "chart", "chart": "figure"}


def check_macro_calls(draft: Draft) -> list[Finding]:
    known = _collect_known(draft)
    findings: list[Finding] = []
    for page in draft.pages:
        calls, call_findings = find_macro_calls(page)
        findings += call_findings
        for call in calls:
            findings += _check_call(page, call, known)
            findings += _find_missing_file(draft, page, call)
        for name, line in find_unknown_names(page, set(VARIABLES)):
            suggestion = suggest_close_match(name, [*VARIABLES, *MACROS])
            if name in MACROS:
                suggestion = f"a una macro se la llama con paréntesis: `{name}()`"
            findings.append(Finding(page.path, line, None, f"`{name}` no existe", suggestion))
        for names, line in find_attributes(page):
            findings += _check_attribute(draft, page, names, line)
    return findings


def _check_attribute(draft: Draft, page: PageSource, names: tuple[str, ...], line: int) -> list[Finding]:
    """The attribute path `names` (`course.schedule.start`) leads to a value that the course has."""
    if names[0] != "course" or draft.facts is None:
        return []
    value: object = draft.facts.value
    for position, name in enumerate(names[1:], start=1):
        if not isinstance(value, BaseModel):
            return []
        if name not in type(value).model_fields and not isinstance(getattr(type(value), name, None), property):
            message = f"`{'.'.join(names[: position + 1])}` no existe"
            return [Finding(page.path, line, None, message, suggest_close_match(name, type(value).model_fields))]
        value = getattr(value, name)
        if value is None:
            owner = "data/course.yml" if names[1] in CourseFile.model_fields else EDITION_PATH
            return [Finding(page.path, line, None, f"`{'.'.join(names[: position + 1])}` no está en {owner}")]
    return []


# The valid values of each kind of argument, with their type (`1` is not `True`), in order; None if unknown.
Known = dict[str, dict[tuple[type, object], None] | None]


def _collect_known(draft: Draft) -> Known:
    known = {name: kind.list_known(draft) for name, kind in ARGUMENT_KINDS.items()}
    return {
        name: None if options is None else {(type(option), option): None for option in options}
        for name, options in known.items()
    }


def _find_missing_file(draft: Draft, page: PageSource, call: MacroCall) -> list[Finding]:
    """A macro that shows an optional file needs it to exist. A file with errors has already been reported."""
    macro = MACROS.get(call.name)
    kind = KINDS_BY_NAME[macro.needs] if macro and macro.needs else None
    if kind is None or draft.list_located(kind.model) or not draft.is_whole(kind.files):
        return []
    message = f"la macro `{call.name}` enseña {kind.files}, y ese archivo no está"
    return [Finding(page.path, call.line, None, message, lacking=kind.files)]


def _check_call(page: PageSource, call: MacroCall, known: Known) -> list[Finding]:
    def make(message: str, suggestion: str | None = None) -> Finding:
        return Finding(page.path, call.line, None, message, suggestion)

    macro = MACROS.get(call.name)
    if macro is None:
        return [make(f"la macro `{call.name}` no existe", suggest_close_match(call.name, MACROS))]
    if not call.is_literal:
        suggestion = '¿faltan las comillas?: `"id"`'
        return [make(f"los argumentos de `{call.name}` tienen que ser textos o números escritos tal cual", suggestion)]
    findings = []
    values: list[tuple[str, object]] = []
    positional = list(call.arguments)
    for parameter in macro.parameters:
        is_named = parameter.name in call.keywords
        if positional and is_named:
            findings.append(make(f"`{call.name}` recibe dos veces `{parameter.name}`"))
        if positional:
            values.append((parameter.kind, positional.pop(0)))
        elif is_named:
            values.append((parameter.kind, call.keywords[parameter.name]))
        elif parameter.required:
            findings.append(make(f"a `{call.name}` le falta {ARGUMENT_KINDS[parameter.kind].needed}: `{call.name}(…)`"))
    names = [parameter.name for parameter in macro.parameters]
    for name in call.keywords:
        if name not in names:
            findings.append(make(f"`{call.name}` no tiene el argumento `{name}`", suggest_close_match(name, names)))
    if macro.repeated and macro.repeated_minimum and not positional:
        findings.append(make(f"a `{call.name}` le falta {ARGUMENT_KINDS[macro.repeated].needed}: `{call.name}(…)`"))
    elif macro.repeated:
        values += [(macro.repeated, value) for value in positional]
    elif positional:
        findings.append(make(f"`{call.name}` recibe argumentos de más"))
    return findings + _check_values(page, call, values, known)


def _check_values(page: PageSource, call: MacroCall, values: list[tuple[str, object]], known: Known) -> list[Finding]:
    """The arguments of a call, each with its kind, are known values."""
    unknown: dict[str, list[object]] = {}
    for kind, value in values:
        options = known[kind]
        is_free = ARGUMENT_KINDS[kind].is_free
        if not (isinstance(value, str) if is_free else options is None or _is_among(value, options)):
            unknown.setdefault(kind, []).append(value)
    findings = []
    for kind, wrong in unknown.items():
        if len(wrong) > MOST_ALIKE:
            shown = ", ".join(f"`{value}`" for value in wrong)
            message = f"`{call.name}`: {ARGUMENT_KINDS[kind].unknown} {shown}"
            owner = _find_owner(page, kind, wrong[0])
            suggestion = f"¿faltan en {owner}?" if owner else None
            findings.append(Finding(page.path, call.line, None, message, suggestion, lacking=owner))
        else:
            findings += [_explain_unknown(page, call, kind, value, known) for value in wrong]
    return findings


def _explain_unknown(page: PageSource, call: MacroCall, kind: str, value: object, known: Known) -> Finding:
    row, other = ARGUMENT_KINDS[kind], _OTHER_PICTURES.get(kind)
    if other and _is_among(value, known[other] or {}):
        message = f"`{call.name}`: `{value}` es {ARGUMENT_KINDS[other].picture}"
        return Finding(page.path, call.line, None, message, f'ponlo con `{other}("{value}")`')
    suggestion = _suggest_value(value, [option for _, option in known[kind] or {}])
    has_own_file = row.files is not None and "*" in row.files and not row.is_of_tema
    lacking = None if has_own_file and suggestion else _find_owner(page, kind, value)
    return Finding(page.path, call.line, None, f"`{call.name}`: {row.unknown} `{value}`", suggestion, lacking=lacking)


def _find_owner(page: PageSource, kind: str, value: object) -> str | None:
    """The path of the file that should define a value of a kind of argument."""
    row = ARGUMENT_KINDS[kind]
    if row.files is None or "*" not in row.files:
        return row.files
    name = (f"tema-{page.tema}" if page.tema else None) if row.is_of_tema else str(value)
    return row.files.replace("*", name) if name and re.fullmatch(r"[\w-]+", name) else None


def _is_among(value: object, options: dict[tuple[type, object], None]) -> bool:
    try:
        return (type(value), value) in options
    except TypeError:  # an unhashable value, such as a list, is never valid
        return False


def _suggest_value(value: object, options: list[object]) -> str | None:
    for option in options:
        if str(value) == str(option):
            return (
                f'escríbelo con comillas: `"{option}"`'
                if isinstance(option, str)
                else f"escríbelo sin comillas: `{option}`"
            )
    return suggest_close_match(str(value), [option for option in options if isinstance(option, str)])
