"""`python3 tasks.py course new`: a copy of a small course with one of its temas, and what it leaves to its author."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from data_kinds import write_files
from minimal_course import FIXTURES, replace_in_file
from test_portable_names import list_repository_files

from course.findings import Severity, render_finding
from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.model import CourseFacts, Edition
from course.whole_check import check_whole
from tooling.new_course import __main__ as command

PAGE = "docs/tema-2/cuadro.md"
IDENTITY = ("--title", "Carpetas: orden", "--slug", "carpetas", "--organiser", "Cabildo de Ejemplo")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the archive course (tests/fixtures/archive), whose second tema refers to the first one."""
    folder = Path(shutil.copytree(FIXTURES / "archive", tmp_path / "course"))
    (folder / "tests/content").mkdir(parents=True)
    (folder / "tests/content/test_it.py").touch()
    page = folder / PAGE
    replace_in_file(
        page, '{{ objectives("M10") }}\n', '{{ objectives("M10") }}\n\n{{ before_reading("t1-acta", "t1-nota") }}\n'
    )
    replace_in_file(
        page,
        "Cada asunto tiene un número y un nombre [@robledo_2019].",
        "Cada asunto tiene un número y un nombre [@robledo_2019]. En el tema 1 lo cuenta"
        ' {{ section_link("t1/documento-expediente", "el apartado I.a) del tema 1") }}.'
        " También lo dice [la primera página](../tema-1/que-es-un-documento.md).\n\n"
        'Y en el tema 2, {{ section_link("t2/oficina", "el ejemplo de la oficina") }}. De papel se habló en el tema 1.',
    )
    replace_in_file(folder / "data/course.yml", "slug: papeles-vivos\n", "slug: papeles-vivos\nstorage: papeles\n")
    monkeypatch.chdir(folder)
    return folder


def make(course: Path, *temas: str) -> tuple[Path, Draft, list[str]]:
    """Make the copy with some temas. Returns its folder, its draft and its errors."""
    folder = course.parent / "new"
    assert command.main(["new", str(folder), "--temas", *temas, *IDENTITY]) == 0
    draft, findings = check_whole(folder)
    return folder, draft, [render_finding(each) for each in findings if each.severity is Severity.ERROR]


