"""Turns Pydantic's validation errors into findings in Spanish, each on its line of the YAML file."""

from __future__ import annotations

import datetime
import re
import types
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from course.files.location import Location
from course.files.yaml_source import YamlDocument
from course.findings import Finding, suggest_close_match
from course.model.base import Form

# `{subject}` is what the error is about: "`key`", "un elemento de `key`" or "el archivo".
_MESSAGES = {
    "missing": "falta la clave obligatoria {subject}",
    "extra_forbidden": "la clave {subject} no existe aquí",
    "string_type": "{subject} tiene que ser un texto",
    "string_too_short": "{subject} está vacío",
    "string_too_long": "{subject} tiene más caracteres que los {max_length} permitidos",
    "string_pattern_mismatch": "«{input}» no tiene la forma que pide `{key}`",
    "int_type": "{subject} tiene que ser un número entero",
    "int_from_float": "{subject} tiene que ser un número entero",
    "float_type": "{subject} tiene que ser un número",
    "finite_number": "{subject} tiene que ser un número finito",
    "bool_type": "{subject} tiene que ser `true` o `false`",
    "date_type": "{subject} tiene que ser una fecha AAAA-MM-DD, sin comillas",
    "list_type": "{subject} tiene que ser una lista",
    "model_type": "{subject} tiene que ser un bloque de claves y valores",
    "too_short": "{subject} tiene menos elementos que los {min_length} necesarios",
    "too_long": "{subject} tiene más elementos que los {max_length} permitidos",
    "greater_than": "{subject} tiene que ser mayor que {gt:g}",
    "greater_than_equal": "{subject} tiene que ser {ge:g} o más",
    "less_than_equal": "{subject} tiene que ser {le:g} o menos",
    "literal_error": "«{input}» no es un valor admitido en `{key}`: se espera {expected}",
    "union_tag_not_found": "falta la clave obligatoria `kind`",
    "union_tag_invalid": "«{tag}» no es un valor de `kind`: se espera {expected_tags}",
}
_EMPTY = "{subject} está vacío"

_SHOWN_INPUT_LENGTH = 60


def make_findings(error: ValidationError, model: type[BaseModel], document: YamlDocument) -> list[Finding]:
    """The findings about `error`, which comes from validating `document.data` with `model`.

    One finding for each error, and only one about all the keys that are missing in the same place.
    """
    missing: dict[Location, list[ErrorDetails]] = {}
    findings = []
    for details in error.errors(include_url=False):
        if details["type"] == "missing":
            missing.setdefault(details["loc"][:-1], []).append(details)
        else:
            findings.append(_make_finding(details, model, document))
    for group in missing.values():
        findings.append(_make_finding(group[0], model, document))
        if len(group) > 1:
            names = _list_names([str(details["loc"][-1]) for details in group], "y")
            findings[-1] = replace(findings[-1], message=f"faltan las claves obligatorias {names}")
    return findings


def _make_finding(details: ErrorDetails, model: type[BaseModel], document: YamlDocument) -> Finding:
    kind = details["type"]
    location = _strip_union_tags(details["loc"], document)
    is_own_key = location[-1:] == ("[key]",)  # Pydantic's name for a key of a dictionary, which is in the place before
    if is_own_key:
        location = location[:-1]
    names = location[:-1] if is_own_key else location
    key = next((part for part in reversed(names) if isinstance(part, str)), None)
    context = {**details.get("ctx", {}), "key": key, "input": _shorten(details.get("input"))}
    context["subject"] = _name_subject(location, key)
    if kind == "literal_error":
        context["expected"] = _list_names(_split_names(context["expected"]))
    if kind == "union_tag_invalid":
        context["expected_tags"] = _list_names(_split_names(context["expected_tags"]))
    if "at" in context:  # raised by course/model/, already in Spanish
        location = (*location, *context["at"])
        message = details["msg"]
    elif details["input"] is None and kind != "missing":
        message = _EMPTY.format_map(context)
    elif kind in _MESSAGES:
        message = _MESSAGES[kind].format_map(context)
    else:
        message = f"el valor de {context['subject']} no es válido"
    suggestion = _make_suggestion(kind, details, model, document)
    if kind == "union_tag_invalid":
        location = (*location, "kind")
    return document.make_finding(location, message, suggestion, on_key=is_own_key or kind == "extra_forbidden")


