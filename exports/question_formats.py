"""The formats in which the questions leave the site, and how much of each kind each one carries.

A format is one row. What it says of a kind is computed: a kind that it doesn't hold doesn't travel; one that loses
something travels in part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from course.model.question_kinds import KIND_NAMES
from exports.anki.kinds import CARD_LOSSES, CARD_TASKS
from exports.book.printed_question import MIXED_LISTS
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.gift import GIFT_LOSSES, GIFT_LOSSES_OF_TYPES, list_gift_kinds
from exports.moodle.xml_bodies import XML_LOSSES
from exports.qti.kinds import QTI_KINDS
from exports.slides.question_slides import ROOM_KINDS, SLIDE_LOSSES


class Extent(StrEnum):
    """How much of a question a format carries."""

    WHOLE = "entero"
    PARTIAL = "parcial"
    NONE = "no"


@dataclass(frozen=True)
class QuestionFormat:
    """A format: its name, and what it loses of each kind that it holds, in Spanish."""

    name: str
    losses: Mapping[str, tuple[str, ...]]

    def get_extent(self, kind: str) -> Extent:
        if kind not in self.losses:
            return Extent.NONE
        return Extent.PARTIAL if self.losses[kind] else Extent.WHOLE

    def describe(self, kind: str) -> str:
        """«parcial: sin pistas», «entero»."""
        return ": ".join([self.get_extent(kind), *filter(None, ["; ".join(self.losses.get(kind, ()))])])


# Moodle's backup carries what its XML does.
MOODLE_XML = QuestionFormat(
    "Copia .mbz y XML de Moodle",
    {kind: (*conversion.losses, *XML_LOSSES.get(conversion.body, ())) for kind, conversion in CONVERSIONS.items()},
)
GIFT = QuestionFormat(
    "GIFT",
    {
        kind: (*conversion.losses, *GIFT_LOSSES_OF_TYPES.get(conversion.body, ()), *GIFT_LOSSES)
        for kind, conversion in CONVERSIONS.items()
        if kind in list_gift_kinds()
    },
)
ANKI = QuestionFormat("Anki", dict.fromkeys(CARD_TASKS, CARD_LOSSES))
QTI = QuestionFormat("QTI 3.0", {kind: row.losses for kind, row in QTI_KINDS.items()})
# The package holds the site itself.
SCORM = QuestionFormat("SCORM", dict.fromkeys(KIND_NAMES, ()))
# Whoever answers an open question grades it on the site too.
PAPER = QuestionFormat(
    "PDF y EPUB",
    {kind: () if kind == "open" else ("se responde en papel y no se corrige sola",) for kind in MIXED_LISTS},
)
# Only the essential ones, projected in a room.
SLIDES = QuestionFormat("Diapositivas", dict.fromkeys(ROOM_KINDS, SLIDE_LOSSES))
QUESTION_FORMATS: tuple[QuestionFormat, ...] = (MOODLE_XML, GIFT, SCORM, QTI, ANKI, PAPER, SLIDES)


def list_extents() -> list[tuple[str, list[str]]]:
    """The table: each kind of question, and what each format carries of it, in the order of the rows."""
    return [(kind, [each.describe(kind) for each in QUESTION_FORMATS]) for kind in KIND_NAMES]
