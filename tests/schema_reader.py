"""The data files as an editor reads them, and the JSON Schemas with which it checks them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from minimal_course import REPOSITORY

from course.files.yaml_source import read_yaml
from course.register import DATA_KINDS
from course.schemas import FOLDER


def load_validator(name: str) -> Draft202012Validator:
    text = (REPOSITORY / FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def read_as_editors_do(text: str, name: str) -> Any:
    """The data of a YAML text with dates as text: editors read YAML 1.2, which has no dates."""
    document, findings = read_yaml(text, name)
    assert document is not None, findings

    def soften(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: soften(item) for key, item in value.items()}
        if isinstance(value, list):
            return [soften(item) for item in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    return soften(document.data)


def list_files(root: Path) -> list[tuple[str, Path]]:
    return [(kind.name, path) for kind in DATA_KINDS for path in sorted(root.glob(kind.files))]
