"""Sessions on a Sunday or on a holiday of all Spain: a warning, for whoever sets the dates to look at them again.

Those of an edition that is over, or won't be held, were looked at. Regional and local holidays are not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from course.findings import Finding, Severity
from course.formulas.holidays import find_holiday
from course.language.dates import format_date
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Edition

_SUNDAY = 6


def check_session_days(course: Course) -> list[Finding]:
    if course.facts.state in ("finished", "cancelled"):
        return []
    return list(find_awkward_days(course.get_located(Edition)))


def find_awkward_days(edition: Located[Edition]) -> Iterator[Finding]:
    """A warning for each session on a Sunday or a holiday."""
    for position, session in enumerate(edition.value.sessions):
        holiday = find_holiday(session.date)
        if holiday or session.date.weekday() == _SUNDAY:
            told = f", y es fiesta en toda España: {holiday}" if holiday else ""
            message = f"la sesión {session.number} es el {format_date(session.date)}{told}"
            finding = edition.make_finding(message, "sessions", position, "date", suggestion="comprueba la fecha")
            yield replace(finding, severity=Severity.WARNING)
