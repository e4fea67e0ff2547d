"""This course's GIFT, read with a grammar of it that isn't ours: gift-pegjs, which other programs read GIFT with."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from course.loaded.whole import Course
from exports.moodle.bodies import Choice, Essay, Match, Numerical, ShortAnswer, TrueFalse
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.gift import build_gift, list_gift_kinds
from tooling.node_programs import find_node_programs, is_required

# What the grammar calls each type. It takes several right answers as a choice, as Moodle does.
NAMES = {
    Choice: "MC",
    TrueFalse: "TF",
    ShortAnswer: "Short",
    Numerical: "Numerical",
    Match: "Matching",
    Essay: "Essay",
}
PARSE = """
const { parse } = require(process.argv[1]);
const items = parse(require("fs").readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(items.map(({ type, id, title, tags }) => [type, id ?? null, title ?? "", tags ?? []])));
"""


@pytest.fixture(scope="module")
def items(whole_course: Course, tmp_path_factory: pytest.TempPathFactory) -> list[list]:
    """The type, id, title and tags of each thing in the file."""
    programs = find_node_programs()
    if programs is None and not is_required():
        pytest.skip("no hay Node.js o falta gift-pegjs, que trae `python3 tasks.py test`")
    assert programs is not None, "con CI=true esta prueba no se omite"
    path: Path = tmp_path_factory.mktemp("gift") / "preguntas.gift.txt"
    path.write_bytes(build_gift(whole_course))
    command = ["node", "-e", PARSE, str(programs / "gift-pegjs"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-1000:]
    return json.loads(done.stdout)


def test_it_finds_as_many_of_each_type(items: list[list], whole_course: Course) -> None:
    held = [question.value for question in whole_course.questions if question.value.kind in list_gift_kinds()]
    expected = Counter(NAMES[CONVERSIONS[question.kind].body] for question in held)
    assert Counter(kind for kind, *_ in items if kind != "Category") == expected
    assert len({question.section for question in held}) == sum(kind == "Category" for kind, *_ in items)


def test_it_finds_the_id_and_the_tags_of_each(items: list[list], whole_course: Course) -> None:
    held = {question.value.id for question in whole_course.questions if question.value.kind in list_gift_kinds()}
    questions = [item for item in items if item[0] != "Category"]
    assert {identifier for _, identifier, *_ in questions} == held
    assert all(title.startswith(f"{identifier}: ") for _, identifier, title, _ in questions)
    assert all(any(tag.startswith("ruta: ") for tag in tags) for *_, tags in questions)
