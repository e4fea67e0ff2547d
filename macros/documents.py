"""Macros of the files to fill in: `document`, with what one asks for, and `documents`, the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Codebook, Document, Triage
from exports.coding_spreadsheet import get_spreadsheet_name
from exports.course_documents import list_documents
from exports.documents import get_document_name
from exports.register import get_download_path
from exports.triage_poster import get_poster_name
from macros.site import Site


@dataclass(frozen=True)
class FileRow:
    """A file to download: its title, its format, its address and, for a template, where it is explained."""

    title: str
    format: str
    url: str
    heading_id: str | None = None


def document(site: Site, id: str) -> str:
    value = site.course.get_by_id(Document, id)
    return site.make_template_slot(
        "document.html.jinja", document=value, url=site.get_asset_path(get_document_path(value))
    )


def documents(site: Site) -> str:
    """All the files that the exports make to be filled in, so that none is missing."""
    explained = {template.id: template.sections[0] for template in site.course.list_values(Document)}
    rows = [
        FileRow(each.title, "DOCX", site.get_asset_path(get_document_path(each)), explained.get(each.id))
        for each, _ in list_documents(site.course)
    ]
    for triage in site.course.list_values(Triage):
        url = site.get_asset_path(get_download_path(get_poster_name(triage)))
        rows.append(FileRow("Póster del triaje de mensajes", "SVG", url))
    for codebook in site.course.list_values(Codebook):
        url = site.get_asset_path(get_download_path(get_spreadsheet_name(codebook)))
        rows.append(FileRow("Hoja para codificar mensajes", "XLSX", url))
    return site.make_template_slot("documents.html.jinja", rows=rows)


def get_document_path(document: Document) -> str:
    """The path of a document's file, relative to the site's root."""
    return get_download_path(get_document_name(document))
