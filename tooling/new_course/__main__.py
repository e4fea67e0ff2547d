"""Command line: `python3 tasks.py course new CARPETA --temas 2 4 --title … --slug … --organiser …`.

It copies this repository to a new folder with some of its temas, numbered from 1 in the order given, and takes out what
hung on the others. This repository isn't changed. What only the author of the new course can do is told at the end.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from course.checks import check_folder
from course.checks.final_test import check_final_test
from course.findings import Finding, has_errors, render_findings
from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.model import Town
from course.model.base import Slug
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource
from course.pages.places import AUTHORS
from course.whole_check import check_whole
from tasks import SYSTEM_FAULTS
from tooling.arguments import Parser
from tooling.new_course.guides import renumber_guides
from tooling.new_course.identity import (
    Identity,
    ask_less,
    order_sessions,
    write_course,
    write_edition,
    write_palette,
    write_programme,
)
from tooling.new_course.pruning import drop_terms, prune
from tooling.new_course.renumbering import OUT, order_temas, renumber_path, renumber_text
from tooling.new_course.town import make_renamer
from tooling.new_course.yaml_cuts import CannotCutError

_USAGE = (
    'python3 tasks.py course new CARPETA --temas 2 4 --title "Título del curso" --slug nombre-corto'
    ' --organiser "Quién lo organiza" [--town "Pueblo"]'
)
_NOTHING_WRITTEN = "No se ha escrito nada."
_TEXTS = (".md", ".yml", ".csv", ".svg")
_PLAIN_WORDS = re.compile(r"\s*[^\s<>{}][^<>{}\r\n]*")
_TOWN_NAME = re.compile(r"[A-ZÁÉÍÓÚÜÑ][^\W\d_]*(?:[ -][^\W\d_]+)*")
# What a course is made of. Whatever else is in its folder isn't copied: it may be what learners answered.
COPIED = (
    *(".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".vscode", "CONTRIBUTING.md", "LICENSE"),
    *("LICENSE-CONTENT.md", "README.md", "SECURITY.md", "course", "data", "docs", "exports", "macros", "mkdocs.yml"),
    *("overrides", "pyproject.toml", "quizzes", "requirements", "schemas", "stubs", "tasks.py", "tests", "tooling"),
)
# What commands leave beside it, apart from what is hidden.
_MADE = ("site", "build", "dist", "__pycache__")
# Of what is copied, what is made again in each copy or is of this course alone.
_LEFT_OUT = (
    *(
        "node_modules",
        "__pycache__",
        "tests/content",
        ".github/workflows/sweep.yml",
        "data/editions",
        "data/card-dates.txt",
        "data/scorm-order.txt",
    ),
)
_LEFT_TO_DO = """\
Qué queda por hacer, en la carpeta nueva (se explica en docs/autores/publica-tu-edicion.md):
  1. `python3 tasks.py check` dice lo de arriba otra vez. Arréglalo hasta que no quede ningún error.
  2. Pon tus fechas en data/edition.yml: las que hay son de la edición copiada.
  3. Cambia los colores, los dibujos y el pueblo de los ejemplos, y revisa las páginas que hablan de ti.
  4. `python3 tasks.py schemas` y `python3 tasks.py cards` apuntan tus preguntas y tus tarjetas.
  5. `python3 tasks.py serve` lo enseña, y `python3 tasks.py build` lo construye entero."""


class RefusedError(Exception):
    """What was asked for can't be done. The message, in Spanish, is for who asked."""


def make_parser() -> Parser:
    parser = Parser(_USAGE, description="Hace una copia del curso con algunos de sus temas, para publicarla como tuya.")
    parser.add_argument("action", choices=["new"], help="`new` hace la copia")
    parser.add_argument("folder", type=Path, metavar="CARPETA", help="dónde: una carpeta que no exista")
    parser.add_argument("--temas", type=int, nargs="+", required=True, metavar="N", help="los que quieres, en tu orden")
    parser.add_argument("--title", required=True, metavar="TÍTULO", help="el título del curso")
    parser.add_argument("--slug", required=True, metavar="NOMBRE", help="su nombre para archivos y para el navegador")
    parser.add_argument("--organiser", required=True, metavar="QUIÉN", help="quién lo organiza")
    parser.add_argument("--town", metavar="PUEBLO", help="otro nombre para el pueblo inventado de los ejemplos")
    return parser


