"""Takes out of a course all that hung on the temas that it has lost, until its checks find nothing else to take out.

The course that it was copied from has no faults, so what the checks find in the data of the copy follows from what was
left out, and what they point at goes: a value or, if its file can't do without it, the item that it is in, or the file.
What they find in pages is cut by `page_cuts.py`. The rest is for the author.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from course.checks import run_checks
from course.checks.text import find_unreadable
from course.checks.text.other_towns import check_other_towns
from course.checks.text.session_minutes import list_empty_components
from course.checks.text.spelling import WORDS_PATH, check_spelling, list_unknown_words
from course.files.location import Location
from course.files.yaml_source import read_yaml
from course.findings import Finding
from course.language.folded_words import split_folded
from course.loaded.draft import Draft
from course.loaded.loading import REFERENCES_PATH, load_draft, read_model
from course.loaded.whole import complete
from course.model import Case, CourseFacts, Figure, Glossary
from course.pages.places import CASES
from course.pages.unfinished import FINISH_IT, UNFINISHED, mark_unfinished
from course.register import DATA_KINDS, KINDS_BY_NAME, DataKind
from tooling.new_course.page_cuts import cut_page, list_named_ids
from tooling.new_course.yaml_cuts import CannotCutError, cut_value

# Of a session, a block with nothing left goes too: how deep a place in it is.
_SESSION_BLOCK = len(("sessions", 0, "blocks"))
_TEMA_ALONE = re.compile(r"[Tt]emas? \d[\d, yoae]*")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<path>[^()\s#:]+\.md)(?:#[^()\s]*)?\)")
# What every course has: only a value that it may lack is taken out of these.
_KEPT = ("data/course.yml", "data/edition.yml", "data/programme.yml", "data/palette.yml")
# A course that can't be left in peace after so many rounds is left as it is.
_MOST_ROUNDS = 12


def prune(root: Path, describe: Callable[[str], str]) -> list[str]:
    """Take out of the course in `root` what hangs on nothing. Returns the paths of the files that went.

    `describe` says in words what a heading that the course has lost was.
    """
    gone: list[str] = []
    lost: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        before = _read_all(root)
        draft, findings = load_draft(root)
        _prune_data(root, draft, [*findings, *run_checks(draft)], gone)
        draft, _ = load_draft(root)
        _prune_pages(root, draft, lost, describe, gone)
        _mark_links_of_cases(root, draft)
        draft, _ = load_draft(root)
        _drop_unused(root, draft, gone)
        draft, _ = load_draft(root)
        _prune_lists(root, draft)
        if _read_all(root) == before:
            break
    _join_marks(root)
    _prune_sessions(root)
    draft, findings = load_draft(root)
    _prune_data(root, draft, [*findings, *run_checks(draft)], gone)  # a guide leaves out minutes that a session gave
    _prune_words(root)
    return sorted(gone)


def _read_all(root: Path) -> dict[str, bytes]:
    files = [path for top in ("data", "docs", "quizzes") for path in (root / top).rglob("*")]
    return {path.as_posix(): path.read_bytes() for path in files if path.suffix in (".yml", ".md", ".bib", ".txt")}


def _read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _write(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8", newline="\n")


def _remove(root: Path, path: str, gone: list[str]) -> None:
    if (root / path).exists():
        (root / path).unlink()
        gone.append(path)


def _prune_data(root: Path, draft: Draft, findings: Iterable[Finding], gone: list[str]) -> None:
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.suggestion != FINISH_IT:
            by_path.setdefault(finding.path, []).append(finding)
    for kind in DATA_KINDS:
        for path in sorted({located.document.path for located in draft.list_located(kind.model)} & by_path.keys()):
            text = _read(root, path)
            cut = cut_places(text, path, kind, _list_places(text, path, by_path[path]))
            if cut is None:
                _remove(root, path, gone)
            elif cut != text:
                _write(root, path, cut)


def _list_places(text: str, path: str, findings: Iterable[Finding]) -> list[Location]:
    """The values that some findings of a file point at, the last one first."""
    document, _ = read_yaml(text, path)
    if document is None:
        return []
    places = {position: place for place, position in document.key_positions.items()}
    places |= {position: place for place, position in document.positions.items() if place}
    pointed = {(finding.line, finding.column) for finding in findings if finding.line and finding.column}
    return [places[position] for position in sorted(pointed & places.keys(), reverse=True)]


def cut_places(text: str, path: str, kind: DataKind, places: Iterable[Location]) -> str | None:
    """The text of a data file without the values in `places`, the last one first; None if too little is left.

    With a value goes what can't do without it: the item that it is in, the list of that item…
    """
    removed: list[Location] = []
    for place in places:
        if any(place[: len(other)] == other for other in removed) or (path in _KEPT and isinstance(place[-1], int)):
            continue
        least = 0 if path not in _KEPT else _SESSION_BLOCK if place[0] == "sessions" else len(place) - 1
        for length in range(len(place), least, -1):
            with suppress(CannotCutError):
                cut = cut_value(text, place[:length])
                if read_model(cut, path, kind.name)[0] is not None:
                    text = cut
                    removed.append(place[:length])
                    break
        else:
            if path not in _KEPT:
                return None
    return text


def _prune_pages(root: Path, draft: Draft, lost: set[str], describe: Callable[[str], str], gone: list[str]) -> None:
    for page in draft.pages:
        cut = cut_page(draft, page, lost, describe)
        lost |= {f"{page.uri}#{anchor}" for anchor in cut.anchors}
        if cut.text is None:
            _remove(root, page.path, gone)
        elif cut.text != page.text:
            _write(root, page.path, cut.text)


def _mark_links_of_cases(root: Path, draft: Draft) -> None:
    """Mark the links of cases to pages that there aren't: they are written as from the page of the case."""
    pages = {page.uri for page in draft.pages}

    def mark(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(CASES, link["path"]))
        return link[0] if target in pages else mark_unfinished(link["words"])

    for case in draft.list_located(Case):
        text = case.document.text
        marked = _LINK.sub(mark, text)
        if marked != text:
            _write(root, case.document.path, marked)


