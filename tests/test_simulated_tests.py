"""tooling/simulated_tests.py and its command, on the practice course."""

from __future__ import annotations

import sys

import pytest
from loaded_courses import load_minimal_draft

from course.item_analysis.simulated_readers import READERS, Reader
from course.loaded.whole import Course
from tooling import simulate
from tooling.simulate import render_outcomes
from tooling.simulated_tests import Outcome, simulate_tests


@pytest.fixture(scope="module")
def outcomes(practice_course: Course) -> list[Outcome]:
    return simulate_tests(practice_course, 30)


def test_who_knows_more_does_better_and_guesses_do_not_pass(outcomes: list[Outcome]) -> None:
    at_random, _, some, most = outcomes
    assert [outcome.reader for outcome in outcomes] == list(READERS)
    assert at_random.passed == 0 and at_random.is_on_target
    assert at_random.mean < some.mean < most.mean
    assert some.passed < most.passed
    assert at_random.held["G1"] < most.held["G1"]


def test_the_same_course_gives_the_same_figures(outcomes: list[Outcome], practice_course: Course) -> None:
    assert simulate_tests(practice_course, 30) == outcomes


def test_says_how_often_each_passes_and_what_is_missed() -> None:
    report = render_outcomes(
        [
            Outcome(Reader("acierta poco", pass_most=0.05), 0.012, 0.3, {"G1": 0.5}),
            Outcome(Reader("sabe mucho", pass_least=0.85), 0.5, 0.7, {"G1": 1}),
        ],
        200,
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert "1,2 %" in report and "≤ 5 %" in report and "≥ 85 %" in report
    assert report.endswith("No se cumple lo que se pide de quien sabe mucho.")


def test_without_its_engine_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "py_mini_racer", None)
    monkeypatch.setattr(simulate, "load_draft", lambda root: (load_minimal_draft(), []))
    monkeypatch.setattr(simulate, "open_memory", lambda path: None)
    monkeypatch.setattr(simulate, "end_run", lambda: None)
    assert simulate.main([]) == 1
    assert "Falta mini-racer" in capsys.readouterr().out
