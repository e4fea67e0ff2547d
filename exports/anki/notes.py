"""The notes of the deck, as data: what each has in its fields, its tags and its deck. Nothing here needs Anki.

A term asks for its definition, and never the other way round: a definition may be that of two terms that are near each
other, and the questions already ask for the words that matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from course.derived.question_places import find_explanation
from course.derived.titles import get_tema_menu_name, name_heading
from course.findings import Finding
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Term
from course.model.base import get_tema_number
from course.model.question import Question
from course.model.route import ROUTE_NAMES
from course.sources.collation import get_sort_key
from exports.anki.kinds import CARD_TASKS
from exports.question_choice import list_questions
from exports.question_labels import LEVEL_NAMES, QuestionPlace, name_place

_FOLDER = Path(__file__).parent
# What Anki gives a meaning to in a field: `[sound:…]`, `[latex]`, `[$]`, `\(…\)`.
_READ_BY_ANKI = str.maketrans({"[": "&#91;", "\\": "&#92;"})


class NoteType(NamedTuple):
    """A note type of Anki's: its name in Spanish, its fields, and the stem of its templates. The first field is the one
    that lists of notes are sorted by; `LINK` is filled when the deck is made, since it depends on the site.
    """

    key: str
    name: str
    fields: tuple[str, ...]

    def read_template(self, side: str) -> str:
        """The template of a side, `front` or `back`."""
        return (_FOLDER / f"{self.key}-{side}.mustache").read_text(encoding="utf-8")


LINK = "Enlace"
QUESTION_TYPE = NoteType(
    "question",
    "pregunta",
    ("Enunciado", "Tarea", "Opciones", "Pistas", "Respuesta", "Explicación", "Lugar", LINK, "Identificador"),
)
TERM_TYPE = NoteType(
    "term", "término", ("Término", "Definición", "Otros nombres", "Fuentes", "Lugar", LINK, "Identificador")
)
NOTE_TYPES = (QUESTION_TYPE, TERM_TYPE)


@dataclass(frozen=True)
class CardNote:
    """A note: its id in the course, its type, the HTML of its fields by name (all but the link), its tags, the names of
    its deck and of those that hold it, and its tema, if it has one.

    `page` is the path under `docs/` of the page that explains it, and `anchor`, the part of it. `make_finding` makes a
    finding about what it comes from.
    """

    id: str
    type: NoteType
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: tuple[str, ...]
    tema: int | None
    page: str
    anchor: str
    make_finding: Callable[[str, str], Finding]


def read_styles() -> str:
    return (_FOLDER / "cards.css").read_text(encoding="utf-8")


def list_notes(course: Course, tema: int | None = None) -> list[CardNote]:
    """The notes of the course, or of a tema: in each tema the terms, by alphabet, and then the questions, as they are
    read. Terms of no heading are last.
    """
    notes = [*_list_terms(course), *_list_questions(course)]
    wanted = [note for note in notes if tema in (None, note.tema)]
    return sorted(wanted, key=lambda note: (note.tema is None, note.tema or 0))


def count_left_out(course: Course, tema: int | None = None) -> Counter[str]:
    """How many questions there are of each kind that has no card."""
    kinds = (located.value.kind for located in list_questions(course, tema))
    return Counter(kind for kind in kinds if kind not in CARD_TASKS)


def _list_questions(course: Course) -> Iterator[CardNote]:
    order = {identifier: place for place, identifier in enumerate(course.index.ids)}
    for located in sorted(course.questions, key=lambda located: order[located.value.section]):
        if located.value.kind in CARD_TASKS:
            yield _make_question_note(course, located)


def _make_question_note(course: Course, located: Located[Question]) -> CardNote:
    question, tema = located.value, get_tema_number(located.value.section)
    view = question.make_view()
    part = find_explanation(course, question)
    labels = [
        f"nivel::{LEVEL_NAMES[question.level]}",
        f"objetivo::{question.objective}",
        f"ruta::{ROUTE_NAMES[question.route]}",
        *(["ficticio"] if question.fictional else []),
    ]
    fields = {
        "Enunciado": _render("prompt", view),
        "Tarea": str(escape(CARD_TASKS[question.kind])),
        "Opciones": _render("options", view),
        "Pistas": _render("hints", view),
        "Respuesta": _render("answer", view),
        "Explicación": _render("explanation", view),
        "Lugar": _render("place", name_place(course, question)),
        "Identificador": question.id,
    }
    return CardNote(
        question.id,
        QUESTION_TYPE,
        fields,
        _make_tags(course, tema, labels),
        _name_deck(course, tema, "Preguntas"),
        tema,
        *_find_page(course, question.section, part.anchor if part and part.anchor else None),
        lambda message, suggestion: located.make_finding(message, "prompt", suggestion=suggestion),
    )


def _list_terms(course: Course) -> Iterator[CardNote]:
    for located in sorted(course.list_located(Term), key=lambda located: get_sort_key(located.value.term)):
        yield _make_term_note(course, located)


def _make_term_note(course: Course, located: Located[Term]) -> CardNote:
    term = located.value
    tema = get_tema_number(term.section) if term.section else None
    fields = {
        "Término": _protect(escape(term.term)),
        "Definición": _protect(escape(term.definition)),
        "Otros nombres": _render("other_names", term),
        "Fuentes": _render("sources", [course.references.get_label(key) for key in term.sources]),
        "Lugar": _render("place", QuestionPlace(name_heading(course.index, term.section), None))
        if term.section
        else "",
        "Identificador": term.id,
    }
    return CardNote(
        f"glosario/{term.id}",
        TERM_TYPE,
        fields,
        _make_tags(course, tema, ["término"]),
        _name_deck(course, tema, "Términos"),
        tema,
        *_find_page(course, term.section, None),
        lambda message, suggestion: located.make_finding(message, "term", suggestion=suggestion),
    )


def _make_tags(course: Course, tema: int | None, labels: list[str]) -> tuple[str, ...]:
    """Tags under the course's own, so that they never mix with those of other decks. A tag has no spaces."""
    listed = [*([f"tema::{tema}"] if tema is not None else []), *labels]
    return tuple(f"{course.facts.slug}::{'-'.join(label.split())}" for label in listed)


def _name_deck(course: Course, tema: int | None, part: str) -> tuple[str, ...]:
    names = [course.facts.title]
    if tema is not None:
        names.append(get_tema_menu_name(course.index.temas[f"t{tema}"]))
    return (*names, part)


def _find_page(course: Course, section: str | None, anchor: str | None) -> tuple[str, str]:
    """The path and the anchor of what explains a section; empty if no page does."""
    page = course.index.find_page(section) if section else None
    if page is None or section is None:
        return "", ""
    return page.uri, anchor or section.partition("/")[2]


def _render(part: str, *arguments: object) -> str:
    """The HTML of a part, on one line."""
    return _protect(Markup(getattr(_load_parts(), part)(*arguments)))


def _protect(html: Markup) -> str:
    return str(html).strip().translate(_READ_BY_ANKI)


@cache
def _load_parts() -> Any:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )
    environment.filters["quote_text"] = lambda text: f"«{text}»"
    return environment.get_template("note_fields.html.jinja").module
