"""The fast YAML reader reads what ruamel.yaml reads, the same data at the same places, or leaves the file to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_random_yaml import GOOD_TEXTS, fixed, yaml_like_text

from course.files.yaml_events import YamlValues, read_quickly
from course.files.yaml_source import read_thoroughly, read_yaml


def get_value(data: Any, location: tuple[str | int, ...]) -> Any:
    for part in location:
        data = data[part]
    return data


def assert_read_alike(text: str) -> YamlValues | None:
    """What the fast reader reads, if anything."""
    quick = read_quickly(text)
    if quick is None:
        return None
    thorough, findings = read_thoroughly(text, "x.yml")
    if thorough is None:
        assert all("para YAML es un comentario" in finding.message for finding in findings), findings
        assert read_yaml(text, "x.yml") == (None, findings)
        return quick
    assert repr(quick.data) == repr(thorough.data)  # by `repr`, so that 1 is not True, and NaN equals itself
    assert quick.key_positions == thorough.key_positions
    # ruamel.yaml places a missing value where the next thing begins; it is missed after its key.
    moved = {place for place, position in thorough.positions.items() if quick.positions[place] != position}
    assert all(get_value(quick.data, place) is None for place in moved)
    assert quick.positions.keys() == thorough.positions.keys()
    return quick


@pytest.mark.parametrize("text", GOOD_TEXTS)
def test_good_files_are_read_quickly(text: str) -> None:
    assert assert_read_alike(text) is not None


@fixed
@given(yaml_like_text)
def test_any_text_is_read_alike(text: str) -> None:
    assert_read_alike(text)


# A file as authors write them, and faults that don't make it be refused.
values = st.sampled_from(
    [
        "uno",
        "no",
        "9:30",
        "012",
        "0o17",
        "0x1F",
        "1_000",
        "-1",
        "+1.5",
        "1e3",
        ".inf",
        ".nan",
        "~",
        "",
        "true",
        "False",
        "2024-06-11",
        "2024-06-11 10:00:00",
        "1.10",
        "'it''s'",
        '"a\\tb \\u00f1"',
        "uno # nota",
        "a#b",
        "[a, 'b', {c: d}]",
        "{a: [1, x], b: }",
        "[]",
        "{}",
        "|\n      uno\n        dos\n\n",
        "|2\n       x\n",
        ">-\n      uno\n      dos\n\n      # tres\n",
        "uno\n      dos\n\n      tres",
        "- x\n    - y",
        "https://a.es/?b#c",
        "¿qué? 😀",
        "'#uno'",
        "a\u00a0b",
        "<",
        "=",
        "--- a",
        "...",
        "@x",
        "y: z",
    ]
)
lines = st.tuples(st.sampled_from(["a", "b", "1", "'c d'", "ñ", "- d", "- e", "# nota", ""]), values)


@fixed
@given(st.lists(lines, min_size=1, max_size=6), st.sampled_from(["", "---\n", "# nota\n\n"]))
def test_any_value_is_read_alike(pairs: list[tuple[str, str]], start: str) -> None:
    body = "".join(f"    {key}: {value}\n" for key, value in pairs)
    assert_read_alike(f"{start}todo:\n{body}")
