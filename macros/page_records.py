"""What was made of each page, and all that it hangs on: a page is made again when something that it took changed, and
only then.

A record is made of two layers. The first is what came of the page's Markdown: its content, with what other parts of the
site take from it (sections for the search, questions for the bank, anchors, links). The second is the whole page in its
theme. Each names what it was made of by digests; a record is used again while all of them are the same today, which is
looked up and never supposed. Records are kept in memory between the rebuilds of a preview, and on disk between runs.

How a record becomes an MkDocs page again is in `macros/recall.py`.
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
    """What MkDocs takes from a page's Markdown, besides its content. `links` are by the path of the page that is linked
    to: anchor → the link as written.
    """

    meta: dict[str, object]
    title: str | None
    toc: TableOfContents
    anchors: frozenset[str]
    links: dict[str, dict[str, str]]


@dataclass
class PageRecord:
    """One page as it was made. `made_of` is the digest of its text and of the code and settings that made it; `facts`
    the digest of each fact that it took, by name; `terms` that of the glossary's terms that stand in its `words`, and
    `glossary` that of the whole glossary they were looked up in.
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
    offline_changes: list[tuple[str, str]]  # HTML of its content, and what stands there in the copy without network
    layout: str = ""  # digest of all that the theme was given
    output: str = ""


class PageRecords:
    """The records of one way of building the site. `folder` is where they are kept on disk; `version` is that of the
    code: what was kept by another one is not looked at.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self.version = version
        self._records: dict[str, PageRecord] = {}
        self._missing: set[str] = set()
        self._unsaved: set[str] = set()

    def get(self, uri: str) -> PageRecord | None:
        """The page's latest record, whatever it was made of."""
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
        """Have a page made again until a new record of it is kept. What is on disk of it goes too."""
        self._records.pop(uri, None)
        self._missing.add(uri)
        self._unsaved.discard(uri)
        with suppress(OSError):
            self._get_path(uri).unlink(missing_ok=True)

    def reload(self, uri: str) -> None:
        """Look on the disk again when the page is next asked for: another process may have kept a record."""
        self._records.pop(uri, None)
        self._missing.discard(uri)

    def save(self) -> list[str]:
        """Write the new records and return their pages. A folder that can't be written costs time, nothing else."""
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
    """The code of all that a record holds: an object of another shape is not to be read as one of today's."""
    paths = (sys.modules[kind.__module__].__file__ for kind in (PageRecord, Section, BankItem))
    return "\0".join(Path(path).read_text(encoding="utf-8") for path in paths if path)


def _hash_bytes(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