def _drop_unused(root: Path, draft: Draft, gone: list[str]) -> None:
    """Remove the files of what is shown by its id, and no page or data file names any more."""
    named = {*list_named_ids(draft), *_list_texts(draft)}
    for kind in DATA_KINDS:
        if not kind.noun or kind.items or kind.main_model is Case:
            continue
        for located in draft.list_located(kind.main_model):
            identifier = getattr(located.value, "id", None)
            if identifier is not None and identifier not in named:
                _remove(root, located.document.path, gone)
    figures = {figure.id for figure in draft.list_values(Figure)}
    for picture in (root / "docs/assets/figures").glob("*.svg"):
        if picture.name.partition(".")[0] not in figures:
            _remove(root, picture.relative_to(root).as_posix(), gone)
    for numbers in (root / "data/figures").glob("*.csv"):
        if numbers.stem not in figures:
            _remove(root, numbers.relative_to(root).as_posix(), gone)


def _list_texts(draft: Draft) -> Iterator[str]:
    """Every text of the data files, except the ids that they give themselves."""
    for kind in DATA_KINDS:
        for located in draft.list_located(kind.model):
            yield from _walk_texts(located.document.data)


def _walk_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk_texts(inner) if key != "id" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from _walk_texts(inner)


def drop_terms(root: Path) -> None:
    """Take out of the glossary the terms that a lost heading explained and no text of the temas uses."""
    draft, _ = load_draft(root)
    glossary = draft.find_located(Glossary)
    if glossary is None:
        return
    texts = [page.text for page in draft.pages if page.tema is not None]
    texts += [text for path, text in draft.texts.items() if path.startswith("quizzes/")]
    used = " ".join(" ".join(split_folded(text)) for text in texts)
    path = glossary.document.path
    text = _read(root, path)
    for position, term in reversed([*enumerate(glossary.value.terms)]):
        forms = [" ".join(split_folded(form)) for form in (term.term, *term.variants)]
        is_lost = term.section is not None and term.section not in draft.index.ids
        if is_lost and not any(f" {form} " in f" {used} " for form in forms):
            text = cut_value(text, ("terms", position))
    _write(root, path, text)


def _prune_lists(root: Path, draft: Draft) -> None:
    """Take out of the bibliography and of the real places what no text names any more."""
    findings = run_checks(draft)
    _drop_lines(root, REFERENCES_PATH, findings, _find_entry_end)
    if find_unreadable(draft) is None:
        _prune_data(root, draft, check_other_towns(complete(draft)), [])


def _prune_words(root: Path) -> None:
    """Write in the spelling list what the texts use and nothing else.

    A word may have been known because it was in the name of the author of a source that went.
    """
    draft, _ = load_draft(root)
    if find_unreadable(draft) is not None or not (root / WORDS_PATH).exists():
        return
    course = complete(draft)
    unknown = list_unknown_words(course)
    if unknown:
        _write(root, WORDS_PATH, _read(root, WORDS_PATH).rstrip("\n") + "".join(f"\n{word}" for word in unknown) + "\n")
    _drop_lines(root, WORDS_PATH, check_spelling(course), lambda lines, start: start + 1)


def _prune_sessions(root: Path) -> None:
    """Take out of the sessions the time for what their pages don't have any more."""
    draft, _ = load_draft(root)
    if find_unreadable(draft) is None:
        document = draft.get_located(CourseFacts).document
        places = sorted(list_empty_components(complete(draft)), key=document.positions.__getitem__, reverse=True)
        cut = cut_places(document.text, document.path, KINDS_BY_NAME["course"], places)
        _write(root, document.path, cut or document.text)


def _join_marks(root: Path) -> None:
    """Leave one mark where a sentence that names a tema that went has a link to it, which is marked too."""
    for page in load_draft(root)[0].pages:
        lines = page.text.split("\n")
        for number, line in enumerate(lines):
            marks = [*UNFINISHED.finditer(line)]
            if any(not _TEMA_ALONE.fullmatch(mark["words"]) for mark in marks):
                lines[number] = UNFINISHED.sub(
                    lambda mark: mark["words"] if _TEMA_ALONE.fullmatch(mark["words"]) else mark[0], line
                )
        _write(root, page.path, "\n".join(lines))


def _drop_lines(root: Path, path: str, findings: Iterable[Finding], find_end: Callable[[list[str], int], int]) -> None:
    """Remove from a text file what findings say is unused. `find_end` tells the line after what starts in a line."""
    starts = {finding.line - 1 for finding in findings if finding.path == path and finding.line and finding.may_follow}
    if not starts:
        return
    lines = _read(root, path).splitlines(keepends=True)
    for start in sorted(starts, reverse=True):
        del lines[start : find_end(lines, start)]
    _write(root, path, "".join(lines))


def _find_entry_end(lines: list[str], start: int) -> int:
    """The line after an entry of BibTeX and the empty line below it."""
    end = next((number for number in range(start, len(lines)) if lines[number].startswith("}")), start) + 1
    return end + 1 if end < len(lines) and not lines[end].strip() else end
