"""Reads the search files of a built site as the engine does: the pages, each section with its text `x`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exports.search_index import HEADINGS_FILE, SCRIPT_START, TEXT_FILE


def read_search_scripts(site: Path) -> dict[str, str]:
    """The scripts of a built site: text by name."""
    paths = [site / "assets" / HEADINGS_FILE, *sorted((site / "assets").glob(TEXT_FILE.format(digest="*")))]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def read_documents(scripts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The pages, from scripts that must all be needed."""
    contents = {name: _read_script(name, script) for name, script in scripts.items()}
    headings = contents.pop(HEADINGS_FILE)
    assert set(headings["texts"]) == contents.keys()
    texts = iter([text for name in headings["texts"] for text in contents[name]])
    pages = [{**page, "s": [{**section, "x": next(texts)} for section in page["s"]]} for page in headings["pages"]]
    assert next(texts, None) is None
    return pages


def read_synonyms(scripts: Mapping[str, str]) -> list[list[str]]:
    """The groups of words for the same thing."""
    synonyms: list[list[str]] = _read_script(HEADINGS_FILE, scripts[HEADINGS_FILE])["synonyms"]
    return synonyms


def read_search_text(site: Path) -> str:
    """Everything that the search of a built site may show, as one text."""
    return json.dumps(read_documents(read_search_scripts(site)), ensure_ascii=False)


def _read_script(name: str, script: str) -> Any:
    start, end = f'{SCRIPT_START}"{name}"] = ', ";\n"
    assert script.startswith(start) and script.endswith(end)
    return json.loads(json.loads(script[len(start) : -len(end)]))
