"""Macro `document`: a document to take away, with what it asks for and its file; and the writing of all files to take
away (exports/).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVarTuple

from course.derived.policy import list_policy_sources, make_policy_document
from course.derived.triage import make_responses_document, make_triage_document
from course.model import Codebook, Document, Policy, ResponseBank, Triage
from course.runtime.memory import recall
from course.whole import Course
from exports.coding_spreadsheet import build_coding_spreadsheet
from exports.documents import SUFFIX, build_document
from macros.codebook import get_spreadsheet_path
from macros.site import Site

Arguments = TypeVarTuple("Arguments")

# Where the files are remembered (course/runtime/memory.py).
SHELF = "macros.documents"


def document(site: Site, id: str) -> str:
    value = site.course.get_by_id(Document, id)
    return site.make_template_slot(
        "document.html.jinja", document=value, url=site.get_asset_path(get_document_path(value))
    )


def get_document_path(document: Document) -> str:
    """Where the file goes, relative to the site's root."""
    return f"descargas/{document.id}{SUFFIX}"


def write_documents(course: Course, site_dir: Path, written: dict[Path, bytes]) -> None:
    """Write the files that are new or changed since the last rebuild, and delete those of what was removed.

    `written` holds what was written before, and then what is.
    """
    wanted = {site_dir / uri: content for uri, content in make_documents(course).items()}
    for path in written.keys() - wanted.keys():
        path.unlink(missing_ok=True)
        del written[path]
    for path, content in wanted.items():
        if written.get(path) != content or not path.exists():
            path.write_bytes(content)
            written[path] = content


def make_documents(course: Course) -> dict[str, bytes]:
    """Each file to take away, by its path from the site's root."""
    documents: list[tuple[Document, tuple[str, ...]]] = [(value, ()) for value in course.list_values(Document)]
    bank = course.find_value(ResponseBank)
    for triage in course.list_values(Triage):
        documents.append((make_triage_document(triage, bank), ()))
    if bank:
        documents.append((make_responses_document(bank), ()))
    for policy in course.list_values(Policy):
        sources = tuple(list_policy_sources(policy, course.references))
        documents.append((make_policy_document(policy, course.references), sources))
    facts = course.facts
    made = {get_document_path(value): _make(build_document, value, facts, sources) for value, sources in documents}
    for codebook in course.list_values(Codebook):
        made[get_spreadsheet_path(codebook)] = _make(build_coding_spreadsheet, codebook, facts)
    return made


def _make(build: Callable[[*Arguments], bytes], *arguments: *Arguments) -> bytes:
    return recall(SHELF, repr(arguments), partial(build, *arguments))
