"""The record of each page, with everything it depends on: a page is made again if and only if any of that has changed.

A record has two layers. The first is the result of the page's Markdown: its content, with what other parts of the site
take from it (sections for the search, questions for the bank, anchors, links). The second is the whole page in its
theme. Each stores the digests of what it depends on; a record is reused if all of them are unchanged, which is always
checked. Records are kept in memory between the rebuilds of a preview, and on disk between runs.

`macros/recall.py` turns a record back into an MkDocs page.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.toc import TableOfContents

from course.runtime.memory import hash_text
from exports.question_bank import BankItem
from exports.search_index import Section

_VERSION_LENGTH = 32


@dataclass(frozen=True)
class Rendering:
    """What MkDocs takes from a page's Markdown, besides its content.

    `links` are by the path of the linked page: anchor → the link as written.
    """

    meta: dict[str, object]
    title: str | None
    toc: TableOfContents
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]


@dataclass
class PageRecord:
    """One page as it was made.

    `made_of` is the digest of its text and of the code and settings that made it; `facts`, the digest of each fact that
    it depends on, by name; `terms`, that of the glossary terms in its `words`, and `glossary`, that of the whole
    glossary in which they were looked up.
    """

    uri: str
    made_of: str
    facts: dict[str, str]
    glossary: str
    terms: str
    words: str
    content: str
    rendering: Rendering
    sections: list[Section]
    questions: list[BankItem]
    offline_changes: list[tuple[str, str]]  # HTML of the content, with its replacement in the offline copy
    layout: str = ""  # digest of the theme's input
    output: str = ""


class PageRecords:
    """The records of one way of building the site.

    `folder` is where they are kept on disk; `version` is that of the code: records of other versions are ignored.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self.version = version
        self._records: dict[str, PageRecord] = {}
        self._missing: set[str] = set()
        self._unsaved: set[str] = set()

    def get(self, uri: str) -> PageRecord | None:
        """The page's latest record, whatever it depends on."""
        if uri not in self._records and uri not in self._missing:
            record = self._load(uri)
            if record is None:
                self._missing.add(uri)
            else:
                self._records[uri] = record
        return self._records.get(uri)

    def keep(self, record: PageRecord) -> None:
        self._records[record.uri] = record
        self._missing.discard(record.uri)
        self._unsaved.add(record.uri)

    def forget(self, uri: str) -> None:
        """Have a page made again, until a new record of it is kept. Its record on disk is deleted too."""
        self._records.pop(uri, None)
        self._missing.add(uri)
        self._unsaved.discard(uri)
        with suppress(OSError):
            self._get_path(uri).unlink(missing_ok=True)

    def reload(self, uri: str) -> None:
        """Read from disk when the page is next requested: another process may have kept a record."""
        self._records.pop(uri, None)
        self._missing.discard(uri)

    def save(self) -> list[str]:
        """Write the new records, and return the paths of their pages; none if the folder can't be written."""
        unsaved, self._unsaved = sorted(self._unsaved), set()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for uri in unsaved:
                self._save(self._records[uri])
        except OSError:
            return []
        return unsaved

    def _get_path(self, uri: str) -> Path:
        return self.folder / f"{hash_text(uri).hex()}.page"

    def _load(self, uri: str) -> PageRecord | None:
        try:
            header, _, content = self._get_path(uri).read_bytes().partition(b"\n")
            if header != self._make_header(content):
                return None
            record = pickle.loads(content)
        except Exception:
            return None
        return record if isinstance(record, PageRecord) and record.uri == uri else None

    def _save(self, record: PageRecord) -> None:
        content = pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)
        path = self._get_path(record.uri)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        partial.write_bytes(self._make_header(content) + b"\n" + content)
        partial.replace(path)

    def _make_header(self, content: bytes) -> bytes:
        return f"{self.version[:_VERSION_LENGTH]} {_hash_bytes(content)}".encode()


def describe_record_code() -> str:
    """The code of everything in a record: a stored object with other attributes must not be loaded."""
    paths = (sys.modules[kind.__module__].__file__ for kind in (PageRecord, Section, BankItem))
    return "\0".join(Path(path).read_text(encoding="utf-8") for path in paths if path)


def _hash_bytes(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
