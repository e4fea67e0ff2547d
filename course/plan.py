"""The sections of the plan by the numbers that the programme gives them."""

from __future__ import annotations

from course.loading import LoadedCourse
from course.model import PlanSection


def number_sections(loaded: LoadedCourse) -> dict[str, PlanSection]:
    """Each section under its official number without the final stop («3.2»), in order. Those of unknown headings are left out."""
    sections: dict[str, PlanSection] = {}
    for section in loaded.plan.value.sections if loaded.plan else ():
        indexed = loaded.index.headings.get(section.section)
        if indexed and indexed.heading.number:
            sections[indexed.heading.number.rstrip(".")] = section
    return sections
