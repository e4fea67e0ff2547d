"""`python3 tasks.py sweep`: its parts hold every test of the night, a stopped run goes on, and how each part ended is
kept with its date."""

from __future__ import annotations

import signal
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tooling import sweep
from tooling.sweep import Closing, Part

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 12, 4, 23, 0)
GOOD = Closing("2026-12-04T22:00:00", "uno", "bien", "abc", "", "3 passed in 1.00s")


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A night of three parts, of which the second fails; the folder where they are kept."""
    tests = {"uno": "assert True", "dos": "assert False", "tres": "assert True"}
    for name, body in tests.items():
        (tmp_path / f"test_{name}.py").write_text(f"def test_it() -> None:\n    {body}\n", encoding="utf-8")
    parts = [Part(name, name, (str(tmp_path / f"test_{name}.py"), "-n0", f"--rootdir={tmp_path}")) for name in tests]
    monkeypatch.setattr(sweep, "list_parts", lambda: parts)
    monkeypatch.setattr(sweep, "RECORDS", tmp_path / "barrido")
    monkeypatch.setattr(sweep, "ROOT", tmp_path)
    monkeypatch.setattr(sweep, "compute_sources", lambda: "abc")
    return tmp_path / "barrido"


def read_record(folder: Path) -> list[tuple[str, str]]:
    return [(one.part, one.result) for one in sweep.read_closings(folder / "cierres.tsv")]


def test_every_test_of_the_night_is_in_a_part() -> None:
    given = [argument for part in sweep.list_parts() for argument in part.arguments if argument.endswith(".py")]
    swept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("sweep*.py")}
    assert swept <= set(given) and len(given) == len(set(given))
    for part in sweep.list_parts():
        places = [argument for argument in part.arguments if not argument.startswith("-")]
        assert places and all((ROOT / place).exists() for place in places), part.name


def test_each_part_leaves_its_closing_line_and_its_output(night: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sweep.main([]) == 1
    assert read_record(night) == [("uno", "bien"), ("dos", "mal"), ("tres", "bien")]
    told = capsys.readouterr().out
    assert "uno        bien 1 passed in " in told and "dos        mal  1 failed in " in told
    assert "assert False" in (night / "dos.txt").read_text(encoding="utf-8")


def test_what_has_passed_is_not_repeated_until_all_has(night: Path) -> None:
    sweep.main([])
    broken = night.parent / "test_dos.py"
    broken.write_text("def test_it() -> None:\n    assert True\n", encoding="utf-8")
    assert sweep.main([]) == 0
    assert read_record(night)[3:] == [("dos", "bien")]
    assert sweep.main(["tres", "--again"]) == 0
    assert read_record(night)[4:] == [("tres", "bien")]
    assert sweep.main([]) == 0
    assert len(read_record(night)) == 8, "all had passed: it begins again"


def test_a_stopped_run_goes_on_from_the_part_it_was_in(night: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = sweep.run_part

    def stop(part: Part, *rest: object) -> tuple[int, str]:
        return (-signal.SIGTERM, "") if part.name == "dos" else run(part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sweep, "run_part", stop)
    with pytest.raises(KeyboardInterrupt):
        sweep.main([])
    assert read_record(night) == [("uno", "bien")]
    monkeypatch.setattr(sweep, "run_part", run)
    sweep.main([])
    assert [part for part, _ in read_record(night)] == ["uno", "dos", "tres"]


@pytest.mark.parametrize(
    ("sources", "options", "later"), [("other", "", 0), ("abc", "-k uno", 0), ("", "", 0), ("abc", "", 25)]
)
def test_what_passed_otherwise_or_long_ago_does_not_count(sources: str, options: str, later: int) -> None:
    assert sweep.find_passed([GOOD], "abc", "", NOW) == {"uno": GOOD}
    assert sweep.find_passed([GOOD], sources, options, NOW + timedelta(hours=later)) == {}


def test_a_part_that_failed_after_it_passed_is_run_again() -> None:
    bad = Closing("2026-12-04T22:30:00", "uno", "mal", "abc", "", "1 failed in 1.00s")
    assert sweep.find_passed([GOOD, bad], "abc", "", NOW) == {}


def test_what_it_does_not_know_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        sweep.main(["nada"])
    assert "No hay ninguna parte «nada». Se escribe así: python3 tasks.py sweep" in capsys.readouterr().err
