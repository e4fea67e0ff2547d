"""tooling/node_programs/: what is told where the programs of npm are missing, and that the lock file is sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tooling import node_programs


@pytest.fixture
def no_npm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Node.js, where nothing was installed."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(node_programs, "ROOT", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_none_is_needed_by_who_only_writes(no_npm: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert node_programs.main() == 0
    assert "hacen falta Node.js y npm" in capsys.readouterr().out


def test_none_is_a_failure_in_ci(
    no_npm: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert node_programs.main() == 1
    assert "son obligatorias" in capsys.readouterr().out


def test_an_interrupted_installation_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(node_programs, "ROOT", tmp_path)
    (node_programs._get_place() / "node_modules").mkdir(parents=True)
    assert node_programs.find_node_programs() is None


def test_the_lock_has_hashes_exact_versions_and_no_address() -> None:
    asked = json.loads((node_programs.FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((node_programs.FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    installed = {path: package for path, package in packages.items() if path}
    assert not any("resolved" in package for package in installed.values())
    assert all("integrity" in package or package.get("inBundle") for package in installed.values())
