"""Macro `document`: a document to take away, with what it asks for and its file (made by exports/documents.py)."""

from __future__ import annotations

from course.model import Document
from exports.documents import SUFFIX
from macros.site import Site


def document(site: Site, id: str) -> str:  # noqa: A002 (the author's argument is called `id`)
    value = site.loaded.find_document(id)
    return site.make_template_slot("document.html.jinja", document=value, url=site.get_asset_path(get_document_path(value)))


def get_document_path(document: Document) -> str:
    """Where the file goes, relative to the site's root."""
    return f"descargas/{document.id}{SUFFIX}"
