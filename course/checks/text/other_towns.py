"""The course has one fictional town (`data/town.yml`): no text outside the questions names another.

The towns that the course had are in that file. A new one is found where a text gives a town hall, a mayor or a number
of inhabitants to a name that isn't real: real places are in the bibliography or in the cases, because what is told of
them is cited, or else in the list of that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.derived.prose import Passage, collect_texts
from course.findings import Finding
from course.language.folded_words import split_folded
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Case, Town

_CAPITALIZED = r"[A-ZÁÉÍÓÚÑÜ][\w·’'-]+"
_NAME = (
    r"(?P<name>(?!(?:En|De|Desde|Con|Para|Según|Si|Y)\s)"  # a sentence may begin with one
    rf"{_CAPITALIZED}(?:\s+(?:(?:del?|el|la|los|las|y|i)\s+|d[’'])*{_CAPITALIZED})*)"
)
_TOWN_HALL = (
    r"\b(?:[Aa]yuntamiento|[Aa]yto\.|[Aa]juntament|[Cc]oncello|[Aa]lcald(?:e|esa|ía)|[Pp]ueblo|[Mm]unicipio|[Ll]ocalidad|[Pp]leno"
    r"|[Bb]iblioteca)\s+d(?:e\s+|’|')"
)
_INHABITANTS = r"(?:\s+tiene|,(?:\s+de|\s+con)?|\s+\()\s*[\d.]+\s+(?:habitantes|vecin[oa]s)"
_PLACES = (re.compile(_TOWN_HALL + _NAME), re.compile(rf"\b{_NAME}{_INHABITANTS}"))
_BANK = "quizzes/"


def check_other_towns(course: Course) -> list[Finding]:
    located = course.find_located(Town)
    if located is None:
        return []
    town = located.value
    retired = re.compile(rf"\b(?:{'|'.join(map(re.escape, town.retired))})\b") if town.retired else None
    known = _collect_known(course)
    unused = set(town.real_places)
    findings: list[Finding] = []
    for passages in collect_texts(course):
        for passage in passages:
            unused -= {name for name in unused if name in passage.text}
            if passage.path.startswith(_BANK):
                continue
            for name in dict.fromkeys(retired.findall(passage.text) if retired else ()):
                message = f"«{name}» es otro pueblo inventado: en los textos hay uno solo, {town.name}"
                findings.append(Finding(passage.path, passage.line, 1, message, f"que ocurra en {town.name}"))
            for name in dict.fromkeys(_find_strange(passage, town, known)):
                message = f"«{name}» no es {town.name}, y no sale en la bibliografía ni en los casos"
                suggestion = (
                    f"si es inventado, que sea {town.name}; si existe, cita su fuente"
                    " o ponlo en `real_places`, en data/town.yml"
                )
                findings.append(Finding(passage.path, passage.line, 1, message, suggestion))
    return findings + list(_report_unused(located, unused))


def _find_strange(passage: Passage, town: Town, known: set[str]) -> Iterator[str]:
    for pattern in _PLACES:
        for match in pattern.finditer(passage.text):
            name = match["name"]
            is_ours = any(ours in name for ours in (town.name, *town.real_places, *town.retired))
            if not is_ours and not known.issuperset(split_folded(name)):
                yield name


def _report_unused(located: Located[Town], unused: set[str]) -> Iterator[Finding]:
    for number, name in enumerate(located.value.real_places):
        if name in unused:
            message = f"«{name}» sobra: ya no lo nombra ningún texto"
            yield located.make_finding(message, "real_places", number, suggestion="borra la línea")


def _collect_known(course: Course) -> set[str]:
    """The words of the cases and of the bibliography, with its keys and addresses, folded."""
    texts = [case.document.text for case in course.list_located(Case)]
    for reference in course.references.references:
        names = [name.family for name in (*reference.authors, *reference.editors)]
        texts += [reference.key.replace("_", " "), reference.title, *names, reference.published_by or ""]
        texts.append(reference.url or "")
    return {word for text in texts for word in split_folded(text)}
