"""Turns Pydantic's validation errors into findings in Spanish, each on its line of the YAML file."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from course.findings import Finding, suggest_close_match
from course.yaml_source import Location, YamlDocument

_MESSAGES = {
    "missing": "falta la clave obligatoria `{key}`",
    "extra_forbidden": "la clave `{key}` no existe aquí",
    "string_type": "`{key}` tiene que ser un texto",
    "string_too_short": "`{key}` está vacío",
    "string_pattern_mismatch": "«{input}» no tiene la forma que pide `{key}`",
    "int_type": "`{key}` tiene que ser un número entero",
    "int_from_float": "`{key}` tiene que ser un número entero",
    "bool_type": "`{key}` tiene que ser `true` o `false`",
    "date_type": "`{key}` tiene que ser una fecha AAAA-MM-DD, sin comillas",
    "time_type": "`{key}` tiene que ser una hora HH:MM entre comillas",
    "time_parsing": "«{input}» no es una hora válida para `{key}`",
    "list_type": "`{key}` tiene que ser una lista",
    "dict_type": "`{key}` tiene que ser un bloque de claves y valores",
    "model_type": "`{key}` tiene que ser un bloque de claves y valores",
    "model_attributes_type": "`{key}` tiene que ser un bloque de claves y valores",
    "too_short": "`{key}` tiene menos elementos que los {min_length} necesarios",
    "too_long": "`{key}` tiene más elementos que los {max_length} permitidos",
    "greater_than_equal": "`{key}` tiene que ser {ge} o más",
    "less_than_equal": "`{key}` tiene que ser {le} o menos",
    "literal_error": "«{input}» no es un valor admitido en `{key}`: se espera {expected}",
    "union_tag_not_found": "falta la clave obligatoria `kind`",
    "union_tag_invalid": "«{tag}» no es un tipo de pregunta: se espera {expected_tags}",
}

_SHOWN_INPUT_LENGTH = 60


def make_findings(error: ValidationError, model: type[BaseModel], document: YamlDocument) -> list[Finding]:
    """One finding for each error of `error`, which came from validating `document.data` with `model`."""
    return [_make_finding(details, model, document) for details in error.errors(include_url=False)]


def _make_finding(details: Any, model: type[BaseModel], document: YamlDocument) -> Finding:
    kind = details["type"]
    location = _strip_union_tags(details["loc"], document)
    key = next((part for part in reversed(location) if isinstance(part, str)), "el archivo")
    context = {**details.get("ctx", {}), "key": key, "input": _shorten(details.get("input"))}
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", " o ").replace("'", "`")
    if "expected_tags" in context:
        context["expected_tags"] = context["expected_tags"].replace("'", "`")
    if kind in _MESSAGES:
        message = _MESSAGES[kind].format_map(context)
    elif kind in _OWN_KINDS:
        message = details["msg"]
    else:
        message = f"el valor de `{key}` no es válido"
    suggestion = _make_suggestion(kind, details, model, document)
    if kind == "union_tag_invalid":
        location = (*location, "kind")
    return document.make_finding(location, message, suggestion, on_key=kind == "extra_forbidden")


# The kinds of error that course/model.py raises itself, already in Spanish.
_OWN_KINDS = frozenset(
    {
        "all_correct", "heading_levels", "hours_order", "no_correct", "one_correct", "one_gap", "repeated",
        "session_numbers", "session_order", "shown_differs", "tema_numbers",
    }
)  # fmt: skip


def _make_suggestion(kind: str, details: Any, model: type[BaseModel], document: YamlDocument) -> str | None:
    if kind == "extra_forbidden":
        parent = _find_model(model, details["loc"][:-1], document)
        return suggest_close_match(details["loc"][-1], _get_keys(parent)) if parent else None
    if kind == "literal_error":
        return suggest_close_match(str(details["input"]), details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", "))
    if kind == "union_tag_invalid":
        return suggest_close_match(details["ctx"]["tag"], details["ctx"]["expected_tags"].replace("'", "").split(", "))
    if kind == "string_pattern_mismatch":
        return _explain_pattern(details["ctx"]["pattern"])
    if kind == "string_type" and isinstance(details["input"], (int, float, bool)):
        return "ponlo entre comillas"
    return None


def _explain_pattern(pattern: str) -> str:
    if pattern.startswith("^t[1-5]("):
        return "un epígrafe se escribe `t1/4-2-1`: tema, barra y ancla"
    if pattern.startswith("^t[1-5]-"):
        return "una pregunta se llama `t1-` y unas palabras en minúsculas, sin tildes, con guiones"
    if pattern.startswith("^[GE]"):
        return "un objetivo se escribe `G1` o `E1`"
    return "usa sólo minúsculas sin tildes, cifras y guiones"


def _get_keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _strip_union_tags(location: Location, document: YamlDocument) -> Location:
    """Drop the parts that name a member of a discriminated union: they are no keys of the file."""
    kept: list[str | int] = []
    value = document.data
    for index, part in enumerate(location):
        is_last = index == len(location) - 1
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif not is_last or (isinstance(value, dict) and value.get("kind") == part):
            continue
        kept.append(part)
    return tuple(kept)


def _find_model(model: type[BaseModel], location: Location, document: YamlDocument) -> type[BaseModel] | None:
    """The model that describes the mapping at `location`."""
    current: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        models = _get_models(current)
        by_tag = [m for m in models if "kind" in m.model_fields and part in get_args(m.model_fields["kind"].annotation)]
        if by_tag:
            current = by_tag[0]
            continue
        fields = {info.alias or name: info for m in models for name, info in m.model_fields.items()}
        if part not in fields:
            return None
        current = fields[part].annotation
    models = _get_models(current)
    return models[0] if models else None


def _get_models(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation such as `list[A | B]` mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (list, Union, types.UnionType, Annotated):
        return [found for argument in get_args(annotation) for found in _get_models(argument)]
    return []


def _shorten(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN_INPUT_LENGTH else text[: _SHOWN_INPUT_LENGTH - 1] + "…"
