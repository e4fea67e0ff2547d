"""What is printed: a table of all the questions answered, and a list of those to look at again."""

from __future__ import annotations

from collections.abc import Sequence

from tabulate import tabulate

from course.item_analysis.first_tries.analysis import AnalysedItem
from course.item_analysis.first_tries.chart import number_flagged
from course.item_analysis.first_tries.flags import (
    FEWEST,
    FEWEST_FIRM,
    Evidence,
    format_correlation,
    weigh_evidence,
)
from course.language.numbers import format_share

_HEADERS = ("Pregunta", "Respuestas", "Facilidad", "Acierto pleno", "Correlación", "Falsa menos elegida", "Se concluye")
_NOTHING = "–"


def render_item_report(items: Sequence[AnalysedItem], people: int) -> str:
    """The table, the questions flagged with where they are written, and what may be concluded of so many answers."""
    rows = [_make_row(item) for item in items]
    table = tabulate(
        rows, headers=_HEADERS, disable_numparse=True, colalign=("left", *("right",) * (len(_HEADERS) - 2), "left")
    )
    return "\n\n".join([table, *_render_flagged(items), _render_limits(items, people)])


def _make_row(item: AnalysedItem) -> tuple[str, ...]:
    measured = item.statistics
    correlation = _NOTHING if measured.correlation is None else format_correlation(measured.correlation)
    wrong = [share for share in item.options.shares if not share.option.is_right] if item.options.answers else []
    weakest = min(wrong, key=lambda share: share.share, default=None)
    return (
        item.question.id,
        str(measured.answers),
        format_share(measured.facility),
        format_share(measured.right),
        correlation,
        f"{weakest.option.letter}) {format_share(weakest.share)}" if weakest else _NOTHING,
        str(weigh_evidence(measured.answers)),
    )


def _render_flagged(items: Sequence[AnalysedItem]) -> list[str]:
    numbers = number_flagged(items)
    lines = []
    for item in items:
        if item.flags:
            lines.append(f"{numbers[item.question.id]}. {item.question.id}, {item.path}:{item.line}")
            lines += [f"   - {flag.kind} ({flag.evidence}): {flag.text}" for flag in item.flags]
    if not lines:
        return ["Ninguna pregunta da señales."]
    return ["\n".join([f"Para mirar, {len(numbers)} de {len(items)}:", *lines])]


def _render_limits(items: Sequence[AnalysedItem], people: int) -> str:
    few = sum(weigh_evidence(item.statistics.answers) is Evidence.NONE for item in items)
    lines = [
        f"Con menos de {FEWEST} respuestas a una pregunta no se concluye nada de ella, y con menos de {FEWEST_FIRM}, "
        "lo que se dice es provisional.",
        f"Personas: {people}. Preguntas con menos de {FEWEST} respuestas: {few} de {len(items)}.",
    ]
    return "\n".join(lines)