def check_wanted(options: argparse.Namespace, draft: Draft, findings: list[Finding]) -> None:
    """Raise RefusedError if the copy can't be made."""
    if has_errors(findings):
        raise RefusedError(f"{render_findings(findings)}\nCorrígelo antes de copiar el curso. {_NOTHING_WRITTEN}")
    known = [tema.number for tema in draft.index.temas.values()]
    unknown = [number for number in options.temas if number not in known]
    if unknown:
        raise RefusedError(
            f"No hay tema {unknown[0]}: los que hay son {', '.join(map(str, known))}. {_NOTHING_WRITTEN}"
        )
    if len(set(options.temas)) < len(options.temas):
        raise RefusedError(f"Cada tema se nombra una vez en `--temas`. {_NOTHING_WRITTEN}")
    try:
        TypeAdapter(Slug).validate_python(options.slug)
    except ValidationError:
        raise RefusedError(f"`--slug` lleva solo minúsculas sin tildes, cifras y guiones. {_NOTHING_WRITTEN}") from None
    if draft.facts is not None and options.slug in (draft.facts.value.slug, draft.facts.value.storage_name):
        reason = "con el mismo nombre, los navegadores mezclarían lo que guardan los lectores de los dos cursos"
        raise RefusedError(f"`--slug` es el nombre de este curso: {reason}. {_NOTHING_WRITTEN}")
    for option in ("title", "organiser"):
        if not _PLAIN_WORDS.fullmatch(getattr(options, option)):
            raise RefusedError(
                f"`--{option}` son unas palabras en una línea, sin «<», «>» ni llaves. {_NOTHING_WRITTEN}"
            )
    if options.town is not None and not _TOWN_NAME.fullmatch(options.town):
        raise RefusedError(f"`--town` es un nombre con mayúsculas, como «Valdeprueba». {_NOTHING_WRITTEN}")
    if options.town is not None and draft.find_value(Town) is None:
        raise RefusedError(f"Este curso no tiene ningún pueblo inventado: quita `--town`. {_NOTHING_WRITTEN}")


def _check_place(root: Path, options: argparse.Namespace) -> None:
    """Raise RefusedError if the copy can't be where it was asked for."""
    if options.folder.exists():
        raise RefusedError(f"Ya existe {options.folder}: di una carpeta nueva. {_NOTHING_WRITTEN}")
    if options.folder.resolve().is_relative_to(root.resolve()):
        raise RefusedError(f"La carpeta nueva va fuera de esta, por ejemplo en ../{options.slug}. {_NOTHING_WRITTEN}")


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """Raise RefusedError if a data file is written in a way that can't be changed."""
    try:
        yield
    except CannotCutError:
        reason = f"No sé quitar de {path} lo que la copia no lleva, por cómo está escrito"
        advice = "Escríbelo como en los ejemplos de docs/autores/datos.md, con cada valor en su línea"
        raise RefusedError(f"{reason}. {advice}. {_NOTHING_WRITTEN}") from None


def _copy(root: Path, folder: Path, numbers: dict[int, int], rename: Callable[[str], str]) -> None:
    """Copy the repository, with the new numbers and the new name of the town in the paths and texts of the course."""
    for parent, folders, names in os.walk(root):
        inside = Path(parent).relative_to(root)
        folders[:] = sorted(each for each in folders if not _is_left_out(inside / each))
        for name in sorted(names):
            path = inside / name
            target = None if _is_left_out(path) else renumber_path(path, numbers)
            if target is None or (root / path).is_symlink():
                continue
            is_of_course = path.parts[0] in ("data", "docs", "quizzes") and not _is_guide(path)
            made = folder / (rename(target.as_posix()) if is_of_course else target)
            made.parent.mkdir(parents=True, exist_ok=True)
            if is_of_course and path.suffix in _TEXTS:
                text = rename((root / path).read_text(encoding="utf-8"))
                text = renumber_text(text, numbers) if path.suffix in (".md", ".yml") else text
                made.write_text(text, encoding="utf-8", newline="\n")
            else:
                shutil.copyfile(root / path, made)


def _list_uncopied(root: Path) -> list[str]:
    """The names in `root` that the copy hasn't and its author might miss."""
    names = (path.name for path in root.iterdir())
    return sorted(name for name in names if name not in (*COPIED, *_MADE) and not name.startswith("."))


def _is_left_out(path: Path) -> bool:
    return path.parts[0] not in COPIED or path.name in _LEFT_OUT or path.as_posix() in _LEFT_OUT


