"""The length of the sections that teach: those of the programme's headings without other headings below them.

Below the minimum there is seldom room for an idea, its evidence, an example and what it changes; above the maximum the
reader needs a subheading. Both are warnings: if few facts are known, a section has to be short. The words of an
activity, which is done rather than read in a row, don't count for the maximum.
"""

from __future__ import annotations

from course.derived.coverage import compute_coverage
from course.findings import Finding, Severity
from course.loaded.whole import Course
from course.model import Tema
from course.pages.outline import CLOSING_ANCHORS
from course.pages.routes import get_routes

FEWEST_WORDS, MOST_WORDS = 250, 700


def find_leaf_ids(tema: Tema) -> list[str]:
    """The ids of the tema's headings with none below them in the programme, in programme order."""
    following = [*tema.headings[1:], None]
    return [
        tema.get_id(heading)
        for heading, after in zip(tema.headings, following, strict=True)
        if after is None or after.level <= heading.level
    ]


def check_section_words(course: Course) -> list[Finding]:
    findings = []
    coverage = compute_coverage(course)
    for tema in course.index.temas.values():
        for heading_id in find_leaf_ids(tema):
            row = coverage[heading_id]
            if row.page is None or row.words >= FEWEST_WORDS:
                continue
            shown = row.page.get_heading(row.indexed.heading.anchor)
            message = f"este epígrafe tiene {row.words} palabras y suele pedir {FEWEST_WORDS}"
            suggestion = "¿falta la prueba, el ejemplo o qué cambia en el trabajo? Si no hay más datos, déjalo corto"
            findings.append(Finding(row.page.path, shown.line, 1, message, suggestion, Severity.WARNING))
    for page in course.pages:
        for heading in page.headings if page.tema is not None else ():
            words = heading.words - get_routes(page).count_activity_words(heading)
            if heading.anchor in CLOSING_ANCHORS or words <= MOST_WORDS:
                continue
            message = f"hay {words} palabras seguidas sin un subtítulo, y cansan a partir de {MOST_WORDS}"
            findings.append(Finding(page.path, heading.line, 1, message, None, Severity.WARNING))
    return findings
