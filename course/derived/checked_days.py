"""The days on which what may change was last checked: dated facts, regulations and the comparison of networks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from course.files.location import Location
from course.loaded.located import Located
from course.loaded.parts import CourseParts
from course.model import DatedFacts, Networks, Norm
from course.model.dated_facts import FactKindName


class CheckedDay(NamedTuple):
    """A day, its location in what was checked, and the kind of fact that this is."""

    located: Located[object]
    location: Location
    kind: FactKindName
    day: datetime.date


def list_checked_days(course: CourseParts) -> Iterator[CheckedDay]:
    for norm in course.list_located(Norm):
        yield CheckedDay(norm, ("checked",), "law", norm.value.checked)
    for networks in course.list_located(Networks):
        yield CheckedDay(networks, ("checked",), "function", networks.value.checked)
    for facts in course.list_located(DatedFacts):
        for position, fact in enumerate(facts.value.facts):
            yield CheckedDay(facts, ("facts", position, "checked"), fact.kind, fact.checked)
