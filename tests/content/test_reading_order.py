"""«Siguiente» in the published pages: from the first lesson to the plan, and never through the course's papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from course.derived.reading import list_lessons
from course.loaded.whole import Course

pytestmark = pytest.mark.site


def parse(folder: Path) -> html.HtmlElement:
    return html.parse(folder / "index.html").getroot()


def test_next_leads_through_every_lesson_and_ends_in_the_plan(built_site: Path, whole_course: Course) -> None:
    lessons = [built_site / lesson.uri.removesuffix(".md") for lesson in list_lessons(whole_course)]
    walked, folder = [], lessons[0]
    while folder not in walked:
        walked.append(folder)
        following = parse(folder).xpath("//a[@rel='next']/@href")
        folder = (folder / following[0]).resolve() if following else folder
    assert walked == [*lessons, built_site / "mi-plan"]


def test_papers_and_covers_are_not_turned_like_pages(built_site: Path) -> None:
    for name in ("", "programa", "objetivos", "calendario", "tema-1", "autores", "casos"):
        assert parse(built_site / name).xpath("//a[@rel='next' or @rel='prev']") == [], name


def test_the_authors_guide_is_in_the_footer_and_in_its_own_menu(built_site: Path) -> None:
    home, guide = parse(built_site), parse(built_site / "autores")
    assert home.xpath("//nav[@id='navegacion']//a[contains(@href, 'autores')]") == []
    assert [link.text for link in home.xpath("//footer//a[@href='autores/']")] == ["Guía de autores"]
    assert guide.xpath("//nav[@id='navegacion']//a[@aria-current='page']/text()") == ["Guía de autores"]
    assert (built_site / "sobre-este-curso/index.html").read_text(encoding="utf-8").count("autores/") > 1
