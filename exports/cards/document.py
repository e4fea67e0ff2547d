"""The cards of a session as Typst source, a set on each page.

How they look is for `cards.typ`, whose functions are called here by name, and for the book's `looks.typ`.
"""

from __future__ import annotations

from pathlib import Path

from course.loaded.whole import Course
from course.model import SessionGuide
from course.model.session_guide import CardSet
from exports.office import LANGUAGE
from exports.pdf.typst_source import quote, write_call, write_document, write_heading, write_listed

CARD_LOOKS = Path(__file__).with_name("cards.typ")
# What is done with each size once it is printed.
_AFTER_PRINTING = {
    "card": "Recorta por las líneas.",
    "strip": "Recorta por las líneas.",
    "poster": "No se recorta.",
}


def write_cards(course: Course, guide: SessionGuide) -> str:
    """The source of the cards of a guide that has some."""
    facts = course.facts
    scope = f"Sesión {guide.session}. Tarjetas y carteles"
    show = write_call(
        "show: card-paper.with",
        title=f"{scope}. {facts.title}",
        footer=f"{facts.title}. {scope}. Licencia {facts.licences.content.name}.",
        language=LANGUAGE,
    )
    return write_document(CARD_LOOKS.name, show, [write_heading(scope, 1), *map(_write_set, guide.cards)])


def _write_set(cards: CardSet) -> str:
    about = f"Copias: {cards.copies}. {cards.what} {_AFTER_PRINTING[cards.size]}"
    texts = [quote(text) for text in cards.texts]
    return write_listed("card-set", [quote(cards.title), quote(about), *texts], size=cards.size)
