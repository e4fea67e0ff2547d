"""A copy of this course for another organiser, with some of its temas: every night (`python3 tasks.py sweep`).

tests/test_new_course.py tries the command on a small course on every change.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from author_examples import list_examples
from minimal_course import REPOSITORY

from course.loaded.loading import load_draft
from course.model import Edition
from course.pages.unfinished import FINISH_IT
from tooling.new_course import __main__ as new_course


def test_the_copy_of_the_guide_leaves_only_what_an_author_has_to_finish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command of «Publica tu propia edición», as it is written there, on this course."""
    (written,) = [
        each.text
        for each in list_examples()
        if each.page.endswith("publica-tu-edicion.md") and "course new" in each.text
    ]
    arguments = shlex.split(written)[3:]
    folder = tmp_path / "copy"
    arguments[1] = str(folder)
    monkeypatch.chdir(REPOSITORY)
    assert new_course.main(arguments) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if ": error: " in line]
    marked = [line for line in told if line.endswith(f"({FINISH_IT})")]
    others = [line for line in told if line not in marked]
    assert 40 < len(marked) < 150 and [line for line in others if not line.startswith("data/course.yml:")] == []
    draft, _ = load_draft(folder)
    assert [tema.short for tema in draft.index.temas.values()] == [
        "Crowdsourcing y WikiGovernment",
        "Costes y oportunidades de las redes",
    ]
    assert (folder / "docs/valdeprueba.md").exists()
    assert [page.path for page in draft.pages if "Fontclara" in page.text and not page.is_authors_guide] == []
    assert len(draft.get_located(Edition).value.sessions) == 2
