"""Command line: the minutes of each page of a tema, of its sessions and of the whole course.

`python3 tasks.py minutes 3` prints those of Tema 3; without a number, those of all temas. Each pair is the
essential minutes and all of them (`course/derived/study_time.py` says how they are computed).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tabulate import tabulate

from course.derived.sessions import list_session_pages
from course.derived.study_time import (
    Share,
    StudyTime,
    compute_course_time,
    compute_page_time,
    compute_pages_time,
    list_chapters,
)
from course.language.durations import format_both
from course.loaded.loading import load_draft
from course.loaded.parts import CourseParts
from course.model import CourseFacts, Session
from course.model.session import COMPONENTS
from course.pages.outline import PageSource
from course.runtime.memory import MEMORY_PATH, end_run, open_memory

_HEADERS = ("Página", "Lectura", "Actividades", "Preguntas", "Plan", "Casos y útiles", "Imprescindible", "Todo")
_USAGE = """\
Se escribe así: python3 tasks.py minutes [TEMA…]
Con uno o varios números, da las páginas de esos temas, como en `minutes 3`. Sin número, las de todos."""


def render_time_report(course: CourseParts, temas: list[int]) -> str:
    """The table of the pages of some temas, session by session, with the sum of each."""
    chapters = list_chapters(course)
    rows: list[tuple[str, ...]] = []
    for name, pages in _split_by_session(course, chapters):
        shown = [page for page in pages if page.tema in temas]
        if shown:
            rows += [_make_row(page.uri, compute_page_time(course, page)) for page in shown]
            rows += [_make_row(f"= {name}", compute_pages_time(course, pages)), ("",) * len(_HEADERS)]
    for tema in temas:
        pages = [page for page in chapters if page.tema == tema]
        rows.append(_make_row(f"= Tema {tema}", compute_pages_time(course, pages)))
    whole = compute_course_time(course)
    rows.append(_make_row("= Curso", whole))
    table = tabulate(
        rows, headers=_HEADERS, disable_numparse=True, colalign=("left", *("right",) * (len(_HEADERS) - 1))
    )
    closing = f"Curso: imprescindible {format_both(whole.essential, whole.all)}"
    return f"{table}\n\nMinutos imprescindibles/todos. {closing}."


def _split_by_session(course: CourseParts, chapters: list[PageSource]) -> list[tuple[str, list[PageSource]]]:
    """The pages of each session, and those of none."""
    groups = []
    for facts in course.list_values(CourseFacts):
        for session in facts.sessions:
            name = f"Sesión {session.number}: {session.minutes} min con pausa, bienvenida y cierre"
            groups.append((name + _say_room(session), list_session_pages(course, session)))
    worked = [page for _, pages in groups for page in pages]
    return [*groups, ("Sin sesión", [page for page in chapters if page not in worked])]


def _say_room(session: Session) -> str:
    """What the blocks of a session leave of its morning, or how much they pass it."""
    room = session.length - session.minutes
    if room == 1:
        return "; queda 1 libre"
    return f"; sobran {-room}" if room < 0 else f"; quedan {room} libres" if room else ""


def _make_row(name: str, time: StudyTime) -> tuple[str, ...]:
    shares = (_render_share(time.get(component)) for component in COMPONENTS)
    return (name, *shares, str(time.visiting or "–"), str(time.essential), str(time.all))


def _render_share(share: Share) -> str:
    return f"{share.essential}/{share.all}" if share.all else "–"


def main(arguments: list[str]) -> int:
    """Print the report and return the exit code."""
    if {"-h", "--help"} & set(arguments):
        print(_USAGE)
        return 0
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    try:
        draft, _ = load_draft(root)
        known = [tema.number for tema in draft.index.temas.values()]
        temas = [number for number in known if not arguments or str(number) in arguments]
        if not temas or not set(arguments) <= set(map(str, known)):
            print(f"Los temas van del {min(known)} al {max(known)}." if known else "El curso no tiene programa.")
            return 1
        print(render_time_report(draft, temas))
    finally:
        end_run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
