"""Command line: the final test on paper, in as many equivalent variants as asked for.

`python3 tasks.py exam --variants 4 --seed 2027` leaves in `dist/` a document for each variant and another with the key
of all of them, each as DOCX and as PDF, and prints how alike they are. The same seed and bank always give the same
files.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tabulate import tabulate

from course.checks.final_test import check_final_test
from course.findings import render_findings
from course.item_analysis.equivalence import Draw
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from course.runtime.memory import MEMORY_PATH, end_run, open_memory
from exports.pdf.missing_signs import locating_missing_signs
from exports.printed_test.exam import list_comparison, make_exam_documents, name_seed
from exports.printed_test.formats import FORMATS
from exports.printed_test.printings import find_unprinted
from exports.request import ExportError
from tooling.arguments import Parser
from tooling.dist_folder import FOLDER, tell_fault, write_files
from tooling.exam_variants import LETTERS, make_variants

VARIANTS = 2
_LONGEST_SEED = 30
_NAMES = {suffix.removeprefix("."): suffix for suffix in FORMATS}  # of the formats, as they are asked for
_USAGE = f"python3 tasks.py exam [--variants N] [--seed TEXTO] [--format {'|'.join(_NAMES)}]"


def render_comparison(course: Course, draws: Sequence[Draw]) -> str:
    """The table of what is compared, with a column for each variant."""
    rows = [[name, *values] for name, values in list_comparison(course, draws).items()]
    headers = ["Variante", *LETTERS[: len(draws)]]
    return tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *("right",) * len(draws)))


def write_exam(course: Course, count: int, seed: str, folder: Path, suffixes: Sequence[str] = tuple(FORMATS)) -> int:
    """Write the documents in `folder` in these formats, print how alike the variants are, and return the exit code.

    A format that can't be made is told, and the others are made.
    """
    if unprinted := find_unprinted(course):
        print(render_findings(unprinted), "No se ha escrito nada.", sep="\n", file=sys.stderr)
        return 1
    draws, papers, version = make_variants(course, count, seed)
    documents = make_exam_documents(course, papers, seed, version)
    files: dict[str, bytes] = {}
    has_failed = False
    for suffix in suffixes:
        try:
            with locating_missing_signs(course):
                files |= {f"{name}{suffix}": FORMATS[suffix](document) for name, document in documents.items()}
        except ExportError as error:
            print(f"No se ha hecho ningún {suffix.removeprefix('.').upper()}: {error}", file=sys.stderr)
            has_failed = True
    try:
        write_files(folder, files)
    except OSError as error:
        tell_fault(error, folder)
        return 1
    print(render_comparison(course, draws))
    wanted = course.facts.assessment.exam_questions
    if len(draws[0].questions) < wanted:
        print(f"\nEl banco no da para más: la prueba pide {wanted} preguntas y salen {len(draws[0].questions)}.")
    print("", *(f"{FOLDER}/{name}" for name in files), sep="\n")
    return int(has_failed)


def main(arguments: list[str]) -> int:
    parser = Parser(_USAGE, description="Deja en dist/ la prueba final en papel y, aparte, la clave.")
    parser.add_argument(
        "--variants", type=int, default=VARIANTS, metavar="N", help=f"cuántas variantes, de 1 a {len(LETTERS)}"
    )
    parser.add_argument(
        "--seed", metavar="TEXTO", help="de qué sale el sorteo: la misma da las mismas; si falta, la edición del curso"
    )
    parser.add_argument("--format", choices=[*_NAMES], help="solo en ese formato; si falta, en todos")
    options = parser.parse_args(arguments)
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        draft, findings = load_draft(root)
        if findings or check_final_test(draft):
            print("El curso tiene errores: mira antes lo que dice python3 tasks.py check.")
            return 1
        if all(question.value.is_self_graded for question in draft.questions):
            print("El curso no tiene preguntas para una prueba.")
            return 1
        course = complete(draft)
        seed = str(course.facts.edition) if options.seed is None else " ".join(options.seed.split())
        if not 1 <= options.variants <= len(LETTERS):
            parser.refuse(f"Las variantes van de 1 a {len(LETTERS)}: {options.variants} no puede ser.")
        if not name_seed(seed) or len(seed) > _LONGEST_SEED:
            parser.refuse(f"La semilla lleva alguna letra o cifra y no pasa de {_LONGEST_SEED} caracteres.")
        suffixes = [_NAMES[options.format]] if options.format else [*FORMATS]
        return write_exam(course, options.variants, seed, root / FOLDER, suffixes)
    except ImportError:
        print("Falta mini-racer, que ejecuta el sorteo de la prueba: no lo hay para este sistema o no se ha instalado.")
        return 1
    finally:
        end_run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
