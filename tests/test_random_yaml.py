"""Whatever a file holds, loading and checking the course ends in findings that help an author, never in a traceback."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minimal_course import MINIMAL, copy_minimal_course
from pydantic import BaseModel, ValidationError
from question_kinds import write_bank
from ruamel.yaml import YAML

from course.checks import check_folder
from course.files.pydantic_findings import make_findings
from course.files.yaml_source import load_yaml, read_yaml
from course.findings import Finding, render_annotation, render_findings
from course.model import Case, CourseFile, Diagnosis, Document, Edition, Figure, Glossary, Programme, Quiz
from course.model.question_kinds import KIND_NAMES

MODELS: tuple[type[BaseModel], ...] = (
    Case,
    CourseFile,
    Diagnosis,
    Document,
    Edition,
    Figure,
    Glossary,
    Programme,
    Quiz,
)
FILES = sorted(
    path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*") if path.is_file() and ".cache" not in path.parts
)
GOOD_TEXTS = [write_bank(), *((MINIMAL / name).read_text(encoding="utf-8") for name in FILES if name.endswith(".yml"))]

# The same examples on every run: a test that fails by luck teaches nothing. There are a hundred of each kind, and four
# times as many at night (tooling/sweep.py).
fixed = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_findings_help(findings: Iterable[Finding], texts: dict[str, bytes]) -> None:
    """Each finding names a file and, unless the file is missing or misnamed, a line and a column inside it."""
    findings = list(findings)
    render_findings(findings).encode("utf-8")
    for finding in findings:
        assert finding.path and "\n" not in render_annotation(finding)
        assert finding.message and finding.message[0] not in " :"
        if finding.line is None:
            assert finding.message.startswith(("falta este archivo", "falta la portada", "este archivo no se lee")), (
                finding
            )
            continue
        decoded = texts[finding.path].decode("utf-8", errors="replace")
        lines = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= finding.line <= len(lines), finding
        if finding.column is not None:
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding


def validate_with_every_model(text: str) -> Iterator[Finding]:
    document, findings = read_yaml(text, "x.yml")
    assert (document is None) == bool(findings)
    yield from findings
    for model in MODELS if document else ():
        try:
            model.model_validate(document.data)
        except ValidationError as error:
            yield from make_findings(error, model, document)


yaml_words = st.sampled_from(
    [
        "id",
        "terms",
        "- ",
        ": ",
        "\n",
        "\n  ",
        "\n- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        '"',
        "#",
        " #",
        "&a",
        "*a",
        "!!int ",
        "!x ",
        "|",
        ">-",
        "---\n",
        "...\n",
        "? ",
        "<<: ",
        "%YAML 1.1\n",
        "\t",
        "~",
        "null",
        "true",
        "2024-06-11",
        "2024-99-99",
        "12e999",
        "0x1F",
        "1_000",
        "9:30",
        ".nan",
        "@",
        "`",
        "\\u200b",
        "\\ud800",
        "ñ",
        "\u00a0",
        "\u2028",
        "\x07",
        "\ufeff",
        "😀",
    ]
)
yaml_like_text = st.lists(st.one_of(yaml_words, st.text(max_size=6)), max_size=25).map("".join)


@fixed
@given(yaml_like_text)
def test_any_text(text: str) -> None:
    assert_findings_help(validate_with_every_model(text), {"x.yml": text.encode("utf-8", errors="replace")})


@fixed
@given(st.one_of(st.binary(max_size=60), yaml_like_text.map(lambda text: text.encode("utf-16", errors="replace"))))
def test_any_bytes(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(raw)
    document, findings = load_yaml(path, "x.yml")
    assert (document is None) == bool(findings)
    assert_findings_help(findings, {"x.yml": raw})


def list_keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}


keys = st.sampled_from(sorted(set().union(*map(list_keys, MODELS)) | {"otra", "", "__class__"}))
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from(["G1", "t1/2", "t1-x", *KIND_NAMES, "a ____ b", "09:30", "es", "{key}", "%s", "12,5", ".inf"]),
)
shallow = st.one_of(scalars, st.lists(scalars, max_size=3), st.dictionaries(keys, scalars, max_size=6))
structures = st.one_of(shallow, st.lists(shallow, max_size=3), st.dictionaries(keys, shallow, max_size=6))


@fixed
@given(st.dictionaries(keys, structures, max_size=8))
def test_any_structure(data: dict[str, Any]) -> None:
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(data, stream)
    text = stream.getvalue()
    assert_findings_help(validate_with_every_model(text), {"x.yml": text.encode("utf-8", errors="replace")})


def list_places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for key, item in items for found in list_places(item, (*place, key)))]


@fixed
@given(st.sampled_from(GOOD_TEXTS), st.integers(0, 999), structures)
def test_good_files_with_one_value_changed(good: str, number: int, value: Any) -> None:
    data = deepcopy(read_yaml(good, "x.yml")[0].data)  # what is read is remembered for the next time
    places = list_places(data)[1:]
    place = places[number % len(places)]
    owner = data
    for part in place[:-1]:
        owner = owner[part]
    owner[place[-1]] = value
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(data, stream)
    text = stream.getvalue()
    assert_findings_help(validate_with_every_model(text), {"x.yml": text.encode("utf-8", errors="replace")})


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal course, with a question of every kind."""
    folder = copy_minimal_course(tmp_path_factory.mktemp("random") / "course")
    with (folder / "quizzes/tema-1.yml").open("a", encoding="utf-8", newline="\n") as bank:
        bank.write("\n" + write_bank().partition("questions:\n")[2])
    return folder


