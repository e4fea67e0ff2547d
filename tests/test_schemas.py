"""The JSON Schemas of `schemas/` come from the model, and agree with it about real files and about broken ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fault_tables import load_faults
from jsonschema import Draft202012Validator
from minimal_course import REPOSITORY
from question_kinds import write_bank
from schema_reader import load_validator, read_as_editors_do

from course.files.yaml_source import read_yaml
from course.register import KINDS_BY_NAME
from course.schemas import EDITOR_SETTINGS, FOLDER, build_schemas, render_editor_settings, render_schema


@pytest.mark.parametrize("name", KINDS_BY_NAME)
def test_schema_is_current_and_valid(name: str) -> None:
    path = REPOSITORY / FOLDER / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == render_schema(name), "ejecuta `python3 tasks.py schemas`"
    Draft202012Validator.check_schema(json.loads(render_schema(name)))


def test_the_editor_ties_each_schema_to_its_files() -> None:
    settings = (REPOSITORY / EDITOR_SETTINGS).read_text(encoding="utf-8")
    assert settings == render_editor_settings(settings), "ejecuta `python3 tasks.py schemas`"
    assert json.loads(settings)["yaml.schemas"]["./schemas/case.schema.json"] == "data/cases/*.yml"


def test_no_schema_is_left_over(tmp_path: Path) -> None:
    written = {path.name for path in build_schemas(tmp_path)}
    assert {path.name for path in (REPOSITORY / FOLDER).iterdir()} == written


@pytest.mark.parametrize(
    ("fault", "name", "path"),
    [
        ("unknown-key", "case", "data/cases/ventanilla.yml"),
        ("unknown-case-status", "case", "data/cases/ventanilla.yml"),
        ("unknown-key-in-answer", "quiz", "quizzes/tema-1.yml"),
        ("missing-question-kind", "quiz", "quizzes/tema-1.yml"),
        ("unknown-question-kind", "quiz", "quizzes/tema-1.yml"),
        ("matching-too-few-pairs", "quiz", "quizzes/tema-1.yml"),
        ("matching-too-many-distractors", "quiz", "quizzes/tema-1.yml"),
        ("ordering-key-misspelt", "quiz", "quizzes/tema-1.yml"),
        ("numeric-tolerance-negative", "quiz", "quizzes/tema-1.yml"),
        ("numeric-answer-with-decimal-comma", "quiz", "quizzes/tema-1.yml"),
        ("open-without-model-answer", "quiz", "quizzes/tema-1.yml"),
        ("open-rubric-too-long", "quiz", "quizzes/tema-1.yml"),
        ("hints-too-many", "quiz", "quizzes/tema-1.yml"),
        ("retired-malformed", "quiz", "quizzes/tema-1.yml"),
        ("assessment-missing", "course", "data/course.yml"),
        ("assessment-percent-over-100", "course", "data/course.yml"),
        ("too-few-answers", "quiz", "quizzes/tema-1.yml"),
        ("malformed-id", "glossary", "data/glossary.yml"),
        ("chart-unknown-kind-and-keys", "figure", "data/figures/esperas.yml"),
        ("diagnosis-unknown-key", "diagnosis", "data/diagnoses/mostrador.yml"),
        ("hour-without-quotes", "edition", "data/edition.yml"),
        ("yaml-text-instead-of-number", "edition", "data/edition.yml"),
    ],
)
def test_editor_marks_what_the_check_refuses(fault: str, name: str, path: str) -> None:
    text = load_faults()[fault].make_files()[path].decode()
    assert not load_validator(name).is_valid(read_as_editors_do(text, path))


def test_every_kind_of_question_keeps_the_schema() -> None:
    document, findings = read_yaml(write_bank(), "quizzes/tema-1.yml")
    assert not findings
    assert [error.message for error in load_validator("quiz").iter_errors(document.data)] == []


def test_every_key_is_explained_in_spanish() -> None:
    def walk(schema: Any, place: str) -> list[str]:
        if isinstance(schema, list):
            return [found for item in schema for found in walk(item, place)]
        if not isinstance(schema, dict):
            return []
        bare = [f"{place}.{key}" for key, value in schema.get("properties", {}).items() if not value.get("description")]
        return bare + [found for key, value in schema.items() for found in walk(value, f"{place}/{key}")]

    assert [place for name in KINDS_BY_NAME for place in walk(json.loads(render_schema(name)), name)] == []
