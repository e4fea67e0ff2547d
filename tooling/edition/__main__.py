"""Command line: `python3 tasks.py edition` tells how the edition is today; `edition new 2027` begins another.

A new edition is `data/edition.yml` with other days. The one before it is kept in `data/editions/`. Both files are
written, or neither, and only if the new one is an edition of this course.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from course.checks.sessions import check_lengths
from course.checks.text.session_days import find_awkward_days
from course.derived.edition_words import describe_state, name_state
from course.files.text_source import load_text
from course.findings import render_finding, render_findings
from course.loaded.edition import find_disagreement
from course.loaded.loading import read_model
from course.loaded.located import Located
from course.model import CourseFacts, CourseFile, Edition
from course.model.course_facts import join_edition
from course.model.edition import EDITION_PATH, PAST_EDITIONS
from course.runtime.build_day import find_build_day
from tasks import SYSTEM_FAULTS
from tooling.arguments import Parser
from tooling.edition.next_text import NextEdition, write_next
from tooling.edition.questions import ask_dates, ask_enrolment_day, ask_hours, read_date, read_hour
from tooling.whole_files import write_whole

_USAGE = (
    "python3 tasks.py edition [new AÑO [--dates 2027-06-08,2027-06-11,…] [--start HH:MM] [--end HH:MM]"
    " [--enrolment-opens DÍA] [--enrolment-closes DÍA] [--enrolment-url DIRECCIÓN] [--dry-run]]"
)
_NOTHING_WRITTEN = "No se ha escrito nada."
_LEFT_TO_DO = """\
Qué queda por hacer:
  1. Mira si alguna fecha es fiesta en tu comunidad o en tu municipio: aquí solo se conocen las de toda España.
  2. Completa data/edition.yml: quién la imparte, la inscripción y los avisos. Cómo se escribe está en
     docs/autores/datos.md, en «La edición».
  3. Pasa `python3 tasks.py check`, que dice también qué datos del curso conviene mirar otra vez.
  4. Mira con `python3 tasks.py serve` el inicio, el calendario y la inscripción."""

Kind = TypeVar("Kind", bound=BaseModel)


class _RefusedError(Exception):
    """What was asked for can't be done. The message, in Spanish, is for who asked."""


def _read_sound(root: Path, path: str, kind: str, model: type[Kind]) -> tuple[Located[Kind], str]:
    """A data file that is valid, with its text. Raises _RefusedError with what is wrong in it."""
    text, findings = load_text(root / path, path)
    if text is not None:
        located, _, findings = read_model(text, path, kind)
        if located is not None and isinstance(located.value, model):
            return located, text
    raise _RefusedError(f"{render_findings(findings)}\nCorrígelo antes. {_NOTHING_WRITTEN}")


def _join(course: Located[CourseFile], edition: Located[Edition]) -> Located[CourseFacts]:
    """The course in an edition. Raises _RefusedError if they don't agree."""
    finding = find_disagreement(course.value, edition)
    if finding is not None:
        raise _RefusedError(f"{render_finding(finding)}\n{_NOTHING_WRITTEN}")
    today = find_build_day(edition.value.schedule.timezone)
    return Located(join_edition(course.value, edition.value, today), course.document)


def _tell_state(root: Path) -> None:
    course, _ = _read_sound(root, "data/course.yml", "course", CourseFile)
    edition, _ = _read_sound(root, EDITION_PATH, "edition", Edition)
    facts = _join(course, edition).value
    print(f"{name_state(facts)}. {describe_state(facts)}")
    for warning in find_awkward_days(edition) if facts.state not in ("finished", "cancelled") else ():
        print(render_finding(warning))
    change = facts.held.find_change(facts.today)
    if change is not None:
        print(f"Lo que se dice de ella cambia el {change.isoformat()}: ese día hay que construir el sitio otra vez.")


def _begin(root: Path, options: argparse.Namespace) -> None:
    course, _ = _read_sound(root, "data/course.yml", "course", CourseFile)
    present, text = _read_sound(root, EDITION_PATH, "edition", Edition)
    past_path = f"{PAST_EDITIONS}/{present.value.year}.yml"
    _refuse_year(root, options.year, present.value, past_path)
    wanted = _ask(options, course.value, present.value)
    new_text = write_next(text, wanted)
    edition = _check(new_text, wanted)
    facts = _join(course, edition)
    unfitting = list(check_lengths(facts))
    for finding in (*find_awkward_days(edition), *unfitting):
        print(render_finding(finding))
    if unfitting:
        print("Con ese horario hay que rehacer el plan de esas sesiones: mientras tanto, `check` y `build` no pasan.")
    if options.dry_run:
        print(f"{new_text}\n{_NOTHING_WRITTEN} Sin `--dry-run`, {EDITION_PATH} quedaría así.")
        return
    _write(root, {past_path: text, EDITION_PATH: new_text})
    print(f"{EDITION_PATH} es ahora la edición de {wanted.year}. La de {present.value.year} queda en {past_path}.")
    print(f"{name_state(facts.value)}. {describe_state(facts.value)}")
    print(_LEFT_TO_DO)


def _refuse_year(root: Path, year: int, present: Edition, past_path: str) -> None:
    if year <= present.year:
        raise _RefusedError(f"La edición de {EDITION_PATH} es de {present.year}: una nueva es de un año posterior.")
    if (root / past_path).exists():
        raise _RefusedError(f"Ya existe {past_path}, y ahí iría la edición de {present.year}. {_NOTHING_WRITTEN}")


