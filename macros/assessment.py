"""Macros of the self-assessment's own pages: progress, review, final test, before and after, certificate and worksheet.

Each renders a frame that `docs/assets/js/assessment/` fills in the browser from the stored answers and the question
bank (`macros/bank.py`); what needs no script is in the frame itself.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from course.derived.reading import list_lessons
from course.model import BeforeAndAfter, Question
from course.pages.outline import PageSource
from macros.bank import CATALOGUE_PATH
from macros.site import Site
from macros.starting import list_rows

# Bundles (macros/assets.py).
STYLESHEET = "assets/css/assessment.css"
SCRIPT = "assets/js/assessment.js"


class QuizPage(NamedTuple):
    """A page with its own questions: its name in `#pagina=…`, its address, and how many questions it has."""

    name: str
    url: str
    tema: int | None
    title: str
    total: int


def progress(site: Site) -> str:
    sections: dict[str, list[str]] = {tema_id: [] for tema_id in site.course.index.temas}
    for section in dict.fromkeys(question.section for _, question in _list_published(site)):
        sections[section.partition("/")[0]].append(section)
    own = list_lessons(site.course)
    first = next(iter(list_rows(site, own[:1])), None)
    totals = Counter(lesson.tema for lesson in own)
    return _make_frame(site, "progress.html.jinja", sections=sections, first=first, totals=totals)


def review(site: Site) -> str:
    return _make_frame(site, "review.html.jinja")


def exam(site: Site) -> str:
    return _make_frame(site, "exam.html.jinja")


def before_and_after(site: Site) -> str:
    questions = [site.questions[name] for name in site.course.get_value(BeforeAndAfter).questions]
    return _make_frame(site, "before_and_after.html.jinja", questions=questions)


def certificate(site: Site) -> str:
    return _make_frame(site, "certificate.html.jinja")


def certificate_check(site: Site) -> str:
    return _make_frame(site, "certificate_check.html.jinja")


def worksheet(site: Site) -> str:
    return _make_frame(site, "worksheet.html.jinja", quiz_pages=_list_quiz_pages(site))


def _list_quiz_pages(site: Site) -> list[QuizPage]:
    """The pages with their own questions, in the bank's order."""
    totals = Counter(source.uri for source, _ in _list_published(site))
    sources = [(site.get_source(uri), total) for uri, total in totals.items()]
    return [
        QuizPage(source.uri.removesuffix(".md"), site.page_urls[source.uri], source.tema, source.title, total)
        for source, total in sources
    ]


def _list_published(site: Site) -> list[tuple[PageSource, Question]]:
    """The questions that appear in some page, each with its page, in the bank's order."""
    placed = ((site.course.index.find_page(each.value.section), each.value) for each in site.course.questions)
    return [(source, question) for source, question in placed if source is not None]


def _make_frame(site: Site, template: str, **context: object) -> str:
    course = site.course.facts
    return site.make_template_slot(
        template,
        base=site.get_base(),
        course=course,
        settings=course.assessment,
        temas=list(site.course.index.temas.values()),
        stylesheet=site.get_asset_path(STYLESHEET),
        catalogue=site.get_asset_path(CATALOGUE_PATH),
        script=site.get_asset_path(SCRIPT),
        vendor=site.get_asset_path("assets/vendor/"),
        **context,
    )
