"""exports/moodle/uncarried.py: what can't travel is told with its file and its line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course
from question_kinds import load_samples

from course.findings import Finding, render_finding
from exports.moodle import uncarried
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.uncarried import find_uncarried
from exports.request import ExportRequest

SAMPLES = {kind: sample for kind, sample in load_samples().items() if kind in CONVERSIONS}


def find(questions: str, tema: int | None = None) -> list[Finding]:
    return find_uncarried(ExportRequest(make_course(questions=questions), tema))


def test_every_kind_with_a_row_travels() -> None:
    assert find("".join(SAMPLES.values())) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("single", "id: t1-", "id: t1-" + "muy-" * 25, "100 caracteres como mucho"),
        ("matching", "match: Burocracia", "match: " + "Burocracia " * 24, "255 caracteres como mucho"),
        ("numeric", 'unit: "%"', f"unit: {'palabra ' * 7}", "una unidad tiene 50 caracteres como mucho"),
        ("blank", "accepted: [registro,", "accepted: [a->b,", "«a->b» tiene `->`"),
    ],
)
def test_what_does_not_fit(kind: str, old: str, new: str, message: str) -> None:
    (finding,) = find(SAMPLES[kind].replace(old, new, 1))
    assert message in finding.message
    assert new in f"tema: 1\nquestions:\n{SAMPLES[kind].replace(old, new, 1)}".splitlines()[finding.line - 1]
    assert render_finding(finding).startswith(f"quizzes/tema-1.yml:{finding.line}:")


def test_two_options_that_only_emphasis_tells_apart() -> None:
    head = SAMPLES["matching"].partition("    pairs:")[0]
    pairs = "".join(
        f"      - {{item: Cosa {number}, match: '{match}', why: Va.}}\n"
        for number, match in enumerate(["Sí", "*Sí*", "No"])
    )
    (finding,) = find(f"{head}    pairs:\n{pairs}")
    assert "sin énfasis, «Sí» está dos veces" in finding.message


def test_a_kind_that_nobody_has_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uncarried, "CONVERSIONS", {kind: row for kind, row in CONVERSIONS.items() if kind != "open"})
    (finding,) = find("".join(SAMPLES.values()))
    assert finding.message == "las preguntas `open` no se llevan a Moodle"
    assert find("".join(SAMPLES.values()), tema=2) == []
