"""course/derived/reading.py: what «Anterior» and «Siguiente» lead through, and which lesson of its tema a page is."""

from __future__ import annotations

from pathlib import Path

import pytest
from minimal_course import copy_minimal_course

from course.checks import check_folder
from course.derived.menu import build_menu
from course.derived.reading import list_lessons, list_reading
from course.loaded.draft import Draft

MENU = """\
entries:
  - page: index.md
  - page: calendario.md
  - temas:
      - {after: t1/1, pages: [autodiagnostico.md]}
  - {title: Casos, folder: casos, apart: true}
  - page: objetivos.md
  - page: glosario.md
then: objetivos.md
"""


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    folder = copy_minimal_course(tmp_path / "course")
    (folder / "data/menu.yml").write_text(MENU, encoding="utf-8")
    draft, findings = check_folder(folder)
    assert findings == []
    return draft


def test_it_leads_through_the_lessons_and_to_what_comes_after_them(draft: Draft) -> None:
    """Neither covers, nor the course's papers, nor a tool that is only near its lesson."""
    assert list_reading(draft) == ["tema-1/1-introduccion.md", "tema-1/2-modelos.md", "objetivos.md"]


def test_a_lesson_is_known_by_its_first_heading_and_counted_in_its_tema(draft: Draft) -> None:
    assert [(each.id, each.number, each.total, each.is_last) for each in list_lessons(draft)] == [
        ("t1/1", 1, 2, False),
        ("t1/2", 2, 2, True),
    ]


def test_a_part_may_be_apart(draft: Draft) -> None:
    assert [item.title for item in build_menu(draft) if item.is_apart] == ["Casos"]
