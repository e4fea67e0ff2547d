"""Texts of the data: each has only the markup that its sort allows (`course/model/texts.py`)."""

from __future__ import annotations

import re
from typing import NamedTuple

from course.findings import Finding
from course.language.markup_signs import MARKUP, NOT_INLINE
from course.loaded.draft import Draft
from course.loaded.loading import read_sound_file
from course.model.texts import TextSort
from course.model.walking import find_texts
from course.register import DATA_KINDS
from course.runtime.memory import remembered
from course.sources.citations import GROUP_PATTERN


class _Rule(NamedTuple):
    """What a text may not contain, and the finding about it. Whatever matches `apart` is allowed and not searched."""

    refused: re.Pattern[str]
    message: str
    suggestion: str | None = None
    apart: re.Pattern[str] | None = None


_CITATION = re.compile(r"\[@")
_BLOCK_OR_LINK = r"\n|`|\]\(|\]\[|\{[{%#]|</?[a-z]|<!--|^(?:[-*+>#]|\d+[.)])\s"

_AS_IT_IS = _Rule(MARKUP, "este texto sale tal cual", "quita las marcas de formato, las citas y las macros")
_UNCALLED = _Rule(re.compile(r"\{[{%#]"), "aquí no se llama a macros", "el lector vería los signos")
_EMPHASIS_AND_CODE = _Rule(
    NOT_INLINE,
    "aquí solo caben énfasis y código: ni enlaces, ni macros, ni HTML",
    "el lector vería los signos",
    apart=re.compile(r"`[^`]*`"),
)
_INLINE = (
    _Rule(_CITATION, "una pregunta no lleva citas", "pon la clave en `sources`"),
    _EMPHASIS_AND_CODE,
)
_ONE_PARAGRAPH = _Rule(
    re.compile(_BLOCK_OR_LINK, re.IGNORECASE),
    "este texto admite énfasis y citas, y nada más",
    "un solo párrafo, sin enlaces, listas ni código",
)
_RULES: dict[TextSort, tuple[_Rule, ...]] = {
    TextSort.PLAIN: (_AS_IT_IS,),
    TextSort.NAME: (_AS_IT_IS,),
    TextSort.OFFICIAL: (_AS_IT_IS,),
    TextSort.UNCITED: (_Rule(_CITATION, "aquí no van citas", "pon la clave en `sources` de la frase"), _AS_IT_IS),
    TextSort.NOTE: (_Rule(_CITATION, "aquí no van citas: la nota se muestra tal cual"), _AS_IT_IS),
    TextSort.RULE: (_AS_IT_IS._replace(apart=re.compile(GROUP_PATTERN)),),
    TextSort.INLINE: _INLINE,
    TextSort.WHY: _INLINE,
    TextSort.EMPHASIZED: (
        _Rule(_CITATION, "aquí no van citas", "están en la página que lo cuenta"),
        _EMPHASIS_AND_CODE,
    ),
    TextSort.CITED: (_ONE_PARAGRAPH,),
    TextSort.CELL: (
        _Rule(
            re.compile(rf"\||{_BLOCK_OR_LINK}", re.IGNORECASE),
            "este texto va en una celda: admite énfasis y citas, y nada más",
            "un solo párrafo, sin enlaces, listas, código ni barras verticales",
        ),
    ),
    TextSort.ROW: (
        _Rule(
            re.compile(r"\|"),
            "la barra `|` partiría la celda de la tabla que compara los casos",
            "pon una coma o una «o»",
        ),
        _UNCALLED,
        _ONE_PARAGRAPH,
    ),
    TextSort.BLOCK: (
        _UNCALLED,
        _Rule(
            re.compile(r"^#{1,6}\s", re.MULTILINE),
            "aquí no van epígrafes: los pone la página",
            "quita las almohadillas",
        ),
    ),
    TextSort.TYPED: (_Rule(MARKUP, "el lector escribe esto tal cual", "quita las marcas de formato"),),
}


def check_texts(draft: Draft) -> list[Finding]:
    return [
        finding
        for kind in DATA_KINDS
        for located in draft.list_located(kind.model)
        for finding in _check_file(located.document.text, located.document.path, kind.name)
    ]


@remembered
def _check_file(text: str, path: str, kind_name: str) -> list[Finding]:
    """The findings about the texts of one file, which loads without errors."""
    located = read_sound_file(text, path, kind_name)
    return [
        located.make_finding(rule.message, *place, suggestion=rule.suggestion)
        for place, written, sort in find_texts(located.value)
        if (rule := _find_broken_rule(written, sort))
    ]


def _find_broken_rule(text: str, sort: TextSort) -> _Rule | None:
    return next((rule for rule in _RULES.get(sort, ()) if _is_broken(rule, text)), None)


def _is_broken(rule: _Rule, text: str) -> bool:
    return bool(rule.refused.search(rule.apart.sub("", text) if rule.apart else text))
