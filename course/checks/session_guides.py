"""The session guides: each is of a session, names activities, minutes, pages and sections that this has, and together
they are one for each session. A course without guides is fine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from course.derived.sessions import find_opened_pages
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Document, Session, SessionGuide
from course.model.route import Route
from course.model.session import BLOCK_NAMES, Component, StudyBlock
from course.model.session_guide import LEAST_LEFT_OUT_MINUTES
from course.pages.boxes import count_numbered_items, find_activities
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource
from course.pages.places import get_guide_page, make_guide_name
from course.pages.routes import get_routes

_FOLDER = "data/session_guides"
_MACROS = ("session_guide", "session_files")
# The beginning of a row of a table, an item, a quotation, a box, or a macro, which may write any of them.
_CARRIED = re.compile(r"^(\||[-*+] |\d+\. |>|!!! practice|\{\{)", re.MULTILINE)
# The same without a macro: no drawing or document is shown as the tool of a page.
_SHOWN = re.compile(r"^(\||[-*+] |\d+\. |>|!!! practice)", re.MULTILINE)

_NEAREST = "di el título que la tiene más cerca"


def check_session_guides(draft: Draft) -> list[Finding]:
    guides = draft.list_located(SessionGuide)
    if not guides or draft.facts is None:
        return []
    sessions = {session.number: session for session in draft.facts.value.sessions}
    findings = [*_check_owners(draft, guides, sessions), *_check_pages(draft, guides, sessions)]
    for guide in guides:
        session = sessions.get(guide.value.session)
        if session is not None:
            findings += [*_check_activities(draft, guide, session), *_check_left_out(draft, guide, session)]
            findings += [*_check_worked_items(draft, guide, session), *_check_tools(draft, guide, session)]
        findings += [*_check_handouts(draft, guide), *_check_sections(draft, guide, session)]
    return findings


def _check_owners(draft: Draft, guides: list[Located[SessionGuide]], sessions: dict[int, Session]) -> Iterator[Finding]:
    """Each guide is of a session that has no other, and each session has one."""
    first: dict[int, Located[SessionGuide]] = {}
    for guide in guides:
        number = guide.value.session
        owner = first.setdefault(number, guide)
        wanted = f"{make_guide_name(number)}.yml"
        if number not in sessions:
            message = f"el curso no tiene la sesión {number}"
            yield guide.make_finding(message, "session", suggestion=f"van de la 1 a la {max(sessions)}")
        elif owner is not guide:
            message = f"la sesión {number} ya tiene su guía, en {owner.document.path}"
            yield guide.make_finding(message, "session", suggestion="deja una")
        elif PurePosixPath(guide.document.path).name != wanted:
            message = f"la guía de la sesión {number} se llama `{wanted}`"
            yield guide.make_finding(message, "session", suggestion="cambia el nombre del archivo o el número")
    if draft.is_whole(f"{_FOLDER}/"):
        for number in sessions.keys() - first.keys():
            path = f"{_FOLDER}/{make_guide_name(number)}.yml"
            message = f"la sesión {number} no tiene guía, y otras sí"
            yield Finding(path, None, None, message, "añade este archivo", lacking=path)


def _check_pages(draft: Draft, guides: list[Located[SessionGuide]], sessions: dict[int, Session]) -> Iterator[Finding]:
    """Each guide of a session has its page, which shows no other."""
    published = {page.uri for page in draft.pages}
    for guide in guides:
        uri = get_guide_page(guide.value.session)
        if guide.value.session in sessions and uri not in published:
            path = f"docs/{uri}"
            message = f"la guía de la sesión {guide.value.session} no tiene página: falta {path}"
            yield guide.make_finding(message, "session", lacking=path)
    owners = {get_guide_page(number): number for number in sessions}
    for page in draft.pages:
        for call in find_macro_calls(page)[0] if page.uri in owners else ():
            number = next(iter(call.arguments), owners[page.uri])
            if call.name in _MACROS and number != owners[page.uri]:
                message = f"esta es la página de la sesión {owners[page.uri]}, y la macro dice la {number}"
                yield Finding(page.path, call.line, None, message, f"escribe `{call.name}({owners[page.uri]})`")


def _check_activities(draft: Draft, guide: Located[SessionGuide], session: Session) -> Iterator[Finding]:
    """The activity told at length and the others are those of the session, each once."""
    own = _list_pages(session, "activity")
    told = guide.value.activity
    if told is None:
        if own:
            message = f"falta `activity`: la sesión {session.number} tiene actividades"
            yield guide.make_finding(message, "session", suggestion=f"cuenta entera una de ellas: {_name(own)}")
    elif told.page not in own and told.page in draft.index.headings:
        yield _refuse_page(guide, session, "activity", told.page, ("activity", "page"))
    for page in guide.value.other_activities:
        place = ("other_activities", page)
        if told is not None and page == told.page:
            message = f"la actividad de `{page}` ya se cuenta entera en `activity`"
            yield guide.make_finding(message, *place, suggestion="quítala de aquí")
        elif page not in own:
            yield _refuse_page(guide, session, "activity", page, place)
    given = {*guide.value.other_activities, *([told.page] if told else [])}
    missing = [page for page in own if page not in given]
    if missing and told is not None and given.issubset(own):  # otherwise a wrong name is theirs, and is reported
        where = "other_activities" if guide.value.other_activities else "activity"
        message = f"faltan en `other_activities` actividades de la sesión {session.number}: {_name(missing)}"
        yield guide.make_finding(message, where, suggestion="di en una o dos frases cómo se lleva cada una")


def _check_worked_items(draft: Draft, guide: Located[SessionGuide], session: Session) -> Iterator[Finding]:
    """What is worked of an activity of the session is in its numbered list."""
    own, opened = _list_pages(session, "activity"), find_opened_pages(draft)
    for name, worked in guide.value.worked_items.items():
        place = ("worked_items", name)
        if name not in own:
            yield _refuse_page(guide, session, "activity", name, place)
        elif (page := opened.get(name)) is not None and (activities := find_activities(page.text)):
            last = max(count_numbered_items(page.text, box) for box in activities.values())
            if last == 0:
                message = f"la actividad de `{name}` no tiene una lista numerada"
                yield guide.make_finding(message, *place, suggestion="quítala de aquí")
                continue
            for position, number in enumerate(worked.numbers):
                if number > last:
                    message = f"la lista de la actividad de `{name}` no tiene el {number}"
                    yield guide.make_finding(message, *place, "numbers", position, suggestion=f"va del 1 al {last}")


def _check_left_out(draft: Draft, guide: Located[SessionGuide], session: Session) -> Iterator[Finding]:
    """What would be left out has minutes in the session, is named once, and recovers a usual delay."""
    total = 0
    seen: set[tuple[str, str]] = set()
    has_unknown = False
    for position, part in enumerate(guide.value.leave_out):
        place = ("leave_out", position, "page")
        minutes = session.get_minutes(part.page, part.kind)
        if part.page not in draft.index.headings:
            has_unknown = True  # course/checks/identifiers.py reports it
        elif minutes == 0:
            has_unknown = True
            yield _refuse_page(guide, session, part.kind, part.page, place)
        elif (part.kind, part.page) in seen:
            message = f"`{part.kind}` de `{part.page}` ya se quita más arriba"
            yield guide.make_finding(message, *place, suggestion="deja uno")
        else:
            total += minutes
        seen.add((part.kind, part.page))
    study = sum(block.minutes for block in session.blocks if isinstance(block, StudyBlock))
    if total < LEAST_LEFT_OUT_MINUTES <= study and not has_unknown:
        message = f"lo que se puede quitar suma {total} minutos, y hacen falta {LEAST_LEFT_OUT_MINUTES}"
        where = "leave_out" if guide.value.leave_out else "session"
        yield guide.make_finding(message, where, suggestion="añade a `leave_out` otro componente de una página")


def _check_handouts(draft: Draft, guide: Located[SessionGuide]) -> Iterator[Finding]:
    """What is printed is a page or documents of the course."""
    published = [page.uri for page in draft.pages] if draft.is_whole("docs/") else None
    known = [each.id for each in draft.list_values(Document)] if draft.is_whole("data/documents/") else None
    for position, handout in enumerate(guide.value.handouts):
        if handout.page is not None and published is not None and handout.page not in published:
            message = f"no existe la página docs/{handout.page}"
            suggestion = suggest_close_match(handout.page, published)
            yield guide.make_finding(message, "handouts", position, "page", suggestion=suggestion)
        for number, name in enumerate(handout.documents):
            place = ("handouts", position, "documents", number)
            if name in handout.documents[:number]:
                yield guide.make_finding(f"`{name}` está repetido", *place, suggestion="deja uno")
            elif known is not None and name not in known:
                message = f"no hay ningún documento `{name}` en data/documents/"
                yield guide.make_finding(message, *place, suggestion=suggest_close_match(name, known))


def _check_sections(draft: Draft, guide: Located[SessionGuide], session: Session | None) -> Iterator[Finding]:
    """A section that goes on the sheet of an activity is of its page, and has what a sheet carries."""
    opened = {page.uri: heading_id for heading_id, page in find_opened_pages(draft).items()}
    pages = {page.uri: page for page in draft.pages}
    for position, handout in enumerate(guide.value.handouts):
        page = pages.get(handout.page or "")
        place = ("handouts", position, "sections")
        if page is None or not handout.sections:
            continue
        if session is not None and opened.get(page.uri) not in _list_pages(session, "activity"):
            message = (
                f"la sesión {session.number} no hace ninguna actividad de docs/{page.uri}: no hay hoja en que vayan"
            )
            yield guide.make_finding(message, *place, suggestion="quita `sections`")
            continue
        for number, anchor in enumerate(handout.sections):
            if anchor in handout.sections[:number]:
                yield guide.make_finding(f"`{anchor}` está repetida", *place, number, suggestion="deja una")
            elif (lost := _find_lost_anchor(guide, page, anchor, (*place, number))) is not None:
                yield lost
            elif not _CARRIED.search(_get_section_text(page, anchor)):
                message = f"bajo el título `{anchor}` de {page.path} no hay tabla, lista, caja ni figura"
                yield guide.make_finding(message, *place, number, suggestion=_NEAREST)


def _check_tools(draft: Draft, guide: Located[SessionGuide], session: Session) -> Iterator[Finding]:
    """The section with the tool of a page is of one that the session reads, and slides have something to show."""
    read, opened = _list_pages(session, "reading"), find_opened_pages(draft)
    for name, anchor in guide.value.tool_sections.items():
        place = ("tool_sections", name)
        if name not in read:
            yield _refuse_page(guide, session, "reading", name, place)
        elif (page := opened.get(name)) is None:
            continue  # course/checks/identifiers.py reports it
        elif (lost := _find_lost_anchor(guide, page, anchor, place)) is not None:
            yield lost
        elif not _SHOWN.search(_get_section_text(page, anchor, "essential")):
            message = (
                f"bajo el título `{anchor}` de {page.path} no hay tabla, lista, cita ni caja «En tu ayuntamiento»"
                " imprescindible"
            )
            yield guide.make_finding(message, *place, suggestion=_NEAREST)


def _find_lost_anchor(
    guide: Located[SessionGuide], page: PageSource, anchor: str, place: tuple[str | int, ...]
) -> Finding | None:
    """What is said of an anchor at a place of the guide, or None if the page has it."""
    anchors = [heading.anchor for heading in page.headings if heading.anchor]
    if anchor in anchors:
        return None
    message = f"{page.path} no tiene el título `{anchor}`"
    return guide.make_finding(message, *place, suggestion=suggest_close_match(anchor, anchors))


def _get_section_text(page: PageSource, anchor: str, route: Route | None = None) -> str:
    """What is under a heading, up to the next one of any level: all of it, or only the lines of a route."""
    heading = page.get_heading(anchor)
    following = (other.line for other in page.headings if other.line > heading.line)
    written = page.text.split("\n")
    routes = get_routes(page)
    numbers = range(heading.line + 1, min(following, default=len(written) + 1))
    return "\n".join(written[each - 1] for each in numbers if route in (None, routes.find_line(each).route))


def _list_pages(session: Session, component: Component) -> list[str]:
    """The pages to one component of which a session gives minutes, in order."""
    blocks = (block for block in session.blocks if isinstance(block, StudyBlock) and block.kind == component)
    return list(dict.fromkeys(page for block in blocks for page in block.pages))


def _refuse_page(
    guide: Located[SessionGuide], session: Session, component: Component, page: str, place: tuple[str | int, ...]
) -> Finding:
    message = f"la sesión {session.number} no da minutos a `{page}` en «{BLOCK_NAMES[component]}» (`{component}`)"
    known = _list_pages(session, component)
    suggestion = suggest_close_match(page, known) or (f"los da a {_name(known)}" if known else None)
    return guide.make_finding(message, *place, suggestion=suggestion)


def _name(pages: list[str]) -> str:
    return ", ".join(f"`{page}`" for page in pages)
