"""Command line: how each question does with the people who hand in the file of their answers.

`python3 tasks.py items ARCHIVOS` prints it and leaves in `dist/` two tables and a chart. What is measured and how:
`course/item_analysis/first_tries/`. No name, device or text that somebody typed is read, and the names of the files
stay in the terminal.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from course.item_analysis.first_tries.analysis import AnalysedItem, analyse_items, list_analysed
from course.item_analysis.first_tries.chart import draw_items
from course.item_analysis.first_tries.people import HandedIn, Person, gather_people
from course.item_analysis.first_tries.report import render_item_report
from course.item_analysis.first_tries.saved_file import SavedFileError, read_saved_file
from course.item_analysis.first_tries.tables import write_item_table, write_option_table
from course.language.lists import join_list
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from tasks import SYSTEM_FAULTS
from tooling.arguments import Parser
from tooling.dist_folder import FOLDER, tell_fault, write_files

_USAGE = "python3 tasks.py items ARCHIVO o CARPETA…"
_SUFFIX = ".json"


class Inbox:
    """What was handed in: the files that can be read, and in Spanish why the others can't."""

    def __init__(self, course: Course) -> None:
        self.files: list[HandedIn] = []
        self.refused: list[str] = []
        self.notes: list[str] = []
        self._analysed = list_analysed(course).keys()
        self._asked = {question.value.id for question in course.questions}
        self._known = self._asked | _list_retired(course)

    def take(self, path: Path) -> None:
        """Read a file or the files of a folder."""
        try:
            if not path.is_dir():
                self._read(path)
                return
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() == _SUFFIX and each.is_file())
            for each in inside:
                self._read(each)
            if not inside:
                self.refused.append(
                    f"{path.name}: es una carpeta sin ningún archivo {_SUFFIX} (no se mira en las de dentro)"
                )
        except FileNotFoundError:
            self.refused.append(f"{path.name}: no existe")
        except OSError as error:
            self.refused.append(
                f"{path.name}: no se puede leer ({SYSTEM_FAULTS.get(error.errno or 0, error.strerror)})"
            )

    def _read(self, path: Path) -> None:
        try:
            saved = read_saved_file(path.read_bytes())
        except SavedFileError as error:
            self.refused.append(f"{path.name}: {error}")
            return
        names = saved.first_tries.keys()
        if names and not names & self._known:
            self.refused.append(f"{path.name}: es de otro curso, porque no responde a ninguna pregunta de este")
            return
        mine = {name: first for name, first in saved.first_tries.items() if name in self._analysed}
        if gone := len(names - self._asked):
            self.notes.append(
                f"{path.name}: {gone} respuestas son de preguntas que el curso no tiene ahora, y no cuentan"
            )
        if saved.unsound:
            self.notes.append(f"{path.name}: {saved.unsound} respuestas no se entienden, y no cuentan")
        if mine:
            self.files.append(HandedIn(path.name, mine))
        else:
            self.refused.append(f"{path.name}: no tiene ninguna respuesta que se pueda contar")


def _list_retired(course: Course) -> set[str]:
    """Questions that the course had: of them somebody may still have answers."""
    documents = {question.document.path: question.document for question in course.questions}.values()
    return {name for document in documents for name in document.data.get("retired", ())}


def find_paths(arguments: Sequence[str]) -> Iterator[Path]:
    """The files named. Windows' terminals leave the `*` of `*.json` to the program."""
    for argument in arguments:
        found = sorted(glob.glob(argument)) if not Path(argument).exists() and glob.has_magic(argument) else []
        yield from map(Path, found or [argument])


def build_files(course: Course, items: Sequence[AnalysedItem], people: int) -> dict[str, bytes]:
    """The two tables and the chart, by file name."""
    slug = course.facts.slug
    return {
        f"{slug}-preguntas.csv": write_item_table(items),
        f"{slug}-opciones.csv": write_option_table(items),
        f"{slug}-preguntas.svg": draw_items(items, people).encode("utf-8"),
    }


def describe_repeated(people: Sequence[Person]) -> list[str]:
    """Which files are of one person."""
    return [
        f"{join_list(person.files)}: son de la misma persona, que cuenta una vez"
        for person in people
        if len(person.files) > 1
    ]


def report_items(course: Course, paths: Sequence[Path], folder: Path) -> int:
    """Print the report, write its files in `folder`, and return the exit code: 1 if some file isn't in it."""
    inbox = Inbox(course)
    for path in paths:
        inbox.take(path)
    people = gather_people(inbox.files)
    for line in inbox.refused:
        print(f"No se cuenta {line}.", file=sys.stderr)
    if not people:
        print("No hay ningún archivo de respuestas que se pueda contar. No se ha escrito nada.", file=sys.stderr)
        return 1
    for line in [*inbox.notes, *describe_repeated(people)]:
        print(f"{line}.")
    items = analyse_items(course, [person.first_tries for person in people])
    print(render_item_report(items, len(people)))
    files = build_files(course, items, len(people))
    try:
        write_files(folder, files)
    except OSError as error:
        tell_fault(error, folder)
        return 1
    print("", *(f"{FOLDER}/{name}" for name in files), sep="\n")
    return int(bool(inbox.refused))


def main(arguments: list[str]) -> int:
    description = "Dice cómo va cada pregunta, con los archivos de respuestas que entrega quien quiere."
    parser = Parser(_USAGE, description=description)
    parser.add_argument(
        "paths", metavar="ARCHIVO", nargs="+", help="lo que guarda «Mi progreso», o una carpeta de ellos"
    )
    options = parser.parse_args(arguments)
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        draft, findings = load_draft(root)
        if findings:
            print("El curso tiene errores: mira antes lo que dice python3 tasks.py check.")
            return 1
        return report_items(complete(draft), list(find_paths(options.paths)), root / FOLDER)
    finally:
        end_run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
