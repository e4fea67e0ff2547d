"""`python3 tasks.py edition`: the next edition of a small course, asked for in the terminal or with options."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from minimal_course import MINIMAL, copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.model import PastEdition
from tooling.edition import __main__ as command
from tooling.edition.next_text import NextEdition, write_next
from tooling.edition.questions import read_date, read_hour

EDITION = "data/edition.yml"
PAST = "data/editions/2024.yml"
DATES = ("--dates", "2027-06-08,2027-06-10")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_minimal_course(tmp_path / "course")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    return folder


def read(folder: Path) -> dict[str, str]:
    """What the command may have written, by path."""
    paths = sorted(path for path in (folder / "data").rglob("*") if "edition" in path.as_posix().partition("data/")[2])
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}


def test_a_new_edition_has_its_days_and_the_one_before_is_kept(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(course)[EDITION]
    options = ("--end", "13:20", "--enrolment-opens", "2027-05-03", "--enrolment-closes", "21/5/2027")
    assert command.main(["new", "2027", *DATES, *options, "--enrolment-url", "https://ejemplo.es/inscripcion"]) == 0
    files = read(course)
    assert files.keys() == {EDITION, PAST} and files[PAST] == before
    assert files[EDITION] == before.replace("year: 2024", "year: 2027").replace("2024-06-11", "2027-06-08").replace(
        "  - {number: 2, date: 2024-06-14}\n",
        "  - {number: 2, date: 2027-06-10}\n\nenrolment:\n  opens: 2027-05-03\n  closes: 2027-05-21\n"
        '  url: "https://ejemplo.es/inscripcion"\n',
    )
    told = capsys.readouterr().out
    assert "data/edition.yml es ahora la edición de 2027. La de 2024 queda en data/editions/2024.yml." in told
    assert "La edición de 2027 está en preparación" in told and "python3 tasks.py check" in told
    draft, findings = check_folder(course)
    assert findings == [] and [past.year for past in draft.list_values(PastEdition)] == [2024]
    assert draft.facts.value.state == "preparing"


def test_what_was_of_one_edition_only_stays_with_it(course: Path) -> None:
    text = (course / EDITION).read_text(encoding="utf-8")
    own = (
        "# Se pregunta en recepción.\nenrolment:\n  opens: 2024-05-01\n\nnotices:\n  - {text: Trae tu portátil.}\n"
        "declared: {state: closed, reason: No quedan plazas.}\nrevision: 3\n"
    )
    text = text.replace("\nlicence:", f"\n{own}\n# La licencia no cambia.\nlicence:")
    text = text.replace("date: 2024-06-14}", 'date: 2024-06-14, end: "13:40"}').replace("year:", "# El año.\nyear:")
    (course / EDITION).write_text(text, encoding="utf-8")
    assert command.main(["new", "2027", *DATES]) == 0
    assert read(course)[EDITION] == (
        "# El año.\nyear: 2027\norganiser: Diputación de Ejemplo\n\n"
        'schedule:\n  start: "09:30"\n  end: "13:20"\n  timezone: Europe/Madrid\n\n'
        "sessions:\n  - {number: 1, date: 2027-06-08}\n  - {number: 2, date: 2027-06-10}\n\n"
        "# La licencia no cambia.\n"
        'licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/deed.es"}\n'
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["2024", *DATES], "una nueva es de un año posterior"),
        (["2027", "--dates", "2027-06-08"], "hace falta el día de cada una: `--dates` tiene 1"),
        (["2027", "--dates", "2027-06-08,2027-06-31"], "El día «2027-06-31» no existe"),
        (["2027", "--dates", "2027-06-08,mañana"], "«mañana» no es un día"),
        (["2027", *DATES, "--start", "25:00"], "«25:00» no es una hora"),
        (["2027", "--dates", "2027-06-10,2027-06-08"], "data/edition.yml:11:23: error: las sesiones van en orden"),
        (
            ["2027", "--dates", "2027-06-08,2027-06-08"],
            "data/edition.yml:11:23: error: esta sesión empieza el mismo día",
        ),
        (["2027", *DATES, "--end", "9:00"], "data/edition.yml:6:8: error: la hora de fin"),
        (["2028", *DATES], "data/edition.yml:10:23: error: la edición es de 2028, y su primera sesión, de 2027"),
        (["2027", *DATES, "--enrolment-closes", "2027-05-01"], "falta `opens`, el primer día de inscripción"),
        (["2027", *DATES, "--enrolment-opens", "2027-07-01"], "se abre después de la última sesión"),
        (["2027", *DATES, "--enrolment-url", "ejemplo"], "no tiene la forma que pide `url`"),
        (["2027"], "Faltan los días de las 2 sesiones"),
    ],
)
def test_what_is_no_edition_of_the_course_is_refused_and_nothing_is_written(
    course: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115
    before = read(course)
    assert command.main(["new", *arguments]) == 1
    assert told in capsys.readouterr().err
    assert read(course) == before and not (course / "data/editions").exists()


def test_a_file_with_faults_is_mended_first(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in_file(course / EDITION, "year: 2024", "yeer: 2024")
    assert command.main(["new", "2027", *DATES]) == 1
    told = capsys.readouterr().err
    assert "data/edition.yml:1:1: error: la clave `yeer` no existe aquí (¿quisiste decir `year`?)" in told
    assert "Corrígelo antes." in told


def test_an_edition_that_was_kept_is_never_written_over(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "data/editions").mkdir()
    (course / PAST).write_text("lo de antes\n", encoding="utf-8")
    assert command.main(["new", "2027", *DATES]) == 1
    assert "Ya existe data/editions/2024.yml" in capsys.readouterr().err
    assert read(course)[PAST] == "lo de antes\n" and "2024" in read(course)[EDITION]


def test_a_file_written_in_another_way_is_not_spoilt(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Valid, but the hours are not where a line says so."""
    replace_in_file(course / EDITION, '  start: "09:30"\n', '  "start": "09:30"\n')
    before = read(course)
    assert command.main(["new", "2027", *DATES, "--start", "10:00"]) == 1
    assert "No sé cambiar data/edition.yml" in capsys.readouterr().err
    assert read(course) == before


