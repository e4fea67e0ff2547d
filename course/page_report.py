"""The figures of each page (words, minutes, readability, citations, questions, findings), and their table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tabulate import SEPARATING_LINE, tabulate

from course.checks.text.prose_measures import ProseMeasures
from course.checks.text.readability import measure_readability
from course.derived.study_time import compute_page_time, list_chapters
from course.findings import Finding, Severity
from course.loaded.parts import CourseParts
from course.pages.outline import PageSource
from course.sources.citations import read_citations

# In two lines, so that the table has room in a terminal of 120 columns.
_HEADERS = (
    "Página",
    "Pala-\nbras",
    "Min.\nimp.",
    "Min.\ntodo",
    "INF-\nLESZ",
    "Pal./\nfrase",
    "≤7\n%",
    ">20\n%",
    "Pal./\npárr.",
    "≥60\n%",
    "Fin\n≤8",
    "Ci-\ntas",
    "Preg.",
    "Err.",
    "Av.",
)


@dataclass(frozen=True)
class PageReport:
    """One chapter page, with its minutes. `inflesz` is None if it has too little text to be measured."""

    path: str
    words: int
    essential: int
    all: int
    inflesz: float | None
    prose: ProseMeasures
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
        prose=readability.prose,
        citations=len(read_citations(page.text).citations),
        questions=len(course.find_questions_on_page(page)),
        errors=counts[page.path, Severity.ERROR],
        warnings=counts[page.path, Severity.WARNING],
    )


def render_reports(reports: list[PageReport]) -> str:
    """A plain-text table with one line per page, a comma for decimals and a dash for what isn't measured.

    Pages are named as in an address, without `docs/` or `.md`; shares are in percent.
    """
    rows = [
        (
            report.path.removeprefix("docs/").removesuffix(".md"),
            report.words,
            report.essential,
            report.all,
            "–" if report.inflesz is None else f"{report.inflesz:.0f}",
            *_list_prose_cells(report.prose),
            report.citations,
            report.questions,
            report.errors,
            report.warnings,
        )
        for report in reports
    ]
    # As rows, because the headers of `tabulate` take two columns more than they need.
    table = [_HEADERS, SEPARATING_LINE, *rows]
    return tabulate(table, disable_numparse=True, colalign=("left", *("right",) * (len(_HEADERS) - 1)))


def _list_prose_cells(prose: ProseMeasures) -> list[str]:
    if not prose.sentences:
        return ["–"] * 6
    shares = (prose.short_sentences, prose.long_sentences, prose.words_in_paragraph, prose.long_paragraphs)
    ending = f"{prose.short_endings_share:.0f}" if prose.with_ending else "–"
    return [f"{prose.words_in_sentence:.1f}".replace(".", ","), *(f"{share:.0f}" for share in shares), ending]
