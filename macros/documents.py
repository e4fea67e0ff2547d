"""Macro `document`: a document to take away, with what it asks for and its file; and the writing of all files to take away (exports/)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from course.loading import LoadedCourse
from course.memory import recall
from course.model import Document
from course.policy import list_policy_sources, make_policy_document
from course.triage import make_responses_document, make_triage_document
from exports.coding_spreadsheet import build_coding_spreadsheet
from exports.documents import SUFFIX, build_document
from macros.codebook import get_spreadsheet_path
from macros.site import Site


def document(site: Site, id: str) -> str:  # noqa: A002 (the author's argument is called `id`)
    value = site.loaded.find_document(id)
    return site.make_template_slot("document.html.jinja", document=value, url=site.get_asset_path(get_document_path(value)))


def get_document_path(document: Document) -> str:
    """Where the file goes, relative to the site's root."""
    return f"descargas/{document.id}{SUFFIX}"


def write_documents(loaded: LoadedCourse, site_dir: Path, remembered: dict[str, Any]) -> None:
    """Write the files of the documents that are new or changed since the last rebuild, and delete those of the removed ones."""
    course = loaded.course.value
    written: dict[Path, tuple] = remembered.setdefault("documents", {})
    documents = [(located.value, ()) for located in loaded.documents]
    bank = loaded.responses.value if loaded.responses else None
    if loaded.triage:
        documents.append((make_triage_document(loaded.triage.value, bank), ()))
    if bank:
        documents.append((make_responses_document(bank), ()))
    if loaded.policy:
        policy = loaded.policy.value
        documents.append((make_policy_document(policy, loaded.references), tuple(list_policy_sources(policy, loaded.references))))
    wanted: dict[Path, tuple[Any, ...]] = {
        site_dir / get_document_path(document): (build_document, document, course.title, sources) for document, sources in documents
    }
    if loaded.codebook:
        codebook = loaded.codebook.value
        wanted[site_dir / get_spreadsheet_path(codebook)] = (build_coding_spreadsheet, codebook, course.title)
    for path in written.keys() - wanted.keys():
        path.unlink(missing_ok=True)
        del written[path]
    for path, made_of in wanted.items():
        if written.get(path) != made_of or not path.exists():
            build, value, _, *rest = made_of
            made = recall("macros.documents", repr((value, course, rest)), partial(build, value, course, *rest))
            path.write_bytes(made)
            written[path] = made_of
