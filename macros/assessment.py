"""Macros of the self-assessment's own pages: progress, review, final test, certificate and worksheet.

Each writes a frame that `docs/assets/js/assessment/` fills on the reader's device from what is stored there and from
the question bank (`macros/bank.py`); what can be said without a script is said in the frame.
"""

from __future__ import annotations

from typing import Any

from course.model import Question
from macros.bank import CATALOGUE_PATH
from macros.quiz import SCRIPT, STYLESHEET
from macros.site import Site, format_minutes


def progress(site: Site) -> str:
    sections = {tema_id: [] for tema_id in site.course.index.temas}
    for section in dict.fromkeys(question.section for question in _list_published(site)):
        sections[section.partition("/")[0]].append(section)
    return _make_frame(site, "progress.html.jinja", sections=sections)


def review(site: Site) -> str:
    return _make_frame(site, "review.html.jinja")


def exam(site: Site) -> str:
    return _make_frame(site, "exam.html.jinja")


def certificate(site: Site) -> str:
    return _make_frame(site, "certificate.html.jinja")


def certificate_check(site: Site) -> str:
    return _make_frame(site, "certificate_check.html.jinja")


def worksheet(site: Site) -> str:
    return _make_frame(site, "worksheet.html.jinja", quiz_pages=_list_quiz_pages(site))


def _list_quiz_pages(site: Site) -> list[dict[str, Any]]:
    """The pages with questions of their own, in the bank's order: what they are called in `#pagina=…`, and how many
    they have.
    """
    pages: dict[str, dict[str, Any]] = {}
    for question in _list_published(site):
        source = site.course.index.find_page(question.section)
        page = pages.setdefault(
            source.uri,
            {
                "name": source.uri.removesuffix(".md"),
                "url": site.page_urls[source.uri],
                "tema": source.tema,
                "title": source.meta["title"],
                "total": 0,
            },
        )
        page["total"] += 1
    return list(pages.values())


def _list_published(site: Site) -> list[Question]:
    return [q.value for q in site.course.questions if site.course.index.find_page(q.value.section)]


def _make_frame(site: Site, template: str, **context: Any) -> str:
    course = site.course.facts
    return site.make_template_slot(
        template,
        base=site.get_base(),
        course=course,
        settings=course.assessment,
        hours=format_minutes(course.minutes),
        temas=list(site.course.index.temas.values()),
        stylesheet=site.get_asset_path(STYLESHEET),
        catalogue=site.get_asset_path(CATALOGUE_PATH),
        script=site.get_asset_path(SCRIPT),
        vendor=site.get_asset_path("assets/vendor/"),
        **context,
    )
