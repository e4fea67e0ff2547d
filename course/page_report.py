"""The figures of each page (words, minutes, readability, citations, questions, findings), and their table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tabulate import tabulate

from course.checks.text.readability import measure_readability
from course.derived.study_time import compute_page_time, list_chapters
from course.findings import Finding, Severity
from course.loaded.parts import CourseParts
from course.pages.outline import PageSource
from course.sources.citations import read_citations

_HEADERS = (
    "Página",
    "Palabras",
    "Imprescindible",
    "Todo",
    "INFLESZ",
    "Pal./frase",
    "Citas",
    "Preguntas",
    "Errores",
    "Avisos",
)


@dataclass(frozen=True)
class PageReport:
    """One chapter page, with its minutes. `inflesz` is None if it has too little prose to be measured."""

    path: str
    words: int
    essential: int
    all: int
    inflesz: float | None
    words_in_sentence: float
    citations: int
    questions: int
    errors: int
    warnings: int


def compute_reports(course: CourseParts, findings: Iterable[Finding]) -> list[PageReport]:
    """One report for every page of a tema except the covers, in the order of the programme."""
    counts = Counter((finding.path, finding.severity) for finding in findings)
    return [_compute_report(course, page, counts) for page in list_chapters(course)]


def _compute_report(course: CourseParts, page: PageSource, counts: Counter[tuple[str, Severity]]) -> PageReport:
    readability = measure_readability(page)
    time = compute_page_time(course, page)
    return PageReport(
        path=page.path,
        words=page.words,
        essential=time.essential,
        all=time.all,
        inflesz=readability.inflesz,
        words_in_sentence=readability.prose.words_in_sentence,
        citations=len(read_citations(page.text).citations),
        questions=len(course.find_questions_on_page(page)),
        errors=counts[page.path, Severity.ERROR],
        warnings=counts[page.path, Severity.WARNING],
    )


def render_reports(reports: list[PageReport]) -> str:
    """A plain-text table with one line per page, a comma for decimals and a dash for what isn't measured."""
    rows = [
        (
            report.path,
            report.words,
            report.essential,
            report.all,
            "–" if report.inflesz is None else f"{report.inflesz:.0f}",
            f"{report.words_in_sentence:.1f}".replace(".", ","),
            report.citations,
            report.questions,
            report.errors,
            report.warnings,
        )
        for report in reports
    ]
    return tabulate(rows, headers=_HEADERS, disable_numparse=True, colalign=("left", *("right",) * (len(_HEADERS) - 1)))
