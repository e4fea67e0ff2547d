"""Writes the JSON Schemas with which an editor completes and validates the course's YAML while it is typed.

`python -m course.schemas` writes `schemas/*.schema.json` (draft 2020-12) from the types of `course/model/`, and the
snippets of `course/snippets.py`. What an
author reads in them is Spanish: the descriptions of the fields, and a title for each file. Rules that need more than
one value stay in the types and in `course/checks/`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from course.register import DATA_KINDS, KINDS_BY_NAME, DataKind
from course.snippets import SNIPPETS, render_snippets

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"
EDITOR_SETTINGS = ".vscode/settings.json"


def render_schema(name: str) -> str:
    """The text of `schemas/<name>.schema.json`."""
    kind = KINDS_BY_NAME[name]
    schema = _drop_programmers_words(kind.model.model_json_schema())
    described = {"$schema": DIALECT, "title": kind.title, "description": f"Archivos: {kind.files}", **schema}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def build_schemas(root: Path) -> list[Path]:
    """Write every schema under `root` and return the files written."""
    paths = []
    for kind in DATA_KINDS:
        path = root / get_schema_path(kind)
        path.parent.mkdir(exist_ok=True)
        path.write_text(render_schema(kind.name), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def get_schema_path(kind: DataKind) -> str:
    """The path of a kind's schema, relative to the root of the repository."""
    return f"{FOLDER}/{kind.name}.schema.json"


def render_editor_settings(settings: str) -> str:
    """The text of `.vscode/settings.json` with each schema associated with its files; other settings are kept."""
    schemas = {f"./{get_schema_path(kind)}": kind.files for kind in DATA_KINDS}
    return json.dumps({**json.loads(settings), "yaml.schemas": schemas}, ensure_ascii=False, indent=2) + "\n"


def _drop_programmers_words(schema: dict[str, object]) -> dict[str, object]:
    """Drop the types' English docstrings, the titles that repeat a key, and OpenAPI's `discriminator`."""
    dropped = {"title", "discriminator", *(("description",) if "properties" in schema else ())}
    cleaned = {key: _clean_value(value) for key, value in schema.items() if key not in dropped}
    for key in ("properties", "$defs"):
        named = schema.get(key)
        if isinstance(named, dict):
            cleaned[key] = {name: _clean_value(value) for name, value in named.items()}
    return cleaned


def _clean_value(value: object) -> object:
    if isinstance(value, dict):
        return _drop_programmers_words(value)
    return [_clean_value(item) for item in value] if isinstance(value, list) else value


def main() -> int:
    root = Path.cwd()
    for path in build_schemas(root):
        print(path.relative_to(root).as_posix())
    settings = root / EDITOR_SETTINGS
    settings.write_text(render_editor_settings(settings.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    print(EDITOR_SETTINGS)
    (root / SNIPPETS).write_text(render_snippets(), encoding="utf-8", newline="\n")
    print(SNIPPETS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
