"""Grows the course of a folder in place: reads its files, adds the copies and writes them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from course.checks.text.spelling import DICTIONARY, is_spanish
from course.derived.prose import split_sentences
from course.loaded.loading import REFERENCES_PATH
from course.pages.places import get_guide_page, make_guide_name
from tooling.bench.growth.data import (
    copy_guide,
    copy_headings,
    copy_named,
    copy_question,
    copy_references,
    copy_terms,
    find_legislation,
)
from tooling.bench.growth.names import Copy
from tooling.bench.growth.words import Supply, WordSwap, list_words
from tooling.new_course.renumbering import renumber_calls

_COPIED_PAGES = ("tema-*/*.md", "casos/*.md")
_TEXTS = ("docs/**/*.md", "data/**/*.yml", "quizzes/*.yml")


def grow_course(root: Path, times: int) -> None:
    """Make the course in the folder `root` `times` times as large: an integer, at least 1."""
    pages = sorted(
        path for pattern in _COPIED_PAGES for path in (root / "docs").glob(pattern) if path.name != "index.md"
    )
    copies = list(_make_copies(root, pages, times))
    for copy in copies:
        for path in pages:
            uri = path.relative_to(root / "docs").as_posix()
            _write(root / "docs" / copy.rename_page(uri), copy.rewrite_page(path.read_text(encoding="utf-8"), uri))
    _copy_named_files(root, copies)
    _grow_lists(root, copies)
    bibliography = root / REFERENCES_PATH
    text = bibliography.read_text(encoding="utf-8")
    _write(bibliography, "\n".join([text, *copy_references(copies, text)]))


def _make_copies(root: Path, pages: list[Path], times: int) -> Iterator[Copy]:
    used = list_words(path.read_text(encoding="utf-8") for pattern in _TEXTS for path in root.glob(pattern))
    vocabulary = {word for word in used if _is_plain(word)}
    supply = Supply(DICTIONARY.with_suffix(".dic").read_text(encoding="utf-8"), used, _is_plain)
    terms = _read_yaml(root / "data/glossary.yml")["terms"]
    forms = [form for term in terms for form in (term["term"], *term.get("variants", ()))]
    marked = [form for form in forms if " " not in form]
    uris = frozenset(path.relative_to(root / "docs").as_posix() for path in pages)
    legislation = find_legislation((root / REFERENCES_PATH).read_text(encoding="utf-8"))
    for number in range(2, times + 1):
        yield Copy(number, WordSwap(vocabulary, marked, supply, seed=number), uris, legislation)


def _copy_named_files(root: Path, copies: list[Copy]) -> None:
    """The cases and the figures, one file each, with the drawing or the data of each figure."""
    for path in [*(root / "data/cases").glob("*.yml"), *(root / "data/figures").glob("*.yml")]:
        value = _read_yaml(path)
        for copy in copies:
            _write_yaml(path.with_name(copy.rename(path.name)), copy_named(copy, value))
    for path in [*(root / "data/figures").glob("*.csv"), *(root / "docs/assets/figures").glob("*.svg")]:
        for copy in copies:
            _write(path.with_name(copy.rename(path.name)), path.read_text(encoding="utf-8"))


def _grow_lists(root: Path, copies: list[Copy]) -> None:
    """The lists in a single file: headings, the sessions that cover them, terms, questions."""
    programme = _read_yaml(root / "data/programme.yml")
    for tema in programme["temas"]:
        tema["headings"] += [heading for copy in copies for heading in copy_headings(copy, list(tema["headings"]))]
    _write_yaml(root / "data/programme.yml", programme)

    course = _read_yaml(root / "data/course.yml")
    own = len(course["sessions"])
    course["sessions"] += _copy_sessions(copies, course["sessions"])
    _write_yaml(root / "data/course.yml", course)
    _copy_guides(root, copies, own)
    edition = _read_yaml(root / "data/edition.yml")
    edition["sessions"] += _add_days(len(course["sessions"]), edition["sessions"])
    _write_yaml(root / "data/edition.yml", edition)

    glossary = _read_yaml(root / "data/glossary.yml")
    taken = {form.casefold() for term in glossary["terms"] for form in (term["term"], *term.get("variants", ()))}
    glossary["terms"] += [term for copy in copies for term in copy_terms(copy, list(glossary["terms"]), taken)]
    _write_yaml(root / "data/glossary.yml", glossary)

    for path in sorted((root / "quizzes").glob("*.yml")):
        quiz = _read_yaml(path)
        quiz["questions"] += [copy_question(copy, question) for copy in copies for question in list(quiz["questions"])]
        _write_yaml(path, quiz)


def _copy_sessions(copies: list[Copy], sessions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sessions about the copies of the pages, after the last of the course."""
    copied = [session | {"blocks": _copy_blocks(copy, session["blocks"])} for copy in copies for session in sessions]
    return [session | {"number": number} for number, session in enumerate(copied, start=len(sessions) + 1)]


def _copy_guides(root: Path, copies: list[Copy], sessions: int) -> None:
    """The guides of the copied sessions, their pages and the places of these in the menu.

    The course had so many `sessions` of its own.
    """
    for path in sorted((root / "data/session_guides").glob("*.yml")):
        guide = _read_yaml(path)
        uri = get_guide_page(guide["session"])
        page = root / "docs" / uri
        for place, copy in enumerate(copies, start=1):
            session = guide["session"] + place * sessions
            copied = get_guide_page(session)
            _write_yaml(path.with_stem(make_guide_name(session)), copy_guide(copy, guide, session))
            text = copy.rewrite_page(page.read_text(encoding="utf-8"), uri)
            _write(root / "docs" / copied, renumber_calls(text, "session_guide", {guide["session"]: session}))
            _add_to_menu(root / "data/menu.yml", uri, copied)


def _add_to_menu(menu: Path, after: str, uri: str) -> None:
    """Put a page in the menu, if the course has one, below another that is in it on a line of its own."""
    if not menu.exists():  # then every page is in it
        return
    entry = re.compile(rf"^([ ]*- ){re.escape(after)}$", re.MULTILINE)
    _write(menu, entry.sub(rf"\g<0>\n\g<1>{uri}", menu.read_text(encoding="utf-8")))


def _add_days(count: int, days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The days that an edition needs for `count` sessions, one after the other from its last."""
    last = days[-1]
    return [
        {"number": number, "date": last["date"] + datetime.timedelta(days=number - last["number"])}
        for number in range(last["number"] + 1, count + 1)
    ]


def _copy_blocks(copy: Copy, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            key: {copy.rename_in_tema(page): minutes for page, minutes in value.items()} if key == "pages" else value
            for key, value in block.items()
        }
        for block in blocks
    ]


def _is_plain(word: str) -> bool:
    """Whether a word is spelt well and can end a sentence before a full stop, unlike an abbreviation («etc.»)."""
    return is_spanish(word) and len(split_sentences(f"Va {word}. Y otra.")) > 1


def _read_yaml(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def _write_yaml(path: Path, data: Any) -> None:
    yaml = YAML(typ="safe")
    yaml.allow_unicode, yaml.default_flow_style, yaml.width = True, False, 10**6
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        yaml.dump(data, stream)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
