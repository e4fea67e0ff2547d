"""Facts that were checked too long ago for their kind: a warning, because the day comes without anybody's change.

How often each kind is checked is in `data/dated_facts.yml`. Regulations are held to the kind `law`, and the comparison
of networks to `function`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from course.derived.checked_days import CheckedDay, list_checked_days
from course.findings import Finding, Severity
from course.loaded.whole import Course
from course.model import DatedFacts
from course.model.dated_facts import FactKind


def check_stale_facts(course: Course) -> list[Finding]:
    return [*find_stale_facts(course, datetime.date.today())]


def find_stale_facts(course: Course, today: datetime.date) -> Iterator[Finding]:
    facts = course.find_value(DatedFacts)
    if facts is None:
        return
    for checked in list_checked_days(course):
        kind = facts.find_kind(checked.kind)
        # A day yet to come is a fault of its own, and may have no due day: the calendar ends with the year 9999.
        if kind is not None and checked.day <= today and kind.compute_due_day(checked.day) < today:
            yield _make_finding(checked, kind)


def _make_finding(checked: CheckedDay, kind: FactKind) -> Finding:
    every = "cada mes" if kind.months == 1 else f"cada {kind.months} meses"
    message = f"se comprobó el {checked.day.isoformat()}, y los datos de la clase «{kind.name}» se miran {every}"
    suggestion = "compruébalo otra vez, corrige lo que haya cambiado y pon el día en `checked`"
    finding = checked.located.make_finding(message, *checked.location, suggestion=suggestion)
    return replace(finding, severity=Severity.WARNING)
