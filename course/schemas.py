"""Writes the JSON Schemas with which an editor completes and checks the course's YAML while it is typed.

`python -m course.schemas` writes `schemas/*.schema.json` (draft 2020-12) from the types of `course/model/`. What an
author reads in them is Spanish: the fields' descriptions, and a title for each file. Rules that need more than one
value stay in the types and in `course/checks/`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from course.model import (
    Case,
    Codebook,
    Course,
    Diagnosis,
    Document,
    Figure,
    Glossary,
    Networks,
    Norms,
    Plan,
    Policy,
    Programme,
    Quiz,
    ResponseBank,
    Timeline,
    Triage,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"


class FileSchema(NamedTuple):
    """One kind of YAML file: its type, what it is called in Spanish, and which files are of this kind."""

    model: type[BaseModel]
    title: str
    files: str


SCHEMAS = {
    "case": FileSchema(Case, "Un caso del curso", "data/cases/*.yml"),
    "codebook": FileSchema(Codebook, "El libro de códigos", "data/codebook.yml"),
    "course": FileSchema(Course, "El curso", "data/course.yml"),
    "diagnosis": FileSchema(Diagnosis, "Un autodiagnóstico", "data/diagnoses/*.yml"),
    "document": FileSchema(Document, "Una plantilla que el lector se lleva", "data/documents/*.yml"),
    "figure": FileSchema(Figure, "Una figura", "data/figures/*.yml"),
    "glossary": FileSchema(Glossary, "El glosario", "data/glossary.yml"),
    "networks": FileSchema(Networks, "La comparación de redes", "data/networks.yml"),
    "norms": FileSchema(Norms, "Las normas que se citan", "data/norms.yml"),
    "plan": FileSchema(Plan, "El plan de redes que el lector escribe", "data/plan.yml"),
    "policy": FileSchema(Policy, "La política de redes que el lector se lleva", "data/policy.yml"),
    "programme": FileSchema(Programme, "El programa oficial", "data/programme.yml"),
    "responses": FileSchema(ResponseBank, "El banco de respuestas", "data/responses.yml"),
    "timeline": FileSchema(Timeline, "La cronología de las redes", "data/timeline.yml"),
    "triage": FileSchema(Triage, "El árbol de triaje", "data/triage.yml"),
    "quiz": FileSchema(Quiz, "Las preguntas de un tema", "quizzes/*.yml"),
}


def render_schema(name: str) -> str:
    """The text of `schemas/<name>.schema.json`."""
    model, title, files = SCHEMAS[name]
    schema = _drop_programmers_words(model.model_json_schema())
    described = {"$schema": DIALECT, "title": title, "description": f"Archivos: {files}", **schema}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def build_schemas(root: Path) -> list[Path]:
    """Write every schema under `root` and return the files written."""
    paths = []
    for name in SCHEMAS:
        path = root / FOLDER / f"{name}.schema.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(render_schema(name), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def _drop_programmers_words(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the types' English docstrings, without titles that repeat a key, without OpenAPI's `discriminator`."""
    dropped = {"title", "discriminator", *(("description",) if "properties" in schema else ())}
    cleaned = {key: _clean_value(value) for key, value in schema.items() if key not in dropped}
    for key in ("properties", "$defs"):
        if key in schema:
            cleaned[key] = {name: _clean_value(value) for name, value in schema[key].items()}
    return cleaned


def _clean_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _drop_programmers_words(value)
    return [_clean_value(item) for item in value] if isinstance(value, list) else value


def main() -> int:
    for path in build_schemas(Path.cwd()):
        print(path.relative_to(Path.cwd()).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
