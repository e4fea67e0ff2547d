"""One fault in a file of data, of every kind, is told in a handful of findings, and the first names the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from minimal_course import copy_minimal_course
from rich_course import make_rich

from course.causes import MOST_LACKED, MOST_REPEATED, tell_causes
from course.findings import Finding, render_finding
from course.register import DATA_KINDS
from course.whole_check import check_whole

MENU = "entries:\n  - page: index.md\n  - temas: []\n  - title: Lo demás\n    pages: [{pages}]\n"
# Words of the rich course that are in no dictionary, and more than are told one by one.
WORDS = [f"zz{first}{second}" for first in "abcdefg" for second in "aeiouxyz"]

FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "latin-1": lambda content: "# camión\n".encode("latin-1") + content,
    "not text": lambda content: b"PK\x03\x04\x00\x00" + content,
    "broken": lambda content: content + b"\n\t@{ [ <\n",
}
CUTS = (0.3, 0.7, 0.95)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with every kind of data, a menu and a list of words that two of its pages need."""
    folder = copy_minimal_course(tmp_path_factory.mktemp("causes") / "course")
    make_rich(folder)
    for name, words in (("programa", WORDS[::2]), ("normas", WORDS[1::2])):
        page = folder / f"docs/{name}.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n\nDicen {', '.join(words)}.\n", encoding="utf-8")
    (folder / "data/words.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    (folder / "data/search.yml").write_text("synonyms:\n  - [cola, fila]\n", encoding="utf-8")
    pages = sorted(path.relative_to(folder / "docs").as_posix() for path in (folder / "docs").rglob("*.md"))
    others = [page for page in pages if not page.startswith("tema-") and page != "index.md"]
    (folder / "data/menu.yml").write_text(MENU.format(pages=", ".join(others)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def usual(course: Path) -> set[str]:
    """What the sound course is told, as its pages are short."""
    return {render_finding(finding) for finding in check_whole(course)[1]}


@pytest.fixture(scope="module")
def paths(course: Path) -> list[str]:
    """Every file that an author writes and that is no page or picture of one."""
    folders = (course / "data", course / "quizzes")
    found = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(course).as_posix() for path in found]


def find_new(course: Path, usual: set[str]) -> list[Finding]:
    return [finding for finding in check_whole(course)[1] if render_finding(finding) not in usual]


def with_fault(course: Path, paths: list[str], spoil: Callable[[bytes], bytes | None]) -> Iterator[str]:
    """Each file in turn while it is spoilt; None is a file that is gone."""
    for path in paths:
        file = course / path
        sound = file.read_bytes()
        spoilt = spoil(sound)
        if spoilt is None:
            file.unlink()
        else:
            file.write_bytes(spoilt)
        try:
            yield path
        finally:
            file.write_bytes(sound)


def describe(path: str, findings: list[Finding]) -> str:
    return "\n".join([path, *map(render_finding, findings)])


def names(finding: Finding, path: str) -> bool:
    return path in render_finding(finding)


def test_every_kind_of_data_is_here(paths: list[str]) -> None:
    for kind in DATA_KINDS:
        assert any(Path(path).match(kind.files) for path in paths), kind.name
    assert {"data/references.bib", "data/words.txt", "data/emblems/course.svg", "data/figures/esperas.csv"} < set(paths)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_can_not_be_read_is_one_finding(
    fault: str, course: Path, usual: set[str], paths: list[str]
) -> None:
    for path in with_fault(course, paths, FAULTS[fault]):
        findings = find_new(course, usual)
        assert findings and {finding.path for finding in findings} == {path}, describe(path, findings)
        assert len(findings) <= (3 if fault == "broken" else 1), describe(path, findings)


def test_a_file_that_is_gone_is_named_first(course: Path, usual: set[str], paths: list[str]) -> None:
    for path in with_fault(course, paths, lambda content: None):
        if path.startswith("data/editions/"):
            continue  # a course may have had no edition before
        findings = find_new(course, usual)
        assert len(findings) == 1 or path in ("data/menu.yml", "data/search.yml"), describe(
            path, findings
        )  # all pages are in a menu then
        assert all(names(finding, path) for finding in findings), describe(path, findings)


@pytest.mark.parametrize("share", CUTS)
def test_a_file_that_was_cut_is_a_handful_of_findings(
    share: float, course: Path, usual: set[str], paths: list[str]
) -> None:
    for path in with_fault(course, paths, lambda content: content[: int(len(content) * share)]):
        findings = find_new(course, usual)
        assert len(findings) <= 3, describe(path, findings)
        assert not findings or names(findings[0], path), describe(path, findings)


def test_what_many_places_miss_in_a_file_is_told_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "words.bib").touch()
    missed = [
        Finding(f"page-{number}.md", 3, 1, f"falta «{number}»", lacking="words.bib") for number in range(MOST_LACKED)
    ]
    assert tell_causes(tmp_path, missed, []) == missed
    more = Finding("page-x.md", 3, 1, "falta «x»", lacking="words.bib")
    (told,) = tell_causes(tmp_path, [*missed, more], [])
    assert (told.path, told.line) == ("words.bib", None)
    assert "faltan aquí 6 cosas" in told.message and "page-0.md:3:1" in told.message
    assert tell_causes(tmp_path, [*missed, more], ["words.bib"]) == []


def test_a_mistake_that_a_file_repeats_is_told_once(tmp_path: Path) -> None:
    def repeat(times: int) -> list[Finding]:
        return [Finding("quizzes/a.yml", 10 * number, 5, "«singel» no se admite") for number in range(1, times + 1)]

    other = Finding("quizzes/b.yml", 1, 1, "«singel» no se admite")
    assert tell_causes(tmp_path, [*repeat(MOST_REPEATED), other], []) == [*repeat(MOST_REPEATED), other]
    told = tell_causes(tmp_path, [*repeat(66), other], [])
    assert [render_finding(finding) for finding in told] == [
        "quizzes/a.yml:10:5: error: «singel» no se admite (también en quizzes/a.yml:20:5, quizzes/a.yml:30:5, "
        "quizzes/a.yml:40:5 y 62 sitios más)",
        render_finding(other),
    ]


def test_what_is_not_used_is_told_when_nothing_else_is_missing(tmp_path: Path) -> None:
    (tmp_path / "words.bib").touch()
    unused = [Finding("words.bib", line, 1, f"«{line}» sobra", may_follow=True) for line in (1, 2)]
    missed = Finding("page.md", 3, 1, "falta «x»", lacking="words.bib")
    assert tell_causes(tmp_path, unused, []) == unused
    assert tell_causes(tmp_path, [*unused, missed], []) == [missed]
    assert tell_causes(tmp_path, unused, ["page.md"]) == []


def test_a_folder_that_is_missing_is_told_once(tmp_path: Path) -> None:
    findings = [
        Finding("docs/index.md", line, None, f"no hay ninguna figura `{name}`", lacking=f"data/figures/{name}.yml")
        for line, name in enumerate(("mesas", "sillas"), start=1)
    ]
    assert [render_finding(finding) for finding in tell_causes(tmp_path, findings, ())] == [
        "data/figures: error: falta esta carpeta, con 2 archivos (hace falta en docs/index.md:1 y docs/index.md:2)"
    ]
    assert [finding.path for finding in tell_causes(tmp_path, findings[:1], ())] == ["docs/index.md"]
