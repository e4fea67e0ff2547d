"""The figures as CSV for a Spanish spreadsheet: UTF-8 with a BOM, `;` between columns, and a decimal comma.

So Excel opens them with two clicks where the system is in Spanish. Shares are percentages with a decimal.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from course.item_analysis.first_tries.analysis import AnalysedItem
from course.item_analysis.first_tries.flags import format_correlation, weigh_evidence
from course.language.inline_markdown import render_inline
from course.model.base import get_tema_number

ITEM_COLUMNS = (
    "Pregunta", "Tema", "Epígrafe", "Objetivo", "Nivel", "Tipo", "Archivo", "Línea", "Respuestas", "Facilidad (%)",
    "Acierto pleno (%)", "Con pista (%)", "Correlación con el resto", "Personas en la correlación", "Qué se concluye",
    "Señales", "Enunciado",
)  # fmt: skip
OPTION_COLUMNS = ("Pregunta", "Lista", "Letra", "Texto", "Correcta", "La eligen (%)", "Respuestas", "Con otro texto")

_BOM = b"\xef\xbb\xbf"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def write_item_table(items: Iterable[AnalysedItem]) -> bytes:
    """A row for each question."""
    return _write_table(ITEM_COLUMNS, [_make_row(item) for item in items])


def write_option_table(items: Iterable[AnalysedItem]) -> bytes:
    """A row for each option of each question: those with a letter, in the order of the data."""
    rows = [
        [
            item.question.id,
            share.option.group,
            share.option.letter,
            _guard(share.option.text),
            "sí" if share.option.is_right else "no",
            _write_share(share.share) if item.options.answers else "",
            str(item.options.answers),
            str(item.options.outdated),
        ]
        for item in items
        for share in item.options.shares
    ]
    return _write_table(OPTION_COLUMNS, rows)


def _make_row(item: AnalysedItem) -> list[str]:
    question, measured = item.question, item.statistics
    return [
        question.id,
        str(get_tema_number(question.section)),
        question.section,
        question.objective,
        question.level,
        question.kind,
        item.path,
        str(item.line),
        str(measured.answers),
        _write_share(measured.facility),
        _write_share(measured.right),
        _write_share(measured.with_hints),
        "" if measured.correlation is None else format_correlation(measured.correlation).replace("−", "-"),
        str(measured.rest_answers),
        str(weigh_evidence(measured.answers)),
        _guard(". ".join(f"{flag.kind} ({flag.evidence}): {flag.text}" for flag in item.flags)),
        _guard(render_inline(question.prompt).striptags()),
    ]


def _write_share(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",")


def _guard(text: str) -> str:
    """A text that a spreadsheet doesn't take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(columns)
    table.writerows(rows)
    return _BOM + written.getvalue().encode("utf-8")
