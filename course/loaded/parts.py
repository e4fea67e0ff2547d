"""The parts of a course, and the lookups that a draft and a whole course share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from course.charts.chart_data import ChartData
from course.loaded.located import Located
from course.loaded.programme_index import ProgrammeIndex
from course.model import Case, Norm, Programme, Question
from course.model.question import QuestionBase
from course.pages.outline import PageSource

ModelType = TypeVar("ModelType", bound=BaseModel)


@dataclass
class CourseParts:
    """The data and the pages of a course, typed, with their positions.

    `data` has the values of each kind of data, by type (`course/register.py` lists them); `chart_data`, the numbers of
    each chart, by the chart's id.
    """

    root: Path
    data: dict[type[BaseModel], list[Located[Any]]] = field(default_factory=dict)
    chart_data: dict[str, ChartData] = field(default_factory=dict)
    pages: list[PageSource] = field(default_factory=list)

    def list_located(self, model: type[ModelType]) -> list[Located[ModelType]]:
        """All the values of a type, in the order in which they were loaded."""
        return self.data.get(model, [])

    def list_values(self, model: type[ModelType]) -> list[ModelType]:
        return [located.value for located in self.list_located(model)]

    def find_located(self, model: type[ModelType]) -> Located[ModelType] | None:
        """The only value of a type of which a course has at most one; None if there is none."""
        return next(iter(self.list_located(model)), None)

    def get_located(self, model: type[ModelType]) -> Located[ModelType]:
        """The only value of a type that every course has. Raises LookupError if there is none."""
        located = self.find_located(model)
        if located is None:
            raise LookupError(f"the course has no {model.__name__}")
        return located

    def find_value(self, model: type[ModelType]) -> ModelType | None:
        located = self.find_located(model)
        return located.value if located else None

    def find_by_id(self, model: type[ModelType], identifier: object) -> ModelType | None:
        """The value of a type with this `id`, or None."""
        return next((value for value in self.list_values(model) if getattr(value, "id", None) == identifier), None)

    @property
    def questions(self) -> list[Located[Question]]:
        """The question bank."""
        return cast(list[Located[Question]], self.list_located(QuestionBase))

    @cached_property
    def index(self) -> ProgrammeIndex:
        """The headings by id, and the pages that teach them."""
        return ProgrammeIndex(self.find_value(Programme), self.pages)

    def find_norm(self, reference: str) -> Norm | None:
        return next((norm for norm in self.list_values(Norm) if norm.reference == reference), None)

    def find_question(self, question_id: str) -> Question | None:
        """The question with an id; the last one, if several have it."""
        return self._questions_by_id.get(question_id)

    @cached_property
    def _questions_by_id(self) -> dict[str, Question]:
        return {question.value.id: question.value for question in self.questions}

    def find_questions(self, heading_ids: set[str]) -> list[Question]:
        """The questions whose section is one of `heading_ids`, in the order of the bank."""
        places = sorted(place for heading_id in heading_ids for place in self._question_places.get(heading_id, ()))
        return [self.questions[place].value for place in places]

    @cached_property
    def _question_places(self) -> dict[str, list[int]]:
        """The positions in the bank of each section's questions, cached because every page needs its own repeatedly."""
        places: dict[str, list[int]] = {}
        for place, question in enumerate(self.questions):
            places.setdefault(question.value.section, []).append(place)
        return places

    def find_questions_on_page(self, page: PageSource) -> list[Question]:
        """The questions of the headings that a page teaches, in the order of the bank."""
        return self.find_questions(set(self.index.find_ids_on_page(page)))

    def find_cases(self, heading_ids: set[str]) -> list[Case]:
        """The cases studied in one of `heading_ids`, sorted by short name."""
        found = [case for case in self.list_values(Case) if heading_ids.intersection(case.sections)]
        return sorted(found, key=lambda case: case.short_name.casefold())
