"""course/sources/halves.py: a bibliography on two pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from course.sources.halves import split_bibliography
from course.sources.references import ReferenceList, read_references


def make(*works: tuple[str, str]) -> ReferenceList:
    """Each work has an author and a title."""
    entries = [
        f"@misc{{w{number}, author = {{{{{author}}}}}, title = {{{{{title}}}}},"
        " year = {2020}, language = {spanish}}"
        for number, (author, title) in enumerate(works)
    ]
    references, findings = read_references("\n".join(entries), "r.bib")
    assert findings == []
    return references


@pytest.mark.parametrize(
    ("works", "first", "letters"),
    [
        ([("Alba", "Uno"), ("Bosch", "Dos")], ["Alba"], ("A", "B")),
        ([("Alba", "Uno"), ("Ávila", "Dos"), ("Bosch", "Tres")], ["Alba", "Ávila"], ("A", "B")),
        ([("Alba", "Uno"), ("Bosch", "Dos"), ("Cid", "Tres" * 60)], ["Alba", "Bosch"], ("B", "C")),
        ([("Alba", "Uno" * 60), ("Bosch", "Dos"), ("Cid", "Tres")], ["Alba"], ("A", "B")),
        ([("20minutos", "Uno"), ("Zas", "Dos")], ["20minutos"], ("A", "Z")),
        ([("Alba", "Uno"), ("Aznar", "Dos")], ["Alba", "Aznar"], ("A", "")),
    ],
)
def test_it_is_split_between_two_letters_into_parts_alike_in_length(
    works: Sequence[tuple[str, str]], first: list[str], letters: tuple[str, str]
) -> None:
    references = make(*works)
    halves = split_bibliography(references)
    assert [author for author in first if author in halves.first[first.index(author)].html] == first
    assert len(halves.first) == len(first)
    assert [*halves.first, *halves.rest] == references.render_bibliography()
    assert (halves.last_letter, halves.next_letter) == letters


def test_without_works_there_is_nothing_to_split() -> None:
    with pytest.raises(ValueError):
        split_bibliography(read_references("", "r.bib")[0])
