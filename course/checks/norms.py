"""Regulations: each one cited says whether it is in force, and each one named in a text is in the bibliography.

A name is a kind and a number («Ley 39/2015», «RD 203/2021», «Orden TDF/379/2024»), which together identify it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from course.files.offsets import find_place
from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Norm
from course.pages.macro_calls import blank_raw_blocks
from course.pages.places import CASES
from course.runtime.memory import remembered
from course.sources.citations import blank_code
from course.sources.references import ReferenceList

NORMS_PATH = "data/norms.yml"
# Regulations named in these files need no entry: they are the owner's words, or have repealed another regulation.
_OFFICIAL = ("data/course.yml", NORMS_PATH, "data/programme.yml")
_KINDS = {
    "ley orgánica": "Ley Orgánica",
    "lo": "Ley Orgánica",
    "l.o.": "Ley Orgánica",
    "ley": "Ley",
    "leyes": "Ley",
    "real decreto-ley": "Real Decreto-ley",
    "real decreto ley": "Real Decreto-ley",
    "rdl": "Real Decreto-ley",
    "real decreto legislativo": "Real Decreto Legislativo",
    "rdleg": "Real Decreto Legislativo",
    "real decreto": "Real Decreto",
    "rd": "Real Decreto",
    "r.d.": "Real Decreto",
    "decreto-ley": "Decreto-ley",
    "decreto ley": "Decreto-ley",
    "decreto legislativo": "Decreto Legislativo",
    "decreto": "Decreto",
    "orden": "Orden",
    "reglamento (ue)": "Reglamento (UE)",
    "directiva (ue)": "Directiva (UE)",
}
_KIND = "|".join(re.escape(kind).replace(r"\ ", r"\s+") for kind in sorted(_KINDS, key=len, reverse=True))
_NUMBER = r"(?:[A-Z]{2,4}/)?\d{1,4}/\d{1,4}"
NORM_NAME = rf"\b(?:{_KIND})\s+(?:n\.º\s*)?{_NUMBER}\b"

_NAMED = re.compile(
    # The lookahead, for the first letter of a kind, is only for speed.
    rf"\b(?=[ldor])(?P<kind>{_KIND})\s+(?:n\.º\s*)?(?P<numbers>{_NUMBER}(?:(?:,|\s+[yeo])\s+{_NUMBER})*)(?![\d/])",
    re.IGNORECASE,
)


class NamedNorm(NamedTuple):
    """A regulation named in a text: its kind in full, its number, and the offset where the name starts."""

    kind: str
    number: str
    start: int


def find_named_norms(text: str) -> Iterator[NamedNorm]:
    """Every regulation named in a text; «Leyes 39/2015 y 40/2015» gives two."""
    for match in _NAMED.finditer(text):
        kind = _KINDS[" ".join(match["kind"].casefold().split())]
        for number in re.findall(_NUMBER, match["numbers"], re.IGNORECASE):
            yield NamedNorm(kind, number.upper(), match.start())


def check_norms(draft: Draft) -> list[Finding]:
    if draft.references is None:
        return []
    laws = {reference.key: reference for reference in draft.references.references if reference.is_law}
    findings = []
    for norm in draft.list_located(Norm):
        key = norm.value.reference
        if key in draft.references and key not in laws:
            findings.append(norm.make_finding(f"la fuente `{key}` no es una norma (`@legislation`)", "reference"))
    for key, reference in laws.items():
        if draft.find_norm(key) is None:
            message = f"no se dice si `{key}` está vigente"
            advice = f"añádela a {NORMS_PATH}"
            findings.append(Finding(draft.references.path, reference.line, 1, message, advice, lacking=NORMS_PATH))
    return findings + (_check_named(draft, draft.references) if draft.references.is_sound else [])


def _check_named(draft: Draft, references: ReferenceList) -> list[Finding]:
    known = _collect_named(tuple(reference.title for reference in references.references))
    named = {page.path: _find_in_page(page.text) for page in draft.pages if page.tema or page.uri.startswith(CASES)}
    named |= {path: _find_in_data(text) for path, text in draft.texts.items() if path not in _OFFICIAL}
    findings = []
    for path, places in sorted(named.items()):
        for kind, number, line, column in places:
            if (kind, number) not in known:
                message = f"«{kind} {number}» no está en la bibliografía"
                suggestion = "añádela como `@legislation` a data/references.bib y cítala"
                findings.append(Finding(path, line, column, message, suggestion, lacking=references.path))
    return findings


@remembered
def _collect_named(titles: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The regulations in the bibliography, as (kind, number)."""
    return frozenset((norm.kind, norm.number) for title in titles for norm in find_named_norms(title))


@remembered
def _find_in_page(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Each regulation that a page names outside its code: kind, number, line and column."""
    return _find_in_data(blank_code(blank_raw_blocks(text)))


@remembered
def _find_in_data(text: str) -> tuple[tuple[str, str, int, int], ...]:
    return tuple((norm.kind, norm.number, *find_place(text, norm.start)) for norm in find_named_norms(text))
