"""The glossary as the XML that Moodle's glossary activity imports: each term with its variants as aliases, linked by
Moodle wherever the course names it, and the tema that explains it as its category.

Moodle takes no glossary entries from a course backup without users, so they travel in a file of their own. The same
course always gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from course.derived.titles import describe_place, get_tema_menu_name
from course.loaded.whole import Course
from course.model import Term
from course.model.base import get_tema_number
from course.sources.collation import get_sort_key
from exports.moodle.templates import load_template

NAME = "glosario.xml"


@dataclass(frozen=True)
class _Entry:
    """A term as Moodle keeps it. `place` is where it is explained; `sources`, works as a text cites them, in HTML."""

    concept: str
    definition: str
    english: str | None
    aliases: tuple[str, ...]
    place: str
    sources: tuple[Markup, ...]
    category: str


def build_glossary_xml(course: Course) -> bytes:
    """The file to import, its terms in Spanish alphabetical order. A course without terms gives no entries."""
    terms = sorted(course.list_values(Term), key=lambda term: get_sort_key(term.term))
    text = load_template("glossary.xml.jinja").render(
        name="Glosario",
        introduction=f"Los términos del curso «{course.facts.title}».",
        entries=[_make_entry(course, term) for term in terms],
    )
    return text.encode("utf-8")


def _make_entry(course: Course, term: Term) -> _Entry:
    # Moodle compares without case: a variant that differs in its case only would link nothing more.
    forms: dict[str, str] = {}
    for form in (term.term, *term.variants):
        forms.setdefault(form.casefold(), form)
    section = term.section
    return _Entry(
        term.term,
        term.definition,
        term.english,
        tuple(forms.values())[1:],
        describe_place(course.index, section) if section else "",
        tuple(course.references.get_label(key) for key in term.sources),
        get_tema_menu_name(course.index.temas[f"t{get_tema_number(section)}"]) if section else "",
    )
