"""The whole course, all of whose files can be used: what macros, exports and the rules of a finished text read."""

from __future__ import annotations

from dataclasses import dataclass, fields

from course.loaded.draft import Draft
from course.loaded.parts import CourseParts, ModelType
from course.model import CourseFacts, Programme
from course.sources.references import ReferenceList


class IncompleteCourseError(ValueError):
    """Raised if a draft lacks something that every course has."""


@dataclass(kw_only=True)
class Course(CourseParts):
    """A course with everything that every course has.

    `find_value` is for data that it may lack; `get_value` and `get_by_id`, for data that it can't lack, because a page
    shows them and the checks proved that they exist.
    """

    facts: CourseFacts
    programme: Programme
    references: ReferenceList

    def get_value(self, model: type[ModelType]) -> ModelType:
        """The only value of a type. Raises LookupError if there is none."""
        return self.get_located(model).value

    def get_by_id(self, model: type[ModelType], identifier: str) -> ModelType:
        """The value of a type with this `id`. Raises LookupError if there is none."""
        value = self.find_by_id(model, identifier)
        if value is None:
            raise LookupError(f"the course has no {model.__name__} «{identifier}»")
        return value


def complete(draft: Draft) -> Course:
    """Make a whole course from a draft. Raises IncompleteCourseError if it lacks something that every course has."""
    if draft.facts is None or draft.programme is None or draft.references is None:
        raise IncompleteCourseError("a course has its facts, its programme and its references")
    shared = {field.name: getattr(draft, field.name) for field in fields(CourseParts)}
    return Course(**shared, facts=draft.facts.value, programme=draft.programme.value, references=draft.references)