def _is_guide(path: Path) -> bool:
    """Whether it is a page of the authors' guide, whose examples are of the course that it was written for."""
    return path.as_posix().startswith(f"docs/{AUTHORS}")


def _rewrite(folder: Path, identity: Identity, numbers: dict[int, int]) -> list[str]:
    """Give the copy its programme, its colours, its sessions and its name. Returns the paths of the guides that go."""

    def change(name: str, write: Callable[..., str], *arguments: object) -> None:
        path = folder / "data" / name
        with _refusing(f"data/{name}"):
            text = write(path.read_text(encoding="utf-8"), *arguments)
        path.write_text(text, encoding="utf-8", newline="\n")

    change("programme.yml", write_programme, numbers)
    change("palette.yml", write_palette, numbers)
    draft, _ = load_draft(folder)
    counts = Counter(question.value.objective for question in draft.questions)
    served = _list_objectives(page for page in draft.pages if page.is_chapter)
    fewest = max(1, min((counts[each] for each in served), default=1))
    named = _list_objectives(page for page in draft.pages if page.tema is not None)
    kept = order_sessions((folder / "data/course.yml").read_text(encoding="utf-8"), len(numbers))
    gone = renumber_guides(folder, draft, {old: new for new, old in enumerate(kept, start=1)})
    change("course.yml", write_course, identity, len(numbers), named | counts.keys(), fewest)
    change("edition.yml", write_edition, identity, len(kept))
    with _refusing("data/course.yml"):
        _fit_final_test(folder)
    return gone


def _list_objectives(pages: Iterable[PageSource]) -> set[str]:
    """The objectives that some pages say that they serve."""
    calls = (call for page in pages for call in find_macro_calls(page)[0])
    return {text for call in calls if call.name == "objectives" for text in call.texts}


def _fit_final_test(folder: Path) -> None:
    """Ask of each objective, in the final test, no more questions than the bank has."""
    path = folder / "data/course.yml"
    while check_final_test(load_draft(folder)[0]):
        text = ask_less(path.read_text(encoding="utf-8"))
        if text is None:
            return
        path.write_text(text, encoding="utf-8", newline="\n")


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _make(root: Path, options: argparse.Namespace) -> None:
    draft, findings = check_folder(root)
    check_wanted(options, draft, findings)
    numbers = order_temas(options.temas)
    identity = Identity(options.title, options.slug, options.organiser)

    def describe(heading_id: str) -> str:
        number, _, anchor = heading_id.partition("/")
        old = f"t{int(number[1:]) - OUT}"
        indexed = draft.index.headings.get(f"{old}/{anchor}")
        tema = f"el tema {old[1:]}"
        return f"«{indexed.heading.label}», en {tema}" if indexed else tema

    folder: Path = options.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
        made = Path(temporary) / "copy"
        town = draft.find_value(Town)
        _copy(root, made, numbers, make_renamer(town.name, options.town) if town and options.town else str)
        gone = _rewrite(made, identity, numbers)
        with _refusing("data/glossary.yml"):
            drop_terms(made)
        gone += prune(made, describe)
        shutil.rmtree(made / ".cache", ignore_errors=True)
        _remove_empty_folders(made / "data")
        made.rename(folder)
    draft, left = check_whole(folder)
    with suppress(OSError):
        shutil.rmtree(folder / ".cache")
    errors = [finding for finding in left if has_errors([finding])]
    kept = f"{len(numbers)} temas, {len(draft.pages)} páginas y {len(draft.questions)} preguntas"
    print(render_findings(errors))
    print(f"{folder} tiene {kept}. De lo que colgaba de los demás temas se han quitado {len(gone)} archivos.")
    if uncopied := _list_uncopied(root):
        print(f"No se ha copiado lo que no es del curso: {', '.join(uncopied)}.")
    print(_LEFT_TO_DO)


def _tell_written(folder: Path) -> str:
    """What there is in `folder`, where nothing was before, if the command ends too soon: the whole copy or nothing."""
    if not folder.exists():
        return _NOTHING_WRITTEN
    return f"La copia está en {folder}, pero falta comprobarla: hazlo en esa carpeta con `python3 tasks.py check`."


def main(arguments: list[str]) -> int:
    root = Path.cwd()
    options = make_parser().parse_args(arguments)
    try:
        _check_place(root, options)
        _make(root, options)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        said = SYSTEM_FAULTS.get(error.errno or 0, error.strerror)
        print(
            f"No puedo escribir en {error.filename or root}: {said}. {_tell_written(options.folder)}", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print(f"\n{_tell_written(options.folder)}", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
