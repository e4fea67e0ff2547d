"""Every example of the authors' guide works: placed in a copy of the course, it causes no finding."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from author_examples import Example, list_examples
from loaded_courses import copy_loaded
from minimal_course import REPOSITORY, replace_in_file
from whole_course import check_whole_course, load_whole_draft

from course.checks import check_folder, find_faults, run_checks
from course.checks.macro_calls import check_macro_calls
from course.files.yaml_source import read_yaml
from course.findings import Finding, render_finding, render_findings
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import CHART_SHAPES, Codebook, Edition
from course.model.question_kinds import KIND_NAMES
from course.pages.outline import PageSource, read_page

EXAMPLES = list_examples()
FILES = [example for example in EXAMPLES if example.file]
CALLS = [example for example in EXAMPLES if example.language in ("jinja", "markdown") and "{{" in example.text]
PAGES = [example for example in EXAMPLES if example.text.startswith("---\n") and not example.file]

# Where a file holds a list, an example shows what to add to it: everything from this line on is appended.
LIST_KEYS = {
    "data/glossary.yml": "terms:\n",
    "data/menu.yml": "entries:\n",
    "data/plan.yml": "    fields:\n",
    "data/responses.yml": "responses:\n",
    "data/timeline.yml": "periods:\n",
    "data/tools.yml": "groups:\n",
    "quizzes/tema-1.yml": "questions:\n",
}


def copy_course(folder: Path) -> Path:
    for name in ("data", "quizzes", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("js", "css", "*.js"))
    return folder


def lay_in(course: Path, example: Example) -> None:
    """Put an example where an author would: a new file, an addition to a list, or the block that it replaces."""
    path = course / example.file
    if example.file in LIST_KEYS and LIST_KEYS[example.file] in example.text:
        added = example.text.partition(LIST_KEYS[example.file])[2]
        path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\n" + added, encoding="utf-8", newline="\n")
    elif "\nretired:\n" in example.text:
        text, added = path.read_text(encoding="utf-8"), example.text.partition("retired:\n")[2]
        assert text.count("\nretired:\n") == 1
        path.write_text(text.replace("\nretired:\n", "\nretired:\n" + added), encoding="utf-8", newline="\n")
    elif example.file.endswith(".bib"):
        path.write_text(path.read_text(encoding="utf-8") + "\n" + example.text, encoding="utf-8", newline="\n")
    elif path.exists():
        key = example.text.partition("\n")[0]
        block = re.compile(rf"^{re.escape(key)}\n(?:[ ].*\n|\n(?=[ ]))*", re.MULTILINE)
        text, number = block.subn(lambda _: example.text, path.read_text(encoding="utf-8"))
        assert number == 1, key
        path.write_text(text, encoding="utf-8", newline="\n")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example.text, encoding="utf-8", newline="\n")


def list_new(findings: Iterable[Finding], before: Iterable[Finding]) -> list[str]:
    """The findings that were not there before, ignoring their lines."""
    old = Counter((finding.path, finding.message) for finding in before)
    new = []
    for finding in findings:
        old[finding.path, finding.message] -= 1
        if old[finding.path, finding.message] < 0:
            new.append(render_finding(finding))
    return new


@pytest.fixture(scope="module")
def course_before() -> list[Finding]:
    return check_whole_course()


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Draft, list[Finding]]:
    """The course with all the files of the guide, and its findings."""
    course = copy_course(tmp_path_factory.mktemp("examples") / "course")
    for example in FILES:
        lay_in(course, example)
    return check_folder(course)


def test_guide_shows_a_file_of_each_kind() -> None:
    files = {example.file for example in FILES}
    assert {"data/course.yml", "data/glossary.yml", "data/references.bib", "quizzes/tema-1.yml"} <= files
    assert any(name.startswith("data/cases/") for name in files)
    shown = [read_yaml(example.text, example.file)[0].data for example in FILES if example.file.startswith("quizzes/")]
    kinds = Counter(question["kind"] for data in shown for question in data.get("questions", ()))
    assert kinds.keys() == set(KIND_NAMES)
    assert any("hints" in question for data in shown for question in data.get("questions", ()))
    assert any("retired" in data for data in shown)
    assert any(name.startswith("data/diagnoses/") for name in files)
    assert any(name.startswith("data/documents/") for name in files)
    assert {".yml", ".csv"} <= {Path(name).suffix for name in files if name.startswith("data/figures/")}
    pictures = [example for example in FILES if re.fullmatch(r"data/figures/.+\.yml", example.file)]
    figures = [read_yaml(example.text, example.file)[0].data for example in pictures]
    assert {figure["chart"]["kind"] for figure in figures if "chart" in figure} == CHART_SHAPES.keys()


def test_all_files_of_the_guide_fit_the_course_together(
    with_examples: tuple[Draft, list[Finding]], course_before: list[Finding]
) -> None:
    assert list_new(with_examples[1], course_before) == []


@pytest.mark.parametrize("example", [example for example in FILES if example.language == "yaml"], ids=str)
def test_yaml_of_the_guide_is_sound_by_itself(example: Example) -> None:
    assert read_yaml(example.text, example.file)[1] == []


def test_codebook_of_the_guide_is_sound(course_before: list[Finding]) -> None:
    """It would replace the course's own, so it is placed alone."""
    example = next(example for example in EXAMPLES if "\ncodes:\n" in example.text)
    document, findings = read_yaml(example.text, "data/codebook.yml")
    course = copy_loaded(load_whole_draft())
    course.data[Codebook] = [Located(Codebook.model_validate(document.data), document)]
    assert list_new([*findings, *run_checks(course)], course_before) == []


