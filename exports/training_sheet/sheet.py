"""The sheet as a whole: its sections in the order in which such forms ask for them.

No form is copied. Each administration has its own (the INAP's plans of training for employment, the regional institutes
that homologate), and all ask for this: what it is, for whom, how long, with what aims, contents and method, how it is
assessed, with what, who teaches it and what it costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from course.loaded.whole import Course
from exports.request import ExportRequest
from exports.training_sheet.identification import describe_audience, describe_identity, describe_licences
from exports.training_sheet.organisation import describe_organisation
from exports.training_sheet.programme import describe_contents, describe_objectives
from exports.training_sheet.resources import describe_accessibility, describe_materials, describe_platform
from exports.training_sheet.schedule import describe_schedule
from exports.training_sheet.sections import Section, count_blanks
from exports.training_sheet.teaching import describe_assessment, describe_method
from exports.training_sheet.writing import write_sheet

_ENDING = "-ficha-formativa.docx"


def list_sections(course: Course, formats: Sequence[tuple[str, str]] = ()) -> tuple[Section, ...]:
    """The sections, in order. `formats` are the exports for other systems, each with what it holds."""
    return (
        describe_identity(course),
        describe_audience(course),
        describe_schedule(course),
        describe_objectives(course),
        describe_contents(course),
        describe_method(course),
        describe_assessment(course),
        describe_materials(course),
        describe_platform(course, formats),
        describe_accessibility(course),
        describe_licences(course),
        describe_organisation(),
    )


def plan_training_sheet(
    request: ExportRequest, formats: Sequence[tuple[str, str]]
) -> Mapping[str, Callable[[], bytes]]:
    """How the DOCX is made, by its name."""

    def make() -> bytes:
        return write_sheet(request.course.facts, list_sections(request.course, formats))

    return {request.name_file(_ENDING): make}


def describe_blanks(request: ExportRequest) -> list[str]:
    """How much the department has to fill in, as the command tells it."""
    return [f"En la ficha quedan por completar {count_blanks(list_sections(request.course))}."]