def test_a_disk_that_can_not_be_written_leaves_both_files_as_they_were(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, replace = read(course), Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target.name == "edition.yml":
            raise PermissionError(13, "denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    assert command.main(["new", "2027", *DATES]) == 1
    assert "no tienes permiso para escribir ahí" in capsys.readouterr().err
    assert read(course) == before and not (course / "data/editions").exists()


def test_awkward_days_and_plans_that_no_longer_fit_are_told(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["new", "2027", "--dates", "2027-03-26,2027-03-28", "--end", "13:00", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "data/edition.yml:10:23: aviso: la sesión 1 es el viernes 26 de marzo de 2027, y es fiesta" in told
    assert "data/edition.yml:11:23: aviso: la sesión 2 es el domingo 28 de marzo de 2027 (" in told
    assert "data/course.yml:27:7: error: los bloques de la sesión 1 suman 221 minutos, y dura 210" in told
    assert "hay que rehacer el plan" in told and "year: 2027\n" in told
    assert read(course).keys() == {EDITION}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed in a terminal, line by line; then it is closed."""
    answers: list[str] = []

    def answer(question: str) -> str:
        print(question, end="")
        if not answers:
            raise EOFError
        return answers.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    yield answers
    assert answers == []


def test_the_terminal_asks_for_what_is_needed_and_again_for_what_can_not_be(
    course: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["8 de junio", "2026-06-09", "8/6/2027", "2027-06-01", "8/6/2027", "2027-08-15", ""]
    typed += ["14:00", "13.20", "14:00", "17:50", "2027-09-01", "2027-05-01", "2027-04-30", "2027-05-21"]
    assert command.main(["new", "2027"]) == 0
    told = capsys.readouterr().out
    for words in (
        "Sesión 1 de 2 (la otra vez, el martes 11 de junio de 2024). Día: ",
        "«8 de junio» no es un día: un día se escribe AAAA-MM-DD o DD/MM/AAAA",
        "La edición es de 2027, y ese día es de 2026.",
        "Esta sesión no puede ser antes que la 1, el martes 8 de junio de 2027.",
        "domingo 15 de agosto de 2027. Aviso: es fiesta en toda España, Asunción de la Virgen",
        "Ese día es el de la sesión 1, y cada una tiene el suyo.",
        "Otro día (vacío si se queda ese): ",
        "Hora de comienzo [09:30]: ",
        "Tiene que ser después de las 14:00, la hora de comienzo.",
        "No puede ser después de la última sesión, el domingo 15 de agosto de 2027.",
        "No puede ser antes de que se abra, el sábado 1 de mayo de 2027.",
        "Primer día de inscripción (vacío si no se sabe): ",
    ):
        assert words in told
    written = read(course)[EDITION]
    assert "{number: 1, date: 2027-06-08}" in written and "{number: 2, date: 2027-08-15}" in written
    assert 'start: "14:00"' in written and 'end: "17:50"' in written
    assert "enrolment:\n  opens: 2027-05-01\n  closes: 2027-05-21\n" in written


def test_after_a_warning_another_day_may_be_given(
    course: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["2027-05-01", "2026-05-04", "2027-05-02", "2027-05-04", "2027-05-06", "", "", ""]
    assert command.main(["new", "2027"]) == 0
    told = capsys.readouterr().out
    assert told.count("Otro día (vacío") == 3 and "ese día es de 2026" in told
    written = read(course)[EDITION]
    assert "date: 2027-05-04}\n  - {number: 2, date: 2027-05-06}" in written
    assert 'start: "09:30"' in written and "enrolment" not in written


def test_an_hour_is_asked_again_if_it_does_not_go_with_the_one_given(
    course: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["2027-05-04", "2027-05-06", "", "8:00", ""]
    assert command.main(["new", "2027", "--end", "9:00"]) == 0
    assert "Tiene que ser antes de las 09:00, la hora de fin." in capsys.readouterr().out
    assert 'start: "08:00"\n  end: "09:00"' in read(course)[EDITION]


def test_a_terminal_that_is_closed_writes_nothing(
    course: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typed += ["2027-06-08"]
    before = read(course)
    assert command.main(["new", "2027"]) == 130
    assert "No se ha escrito nada." in capsys.readouterr().err and read(course) == before


def test_without_anything_it_tells_how_the_edition_is(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    assert capsys.readouterr().out == (
        "Edición terminada. La edición de 2024 ya se celebró y su inscripción está cerrada.\n"
    )
    command.main(["new", "2027", "--dates", "2027-05-01,2027-06-10", "--enrolment-opens", "2027-03-01"])
    capsys.readouterr()
    assert command.main([]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Edición en preparación. ") and "fiesta en toda España: Fiesta del Trabajo" in told
    assert "Lo que se dice de ella cambia el 2027-03-01" in told


def test_a_year_is_asked_for_in_spanish(course: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tooling.edition", "new"],
        cwd=MINIMAL.parents[2],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        check=False,
    )
    assert run.returncode == 2 and run.stderr.startswith("Falta el año de la edición nueva. Se escribe así: ")


@pytest.mark.parametrize(("text", "day"), [(" 2027-6-8", "2027-06-08"), ("08/06/2027 ", "2027-06-08")])
def test_days_are_read_as_people_write_them(text: str, day: str) -> None:
    assert read_date(text).isoformat() == day


@pytest.mark.parametrize("text", ["", "2027", "2027-02-29", "31/06/2027", "08-06-2027", "2027-06-08T00:00"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="día"):
        read_date(text)


def test_hours_are_read_as_people_write_them() -> None:
    assert [read_hour(text) for text in ("9:30", "09.30", " 23:59")] == ["09:30", "09:30", "23:59"]
    for text in ("24:00", "9", "9:5", "930"):
        with pytest.raises(ValueError, match="hora"):
            read_hour(text)


def test_hours_in_one_line_are_changed_too() -> None:
    text = "year: 2024\nschedule: {start: '09:30', end: '13:20', timezone: Europe/Madrid}\nsessions: []\n"
    assert "{start: \"10:00\", end: '13:20', timezone" in write_next(text, NextEdition(2027, [], start="10:00"))


@pytest.mark.parametrize("taken", ["data/editions", "data/.edition.yml.partial"])
def test_what_is_in_the_way_is_told(course: Path, taken: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = read(course)[EDITION]
    if taken == "data/editions":
        (course / taken).write_text("apuntes", encoding="utf-8")
    else:
        (course / taken).mkdir()
    assert command.main(["new", "2027", *DATES]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"No puedo escribir en {course / taken}: ya hay ") and "No se ha escrito nada." in told
    assert read(course)[EDITION] == before and PAST not in read(course)


def test_an_interruption_between_both_files_leaves_none(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, replace = read(course), Path.replace

    def interrupt(path: Path, target: Path) -> Path:
        if target.name == "edition.yml":
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    assert command.main(["new", "2027", *DATES]) == 130
    assert read(course) == before


def test_a_comment_may_name_a_key_and_an_address_is_written_as_it_is(course: Path) -> None:
    replace_in_file(course / EDITION, "sessions:\n", "# Las de sessions: en el salón.\nsessions:\n")
    options = ("--enrolment-opens", "2027-03-01", "--enrolment-url", r"https://ejemplo.es/\x41ñ")
    assert command.main(["new", "2027", *DATES, *options]) == 0
    written = read(course)[EDITION]
    assert "# Las de sessions: en el salón.\nsessions:\n  - {number: 1, date: 2027-06-08}\n" in written
    draft, _ = check_folder(course)
    assert draft.facts.value.held.enrolment.url == r"https://ejemplo.es/\x41ñ"
