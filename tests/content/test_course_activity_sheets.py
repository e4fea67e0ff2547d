"""The sheets of activities of this course: which there are, and that none has its solution."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from pdf_reader import list_failures, read_text

from course.derived.activity_sheets import list_sheet_activities
from course.loaded.whole import Course
from course.model import SessionGuide
from exports.file_exports import find_export
from exports.request import BuiltSite, ExportRequest


def test_each_activity_that_a_session_gives_time_to_is_a_sheet_with_what_its_guide_names(whole_course: Course) -> None:
    facts = whole_course.facts
    guides = {guide.session: guide for guide in whole_course.list_values(SessionGuide)}
    names = list(find_export("actividades").plan_files(ExportRequest(whole_course)))
    assert names == [
        f"{facts.slug}-sesion-{session.number}-{name}.pdf"
        for session in facts.sessions
        for name in ("actividades", "actividades-soluciones")
    ]
    for session in facts.sessions:
        activities = list_sheet_activities(whole_course, session)
        assert sum(activity.minutes for activity in activities) == sum(
            block.minutes for block in session.blocks if block.kind == "activity"
        )
        named = [anchor for handout in guides[session.number].handouts for anchor in handout.sections]
        assert sorted(anchor for activity in activities for anchor in activity.sections) == sorted(named)


@pytest.mark.site
def test_no_sheet_has_a_solution_and_the_trainer_has_them_all(
    whole_course: Course, built_site: Path, tmp_path: Path
) -> None:
    request = ExportRequest(whole_course, site=BuiltSite(built_site, built_site))
    made = [make() for make in find_export("actividades").plan_files(request).values()]
    for session, sheets, solutions in zip(whole_course.facts.sessions, made[::2], made[1::2], strict=True):
        activities = list_sheet_activities(whole_course, session)
        with pymupdf.open(stream=sheets) as pdf, pymupdf.open(stream=solutions) as key:
            names = [each.box.name for each in activities]
            assert [title for _, title, _ in pdf.get_toc() if title in names] == names
            found = [title for level, title, _ in key.get_toc() if level == 3 and title != "Cómo se puede hacer"]
            assert len(found) == len(activities)
            assert not any(line.strip() in found for page in pdf for line in page.get_text().splitlines())
            assert "Asolas." not in read_text(pdf)
    path = tmp_path / "sesion.pdf"
    path.write_bytes(made[0])
    assert list_failures(path) == []