junk = st.one_of(
    st.binary(min_size=1, max_size=4),
    st.text(min_size=1, max_size=6).map(lambda text: text.encode("utf-8", errors="replace")),
    st.sampled_from(
        [
            b"{{",
            b"}}",
            b"{%",
            b"{#",
            b"{% raw %}",
            b"|x",
            b"[@",
            b"]",
            b"---\n",
            b"#",
            b"`",
            b"<",
            b"&x;",
            b"{",
            b"}",
            b"@a{",
            b"\t",
            b"\r",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b": ",
            b"\n- ",
            b'"',
            b"'",
            b"____",
            b"correct: true",
            b"kind: blank\n",
        ]
    ),
)


@st.composite
def garbled(draw: st.DrawFn, raw: bytes) -> bytes:
    """A valid file after up to three accidents: a line lost, repeated or moved; bytes inserted, lost or overwritten."""
    for _ in range(draw(st.integers(1, 3))):
        lines = raw.splitlines(keepends=True) or [b""]
        number = draw(st.integers(0, len(lines) - 1))
        accident = draw(st.sampled_from(["lose", "repeat", "move", "indent", "insert", "overwrite", "cut"]))
        if accident == "lose":
            lines.pop(number)
        elif accident == "repeat":
            lines.insert(number, lines[number])
        elif accident == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(number))
        elif accident == "indent":
            lines[number] = b" " * draw(st.integers(1, 4)) + lines[number].lstrip(b" ")
        elif accident == "cut":
            lines = lines[:number]
        else:
            place = draw(st.integers(0, len(lines[number])))
            kept = place + (draw(st.integers(1, 3)) if accident == "overwrite" else 0)
            lines[number] = lines[number][:place] + draw(junk) + lines[number][kept:]
        raw = b"".join(lines)
    return raw


@fixed
@given(st.data())
def test_any_garbled_file_of_a_good_course(course: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    good = (course / name).read_bytes()
    (course / name).write_bytes(data.draw(garbled(good)))
    try:
        _, findings = check_folder(course)
        assert_findings_help(findings, {file: (course / file).read_bytes() for file in FILES})
    finally:
        (course / name).write_bytes(good)
