"""tooling/lighthouse/: which pages are examined, and what is asked of their scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling import browser
from tooling.lighthouse import __main__ as command
from tooling.lighthouse.__main__ import render_results
from tooling.lighthouse.audits import KINDS, Kind, Result, join_tries, pick_pages
from tooling.npm import MissingTool, install_package

FULL = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def make_result(shift: float = 0, **scores: int) -> Result:
    return Result(FULL | scores, shift, ["color-contrast (Low contrast)"])


@pytest.mark.parametrize(
    ("result", "is_enough"),
    [
        (make_result(), True),
        (make_result(performance=95), True),
        (make_result(performance=94), False),
        (make_result(accessibility=99), False),
        (make_result(seo=99), False),
        (make_result(shift=0.02), False),
        # A page examined after a click has no speed.
        (Result({"accessibility": 100, "best-practices": 100, "seo": 100}, 0, []), True),
    ],
)
def test_what_is_asked(result: Result, is_enough: bool) -> None:
    assert result.is_enough == is_enough


def test_the_better_try_counts() -> None:
    slow, fast, shifting = make_result(performance=80), make_result(performance=97), make_result(0.3, performance=100)
    assert join_tries(slow, fast) == join_tries(fast, slow) == join_tries(fast, shifting) == fast


def test_only_what_falls_short_is_explained() -> None:
    told = render_results({KINDS[0]: make_result(), KINDS[1]: make_result(accessibility=90)}).splitlines()
    assert [line.split()[0] for line in told] == ["Lighthouse,", "portada", "portada", "color-contrast"]
    assert told[2].split()[-5:] == ["100", "90", "100", "100", "0,000"]


def test_a_page_that_only_moves_is_explained() -> None:
    told = render_results({KINDS[0]: Result(FULL, 0.026, [])}).splitlines()
    assert told[1].endswith(" 0,026")
    assert told[2:] == ["  algo se mueve mientras carga: layout-shift 0,026, y el límite es 0,010"]


def test_nothing_is_built_without_a_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(_: Path) -> int:
        raise AssertionError("the site was built")

    monkeypatch.setattr(browser, "find_browser", lambda: None)
    monkeypatch.setattr(command, "build_site", build)
    assert command.main() == 1
    assert capsys.readouterr().err == "No hay ningún navegador.\n"


def test_the_largest_page_of_each_kind_is_examined(tmp_path: Path) -> None:
    for path, size in {"index.html": 1, "tema-1/a/index.html": 2, "tema-2/b/index.html": 3}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x" * size, encoding="utf-8")
    home, lesson, case = (
        Kind("home", "index.html"),
        Kind("lesson", "tema-*/*/index.html"),
        Kind("case", "casos/*/index.html"),
    )
    assert pick_pages(tmp_path, [home, lesson, case]) == {home: "", lesson: "tema-2/b/"}


def test_without_node_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingTool, match=r"Hace falta Node\.js con npm"):
        install_package("lighthouse", "13.5.0", tmp_path)