def test_sessions_of_the_guide_are_sound(tmp_path: Path, course_before: list[Finding]) -> None:
    """They leave pages and guides without a session, and the edition with one day, so they are placed apart.

    The guide of the only one is placed with them.
    """
    example = next(example for example in EXAMPLES if example.text.startswith("sessions:\n"))
    course = copy_course(tmp_path / "course")
    lay_in(course, example._replace(file="data/course.yml"))
    guide = next(example for example in EXAMPLES if example.text.startswith("session: 1\n"))
    (course / "data/session_guides/sesion-1.yml").write_text(guide.text, encoding="utf-8", newline="\n")
    edition = course / "data/edition.yml"
    days = re.sub(r"^  - \{number: (?!1,).*\n", "", edition.read_text(encoding="utf-8"), flags=re.MULTILINE)
    edition.write_text(days, encoding="utf-8", newline="\n")
    draft, findings = find_faults(course)
    assert draft.facts is not None and len(draft.facts.value.sessions[0].pages) == 4
    left = ("ninguna sesión trabaja", "el curso no tiene la sesión")
    assert [each for each in list_new(findings, course_before) if not any(words in each for words in left)] == []


def test_the_edition_of_the_guide_is_one_of_this_course(tmp_path: Path, course_before: list[Finding]) -> None:
    example = next(each for each in EXAMPLES if each.text.startswith("year: ") and each.page.endswith("datos.md"))
    course = copy_course(tmp_path / "course")
    (course / "data/edition.yml").write_text(example.text, encoding="utf-8", newline="\n")
    draft, findings = find_faults(course)
    assert draft.facts is not None and draft.facts.value.edition == 2031
    assert list_new(findings, course_before) == []


@pytest.mark.parametrize("example", CALLS, ids=str)
def test_macros_of_the_guide_are_called_well(example: Example, with_examples: tuple[Draft, list[Finding]]) -> None:
    course = copy_loaded(with_examples[0])
    assert course.index  # made from all the pages, like the pages that call the macro
    course.pages = [PageSource(example.page, example.text)]
    assert [render_finding(finding) for finding in check_macro_calls(course)] == []


@pytest.mark.parametrize("example", PAGES, ids=str)
def test_page_of_the_guide_is_a_sound_chapter(
    example: Example, whole_course: Course, course_before: list[Finding]
) -> None:
    heading = re.search(r"^# .*$", example.text, re.MULTILINE)[0]
    (path,) = [page.path for page in whole_course.pages if page.tema == 1 and heading in page.text]
    page, findings = read_page(example.text, path)
    course = copy_loaded(load_whole_draft())
    course.pages = [page if other.path == path else other for other in course.pages]
    # Sources that only the replaced page cited are left uncited: not a fault of the example.
    findings += [finding for finding in run_checks(course) if finding.path == path]
    assert list_new(findings, course_before) == []


def test_bibtex_that_the_guide_quotes_is_in_the_bibliography() -> None:
    quoted = [example for example in EXAMPLES if example.language == "bibtex" and not example.file]
    bibliography = (REPOSITORY / "data/references.bib").read_text(encoding="utf-8")
    assert quoted
    assert all(example.text in bibliography for example in quoted)


def test_the_findings_that_the_guide_explains_are_the_real_ones(tmp_path: Path) -> None:
    shown = next(example.text for example in EXAMPLES if "error:" in example.text).splitlines()
    course = copy_course(tmp_path / "course")
    page, quiz = (line.partition(":")[0] for line in shown[:2])
    replace_in_file(course / page, 'case("corh")', 'case("cohr")')
    text = (course / quiz).read_text(encoding="utf-8")
    (course / quiz).write_text(text.replace("level: apply", "level: aply", 1), encoding="utf-8", newline="\n")

    def drop_places(lines: list[str]) -> list[str]:
        return [re.sub(r"(:\d+)+:", ":", line) for line in lines]

    real = drop_places(render_findings(check_folder(course)[1]).splitlines())
    assert set(drop_places(shown[:2])) <= set(real)


def test_the_edition_of_the_copy_is_one(tmp_path: Path) -> None:
    (text,) = [
        each.text for each in EXAMPLES if each.page.endswith("publica-tu-edicion.md") and each.text.startswith("year")
    ]
    document, findings = read_yaml(text, "data/edition.yml")
    assert findings == [] and len(Edition.model_validate(document.data).sessions) == 2
