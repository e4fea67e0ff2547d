"""The metadata in a page's `<head>`: schema.org JSON-LD and Open Graph (`exports/metadata.py` makes both)."""

from __future__ import annotations

from typing import TypedDict

from markupsafe import Markup
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from course.derived.study_time import compute_shown_time
from course.derived.titles import get_title
from course.pages.outline import PageSource
from course.pages.places import CASES, COVER
from exports.metadata import COURSE_IMAGE, PageKind, SharedImage, build_open_graph, build_page_graph, dump_json_ld
from exports.register import get_download_path
from exports.tema_posters import describe_card, get_card_name
from macros.site import Site


class PageMetadata(TypedDict, total=False):
    """Variables for a page's template: its title, a JSON-LD text, and pairs of property and content.

    Empty for a page that isn't the course's.
    """

    page_title: str
    page_graph: Markup
    page_open_graph: list[tuple[str, str]]


def build_page_metadata(site: Site, page: Page, site_url: str) -> PageMetadata:
    """The metadata of a page. `site_url` is the site's address, or empty if it has none."""
    source = site.find_source(page.file.src_uri)
    if source is None:
        return {}
    course = site.course.facts
    kind = _find_kind(source)
    title, description = get_title(site.course, source), source.get_meta_text("description")
    objective_ids = [id_ for id_, pages in site.pages_by_objective.items() if source in pages]
    time = compute_shown_time(site.course, source)
    graph = build_page_graph(
        course,
        title,
        description,
        page.url,
        site_url,
        _list_breadcrumbs(page, title),
        kind,
        objective_ids=objective_ids,
        minutes=time.all if time and kind in ("chapter", "cover") else None,
    )
    return {
        "page_title": title,
        "page_graph": dump_json_ld(graph),
        "page_open_graph": build_open_graph(
            course, title, description, page.url, site_url, kind, _find_image(site, source)
        ),
    }


def _find_image(site: Site, source: PageSource) -> SharedImage:
    """The picture of the page's tema, or of the course."""
    tema = site.course.index.temas.get(f"t{source.tema}")
    return SharedImage(get_download_path(get_card_name(tema)), describe_card(tema)) if tema else COURSE_IMAGE


def _find_kind(source: PageSource) -> PageKind:
    if source.uri == COVER:
        return "cover"
    if source.is_chapter:
        return "chapter"
    return "case" if source.uri.startswith(CASES) and source.uri != f"{CASES}{COVER}" else "page"


def _list_breadcrumbs(page: Page, title: str) -> list[tuple[str, str | None]]:
    """From the home page to the page. A section of the menu links to its first page if that is its cover."""
    trail: list[tuple[str, str | None]] = [("Inicio", "")]
    for section in reversed([each for each in page.ancestors if isinstance(each, Section)]):
        pages = (child for child in section.children or () if isinstance(child, Page))
        cover = next((child for child in pages if child.file.name == "index"), None)
        if cover is not page:
            trail.append((section.title, cover.url if cover else None))
    return trail if page.is_homepage else [*trail, (title, page.url)]
