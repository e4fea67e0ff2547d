"""The package of QTI 3.0: a ZIP with `imsmanifest.xml` and an item a question.

The same course always gives the same bytes. The identifier of an item is the question's, and those of its choices are
made of their texts, as the answers that browsers store: an item keeps its own when others are added or moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course.findings import Finding
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model.course_facts import Objective
from course.model.question import Question
from exports.fixed_zip import pack
from exports.qti.item import build_item, make_title
from exports.qti.kinds import QTI_KINDS
from exports.qti.templates import render_xml
from exports.question_choice import list_questions
from exports.question_labels import LEVEL_NAMES, list_labels
from exports.request import ExportError, ExportRequest

MANIFEST = "imsmanifest.xml"


@dataclass(frozen=True)
class _ListedItem:
    """What the manifest says of an item."""

    id: str
    path: str
    title: str
    keywords: Sequence[str]
    objective: Objective
    level: str
    level_name: str
    interactions: Sequence[str]
    is_composite: bool
    is_scored_by_person: bool


def build_qti_package(request: ExportRequest) -> bytes:
    """The package, a ZIP. Raises ExportError if there is no question to put in it."""
    course = request.course
    questions = [located.value for located in list_wanted(request)]
    if not questions:
        raise ExportError("No hay ninguna pregunta que llevar.")
    items = [_list_item(course, question) for question in questions]
    files = {MANIFEST: _build_manifest(request, items)}
    files |= {item.path: build_item(course, question) for item, question in zip(items, questions, strict=True)}
    return pack(files)


def list_wanted(request: ExportRequest) -> list[Located[Question]]:
    """The questions asked for, in the order of the bank."""
    return [
        located
        for located in list_questions(request.course, request.tema)
        if located.value.route == "essential" or not request.is_essential
    ]


def find_uncarried(request: ExportRequest) -> list[Finding]:
    """One finding for each question of a kind that has no row in `QTI_KINDS`."""
    return [
        located.make_finding(f"las preguntas `{located.value.kind}` no se llevan a QTI", "kind")
        for located in list_wanted(request)
        if located.value.kind not in QTI_KINDS
    ]


def _list_item(course: Course, question: Question) -> _ListedItem:
    objective = course.facts.find_objective(question.objective)
    if objective is None:
        raise LookupError(f"the course has no objective «{question.objective}»")
    kind = QTI_KINDS[question.kind]
    return _ListedItem(
        question.id,
        f"items/{question.id}.xml",
        make_title(question),
        list_labels(question),
        objective,
        question.level,
        LEVEL_NAMES[question.level],
        kind.interactions,
        kind.is_composite,
        kind.is_scored_by_person,
    )


def _build_manifest(request: ExportRequest, items: Sequence[_ListedItem]) -> bytes:
    facts = request.course.facts
    parts = ["questions", facts.slug, str(facts.edition)]
    parts += [f"tema-{request.tema}"] if request.tema is not None else []
    parts += ["imprescindible"] if request.is_essential else []
    return render_xml(
        "imsmanifest.xml.jinja",
        identifier="-".join(parts),
        title=f"{facts.title} · edición {facts.edition}",
        description=facts.description,
        language=facts.language,
        licence=facts.licences.content,
        catalogue=facts.slug,
        items=items,
    )
