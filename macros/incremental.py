"""Which pages a rebuild of `mkdocs serve --dirty` must write again.

MkDocs compares the dates of a page and its output, which misses everything that a page takes from elsewhere. Here a page
is modified when its own text changed, when anything that all pages take from changed (data, templates, code, theme), or,
for a page that shows the course as a whole, when the shape of any other page changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.structure.files import Files

from course.macro_calls import find_macro_calls
from course.outline import PageSource
from course.reading import compute_page_time
from macros.site import Site

# Macros that print facts of other pages.
WHOLE_COURSE_MACROS = frozenset(
    {
        "bibliography", "codebook", "coverage", "diagnosis", "minutes", "my_plan", "objectives_map", "policy", "programme", "progress", "responses",
        "section_link", "sessions", "temas", "triage",
    }
)
_SHOWN_NOWHERE = {"data/words.txt"}  # only the check of spelling reads it
_SHARED_FOLDERS = ("course", "data", "exports", "macros", "overrides", "quizzes")


def mark_modified_files(files: Files, site: Site, remembered: dict[str, Any]) -> None:
    """Tell each page's file whether it has to be built, by what it depends on and what was built last time."""
    shared = _hash_paths(_list_shared(site.loaded.root))
    shape = _hash_text(repr([_describe_shape(site, page) for page in site.loaded.pages]))
    stamps: dict[str, str] = remembered.setdefault("stamps", {})
    sources = {page.uri: page for page in site.loaded.pages}
    _forget_removed({file.src_uri: file.abs_dest_path for file in files.documentation_pages()}, remembered)
    for file in files.documentation_pages():
        source = sources.get(file.src_uri)
        if source is None:
            continue
        stamp = _hash_text(shared + source.text + (shape if _shows_whole_course(source) else ""))
        is_modified = stamps.get(file.src_uri) != stamp
        stamps[file.src_uri] = stamp
        file.is_modified = lambda is_modified=is_modified: is_modified


def _forget_removed(outputs: dict[str, str], remembered: dict[str, Any]) -> None:
    """Delete what was written for pages that are no longer there, and forget what the search and the question bank took from them."""
    for uri, output in remembered.get("outputs", {}).items():
        if uri not in outputs:
            Path(output).unlink(missing_ok=True)
            remembered["stamps"].pop(uri, None)
            remembered.get("sections", {}).pop(uri, None)
            remembered.get("questions", {}).pop(uri, None)
    remembered["outputs"] = outputs


def remember_sections(remembered: dict[str, Any], uri: str, sections: list) -> None:
    """Keep a page's search sections for the rebuilds that don't build it again."""
    remembered.setdefault("sections", {})[uri] = sections


def _shows_whole_course(page: PageSource) -> bool:
    return not WHOLE_COURSE_MACROS.isdisjoint(call.name for call in find_macro_calls(page)[0])


def _describe_shape(site: Site, page: PageSource) -> tuple:
    """What other pages show of a page: its headings, its minutes."""
    headings = tuple((heading.anchor, heading.text, heading.level) for heading in page.headings)
    time = compute_page_time(site.loaded, page).total if page.tema and not page.is_tema_cover else 0
    return page.uri, headings, time


def _list_shared(root: Path) -> Iterable[Path]:
    yield root / "mkdocs.yml"
    yield from sorted((root / "docs/assets/figures").glob("*.svg"))
    for folder in _SHARED_FOLDERS:
        files = (path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
        yield from sorted(path for path in files if path.relative_to(root).as_posix() not in _SHOWN_NOWHERE)


def _hash_paths(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.exists():
            stat = path.stat()
            digest.update(f"{path}|{stat.st_mtime_ns}|{stat.st_size}\n".encode())
    return digest.hexdigest()


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
