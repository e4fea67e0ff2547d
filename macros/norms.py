"""Macros for regulations: the table of those that apply, and the notice that a summary of the law is not legal advice.

A regulation is cited like any other source, `[@clave, art. 3]`, and its citations have a tip (`describe_norm`).
"""

from __future__ import annotations

from course.language.dates import format_day, format_days
from course.language.sentences import capitalize_first
from course.loaded.whole import Course
from course.model import Norm
from course.model.norm import NORM_STATUS_NAMES
from course.sources.citations import split_locator
from macros.site import Site


def describe_norm(course: Course, key: str, locator: str | None) -> str | None:
    """The tip of a citation: the cited articles (or the regulation's name), its status, and when it was checked."""
    norm = course.find_norm(key)
    if norm is None or course.references is None:
        return None
    found = [norm.find_article(part) for part in split_locator(locator or "")]
    told = list(dict.fromkeys(article for article in found if article))
    said = (
        " ".join(f"{capitalize_first(article.locator)}: {article.says}" for article in told)
        or f"{course.references.get_title(key)}."
    )
    return f"{said} {NORM_STATUS_NAMES[norm.status]} (comprobado el {format_day(norm.checked)})."


def norms(site: Site) -> str:
    """The regulations that mention social networks, by short name. The page then lists them among its sources."""
    references = site.course.references
    told = {
        located.value.reference: located.value
        for located in site.course.list_located(Norm)
        if located.value.social_media
    }
    site.page.add_cited_keys(list(told))
    rows = [told[entry.key] for entry in references.render_bibliography(told)]
    return site.make_template_slot(
        "norms.html.jinja",
        rows=rows,
        statuses=NORM_STATUS_NAMES,
        format_day=format_day,
        get_label=references.get_label,
        get_title=references.get_title,
    )


def legal_notice(site: Site) -> str:
    """Filled last in its page: it says when the regulations cited anywhere in the page were checked."""

    def render() -> str:
        cited = [norm for key in site.page.cited_keys if (norm := site.course.find_norm(key)) is not None]
        days = [norm.checked for norm in cited]
        return site.render(
            "legal_notice.html.jinja",
            number=len(cited),
            checked=days and format_days(min(days), max(days)),
            is_compact=site.page.source.is_chapter,
        )

    return site.make_slot(render, is_late=True)
