"""Files beside the pages: every file in `docs/` is used, every file that a page uses exists, and no link leads outside.

What systems and editors leave behind is neither published nor reported (`course/files/litter.py`).
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from course.checks.drawings import check_drawing
from course.derived.published_files import IMAGES, PublishedFiles
from course.files.litter import is_litter
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.loading import MISTAKEN_ENDING
from course.model import Figure
from course.model.figure import get_narrow_svg_path, get_svg_path
from course.pages.file_links import find_file_links, get_target

_FOLDERS = ("data", "docs", "quizzes")
_LEAVE_OUT = "enlázalo desde una página o sácalo de docs/"
# More files than these that no page uses, in one folder, are one finding.
MOST_UNUSED = 5
# What a browser or a computer would run.
_CODE = re.compile(
    r"\.(?:bat|cjs|cmd|css|exe|hta|html?|jar|js|mjs|msi|php|ps1|scr|sh|shtml|swf|vbs|wasm|xht|xhtml|xml|xsl)"
)


def check_published_files(draft: Draft) -> list[Finding]:
    files = _list_files(draft.root / "docs")
    published = PublishedFiles(draft)
    return [
        *_check_links_of_disk(draft),
        *_check_images(draft, files),
        *_check_unused(draft, files, published),
        *_check_linked(draft, files, published),
        *_check_targets(draft, files),
    ]


def _list_files(docs: Path) -> list[str]:
    """The paths of the files under `docs/`, without litter. Linked folders are not entered."""
    return sorted(
        Path(parent, name).relative_to(docs).as_posix()
        for parent, _, names in os.walk(docs)
        for name in names
        if not is_litter(name)
    )


def _check_links_of_disk(draft: Draft) -> Iterator[Finding]:
    """No symbolic links, which Windows doesn't keep and may lead anywhere; no folder that is named as a file."""
    for top in _FOLDERS:
        for parent, folders, names in os.walk(draft.root / top):
            for name in sorted([*folders, *names]):
                path = Path(parent, name)
                shown = show_path(path.relative_to(draft.root).as_posix())
                if path.is_symlink():
                    yield Finding(shown, None, None, "es un enlace simbólico", "pon en su lugar una copia del archivo")
                elif name in folders and path.suffix in (".md", ".yml", ".bib", ".csv") and shown not in draft.unusable:
                    message = f"es una carpeta y se llama como un archivo `{path.suffix}`"
                    yield Finding(shown, None, None, message, "cámbiale el nombre")


def _check_images(draft: Draft, files: list[str]) -> Iterator[Finding]:
    for uri in IMAGES:
        if uri not in files:
            yield Finding(f"docs/{uri}", None, None, "falta este archivo", "lo piden todas las páginas")
        elif uri.endswith(".svg"):
            yield from check_drawing(draft, f"docs/{uri}")  # the icons of the application are made from it


def _check_unused(draft: Draft, files: list[str], published: PublishedFiles) -> Iterator[Finding]:
    by_folder: dict[str, list[Finding]] = {}
    for uri in files:
        path = PurePosixPath(uri)
        if _is_hidden(path):
            message = "su nombre o el de su carpeta empieza por un punto, y los archivos ocultos no se publican"
            yield Finding(f"docs/{show_path(uri)}", None, None, message, "quítale el punto o sácalo de docs/")
        elif (
            path.suffix != ".md"
            and uri not in published
            and not MISTAKEN_ENDING.search(uri)
            and not (draft.root / "docs" / uri).is_symlink()
            and not path.parent.suffix  # a folder that is named as a file is reported
        ):
            by_folder.setdefault(show_path(path.parent.as_posix()), []).extend(_make_unused(draft, uri))
    for folder, findings in by_folder.items():
        if len(findings) > MOST_UNUSED:
            first = PurePosixPath(findings[0].path).name
            message = f"aquí hay {len(findings)} archivos que ninguna página usa, y no se publican; el primero, {first}"
            shown = f"docs/{folder}" if folder != "." else "docs"
            yield Finding(shown, None, None, message, "enlázalos o sácalos de docs/", may_follow=True)
        else:
            yield from findings


def _make_unused(draft: Draft, uri: str) -> Iterator[Finding]:
    path = PurePosixPath(uri)
    shown = f"docs/{show_path(uri)}"
    figure_id = path.stem.removesuffix(".narrow")
    if shown not in (get_svg_path(figure_id), get_narrow_svg_path(figure_id)):
        message = "ninguna página usa este archivo, y no se publica"
        yield Finding(shown, None, None, message, _LEAVE_OUT, may_follow=True)
    elif draft.find_by_id(Figure, figure_id) is None:  # `charts.py` reports a chart that has a drawing too
        figure = f"data/figures/{figure_id}.yml"
        yield Finding(shown, None, None, "ninguna figura usa este dibujo", f"falta {figure}", lacking=figure)


def _check_linked(draft: Draft, files: list[str], published: PublishedFiles) -> Iterator[Finding]:
    """What pages link to is to be read or seen: it runs no code."""
    for uri in sorted(published.linked.intersection(files)):
        suffix = PurePosixPath(uri).suffix.lower()
        if _CODE.fullmatch(suffix):
            message = (
                f"una página lo enlaza, y no se publican archivos `{suffix}`, que un navegador o un equipo ejecuta"
            )
            yield Finding(f"docs/{show_path(uri)}", None, None, message, "si es un texto, ponlo en una página `.md`")
        elif suffix == ".svg":
            yield from check_drawing(draft, f"docs/{uri}")


def _check_targets(draft: Draft, files: list[str]) -> Iterator[Finding]:
    """Every file that a page links to or shows exists."""
    present = set(files)
    for page in draft.pages:
        for link in find_file_links(page.text):
            target = get_target(link, page.uri)
            if target not in present:
                message = f"no existe el archivo `{link.path}`, al que lleva esta dirección"
                suggestion = _suggest_file(link.path, page.uri, files)
                lacking = f"docs/{show_path(target)}"
                yield Finding(page.path, link.line, link.column, message, suggestion, lacking=lacking)


def _suggest_file(path: str, page_uri: str, files: list[str]) -> str | None:
    """A file with a similar path and the same ending, as that page would write it; a page, if it is of its HTML."""
    stem, ending = posixpath.splitext(path)
    ending = ".md" if ending.lower() in (".html", ".htm") else ending.lower()
    folder = posixpath.dirname(page_uri) or "."
    near = [posixpath.relpath(uri, folder) for uri in files if uri.lower().endswith(ending)]
    return suggest_close_match(stem + ending, near)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def show_path(path: str) -> str:
    """A path that can be printed: the bytes of its name may be no text."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
