"""Macros `codebook` and `coding_spreadsheet`: the table of message classes, and the spreadsheet to code with them."""

from __future__ import annotations

from course.language.numbers import format_number
from course.model import Codebook
from exports.coding_spreadsheet import ROWS, get_spreadsheet_name
from exports.register import get_download_path
from macros.calculators import STYLESHEET
from macros.site import Site


def codebook(site: Site) -> str:
    return site.make_template_slot(
        "codebook.html.jinja", codebook=site.course.get_value(Codebook), stylesheet=site.get_asset_path(STYLESHEET)
    )


def coding_spreadsheet(site: Site) -> str:
    value = site.course.get_value(Codebook)
    url = site.get_asset_path(get_spreadsheet_path(value))
    return site.make_template_slot(
        "coding_spreadsheet.html.jinja", codebook=value, url=url, rows=ROWS, number=format_number
    )


def get_spreadsheet_path(codebook: Codebook) -> str:
    """The path of the spreadsheet, relative to the site's root."""
    return get_download_path(get_spreadsheet_name(codebook))
