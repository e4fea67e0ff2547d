"""The sheets of activities of this course: which there are, and that none has its solution."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from pdf_reader import list_failures, read_text

from course.derived.activity_sheets import list_sheet_activities
from course.loaded.whole import Course
from course.model import SessionGuide
from exports.activity_sheets.documents import write_sheets, write_solutions
from exports.activity_sheets.files import read_sheets
from exports.file_exports import find_export
from exports.pdf.typst_source import quote
from exports.request import BuiltSite, ExportRequest
from exports.slides.plan import Deck


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
def test_no_sheet_has_a_solution_and_the_trainer_has_them_all(whole_course: Course, built_site: Path) -> None:
    request = ExportRequest(whole_course, site=BuiltSite(built_site, built_site))
    for session in whole_course.facts.sessions:
        sheets, _ = read_sheets(request, session, list_sheet_activities(whole_course, session))
        handed_out, kept = write_sheets(sheets), write_solutions(sheets, Deck("", 1, ()))
        for activity, cut in sheets.activities:
            (solution,) = cut.solutions
            assert quote(activity.box.name) in handed_out and cut.ways
            assert quote(solution.title) in kept and quote(solution.title) not in handed_out


@pytest.mark.site
def test_the_sheets_of_a_session_are_typeset_and_accessible(
    whole_course: Course, built_site: Path, tmp_path: Path
) -> None:
    request = ExportRequest(whole_course, site=BuiltSite(built_site, built_site), session=1)
    names = [each.box.name for each in list_sheet_activities(whole_course, request.list_sessions()[0])]
    path = tmp_path / "sesion.pdf"
    path.write_bytes(next(iter(find_export("actividades").plan_files(request).values()))())
    with pymupdf.open(path) as pdf:
        places = [(title, page) for _, title, page in pdf.get_toc() if title in names]
        assert places == [(name, number) for number, name in enumerate(names, start=1)], (
            "each on the page of its number"
        )
        assert "Asolas." not in read_text(pdf)
    assert list_failures(path) == []
