"""YAML as authors write it: its values keep their type and place. What is refused is in `tests/broken`."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest

from course.files.yaml_events import read_quickly
from course.files.yaml_source import YamlDocument, load_yaml, read_thoroughly, read_yaml
from course.findings import render_finding


def read(text: str) -> YamlDocument:
    document, findings = read_yaml(text, "x.yml")
    assert document is not None, findings
    return document


def test_words_that_old_yaml_would_change_stay_words() -> None:
    assert read("a: no\nb: yes\nc: on\nd: 9:30\ne: 012\n").data == {
        "a": "no",
        "b": "yes",
        "c": "on",
        "d": "9:30",
        "e": 12,
    }


def test_numbers_dates_and_truth_have_their_type() -> None:
    data = read("a: 3\nb: 2.5\nc: true\nd: 2024-06-11\ne:\nf: '3'\n").data
    assert data == {"a": 3, "b": 2.5, "c": True, "d": datetime.date(2024, 6, 11), "e": None, "f": "3"}


def test_keys_that_look_like_numbers_are_read_as_written() -> None:
    assert read("2024: a\n1.10: b\n").data == {"2024": "a", "1.10": "b"}


def test_every_value_knows_its_line_and_column() -> None:
    document = read("# nota\na:\n  - b: uno\n    c: [dos, tres]\n")
    assert document.find_position(("a", 0, "b")) == (3, 8)
    assert document.find_position(("a", 0, "c", 1)) == (4, 14)
    assert document.key_positions["a", 0, "c"] == (4, 5)


def test_what_is_not_there_is_placed_at_what_encloses_it() -> None:
    document = read("a:\n  - b: uno\n")
    assert document.find_position(("a", 0, "z")) == (2, 5)
    assert document.find_position(("z", "y")) == (1, 1)


def test_a_value_that_is_missing_is_placed_behind_its_key() -> None:
    document = read("a: uno\nb:\n\n# nota\nc: dos\n")
    assert document.data["b"] is None
    assert document.find_position(("b",)) == (2, 3)


def test_places_count_characters_whatever_stands_before_them() -> None:
    document = read("a: [ñandú, 😀, 'É', dos]\n")
    assert document.find_position(("a", 3)) == (1, 20)


def test_a_document_is_remembered_without_its_places_and_finds_them_again() -> None:
    text = "# nota\na:\n  - b: uno\n" + "".join(f"c{number}: [x, y]\n" for number in range(100))
    document = read(text)
    small = len(pickle.dumps(document))
    assert document.find_position(("a", 0, "b")) == (3, 8)
    assert len(pickle.dumps(document)) == small < 3 * len(text)
    remembered = pickle.loads(pickle.dumps(document))
    assert (remembered.path, remembered.text, remembered.data) == (document.path, document.text, document.data)
    assert remembered.positions == document.positions
    assert remembered.key_positions == document.key_positions


def test_folded_text_is_one_paragraph() -> None:
    assert read("a: >-\n  una línea\n  y otra\n").data == {"a": "una línea y otra"}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_no_fault(end: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(end.join(["a: uno", "b:", "  - dos", ""]).encode())
    document, findings = load_yaml(path, "x.yml")
    assert findings == []
    assert document.data == {"a": "uno", "b": ["dos"]}
    assert document.find_position(("b", 0)) == (3, 5)


def test_every_repeated_key_and_tab_is_found_at_once() -> None:
    _, findings = read_yaml("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n", "x.yml")
    assert [(finding.line, finding.message) for finding in findings] == [
        (2, "la clave `a` está repetida"),
        (5, "la clave `c` está repetida"),
    ]
    _, findings = read_yaml("a:\n\t- b\n\t- c\n", "x.yml")
    assert [finding.line for finding in findings] == [2, 3]


def test_nesting_without_end_is_refused() -> None:
    document, findings = read_yaml("[" * 60 + "]" * 60, "x.yml")
    assert document is None
    told = "x.yml:1:42: error: hay demasiados niveles, unos dentro de otros"
    assert [render_finding(finding) for finding in findings] == [told]
    told = "x.yml:1:41: error: hay demasiados niveles, unos dentro de otros"
    assert [render_finding(finding) for finding in read_yaml("[" * 5000, "x.yml")[1]] == [told]


@pytest.mark.parametrize(("levels", "is_read"), [(41, True), (42, False)])
def test_both_readers_take_as_many_levels(levels: int, is_read: bool) -> None:
    text = "[" * levels + "]" * levels
    assert (read_quickly(text) is not None) is is_read
    assert (read_thoroughly(text, "x.yml")[0] is not None) is is_read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 3000 + "]" * 3000, (1, 44)),
        ("".join(f"{'  ' * level}k:\n" for level in range(3000)), (41, 81)),
    ],
    ids=["brackets", "indentation"],
)
def test_thousands_of_levels_are_told_where_they_are_too_many(text: str, place: tuple[int, int]) -> None:
    document, (finding,) = read_yaml(text, "x.yml")
    assert document is None
    assert (finding.line, finding.column) == place and "demasiados niveles" in finding.message
