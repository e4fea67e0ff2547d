"""Loads the draft of a course from a folder: data, question bank, references and the outline of its pages.

Nothing that an author writes raises: all errors are returned together as findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from course.charts.chart_data import load_chart_data
from course.files.litter import is_litter
from course.files.pydantic_findings import make_findings
from course.files.text_source import load_text
from course.files.yaml_source import read_yaml
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.edition import add_facts
from course.loaded.located import Located
from course.loaded.named_deadlines import find_unquoted_names, replace_named_deadlines
from course.model import Figure, Inbox, Question, Quiz
from course.pages.outline import load_page
from course.register import DATA_KINDS, KINDS_BY_NAME, DataKind
from course.runtime.memory import remembered
from course.sources.references import ReferenceList, read_references

REFERENCES_PATH = "data/references.bib"
REFERENCES_CACHE_PATH = ".cache/references.json"
NUMBERS = "data/figures/*.csv"


def load_draft(root: Path) -> tuple[Draft, list[Finding]]:
    """Load the course in the folder `root`. Returns what could be loaded and every finding."""
    draft = Draft(root)
    findings = [*_find_misnamed_files(root), *_find_unread_data(root)]
    draft.unusable += [finding.path for finding in findings]
    # The inbox first: the other files name its deadlines.
    for kind in sorted(DATA_KINDS, key=lambda kind: kind.model is not Inbox):
        for path in _list_paths(root, kind):
            _load_file(path, kind, draft, findings)
    findings += add_facts(draft)
    findings += _leave_out_second_banks(draft)
    for path in _list_files(root, NUMBERS):
        _load_numbers(path, draft, findings)
    draft.references, reference_findings = _load_references(root)
    findings += reference_findings
    if draft.references is None or not draft.references.is_whole:
        draft.unusable.append(REFERENCES_PATH)
    for path in _list_files(root / "docs", "**/*.md"):
        shown_path = get_shown_path(path, root)
        page, page_findings = load_page(path, shown_path)
        findings += page_findings
        if page:
            draft.pages.append(page)
        else:
            draft.unusable.append(shown_path)
    return draft, findings


def _list_paths(root: Path, kind: DataKind) -> Iterator[Path]:
    """The files of a kind. A required file is listed even if it doesn't exist."""
    if not kind.is_one_file:
        yield from _list_files(root, kind.files)
    elif kind.required or (root / kind.files).exists():
        yield root / kind.files


def _load_references(root: Path) -> tuple[ReferenceList | None, list[Finding]]:
    text, findings = load_text(root / REFERENCES_PATH, REFERENCES_PATH)
    return (None, findings) if text is None else _read_references(text, root / REFERENCES_CACHE_PATH)


@lru_cache(maxsize=2)  # a list has all its references rendered; a preview loads it again after each edit
def _read_references(text: str, cache_path: Path) -> tuple[ReferenceList | None, list[Finding]]:
    return read_references(text, REFERENCES_PATH, cache_path)


def get_shown_path(path: Path, root: Path) -> str:
    """The path of a file in findings: relative to the root, with forward slashes on every system."""
    return path.relative_to(root).as_posix()


