"""A bibliography on two pages, because one would take too long to load: split between two letters of the alphabet."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from course.sources.references import BibliographyEntry, ReferenceList


class Halves(NamedTuple):
    """The works of each page, in order, and the letters where the first ends and the second begins.

    `rest` is empty, and `next_letter` too, if all works begin with the same letter.
    """

    first: list[BibliographyEntry]
    rest: list[BibliographyEntry]
    last_letter: str
    next_letter: str


def split_bibliography(references: ReferenceList) -> Halves:
    """Split all works at the change of letter that leaves the two parts most alike in length.

    Raises ValueError if there are no works.
    """
    works = references.render_bibliography()
    if not works:
        raise ValueError("there are no works")
    letters = [references.get_initial(work.key) for work in works]
    lengths = list(accumulate(len(work.html) for work in works))
    cuts = [at for at in range(1, len(works)) if letters[at] != letters[at - 1]] or [len(works)]
    cut = min(cuts, key=lambda at: abs(lengths[-1] - 2 * lengths[at - 1]))
    return Halves(works[:cut], works[cut:], letters[cut - 1], letters[cut] if cut < len(works) else "")
