"""Markup put into every text of a course's data, to see whether it is refused and, if it isn't, how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import yaml
from pydantic import BaseModel

from course.files.yaml_source import read_yaml
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.loading import read_model
from course.loaded.located import Located
from course.model.texts import TextSort
from course.model.walking import Place, PlacedText, find_texts
from course.register import DATA_KINDS, DataKind

# Texts with a pattern of their own, which admits no other signs.
FORMED = {"NormArticle.locator", "Response.title"}


def list_files(draft: Draft) -> Iterator[tuple[DataKind, Located[Any]]]:
    for kind in DATA_KINDS:
        for located in draft.list_located(kind.model):
            yield kind, located


def list_texts(value: BaseModel) -> Iterator[tuple[str, PlacedText]]:
    """The texts of a file that may have any words, each with the name of its field."""
    for text in find_texts(value):
        field = name_field(value, text.place)
        if field not in FORMED:
            yield field, text


def name_field(value: Any, place: Place) -> str:
    """The innermost type that a place leads through, and its field."""
    name = ""
    for part in place:
        if isinstance(value, BaseModel):
            name = f"{type(value).__name__}.{part}"
            keys = {info.alias or field: field for field, info in type(value).model_fields.items()}
            value = getattr(value, keys[str(part)])
        else:
            value = value[part]
    return name


def list_strings(data: Any, place: Place = ()) -> Iterator[Place]:
    """Where each string of a file is."""
    if isinstance(data, str):
        yield place
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from list_strings(value, (*place, key))


def write_file(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def set_value(data: Any, place: Place, text: str) -> None:
    for part in place[:-1]:
        data = data[part]
    data[place[-1]] = text


def probe_texts(
    draft: Draft, markup: str, checks: tuple[Callable[[Draft], list[Finding]], ...]
) -> Iterator[tuple[str, TextSort, list[Finding]]]:
    """Each text of the course, its sort, and what the checks say on its line when it ends with `markup`."""
    for kind, located in list_files(draft):
        texts = [*list_texts(located.value)]
        refused: dict[Place, list[Finding]] = {}
        changed = None
        while changed is None:  # a text that its type refuses keeps the others from being checked
            data = deepcopy(located.document.data)
            for _, text in texts:
                if text.place not in refused:
                    set_value(data, text.place, f"{text.text} {markup}")
            document, _ = read_yaml(write_file(data), located.document.path)
            assert document is not None
            lines = {text.place: document.find_position(text.place)[0] for _, text in texts}
            changed, _, findings = read_model(document.text, document.path, kind.name)
            found = {place: [each for each in findings if each.line == line] for place, line in lines.items()}
            assert changed or any(found.values()), findings
            refused |= {place: findings for place, findings in found.items() if findings}
        alone = Draft(draft.root, references=draft.references, texts={document.path: document.text})
        alone.data = {kind.model: [changed]}
        findings = [finding for check in checks for finding in check(alone)]
        for field, text in texts:
            told = [finding for finding in findings if finding.line == lines[text.place]]
            yield field, text.sort, refused.get(text.place, told)


class _Dumper(yaml.SafeDumper):
    """Every string in quotes on one line, so that a line has one text."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords | {"width": 1_000_000})

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _represent_text)
