"""README.md, CONTRIBUTING.md and the authors' guide agree with the course and with each other."""

from __future__ import annotations

import re
from pathlib import Path

from minimal_course import REPOSITORY
from test_author_examples import copy_course
from test_contributing import read_blocks

from course.checks import check_folder
from course.findings import render_finding


def test_a_tema_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    course = copy_course(tmp_path / "course")
    for path, text in read_blocks("Add a tema").items():
        file = course / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.parent.mkdir(exist_ok=True)
        file.write_text(before + text, encoding="utf-8", newline="\n")
    sessions, closing, rest = (course / "data/course.yml").read_text(encoding="utf-8").rpartition("- {kind: closing")
    facts = f"{sessions}- {{kind: reading, pages: {{t6/1: 1}}}}\n      {closing}{rest}"
    (course / "data/course.yml").write_text(facts, encoding="utf-8", newline="\n")
    draft, findings = check_folder(course)
    assert [render_finding(finding) for finding in findings] == []
    assert draft.index.find_page("t6/1") is not None


def test_how_long_the_tests_take_is_said_once() -> None:
    """In the README. Three documents gave three times, and none was right."""
    documents = [
        "README.md",
        "CONTRIBUTING.md",
        *(path.relative_to(REPOSITORY) for path in (REPOSITORY / "docs/autores").glob("*.md")),
    ]
    durations = re.compile(r"(?i)\b(tardan?|take|in|under)\b[^.|]*\b(minutos?|minutes?)\b")
    said = [
        (str(name), sentence)
        for name in documents
        for sentence in re.split(r"\n\n|(?<=\.) |\|", (REPOSITORY / name).read_text(encoding="utf-8"))
        if re.search(r"(?i)\b(prueba|pruebas|tests?)\b", sentence) and durations.search(sentence)
    ]
    ((name, sentence),) = said
    assert name == "README.md" and re.match(r"Las pruebas tardan unos \w+ minutos con dos núcleos", sentence)
