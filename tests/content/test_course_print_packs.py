"""The files to print the sessions of this course: which there are, and that one has the pages that it says."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from pdf_reader import read_text

from course.derived.session_guides import get_guide
from course.loaded.whole import Course
from course.model.session_guide import GROUP_SIZES
from exports.file_exports import find_export
from exports.request import BuiltSite, ExportRequest


def test_every_session_has_a_file_for_each_size_of_group(whole_course: Course) -> None:
    facts = whole_course.facts
    assert list(find_export("imprimir").plan_files(ExportRequest(whole_course))) == [
        f"{facts.slug}-sesion-{session.number}-imprimir-{size}.pdf"
        for session in facts.sessions
        for size in GROUP_SIZES
    ]


@pytest.mark.site
def test_the_file_of_a_session_has_the_pages_that_its_first_one_says(whole_course: Course, built_site: Path) -> None:
    request = ExportRequest(whole_course, site=BuiltSite(built_site, built_site), session=1)
    make = next(iter(find_export("imprimir").plan_files(request).values()))
    with pymupdf.open(stream=make()) as pdf:
        order, *handed_out = (read_text([page]) for page in pdf)
    assert f"Son{1 + len(handed_out)}hojas" in order and "Sesión1.Actividad" in handed_out[0]
    for item in get_guide(whole_course, 1).printed:
        assert "".join(item.what.replace("*", "").split()) in order
    assert not any("Asolas." in page for page in handed_out)