def _list_files(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of a course under `folder`: no links, and nothing hidden or left by a system."""
    for path in sorted(folder.glob(pattern)):
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not (is_hidden or path.is_symlink() or is_litter(path.name)):
            yield path


# The file extensions loaded from each folder, and those written by mistake instead.
_FILE_ENDINGS = {kind.folder: [".yml"] for kind in DATA_KINDS} | {"data/figures": [".yml", ".csv"], "docs": [".md"]}
MISTAKEN_ENDING = re.compile(r"\.(ya?ml|md|markdown|csv)(\.txt)?$", re.IGNORECASE)


def _find_unread_data(root: Path) -> list[Finding]:
    """Files of YAML that would be ignored silently because of their name or folder: `data/menus.yml`."""
    read = {path for kind in DATA_KINDS for path in root.glob(kind.files)}
    present = {path for pattern in ("data/**/*.yml", "quizzes/**/*.yml") for path in _list_files(root, pattern)}
    findings = []
    for path in sorted(present - read):
        shown_path = get_shown_path(path, root)
        suggestion = suggest_close_match(shown_path, [kind.files.replace("*", path.stem) for kind in DATA_KINDS])
        message = "este archivo no se lee: ningún dato del curso se llama así"
        findings.append(Finding(shown_path, None, None, message, suggestion))
    return findings


def _find_misnamed_files(root: Path) -> list[Finding]:
    """Files that would be ignored silently: `corh.yaml`, `corh.yml.txt`, `pagina.MD`."""
    findings = []
    for folder, endings in _FILE_ENDINGS.items():
        for path in _list_files(root / folder, "*" if folder == "data" else "**/*"):
            mistaken = MISTAKEN_ENDING.search(path.name)
            if mistaken and path.suffix not in endings and (mistaken[1].lower() != "csv" or ".csv" in endings):
                ending = next((ending for ending in endings if ending[1:] == mistaken[1].lower()), endings[0])
                name = MISTAKEN_ENDING.sub(ending, path.name)
                shown_endings = " o ".join(f"`{ending}`" for ending in endings)
                message = f"este archivo no se lee: en {folder}/ los nombres acaban en {shown_endings}"
                findings.append(Finding(get_shown_path(path, root), None, None, message, f"llámalo `{name}`"))
    return findings


def _load_file(path: Path, kind: DataKind, draft: Draft, findings: list[Finding]) -> None:
    shown_path = get_shown_path(path, draft.root)
    text, text_findings = load_text(path, shown_path)
    findings += text_findings
    located = None
    if text is not None:
        located, is_yaml, read_findings = _read_written(text, shown_path, kind, draft.find_value(Inbox))
        findings += read_findings
        if is_yaml:
            draft.texts[shown_path] = text
    if located is None:
        draft.unusable.append(shown_path)
        return
    draft.data.setdefault(kind.model, []).append(located)
    if kind.items:
        draft.data.setdefault(kind.items.model, []).extend(_list_items(located, kind.items.key))


def _read_written(
    text: str, shown_path: str, kind: DataKind, inbox: Inbox | None
) -> tuple[Located[Any] | None, bool, list[Finding]]:
    """As `read_model`, for a text as its author wrote it, which may name deadlines."""
    replaced, findings = replace_named_deadlines(text, shown_path, inbox)
    if replaced != text:
        document, yaml_findings = read_yaml(text, shown_path)  # a name out of quotes would be hidden by its words
        if document is None:
            return None, False, find_unquoted_names(text, shown_path) or yaml_findings
    located, is_yaml, read_findings = read_model(replaced, shown_path, kind.name)
    return located, is_yaml, [*findings, *read_findings]


def _leave_out_second_banks(draft: Draft) -> Iterator[Finding]:
    """A tema has its questions in one file: with a copy of it in `quizzes/`, each question would be repeated."""
    banks: dict[int, Located[Quiz]] = {}
    # The shortest name is that of the original: an editor's copies of a file have a longer one.
    for bank in sorted(draft.list_located(Quiz), key=lambda located: len(located.document.path)):
        owner = banks.setdefault(bank.value.tema, bank)
        if owner is not bank:
            path = bank.document.path
            message = f"las preguntas del tema {bank.value.tema} ya están en {owner.document.path}"
            yield bank.make_finding(message, "tema", suggestion="si es una copia, bórrala; si no, júntalas allí")
            draft.unusable.append(path)
            for model, values in draft.data.items():
                draft.data[model] = [value for value in values if value.document.path != path]


@remembered
def read_model(text: str, shown_path: str, kind_name: str) -> tuple[Located[Any] | None, bool, list[Finding]]:
    """The value of a file of a kind of data (None if it is invalid), whether it is valid YAML, and the findings."""
    document, findings = read_yaml(text, shown_path)
    if document is None:
        return None, False, findings
    model = KINDS_BY_NAME[kind_name].model
    try:
        return Located(model.model_validate(document.data), document), True, findings
    except ValidationError as error:
        return None, True, [*findings, *make_findings(error, model, document)]


def read_sound_file(text: str, shown_path: str, kind_name: str) -> Located[Any]:
    """The value of a file of some kind of data that loads without errors."""
    located, _, _ = read_model(text, shown_path, kind_name)
    assert located is not None
    return located


def read_questions(text: str, shown_path: str) -> list[Located[Question]]:
    """The questions of one file of the bank, which loads without errors."""
    return cast(list[Located[Question]], _list_items(read_sound_file(text, shown_path, "quiz"), "questions"))


def _list_items(file: Located[BaseModel], key: str) -> list[Located[Any]]:
    """The items of the list `key` of a file, each with its location."""
    return [Located(item, file.document, (key, number)) for number, item in enumerate(getattr(file.value, key))]


def _load_numbers(path: Path, draft: Draft, findings: list[Finding]) -> None:
    shown_path = get_shown_path(path, draft.root)
    figure = draft.find_by_id(Figure, path.stem)
    kind = figure.chart.kind if figure and figure.chart else None
    data, data_findings = load_chart_data(path, shown_path, kind)
    findings += data_findings
    if data is None:
        draft.unusable.append(shown_path)
    else:
        draft.chart_data[path.stem] = data
