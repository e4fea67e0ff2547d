"""The offline copy, made from the site that a build has just written: pages are not rendered again.

`exports/offline_site.py` changes the pages; other files with addresses (search, question bank, calendar) are written
again with those of the copy.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.utils import get_relative_url

from course.model import Plan
from exports.app_icons import TOUCH_ICON
from exports.offline_readme import README_NAME, render_offline_readme
from exports.offline_site import OfflineAddresses, WebPage, build_offline_site
from exports.place import Place
from exports.question_bank import BankItem
from exports.register import build_downloads
from exports.search_index import Section
from exports.web_manifest import MANIFEST_PATH
from macros.bank import build_bank_scripts
from macros.metadata import build_page_metadata
from macros.search import build_search_scripts, collect_sections
from macros.site_files import get_file, get_page

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from macros.build import Build
    from macros.page_records import PageRecord

# As overrides/main.html writes it.
_OPEN_GRAPH = Markup('\n<meta property="{name}" content="{content}">\n')


def build_offline_copy(build: Build, folder: Path) -> None:
    """Write the offline copy of the site of `build` in `folder`."""
    records = build.list_made()
    pages = {record.uri: get_page(get_file(build.files, record.uri)) for record in records}
    paths = {page.url: f"{quote(uri.removesuffix('.md'))}.html" for uri, page in pages.items()}
    addresses = OfflineAddresses(paths)
    site_dir = Path(build.config.site_dir)
    web_pages = [
        WebPage(page.url, record.output, [*record.offline_changes, *_list_changes(build, page)])
        for record, page in ((record, pages[record.uri]) for record in records)
    ]
    build_offline_site(site_dir, folder, web_pages, addresses)
    _write_collected(build, folder, records, addresses)


def _write_collected(build: Build, folder: Path, records: list[PageRecord], addresses: OfflineAddresses) -> None:
    """Write the files, other than pages, that contain addresses."""
    move = addresses.move_from_root
    searched = [
        (record.uri, [replace(section, page_url=move(section.page_url)) for section in _list_sections(build, record)])
        for record in records
    ]
    build_search_scripts(build.site.course, folder, searched)
    items = [
        BankItem(id_, move(url), addresses.move_html(form, url), addresses.move_html(key, url))
        for record in records
        for id_, url, form, key in record.questions
    ]
    build_bank_scripts(build.site, folder, items, move)
    course = build.site.course
    for path, content in build_downloads(course, Place(), only_with_addresses=True).items():
        (folder / path).write_bytes(content)
    (folder / README_NAME).write_bytes(
        render_offline_readme(course.facts, has_plan=course.find_value(Plan) is not None)
    )


def _list_sections(build: Build, record: PageRecord) -> list[Section]:
    """The sections of a page in the search index, which may be different in the copy."""
    if not record.offline_changes:
        return record.sections
    content = record.content
    for web, copy in record.offline_changes:
        content = content.replace(web, copy, 1)
    return collect_sections(content, get_page(get_file(build.files, record.uri)))


def _list_changes(build: Build, page: Page) -> list[tuple[str, str]]:
    """The parts of a page's head that are only for the web, each with its replacement in the copy."""
    changes = [
        (f'<link rel="{name}" href="{get_relative_url(path, page.url)}">\n', "")
        for name, path in (("manifest", MANIFEST_PATH), ("apple-touch-icon", TOUCH_ICON))
    ]
    return [*changes, *_list_address_changes(build, page)]


def _list_address_changes(build: Build, page: Page) -> list[tuple[str, str]]:
    """Those with the page's address on the web: the copy has none."""
    if not build.config.site_url:
        return []
    web = build_page_metadata(build.site, page, build.config.site_url)
    copy = build_page_metadata(build.site, page, "")
    changes = [(f'<link rel="canonical" href="{page.canonical_url}">', ""), (web["page_graph"], copy["page_graph"])]
    said = dict(copy["page_open_graph"])
    for name, content in web["page_open_graph"]:
        if said.get(name) != content:
            line = _OPEN_GRAPH.format(name=name, content=content)
            changes.append((line, _OPEN_GRAPH.format(name=name, content=said[name]) if name in said else ""))
    return changes
