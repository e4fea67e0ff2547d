"""The sources that the course cites: one object looks them up, cites them and lists them.

In this package, `bibtex.py` reads the file, `reference.py` defines a source, `csl.py` renders it in APA style, and
`citations.py` has the syntax of a citation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from markupsafe import Markup

from course.files.text_source import load_text
from course.findings import Finding
from course.sources.bibtex import Bibliography, parse_bibtex
from course.sources.collation import SortKey, get_sort_key
from course.sources.csl import Rendered, render_references
from course.sources.reference import Reference

# With `%`, which escapes like `format` in a third of the time.
_CITATION = Markup('<span class="citation">(%s)</span>')
_WORK = Markup('<a href="%s">%s</a>')
_LABEL = Markup("%s, %s")


class BibliographyEntry(NamedTuple):
    """One work of a bibliography, as HTML. The page that lists it adds the id that citations link to."""

    key: str
    html: Markup


class ReferenceList:
    """All sources of the course, in the order of the bibliography. They are rendered once, on first use."""

    def __init__(self, path: str, bibliography: Bibliography, cache_path: Path | None = None) -> None:
        self.path = path
        self.is_whole = bibliography.is_whole
        self._lines = bibliography.lines
        self._cache_path = cache_path
        ordered = sorted(bibliography.references, key=_get_order)
        self._references = {reference.key: reference for reference in ordered}
        self._order = {key: position for position, key in enumerate(self._references)}

    @property
    def keys(self) -> KeysView[str]:
        """Every key in the file, including those of invalid entries, so that citing them is not another error."""
        return self._lines.keys()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The valid references, in the order of the bibliography."""
        return tuple(self._references.values())

    @property
    def is_sound(self) -> bool:
        """Whether every entry of the file is valid."""
        return self.is_whole and len(self) == len(self._lines)

    def __contains__(self, key: object) -> bool:
        """Whether the key can be cited and listed."""
        return key in self._references

    def __len__(self) -> int:
        return len(self._references)

    def get_line(self, key: str) -> int:
        """The line of the entry in the file. Raises KeyError for an unknown key."""
        return self._lines[key]

    def render_citation(
        self, works: Sequence[tuple[str, str | None]], get_url: Callable[[str], str] = "#ref-{}".format
    ) -> Markup:
        """Cite works, each a key and a locator («art. 14.2», «p. 250») or None, in one pair of parentheses.

        `get_url` returns the address that the citation of a key links to. Raises KeyError for a key not in the list.
        """
        links = [_WORK % (get_url(key), self._render_label(key, locator)) for key, locator in self.sort_works(works)]
        return _CITATION % Markup("; ").join(links)

    def sort_works(self, works: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
        """Sort works as in a citation. Raises KeyError for a key not in the list."""
        return sorted(works, key=lambda work: self._order[work[0]])

    def render_bibliography(self, keys: Iterable[str] | None = None) -> list[BibliographyEntry]:
        """List the given works, or all, in Spanish alphabetical order. Raises KeyError for a key not in the list."""
        wanted = self._order if keys is None else sorted(set(keys), key=self._order.__getitem__)
        return [BibliographyEntry(key, self._rendered[key].entry) for key in wanted]

    def get_initial(self, key: str) -> str:
        """The capital letter that the work is sorted by, without an accent; A for a figure. Raises KeyError."""
        initial = _get_order(self._references[key])[0][0][:1].upper()
        return initial if initial.isalpha() else "A"

    def get_title(self, key: str) -> str:
        """The work's title. Raises KeyError for a key not in the list."""
        return self._references[key].title

    def get_label(self, key: str) -> Markup:
        """The work as cited in a text: «Ley 39/2015», «Mergel, 2012». Raises KeyError for a key not in the list."""
        return self._rendered[key].label

    def _render_label(self, key: str, locator: str | None) -> Markup:
        label = self._rendered[key].label
        # No line break between «art.» and its number.
        return _LABEL % (label, locator.replace(" ", "\N{NO-BREAK SPACE}", 1)) if locator else label

    @cached_property
    def _rendered(self) -> dict[str, Rendered]:
        references = self._references.values()
        return render_references(references, _find_year_suffixes(references), self._cache_path)


def load_references(
    path: Path, shown_path: str, cache_path: Path | None = None
) -> tuple[ReferenceList | None, list[Finding]]:
    """Read a `.bib` file: its valid references (None if it can't be read), and one finding per error, in Spanish.

    `cache_path` is a file where rendered references are cached between runs.
    """
    text, findings = load_text(path, shown_path)
    return (None, findings) if text is None else read_references(text, shown_path, cache_path)


def read_references(text: str, shown_path: str, cache_path: Path | None = None) -> tuple[ReferenceList, list[Finding]]:
    """As `load_references`, from text that is already in memory."""
    bibliography, findings = parse_bibtex(text, shown_path)
    return ReferenceList(shown_path, bibliography, cache_path), findings


def _get_order(reference: Reference) -> tuple[SortKey, tuple[int, ...], SortKey]:
    """APA's order: author (or title), then undated works, then by date, then by title."""
    names = "; ".join(f"{name.family} {name.given or ''}" for name in reference.authors or reference.editors)
    if reference.is_law or not names:
        return get_sort_key(reference.title), (), get_sort_key("")
    return get_sort_key(names), reference.date, get_sort_key(reference.title)


def _find_year_suffixes(ordered: Iterable[Reference]) -> dict[str, str]:
    """«2024a», «2024b» for works that would be cited alike. Laws are left out: their short titles are unique."""
    alike: dict[tuple[tuple[str, ...], tuple[int, ...]], list[str]] = {}
    for reference in ordered:
        if reference.is_law:
            continue
        names = [name.family.casefold() for name in reference.authors or reference.editors]
        shown = (names[0], "et al.") if len(names) > 2 else tuple(names) or (reference.title.casefold(),)
        alike.setdefault((shown, reference.date[:1]), []).append(reference.key)
    return {
        key: letters
        for keys in alike.values()
        if len(keys) > 1
        for key, letters in zip(keys, _count_letters(), strict=False)
    }


def _count_letters() -> Iterator[str]:
    """a … z, aa, ab …"""
    yield from ascii_lowercase
    for first in ascii_lowercase:
        yield from (first + second for second in ascii_lowercase)
