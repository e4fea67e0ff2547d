"""The task that turns the notes into hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.checks.text.copied_runs import NOTES_PATH
from course.language.shingles import hash_shingles, load_shingles, split_words
from tooling import fingerprint

RUN = "uno dos tres cuatro cinco seis siete ocho"


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fingerprint, "ROOT", tmp_path)
    path = tmp_path / NOTES_PATH
    path.parent.mkdir()
    return path


def test_notes_become_hashes_without_citations_and_headings(
    tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "notas"
    folder.mkdir()
    (folder / "tema.md").write_text(
        f"# nueve {RUN}\n\n- Uno dos tres [@a; @b] cuatro cinco seis siete ocho. [A]\n", encoding="utf-8"
    )
    assert fingerprint.main([str(folder)]) == 0
    assert load_shingles(target) == {shingle for _, shingle in hash_shingles(split_words(RUN))}
    assert capsys.readouterr().out == "Guardadas 1 huellas en data/notes.shingles.\n"


@pytest.mark.parametrize("arguments", [[], ["no-existe"], ["a", "b"]])
def test_without_notes_nothing_is_written(
    arguments: list[str], target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fingerprint.main(arguments) == 1
    assert "python3 tasks.py fingerprint CARPETA" in capsys.readouterr().err
    assert not target.exists()
