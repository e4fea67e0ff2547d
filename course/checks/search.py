"""The search: the pages and headings that its data names exist, can be found, and have one weight each."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from course.checks.named_places import report_missing_anchor, report_missing_page
from course.files.location import Location
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import SearchGuide
from course.pages.outline import PageSource


def check_search(draft: Draft) -> list[Finding]:
    if not draft.is_whole("data/search.yml", "docs/"):
        return []
    located = draft.find_located(SearchGuide)
    pages = {page.uri: page for page in draft.pages}
    return [*_check_weights(pages, located), *_check_answers(pages, located)] if located else []


def _check_weights(pages: dict[str, PageSource], located: Located[SearchGuide]) -> Iterator[Finding]:
    weighed: set[str] = set()
    for number, row in enumerate(located.value.weights):
        for position, pattern in enumerate(row.pages):
            place = ("weights", number, "pages", position)
            named = {uri for uri in pages if fnmatchcase(uri, pattern)}
            if not named:
                yield _report_pattern(pages, located, pattern, place)
            elif twice := sorted(named & weighed):
                message = f"`{twice[0]}` ya tiene peso más arriba"
                yield located.make_finding(message, *place, suggestion="deja uno solo")
            weighed |= named


def _check_answers(pages: dict[str, PageSource], located: Located[SearchGuide]) -> Iterator[Finding]:
    for number, answer in enumerate(located.value.answers):
        page = pages.get(answer.page)
        if page is None:
            yield report_missing_page(pages, located, answer.page, ("answers", number, "page"))
        elif page.meta and page.meta.get("search"):
            message = f"la cabecera de {page.path} la deja fuera del buscador, así que no puede ser una respuesta"
            yield located.make_finding(message, "answers", number, "page")
        elif answer.anchor and page.find_heading(answer.anchor) is None:
            yield report_missing_anchor(page, located, answer.anchor, ("answers", number, "anchor"))


def _report_pattern(
    pages: dict[str, PageSource], located: Located[SearchGuide], pattern: str, place: Location
) -> Finding:
    if "*" not in pattern:
        return report_missing_page(pages, located, pattern, place)
    message = f"no hay páginas que se llamen docs/{pattern}"
    return located.make_finding(message, *place, suggestion=suggest_close_match(pattern, pages))