def _name_subject(location: Location, key: str | None) -> str:
    if key is None:
        return "el archivo"
    return f"un elemento de `{key}`" if isinstance(location[-1], int) else f"`{key}`"


def _make_suggestion(kind: str, details: ErrorDetails, model: type[BaseModel], document: YamlDocument) -> str | None:
    if kind == "extra_forbidden":
        parent = _find_model(model, details["loc"][:-1], document)
        return suggest_close_match(str(details["loc"][-1]), map(str, _get_fields(parent))) if parent else None
    if kind == "literal_error":
        names = _split_names(details["ctx"]["expected"])
        if details["input"] is None:
            return f"se espera {_list_names(names)}"
        return suggest_close_match(str(details["input"]), names)
    if kind == "union_tag_invalid":
        return suggest_close_match(details["ctx"]["tag"], _split_names(details["ctx"]["expected_tags"]))
    if kind == "string_pattern_mismatch":
        return _explain_form(details["loc"], model, document)
    if kind == "string_type" and isinstance(details["input"], (int, float, datetime.date)):
        return "ponlo entre comillas"
    if kind == "int_type" and isinstance(details["input"], str) and details["input"].isdecimal():
        return "quítale las comillas"
    if kind == "float_type" and isinstance(details["input"], str):
        return "sin comillas y, si tiene decimales, con punto"
    return None


def _split_names(expected: str) -> list[str]:
    """The names in Pydantic's list: `'a', 'b' or 'c'`."""
    return re.findall(r"'([^']*)'", expected)


def _list_names(names: list[str], conjunction: str = "o") -> str:
    """«`a`, `b` o `c`»."""
    shown = [f"`{name}`" for name in names]
    return f" {conjunction} ".join([*([", ".join(shown[:-1])] if shown[:-1] else []), shown[-1]])


def _explain_form(location: Location, model: type[BaseModel], document: YamlDocument) -> str | None:
    """The explanation, in the type of the value at `location`, of how it is written."""
    for length in range(len(location), 0, -1):
        owner = _find_model(model, location[: length - 1], document)
        info = _get_fields(owner).get(location[length - 1]) if owner else None
        if info:
            return next((form.explanation for form in _find_forms(info.annotation, info.metadata)), None)
    return None


def _find_forms(annotation: Any, metadata: Sequence[Any] = ()) -> Iterator[Form]:
    """The forms of text that an annotation accepts."""
    yield from (each for each in metadata if isinstance(each, Form))
    for argument in get_args(annotation):
        yield from _find_forms(argument, getattr(argument, "__metadata__", ()))


def _get_fields(model: type[BaseModel]) -> dict[str | int, FieldInfo]:
    """The fields of a model by their keys in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _strip_union_tags(location: Location, document: YamlDocument) -> Location:
    """Drop the parts that name a member of a discriminated union, which are not keys of the file."""
    kept: list[str | int] = []
    value = document.data
    for index, part in enumerate(location):
        is_last = index == len(location) - 1
        children = _list_children(value)
        if part in children:
            value = children[part]
        elif not is_last or children.get("kind") == part:
            continue
        kept.append(part)
    return tuple(kept)


def _list_children(value: object) -> dict[str | int, object]:
    """The direct children of a value, by key or by index."""
    if isinstance(value, list):
        return dict(enumerate(value))
    return value if isinstance(value, dict) else {}


def _find_model(model: type[BaseModel], location: Location, document: YamlDocument) -> type[BaseModel] | None:
    """The model that describes the mapping at `location`."""
    current: object = model
    for part in location:
        if isinstance(part, int):
            continue
        models = _get_models(current)
        by_tag = [m for m in models if "kind" in m.model_fields and part in get_args(m.model_fields["kind"].annotation)]
        if by_tag:
            current = by_tag[0]
            continue
        fields = {key: info for each in models for key, info in _get_fields(each).items()}
        if part not in fields:
            return None
        current = fields[part].annotation
    models = _get_models(current)
    return models[0] if models else None


def _get_models(annotation: object) -> list[type[BaseModel]]:
    """The models that an annotation such as `list[A | B]` mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (list, Union, types.UnionType, Annotated):
        return [found for argument in get_args(annotation) for found in _get_models(argument)]
    return []


def _shorten(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN_INPUT_LENGTH else text[: _SHOWN_INPUT_LENGTH - 1] + "…"