def _ask(options: argparse.Namespace, course: CourseFile, present: Edition) -> NextEdition:
    """What the options say or, without dates, what is answered in the terminal."""
    given = NextEdition(
        options.year,
        options.dates or [],
        options.start,
        options.end,
        options.enrolment_opens,
        options.enrolment_closes,
        options.enrolment_url,
    )
    count = len(course.sessions)
    if options.dates:
        if len(options.dates) != count:
            needed = f"El curso tiene {count} sesiones y hace falta el día de cada una"
            raise _RefusedError(f"{needed}: `--dates` tiene {len(options.dates)}. {_NOTHING_WRITTEN}")
        return given
    if not sys.stdin.isatty():
        raise _RefusedError(f"Faltan los días de las {count} sesiones. Se escribe así: {_USAGE}")
    dates = ask_dates([session.date for session in present.sessions[:count]], options.year)
    present_hours = (f"{present.schedule.start:%H:%M}", f"{present.schedule.end:%H:%M}")
    start, end = ask_hours(options.start, options.end, present_hours)
    opens = options.enrolment_opens or ask_enrolment_day("Primer día de inscripción", dates[-1])
    closes = options.enrolment_closes
    if opens and closes is None:
        closes = ask_enrolment_day("Último día de inscripción", dates[-1], opens)
    return given._replace(dates=dates, start=start, end=end, opens=opens, closes=closes)


def _check(text: str, wanted: NextEdition) -> Located[Edition]:
    """The edition in a text. Raises _RefusedError with what is wrong in it, and the lines where it would be."""
    located, _, findings = read_model(text, EDITION_PATH, "edition")
    if located is None:
        lines = text.splitlines()
        told = []
        for finding in findings:
            told.append(render_finding(finding))
            told += [f"    {lines[finding.line - 1].strip()}"] if finding.line else []
        shown = "\n".join(told)
        raise _RefusedError(f"{shown}\n{_NOTHING_WRITTEN} Las líneas son las que tendría el archivo.")
    edition: Edition = located.value
    hours = (f"{edition.schedule.start:%H:%M}", f"{edition.schedule.end:%H:%M}")
    asked = (wanted.start or hours[0], wanted.end or hours[1])
    if (edition.year, [day.date for day in edition.sessions], hours) != (wanted.year, [*wanted.dates], asked):
        raise _RefusedError(
            f"No sé cambiar {EDITION_PATH} tal como está escrito: copia el ejemplo de docs/autores/datos.md, en"
            f" «La edición», y pon lo tuyo. {_NOTHING_WRITTEN}"
        )
    return located


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write all the files, or none."""
    try:
        write_whole({root / path: text.encode("utf-8") for path, text in texts.items()})
    except OSError as error:
        said = SYSTEM_FAULTS.get(error.errno or 0, error.strerror)
        place = error.filename2 or error.filename or root
        raise _RefusedError(f"No puedo escribir en {place}: {said}. {_NOTHING_WRITTEN}") from error
    finally:
        with suppress(OSError):  # it stays if it has anything
            (root / PAST_EDITIONS).rmdir()


def _make_parser() -> Parser:
    parser = Parser(_USAGE, description="Dice cómo está la edición o, con `new` y un año, empieza otra.")
    parser.add_argument("action", nargs="?", choices=["new"], help="`new` empieza otra edición")
    parser.add_argument("year", nargs="?", type=int, metavar="AÑO", help="el año de la nueva")
    parser.add_argument("--dates", metavar="DÍAS", help="el día de cada sesión, en orden y con comas: 2027-06-08,…")
    parser.add_argument("--start", metavar="HH:MM", help="hora de comienzo, si cambia")
    parser.add_argument("--end", metavar="HH:MM", help="hora de fin, si cambia")
    parser.add_argument("--enrolment-opens", metavar="DÍA", help="primer día de inscripción")
    parser.add_argument("--enrolment-closes", metavar="DÍA", help="último día de inscripción")
    parser.add_argument("--enrolment-url", metavar="DIRECCIÓN", help="dónde se hace la inscripción")
    parser.add_argument("--dry-run", action="store_true", help="lo comprueba todo y no escribe nada")
    return parser


def _read_options(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """The options with days and hours as such. Raises _RefusedError for one that is none."""
    options = parser.parse_args(arguments)
    if options.action == "new" and options.year is None:
        parser.refuse("Falta el año de la edición nueva.")
    try:
        if options.dates is not None:
            options.dates = [read_date(day) for day in options.dates.split(",")]
        for name in ("start", "end"):
            setattr(options, name, read_hour(getattr(options, name)) if getattr(options, name) else None)
        for name in ("enrolment_opens", "enrolment_closes"):
            setattr(options, name, read_date(getattr(options, name)) if getattr(options, name) else None)
    except ValueError as error:
        raise _RefusedError(f"{str(error)[:1].upper()}{str(error)[1:]}. {_NOTHING_WRITTEN}") from error
    return options


def main(arguments: list[str]) -> int:
    root = Path.cwd()
    try:
        options = _read_options(_make_parser(), arguments)
        if options.action == "new":
            _begin(root, options)
        else:
            _tell_state(root)
    except _RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print(f"\n{_NOTHING_WRITTEN}", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
