"""Macro `document`: a downloadable document, with the information that it asks for and the link to its file."""

from __future__ import annotations

from course.model import Document
from exports.documents import get_document_name
from exports.register import get_download_path
from macros.site import Site


def document(site: Site, id: str) -> str:
    value = site.course.get_by_id(Document, id)
    return site.make_template_slot(
        "document.html.jinja", document=value, url=site.get_asset_path(get_document_path(value))
    )


def get_document_path(document: Document) -> str:
    """The path of a document's file, relative to the site's root."""
    return get_download_path(get_document_name(document))
