"""The review of a plan as a sheet to print: a part for each criterion, and what is told to whoever wrote the plan."""

from __future__ import annotations

from course.model import Document, DocumentField, DocumentPart, Plan
from course.model.document import DocumentTable
from course.model.plan_review import LEVEL_NAMES, PLAN_LEVELS, PlanReview, ReviewCriterion

_REMARK_ROWS = 10


def make_review_document(review: PlanReview, plan: Plan) -> Document:
    """The sheet: who reads whose plan, the levels of each criterion to tick, and what to say."""
    labels = {field.id: field.label for field in plan.fields}
    parts = [_make_names_part(), *(_make_criterion_part(criterion, labels) for criterion in review.criteria)]
    parts += [_make_remarks_part(), _make_talk_part(), DocumentPart(title="Antes de devolverla", checks=review.advice)]
    return Document(id=review.id, title=review.title, intro=review.intro, sections=review.sections, parts=parts)


def _make_names_part() -> DocumentPart:
    fields = [
        DocumentField(label="Plan que lees", help="El ayuntamiento y quién lo ha escrito, si lo dice."),
        DocumentField(label="Quién lo lee", help="Tu nombre o tu puesto, para que puedan preguntarte."),
        DocumentField(label="Fecha", help="El día en que lo has leído: el plan puede haber cambiado después."),
    ]
    return DocumentPart(title="Qué plan es", fields=fields)


def _make_criterion_part(criterion: ReviewCriterion, labels: dict[str, str]) -> DocumentPart:
    looked = "; ".join(f"«{labels[field]}»" for field in criterion.fields)
    checks = [f"{LEVEL_NAMES[level]}. {criterion.get_description(level)}" for level in PLAN_LEVELS]
    return DocumentPart(title=criterion.title, help=f"{criterion.question}\nMira en {looked}.", checks=checks)


def _make_remarks_part() -> DocumentPart:
    columns = ["Campo", "Qué dice", "Qué cambiarías, o qué le preguntas"]
    return DocumentPart(
        title="Comentarios, campo a campo",
        help="Uno por fila y con el campo delante, para que quien lo escribió sepa adónde ir.",
        table=DocumentTable(columns=columns, rows=_REMARK_ROWS),
    )


def _make_talk_part() -> DocumentPart:
    fields = [
        DocumentField(label="Lo que te llevas", help="Algo de este plan que vas a copiar en el tuyo."),
        DocumentField(label="Lo primero que cambiarías", help="Una sola cosa, la que más falta haría mañana."),
        DocumentField(label="Lo que no has entendido", help="Una pregunta, sin dar por hecho que esté mal."),
    ]
    return DocumentPart(title="Lo que le dices al devolvérselo", fields=fields)
