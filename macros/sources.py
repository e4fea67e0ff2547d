"""Macros `sources` (what the page cites, folded) and `bibliography` (all sources), also in two parts: a course with
many sources has `bibliography_first` on one page and `bibliography_rest` on the other."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from course.language.dates import format_day
from course.model import Norm
from course.model.norm import NORM_STATUS_NAMES
from course.pages.places import BIBLIOGRAPHY, BIBLIOGRAPHY_REST
from course.sources.halves import split_bibliography
from macros.site import Site

SHARED = {"statuses": NORM_STATUS_NAMES, "format_day": format_day}


@dataclass(frozen=True)
class CitedNorm:
    """A regulation that the page cites: its entry, its status, and the articles cited, in the order of the page."""

    key: str
    html: Markup
    norm: Norm
    locators: tuple[str, ...]


def sources(site: Site) -> str:
    """Rendered when the slot is filled: all citations before it, from anywhere in the page, are known by then."""

    def render() -> str:
        entries = site.course.references.render_bibliography(site.page.cited_keys)
        locators = site.page.cited_locators
        norms = [
            CitedNorm(entry.key, entry.html, norm, tuple(locators.get(entry.key, ())))
            for entry in entries
            if (norm := site.course.find_norm(entry.key)) is not None
        ]
        others = [entry for entry in entries if site.course.find_norm(entry.key) is None]
        # In a chapter its section folds (macros/folds.py).
        folds = bool(entries) and not site.is_in_chapter
        return site.render(
            "sources.html.jinja", norms=norms, entries=others, is_bibliography=False, folds=folds, **SHARED
        )

    return site.make_slot(render)


def bibliography(site: Site) -> str:
    entries = site.course.references.render_bibliography()
    return site.make_template_slot(
        "sources.html.jinja", norms=[], entries=entries, is_bibliography=True, folds=False, **SHARED
    )


def bibliography_first(site: Site) -> str:
    """The works of the second page are here too, each as a link: published addresses of all works are on this one."""
    references = site.course.references
    halves = split_bibliography(references)
    rest = [(work.key, references.get_label(work.key)) for work in halves.rest]
    return site.make_template_slot(
        "bibliography_first.html.jinja", halves=halves, rest=rest, rest_url=site.get_page_url(BIBLIOGRAPHY_REST)
    )


def bibliography_rest(site: Site) -> str:
    halves = split_bibliography(site.course.references)
    return site.make_template_slot(
        "bibliography_rest.html.jinja", halves=halves, first_url=site.get_page_url(BIBLIOGRAPHY)
    )