def test_a_tema_that_needs_no_other_is_a_course_at_once(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, draft, errors = make(course, "1")
    assert errors == ["docs/pegatinas.md: error: esta página no está en el menú (añádela a data/menu.yml)"]
    assert errors[0] in capsys.readouterr().out
    assert list(draft.index.ids) == ["t1", "t1/documento", "t1/documento-expediente"]
    assert {path.name for path in (folder / "docs").glob("tema-*")} == {"tema-1"}
    assert {path.name for path in (folder / "data/emblems").iterdir()} == {"course.svg", "tema-1.svg"}
    facts = draft.get_located(CourseFacts).value
    assert (facts.title, facts.slug, facts.storage_name) == ("Carpetas: orden", "carpetas", "carpetas")
    assert [session.focus for session in facts.sessions] == ["Los papeles que entran"]
    edition = draft.get_located(Edition).value
    assert edition.organiser == "Cabildo de Ejemplo" and len(edition.sessions) == 1
    assert facts.provenance.organiser == "Mancomunidad de Valdehoyos"  # whose programme it is
    assert not (folder / "tests/content").exists() and (course / "tests/content").exists()


def test_what_a_text_says_of_a_lost_tema_is_left_to_its_author_with_its_line(course: Path) -> None:
    folder, draft, errors = make(course, "2")
    advice = "no está en este curso, y aquí se contaba con ello (rehaz la frase y borra la marca `PENDIENTE «…»`)"
    assert errors == [
        f"docs/tema-1/cuadro.md:{place}: error: «{words}» {advice}"
        for place, words in (
            ("17:81", "el apartado I.a) del tema 1"),
            ("17:138", "la primera página"),
            ("19:103", "tema 1"),
        )
    ]
    text = (folder / "docs/tema-1/cuadro.md").read_text(encoding="utf-8")
    assert "before_reading" not in text
    assert 'Y en el tema 1, {{ section_link("t1/oficina", "el ejemplo de la oficina") }}.' in text
    assert [question.value.id for question in draft.questions] == ["t1-lomo", "t1-hoja", "t1-agosto", "t1-mesa"]
    assert "#6b2d1a" in (folder / "data/palette.yml").read_text(encoding="utf-8").split("- light")[1]


def test_temas_in_another_order_keep_their_links_and_lose_what_would_come_too_soon(course: Path) -> None:
    folder, draft, errors = make(course, "2", "1")
    assert errors == []
    assert [tema.short for tema in draft.index.temas.values()] == ["Lo que se busca", "Lo que entra"]
    text = (folder / "docs/tema-1/cuadro.md").read_text(encoding="utf-8")
    assert "before_reading" not in text and '"t2/documento-expediente", "el apartado I.a) del tema 2"' in text


def test_a_course_is_its_own_copy_when_it_keeps_every_tema(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(course, {"respuestas/ana.json": "{}", "notas.txt": "", "dist/hoja.pdf": "", "tooling/x.py": ""})
    folder, _, errors = make(course, "1", "2")
    assert errors == []
    changed = [
        path.relative_to(course).as_posix()
        for path in course.rglob("*")
        if path.suffix in (".yml", ".md", ".bib")
        and path.read_bytes() != (folder / path.relative_to(course)).read_bytes()
    ]
    assert sorted(changed) == ["data/course.yml", "data/edition.yml"]
    assert sorted(path.name for path in folder.iterdir()) == ["data", "docs", "quizzes", "tooling"]
    assert "No se ha copiado lo que no es del curso: notas.txt, respuestas.\n" in capsys.readouterr().out


@pytest.fixture(scope="module")
def archive() -> Draft:
    return load_draft(FIXTURES / "archive")[0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--temas", "3"), "No hay tema 3: los que hay son 1, 2."),
        (("--temas", "1", "1"), "Cada tema se nombra una vez"),
        (("--temas", "1", "--slug", "Mis Papeles"), "`--slug` lleva solo minúsculas sin tildes"),
        (("--temas", "1", "--slug", "papeles-vivos"), "mezclarían lo que guardan los lectores"),
        (("--temas", "1", "--title", " "), "`--title` son unas palabras"),
        (("--temas", "1", "--organiser", "{{ 7*7 }}"), "`--organiser` son unas palabras"),
        (("--temas", "1", "--town", "con/barra"), "`--town` es un nombre con mayúsculas"),
        *(
            (("--temas", "1", "--town", town), "Este curso no tiene ningún pueblo inventado")
            for town in ("Valdeprueba", "Villa-real", "A Coruña")
        ),
    ],
)
def test_what_cannot_be_asked_for_is_told(archive: Draft, options: tuple[str, ...], told: str) -> None:
    with pytest.raises(command.RefusedError, match=re.escape(told)):
        command.check_wanted(command.make_parser().parse_args(["new", "../new", *IDENTITY, *options]), archive, [])


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("../course", "Ya existe ../course: di una carpeta nueva."),
        ("inside", "La carpeta nueva va fuera de esta, por ejemplo en ../carpetas."),
    ],
)
def test_where_the_copy_cannot_be_is_told_and_nothing_is_written(
    course: Path, capsys: pytest.CaptureFixture[str], folder: str, told: str
) -> None:
    before = sorted(course.parent.rglob("*"))
    assert command.main(["new", folder, *IDENTITY, "--temas", "1"]) == 1
    assert told in capsys.readouterr().err
    assert sorted(course.parent.rglob("*")) == before


def test_a_course_with_faults_is_not_copied(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in_file(course / "data/palette.yml", '"#e6ecf8"', '"#123f8c"')
    assert command.main(["new", "../new", "--temas", "1", *IDENTITY]) == 1
    assert "data/palette.yml:2:" in (told := capsys.readouterr().err) and "Corrígelo antes" in told
    assert load_draft(course)[0].pages and not (course.parent / "new").exists()


def test_a_file_that_cannot_be_changed_is_named(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = course / "data/course.yml"
    replace_in_file(facts, "storage: papeles\n", "")
    facts.write_text(facts.read_text(encoding="utf-8") + "? storage\n: papeles\n", encoding="utf-8", newline="\n")
    assert command.main(["new", "../new", "--temas", "1", *IDENTITY]) == 1
    assert "No sé quitar de data/course.yml" in capsys.readouterr().err
    assert [path.name for path in course.parent.iterdir()] == ["course"]


def test_who_stops_it_while_the_copy_is_checked_is_told_that_it_is_there(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "check_whole", stop)
    assert command.main(["new", "../new", "--temas", "1", *IDENTITY]) == 130
    assert capsys.readouterr().err.startswith("\nLa copia está en ../new")
    assert (course.parent / "new/data/course.yml").exists()


def test_every_file_of_the_repository_is_of_a_course() -> None:
    assert {name.partition("/")[0] for name in list_repository_files()} - {*command.COPIED} == set()
