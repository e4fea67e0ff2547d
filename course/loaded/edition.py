"""Joins the course with its present edition: each session with its day. They are two files, which have to agree."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import CourseFacts, CourseFile, Edition
from course.model.course_facts import join_edition
from course.model.edition import EDITION_PATH
from course.runtime.build_day import find_build_day


def add_facts(draft: Draft) -> list[Finding]:
    """Add to a draft the facts of the course in its edition. Without them, and with a finding, if they don't agree."""
    file, edition = draft.find_located(CourseFile), draft.find_located(Edition)
    if file is None or edition is None:
        return []
    finding = find_disagreement(file.value, edition)
    if finding is not None:
        draft.unusable.append(EDITION_PATH)
        return [finding]
    today = find_build_day(edition.value.schedule.timezone)
    draft.data[CourseFacts] = [Located(join_edition(file.value, edition.value, today), file.document)]
    return []


def find_disagreement(file: CourseFile, edition: Located[Edition]) -> Finding | None:
    """What keeps an edition from being one of the course: another number of sessions."""
    planned, dated = len(file.sessions), len(edition.value.sessions)
    if planned == dated:
        return None
    message = f"el curso tiene {_count(planned)} y la edición da el día de {dated}"
    suggestion = "pon las que faltan" if dated < planned else "quita las que sobran"
    return edition.make_finding(message, "sessions", suggestion=f"{suggestion}, o cambia `sessions` en data/course.yml")


def _count(sessions: int) -> str:
    return "1 sesión" if sessions == 1 else f"{sessions} sesiones"
