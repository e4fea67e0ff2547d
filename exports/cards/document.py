"""The cards of a session as Typst source, a set on each page.

How they look is for `cards.typ`, whose functions are called here by name, and for the book's `looks.typ`.
"""

from __future__ import annotations

from pathlib import Path

from course.derived.printing import describe_copies
from course.loaded.whole import Course
from course.model import SessionGuide
from course.model.session_guide import CardSet
from exports.office import LANGUAGE
from exports.pdf.typst_source import quote, write_call, write_document, write_heading, write_lines, write_listed

CARD_LOOKS = Path(__file__).with_name("cards.typ")
# What is done with each size once it is printed.
_AFTER_PRINTING = {
    "card": "Recorta por las líneas.",
    "strip": "Recorta por las líneas.",
    "poster": "No se recorta.",
}


def write_cards(course: Course, guide: SessionGuide) -> str:
    """The source of the cards of a guide that has some."""
    show = write_call(
        "show: card-paper.with",
        title=f"{name_cards(guide)}. {course.facts.title}",
        footer=write_card_footer(course, guide),
        language=LANGUAGE,
    )
    return write_document(CARD_LOOKS.name, show, list_card_pages(guide))


def name_cards(guide: SessionGuide) -> str:
    return f"Sesión {guide.session}. Tarjetas y carteles"


def write_card_footer(course: Course, guide: SessionGuide) -> str:
    """What is at the foot of each page, before its number."""
    return f"{course.facts.title}. {name_cards(guide)}. Licencia {course.facts.licences.content.name}."


def list_card_pages(guide: SessionGuide) -> list[str]:
    """The source of each page, a set on each; the first one has the title of them all too."""
    first, *others = map(_write_set, guide.cards)
    return [write_lines([write_heading(name_cards(guide), 1), first]), *others]


def _write_set(cards: CardSet) -> str:
    about = f"{describe_copies(cards)}. {cards.what} {_AFTER_PRINTING[cards.size]}"
    texts = [quote(text) for text in cards.texts]
    return write_listed("card-set", [quote(cards.title), quote(about), *texts], size=cards.size)
