"""Macros `export_files` and `session_files`: where the files for other systems are, or how to make them.

They follow `exports/file_exports.py`. They are not in the site: the workflow attaches them to each release.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.request import ExportRequest
from macros.site import Site

if TYPE_CHECKING:
    from exports.file_exports import FileExport


def export_files(site: Site) -> str:
    # Here and not above: all the exports are a tenth of what a build imports, and only one page needs them.
    from exports.file_exports import FILE_EXPORTS

    whole = ExportRequest(site.course)
    temas = [(tema.number, replace(whole, tema=tema.number)) for tema in site.course.index.temas.values()]
    sessions = [(each.number, replace(whole, session=each.number)) for each in site.course.facts.sessions]
    rows = [
        {
            "export": export,
            "whole": [] if export.is_by_session else _list_names(export, [whole, replace(whole, is_essential=True)]),
            "temas": [(number, _list_names(export, [request])) for number, request in temas if export.is_by_tema],
            "sessions": [(number, export.list_names(request)) for number, request in sessions if export.is_by_session],
        }
        for export in FILE_EXPORTS
    ]
    return site.make_template_slot("export_files.html.jinja", rows=rows, address=_find_address(site))


def session_files(site: Site, number: int) -> str:
    from exports.file_exports import FILE_EXPORTS

    request = ExportRequest(site.course, session=number)
    made = [(export, export.list_names(request)) for export in FILE_EXPORTS if export.is_by_session]
    rows = [(export, names) for export, names in made if names]
    return site.make_template_slot("session_files.html.jinja", rows=rows, address=_find_address(site))


def _find_address(site: Site) -> str:
    """The address of the last release; empty, if the site doesn't know its repository."""
    return f"{site.repository_url}/releases/latest" if site.repository_url else ""


def _list_names(export: FileExport, requests: list[ExportRequest]) -> list[str]:
    return [name for request in filter(export.takes, requests) for name in export.list_names(request)]
