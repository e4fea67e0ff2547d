"""The edits whose reload is measured, one per row: each adds a mark to one file, chosen from the course by its content.

Nothing is written here: an edit says what to add to the file and where the mark is then visible.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from course.charts.chart_data import ChartData
from course.loaded.loading import REFERENCES_PATH
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Case, Figure, Plan, Term
from course.pages.macro_calls import find_macro_calls, get_argument
from course.pages.outline import CLOSING_ANCHORS, PageSource
from course.sources.citations import find_citations
from macros.assets import list_sources

_MARK = "<mark>"
_STYLESHEET, _SCRIPT = "assets/css/site.css", "assets/js/site.js"
_PARAGRAPH = re.compile(r"^[^\W\d_].*$", re.MULTILINE)
_MACRO_TAIL = f"""

_minutes = minutes


def minutes(site):
    return _minutes(site) + "\\n\\n{_MARK}\\n"
"""


@dataclass(frozen=True)
class Edit:
    """Insert `piece`, with the mark in it, at `offset` of the file `path` (None: at its end).

    What is served at `url` then shows the mark.
    """

    path: str
    url: str
    piece: str
    offset: int | None = None

    def apply(self, text: str, mark: str) -> str:
        offset = len(text) if self.offset is None else self.offset
        return text[:offset] + self.piece.replace(_MARK, mark) + text[offset:]


def edit_paragraph(course: Course) -> Edit:
    page = _pick_chapter(course)
    return mark_paragraph(page.path, _get_url(page), page.text)


def edit_heading(course: Course) -> Edit:
    """A heading that isn't in the programme, whose headings must not change."""
    page = _pick_chapter(course)
    official = {heading_id.partition("/")[2] for heading_id in course.index.find_ids_on_page(page)}
    heading = next(
        heading for heading in page.headings if heading.anchor and heading.anchor not in {*official, *CLOSING_ANCHORS}
    )
    line_start = sum(len(line) + 1 for line in page.text.split("\n")[: heading.line - 1])
    return Edit(page.path, _get_url(page), f" {_MARK}", page.text.index(heading.text, line_start) + len(heading.text))


def edit_question(course: Course) -> Edit:
    page = _pick_chapter(course)
    question_id = course.find_questions_on_page(page)[0].id
    question = next(question for question in course.questions if question.value.id == question_id)
    return _edit_value(question, "prompt", url=_get_url(page))


def edit_term(course: Course) -> Edit:
    """The definition of the term that appears in most pages."""
    texts = [page.text.casefold() for page in course.pages]
    term = max(course.list_located(Term), key=lambda term: sum(term.value.term.casefold() in text for text in texts))
    return _edit_value(term, "definition", url="glosario/")


def edit_case(course: Course) -> Edit:
    case = course.list_located(Case)[0]
    return _edit_value(case, "summary", url=f"casos/{case.value.id}/")


def edit_source(course: Course) -> Edit:
    """The title of a work that a page cites."""
    page = _pick_chapter(course)
    laws = {reference.key for reference in course.references.references if reference.is_law}
    key = next(citation.key for citation in find_citations(page.text) if citation.key not in laws)
    text = (course.root / REFERENCES_PATH).read_text(encoding="utf-8")
    title = _search(re.compile(r"\btitle\s*=\s*\{+"), text, text.index(f"{{{key},"))
    return Edit(REFERENCES_PATH, _get_url(page), f"{_MARK} ", title.end())


def edit_plan(course: Course) -> Edit:
    section = course.get_value(Plan).sections[0]
    return _edit_value(
        course.get_located(Plan),
        "sections",
        0,
        "fields",
        0,
        "label",
        url=_get_url(course.index.get_page(section.section)),
    )


def edit_figure(course: Course) -> Edit:
    """A label in the data of the first chart that a page shows."""
    page, data = next(_list_charts(course))
    text = (course.root / data.path).read_text(encoding="utf-8")
    return Edit(data.path, _get_url(page), f"{_MARK} ", text.index(data.rows[0].label))


def edit_stylesheet(course: Course) -> Edit:
    source = list_sources(course.root / "docs", _STYLESHEET)[0]
    return Edit(f"docs/{source}", _STYLESHEET, f"\n.{_MARK} {{ color: red; }}\n")


def edit_script(_: Course) -> Edit:
    return Edit(f"docs/{_SCRIPT}", _SCRIPT, f'\ndocument.documentElement.dataset.{_MARK} = "";\n')


def edit_macro(course: Course) -> Edit:
    """The Python of a macro that nearly all chapters call."""
    return Edit("macros/minutes.py", _get_url(_pick_chapter(course)), _MACRO_TAIL)


def edit_template(course: Course) -> Edit:
    return Edit("macros/templates/minutes.html.jinja", _get_url(_pick_chapter(course)), f"<p>{_MARK}</p>\n", 0)


EDITS: dict[str, Callable[[Course], Edit]] = {
    "edit-paragraph": edit_paragraph,
    "edit-heading": edit_heading,
    "edit-question": edit_question,
    "edit-term": edit_term,
    "edit-case": edit_case,
    "edit-source": edit_source,
    "edit-plan": edit_plan,
    "edit-figure": edit_figure,
    "edit-stylesheet": edit_stylesheet,
    "edit-script": edit_script,
    "edit-macro": edit_macro,
    "edit-template": edit_template,
}


def mark_paragraph(path: str, url: str, text: str) -> Edit:
    """The edit of the first paragraph of a page with this text."""
    title = text.index("\n# ")
    return Edit(path, url, f" {_MARK}", _search(_PARAGRAPH, text, text.index("\n", title + 1)).end())


def find_second_word(text: str, value: str, start: int) -> int:
    """The offset of the second word of a YAML text in any style; `start` is the one that YAML reports for the value."""
    words = value.split()
    first = _search(re.compile(re.escape(words[0])), text, start)
    return _search(re.compile(rf"(?<=\s){re.escape(words[1])}"), text, first.end()).start()


def _search(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    """The first match from `start` on. Raises ValueError if there is none."""
    match = pattern.search(text, start)
    if match is None:
        raise ValueError(f"nothing matches {pattern.pattern}")
    return match


def _edit_value(located: Located[object], *place: str | int, url: str) -> Edit:
    """The edit of a text in a YAML file."""
    location = (*located.location, *place)
    value = located.document.data
    for part in location:
        value = value[part]
    line, column = located.document.find_position(location)
    lines = located.document.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: line - 1]) + column - 1
    return Edit(located.document.path, url, f"{_MARK} ", find_second_word(located.document.text, value, start))


def _pick_chapter(course: Course) -> PageSource:
    """The first page of a tema with everything that is edited: its own headings, questions, citations, minutes."""
    return next(
        page
        for page in course.pages
        if page.tema
        and not page.is_tema_cover
        and course.find_questions_on_page(page)
        and len(page.headings) > 6
        and any(call.name == "minutes" for call in find_macro_calls(page)[0])
        and any(find_citations(page.text))
    )


def _list_charts(course: Course) -> Iterator[tuple[PageSource, ChartData]]:
    """The bar charts, whose labels are words, with the pages of temas that show them."""
    for page in course.pages:
        for call in find_macro_calls(page)[0] if page.tema else ():
            figure = course.find_by_id(Figure, get_argument(call, "id")) if call.name == "chart" else None
            if figure and figure.chart and figure.chart.kind == "bars":
                yield page, course.chart_data[figure.id]


def _get_url(page: PageSource) -> str:
    return page.uri.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
