"""exports/anki/dates.py and `python3 tasks.py cards`: a card that changed has a later date, or there is no deck."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from loaded_courses import load_minimal_course
from minimal_course import copy_minimal_course, replace_in_file

from anki_deck.decks import FIRST_DAY, LATER, build, lay_out_site, make_dated_course, write_dates
from course.checks import check_folder
from course.findings import render_finding
from course.loaded.whole import Course, complete
from exports.anki import dates
from exports.anki.dates import DATES_PATH, read_dates
from exports.anki.deck import find_uncarried
from exports.request import ExportError, ExportRequest
from tooling.card_dates import record_dates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_minimal_course(tmp_path / "curso")


def load(folder: Path) -> Course:
    return complete(check_folder(folder)[0])


def find(folder: Path) -> list[str]:
    return [render_finding(finding) for finding in find_uncarried(ExportRequest(load(folder)))]


def read(folder: Path) -> dict[str, dates.DatedDigest]:
    found, findings = read_dates(folder)
    assert findings == []
    return found


def test_without_dates_there_is_no_deck(folder: Path, tmp_path: Path) -> None:
    (told,) = find(folder)
    assert told.startswith(f"{DATES_PATH}: error: falta este archivo") and "python3 tasks.py cards" in told
    course = load(folder)
    with pytest.raises(ExportError, match="sin la fecha"):
        build(course, lay_out_site(course, tmp_path / "site"))
    assert record_dates(folder, FIRST_DAY) == 0
    assert find(folder) == []


def test_what_changed_is_told_with_its_line_until_it_is_dated(folder: Path, capsys: pytest.CaptureFixture) -> None:
    record_dates(folder, FIRST_DAY)
    bank, glossary = folder / "quizzes/tema-1.yml", folder / "data/glossary.yml"
    replace_in_file(bank, "text: La jerarquía.", "text: La cadena de mando.")
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text.replace("definition: ", "definition: Ahora, ", 1), encoding="utf-8")
    told = find(folder)
    assert len(told) == 2 and all("ha cambiado y su fecha no" in line for line in told)
    assert {line.partition(":")[0] for line in told} == {"quizzes/tema-1.yml", "data/glossary.yml"}
    lines = bank.read_text(encoding="utf-8").splitlines()
    (number,) = (int(line.split(":")[1]) for line in told if line.startswith("quizzes"))
    assert "prompt: " in lines[number - 1]
    before = read(folder)
    assert record_dates(folder, LATER) == 0
    assert "2 con fecha nueva" in capsys.readouterr().out
    after = read(folder)
    assert sorted(after[each].date for each in after if after[each] != before[each]) == [LATER, LATER]
    assert find(folder) == []


def test_what_is_added_has_no_date_and_what_is_gone_needs_none(folder: Path) -> None:
    record_dates(folder, FIRST_DAY)
    glossary = folder / "data/glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(
        f"{text}  - {{id: nuevo-termino, term: nuevo término, definition: Uno más.}}\n", encoding="utf-8"
    )
    (told,) = find(folder)
    assert "la tarjeta de Anki no tiene fecha" in told
    record_dates(folder, LATER)
    assert read(folder)["glosario/nuevo-termino"].date == LATER
    glossary.write_text(text, encoding="utf-8")
    assert find(folder) == []
    record_dates(folder, LATER)
    assert "glosario/nuevo-termino" not in read(folder)


def test_nothing_changes_if_nothing_changed(folder: Path) -> None:
    record_dates(folder, FIRST_DAY)
    before = (folder / DATES_PATH).read_bytes()
    record_dates(folder, LATER)
    assert (folder / DATES_PATH).read_bytes() == before


def test_a_clock_that_is_behind_never_goes_back(folder: Path) -> None:
    record_dates(folder, LATER)
    replace_in_file(folder / "quizzes/tema-1.yml", "text: La jerarquía.", "text: La cadena de mando.")
    record_dates(folder, FIRST_DAY)
    assert max(dated.date for dated in read(folder).values()) == LATER + timedelta(seconds=1)


@pytest.mark.parametrize(
    "line",
    [
        "t1-canal ayer 0123456789abcdef",
        "t1-canal 2026-02-30T00:00:00Z 0123456789abcdef",
        "t1-otra 9999-12-31T23:59:59Z 0123456789abcdef",
        "t1-otra 0001-01-01T00:00:00Z 0123456789abcdef",
    ],
)
def test_a_spoilt_line_is_told_and_mended(folder: Path, line: str) -> None:
    record_dates(folder, FIRST_DAY)
    path = folder / DATES_PATH
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    number = len(path.read_text(encoding="utf-8").splitlines())
    (told,) = find(folder)
    assert told.startswith(f"{DATES_PATH}:{number}: error: esta línea está dañada")
    record_dates(folder, LATER)
    assert find(folder) == []


def test_another_look_of_the_cards_is_a_change_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record_dates(folder, FIRST_DAY)
    monkeypatch.setattr(dates, "read_styles", lambda: ".card { color: red }")
    told = find(folder)
    assert len(told) == 2 and all(re.search(r"la tarjeta de (pregunta|término) ha cambiado", line) for line in told)


def test_a_course_with_errors_is_not_dated(folder: Path, capsys: pytest.CaptureFixture) -> None:
    replace_in_file(folder / "quizzes/tema-1.yml", "kind: multiple", "kind: multipel")
    assert record_dates(folder, FIRST_DAY) == 1
    assert "No se ha apuntado nada." in capsys.readouterr().err
    assert not (folder / DATES_PATH).exists()


def test_another_site_is_no_change(tmp_path: Path) -> None:
    """The date is of what the course says, and where it is published isn't in its data."""
    course = make_dated_course(load_minimal_course(), tmp_path / "course")
    write_dates(course, datetime(2026, 1, 1, tzinfo=UTC))
    decks = [
        build(course, lay_out_site(course, tmp_path / name, url))
        for name, url in (("a", ""), ("b", "https://b.example/"))
    ]
    assert decks[0] != decks[1]


def test_dates_that_can_not_be_written_stay(folder: Path, capsys: pytest.CaptureFixture) -> None:
    (folder / DATES_PATH).mkdir()
    assert record_dates(folder, FIRST_DAY) == 1
    told = capsys.readouterr()
    assert (
        told.err == f"No puedo escribir en {DATES_PATH}: ya hay una carpeta con ese nombre. No se ha apuntado nada.\n"
    )
    assert told.out == ""


@pytest.mark.parametrize("is_first", [True, False])
def test_of_two_lines_of_a_card_the_later_date_counts(folder: Path, is_first: bool) -> None:
    record_dates(folder, FIRST_DAY)
    path = folder / DATES_PATH
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.startswith("t1-canal "))
    other = f"t1-canal {LATER:%Y-%m-%dT%H:%M:%SZ} 0123456789abcdef"
    both = [other, line] if is_first else [line, other]
    text = "\n".join([head, *(each for each in lines if each != line), *both, ""])
    path.write_text(text, encoding="utf-8")
    number = len(text.splitlines())
    assert find(folder)[0].startswith(f"{DATES_PATH}:{number}: error: esta línea está dañada")
    record_dates(folder, FIRST_DAY)
    assert read(folder)["t1-canal"].date == LATER + timedelta(seconds=1) and find(folder) == []


def test_the_marks_of_an_editor_are_no_damage(folder: Path) -> None:
    record_dates(folder, FIRST_DAY)
    path = folder / DATES_PATH
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert find(folder) == []
