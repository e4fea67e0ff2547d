"""The course once all its files can be used: what macros, exports and the rules of a finished text read."""

from __future__ import annotations

from dataclasses import dataclass, fields

from course.loaded.draft import Draft
from course.loaded.parts import CourseParts, ModelType
from course.model import CourseFacts, Programme
from course.sources.references import ReferenceList


class IncompleteCourseError(ValueError):
    """A draft lacks something that every course has."""


@dataclass(kw_only=True)
class Course(CourseParts):
    """A course with all that every course has. What it may lack is asked for by `find_value`; what it can't lack,
    because a page shows it and the checks proved that it is there, by `get_value` and `get_by_id`.
    """

    facts: CourseFacts
    programme: Programme
    references: ReferenceList

    def get_value(self, model: type[ModelType]) -> ModelType:
        """The only value of a type. Raises LookupError where there is none."""
        return self.get_located(model).value

    def get_by_id(self, model: type[ModelType], identifier: str) -> ModelType:
        """The value of a type whose `id` this is. Raises LookupError where there is none."""
        value = self.find_by_id(model, identifier)
        if value is None:
            raise LookupError(f"the course has no {model.__name__} «{identifier}»")
        return value


def complete(draft: Draft) -> Course:
    """The whole course that a draft is. Raises IncompleteCourseError where it lacks what every course has."""
    if draft.facts is None or draft.programme is None or draft.references is None:
        raise IncompleteCourseError("a course has its facts, its programme and its references")
    shared = {field.name: getattr(draft, field.name) for field in fields(CourseParts)}
    return Course(**shared, facts=draft.facts.value, programme=draft.programme.value, references=draft.references)
