"""The kinds of question that read well as a flashcard, one row each: what the card asks for.

What is on the card comes from `note_fields.html.jinja`. Steps to be put in order have nothing to be recalled, and a
text of one's own can't be compared with a card's at a glance: they stay on the site.
"""

from __future__ import annotations

from collections.abc import Mapping

CARD_TASKS: Mapping[str, str] = {
    "single": "Elige una respuesta",
    "multiple": "Elige todas las correctas",
    "true_false": "¿Verdadero o falso?",
    "blank": "Di qué falta en el hueco",
    "matching": "Empareja",
    "numeric": "Di el número",
    "two_tier": "Elige una respuesta y su razón",
}
# In Spanish: of all of them.
CARD_LOSSES = ("se repasa y no se puntúa",)
