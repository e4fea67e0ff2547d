"""The sessions fit in their mornings, and work pages that exist, together all of them.

What they miss may follow from a page that is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.derived.sessions import find_opened_pages
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import CourseFacts
from course.model.session import MOST_EMPTY_MINUTES, StudyBlock
from course.pages.outline import PageSource


def check_sessions(draft: Draft) -> list[Finding]:
    if draft.facts is None:
        return []
    findings = [*check_lengths(draft.facts)]
    if draft.programme is None or not draft.is_whole("docs/tema-"):
        return findings
    opened = find_opened_pages(draft)
    return [*findings, *_check_pages(draft, opened), *_find_forgotten(draft, opened)]


def check_lengths(facts: Located[CourseFacts]) -> Iterator[Finding]:
    """The blocks of each session fill its hours, and no more."""
    for position, session in enumerate(facts.value.sessions):
        number, given, length = session.number, session.minutes, session.length
        place = ("sessions", position, "blocks")
        if given > length:
            message = (
                f"los bloques de la sesión {number} suman {given} minutos, y dura {length}: sobran {given - length}"
            )
            yield facts.make_finding(message, *place)
        elif length - given > MOST_EMPTY_MINUTES:
            empty = length - given
            message = f"la sesión {number} deja {empty} minutos sin plan: como mucho, {MOST_EMPTY_MINUTES}"
            yield facts.make_finding(message, *place)


def _check_pages(draft: Draft, opened: dict[str, PageSource]) -> Iterator[Finding]:
    """Every page of a session is one that its heading opens."""
    assert draft.facts is not None
    for number, session in enumerate(draft.facts.value.sessions):
        for position, block in enumerate(session.blocks):
            for heading_id in block.pages if isinstance(block, StudyBlock) else ():
                if heading_id not in opened:
                    message, suggestion = _explain(draft, heading_id, opened)
                    place = ("sessions", number, "blocks", position, "pages", heading_id)
                    yield draft.facts.make_finding(message, *place, suggestion=suggestion, may_follow=True)


def _explain(draft: Draft, heading_id: str, opened: dict[str, PageSource]) -> tuple[str, str | None]:
    page = draft.index.find_page(heading_id)
    opening = next((each for each, other in opened.items() if other is page), None)
    if opening is not None:
        return f"`{heading_id}` no abre ninguna página: está en {page.path if page else ''}", f"esa la abre `{opening}`"
    if heading_id in draft.index.headings:
        return f"el epígrafe `{heading_id}` no tiene página todavía", None
    return f"ninguna página empieza por el epígrafe `{heading_id}`", suggest_close_match(heading_id, opened)


def _find_forgotten(draft: Draft, opened: dict[str, PageSource]) -> Iterator[Finding]:
    assert draft.facts is not None
    worked = {heading_id for session in draft.facts.value.sessions for heading_id in session.pages}
    for heading_id, page in opened.items():
        if heading_id not in worked:
            label = draft.index.headings[heading_id].heading.label
            message = f"ninguna sesión trabaja el epígrafe `{heading_id}` («{label}»), que abre {page.path}"
            yield draft.facts.make_finding(message, "sessions", may_follow=True)
