"""The chapter pages of the built site: their opening, and what folds in them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from minimal_course import REPOSITORY

from course.derived.study_time import list_chapters
from course.loaded.whole import Course
from course.model.route import ROUTE_NAMES, ROUTES
from course.pages.five_minutes import find_five_minutes
from course.pages.outline import PageSource
from course.pages.routes import get_routes
from macros.folds import list_marks

pytestmark = pytest.mark.site

FOLDS = "//article//*[contains(concat(' ', @class, ' '), ' fold ')]"
LINE = "./p[@class='fold-line']"


@cache
def parse(site: Path, page: str) -> html.HtmlElement:
    return html.fromstring((site / page / "index.html").read_text(encoding="utf-8"))


@pytest.fixture
def chapters(built_site: Path, whole_course: Course) -> list[tuple[PageSource, html.HtmlElement]]:
    """Each chapter page as it was written, and as it was built."""
    return [(page, parse(built_site, page.uri.removesuffix(".md"))) for page in list_chapters(whole_course)]


def test_every_chapter_page_has_the_switch_with_its_script_and_styles(
    chapters: list[tuple[PageSource, html.HtmlElement]],
) -> None:
    for page, tree in chapters:
        (switch,) = tree.xpath("//fieldset[@data-view-switch]")
        assert switch.xpath(".//input/@value") == ["essential", "all"], page.uri
        assert len(tree.xpath("//script[contains(@src, 'assets/js/chapter.js')]")) == 1, page.uri
        assert len(tree.xpath("//head/link[contains(@href, 'assets/css/chapter.css')]")) == 1, page.uri
        (minutes,) = tree.xpath("//p[@class='minutes']")
        amounts = [text.strip("()") for text in switch.xpath(".//small/text()")]
        assert minutes.text_content() == f"Imprescindible {amounts[0]} · todo {amounts[1]}", page.uri


def test_what_is_not_essential_folds_under_its_published_heading(
    chapters: list[tuple[PageSource, html.HtmlElement]],
) -> None:
    for page, tree in chapters:
        sections = {
            section.xpath("string(./*[1]/@id)"): section.get("data-route")
            for section in tree.xpath(f"{FOLDS}[self::section]")
        }
        assert {anchor: ROUTE_NAMES[route] for anchor, route in sections.items()} == list_marks(page), page.uri
        for section in get_routes(page).sections:
            heading = tree.xpath(f"//*[@id='{section.heading.anchor}']")[0]
            is_folded = bool(heading.xpath("ancestor::section[contains(@class, 'fold')]"))
            assert is_folded == (section.route != "essential"), (page.uri, section.heading.anchor)
        assert not set(ROUTES) & {name for names in tree.xpath("//article//@class") for name in names.split()}


def test_every_part_that_folds_says_what_it_is_and_has_its_button(
    chapters: list[tuple[PageSource, html.HtmlElement]],
) -> None:
    for page, tree in chapters:
        for fold in tree.xpath(FOLDS):
            (line,) = fold.xpath(LINE)
            assert ROUTE_NAMES[fold.get("data-route")] in line.text_content().lower(), page.uri
            (button,) = line.xpath("./button")
            (text,) = fold.xpath("./div[@class='fold-text']")
            assert (button.get("aria-controls"), button.get("aria-expanded")) == (text.get("id"), "false"), page.uri
            assert not fold.xpath("ancestor::*[contains(@class, 'fold-text')]"), "lo que está dentro se pliega con ello"


def test_the_table_of_contents_marks_what_folds(chapters: list[tuple[PageSource, html.HtmlElement]]) -> None:
    for page, tree in chapters:
        marked = {
            link.get("href")[1:]: link.xpath("string(./small)").strip("()")
            for link in tree.xpath("//nav[@aria-labelledby='en-esta-pagina']//a[small]")
        }
        assert marked == list_marks(page), page.uri


def test_questions_that_are_not_essential_follow_in_a_group(
    chapters: list[tuple[PageSource, html.HtmlElement]], whole_course: Course
) -> None:
    """They fold wherever the page has an essential one, in its text too, and all have one numbering and one key."""
    routes = {located.value.id: located.value.route for located in whole_course.questions}
    for page, tree in chapters:
        (last,) = tree.xpath("//section[contains(@class, 'quiz-last')]")
        in_text = tree.xpath("//*[contains(@class, 'quiz-in-text')]//form/@data-question")
        ids = last.xpath(".//form/@data-question")
        folded = last.xpath(".//*[contains(@class, 'fold--questions')]//form/@data-question")
        order = sorted([*in_text, *ids], key=lambda identifier: routes[identifier] != "essential")
        has_essential = routes[order[0]] == "essential"
        assert folded == [identifier for identifier in ids if has_essential and routes[identifier] != "essential"], (
            page.uri
        )
        assert ids[len(ids) - len(folded) :] == folded, page.uri
        told = last.xpath("./p[@class='quiz-before']/text()")
        assert told == (["Las imprescindibles ya están en el texto."] if len(folded) == len(ids) else []), page.uri
        own = "//*[contains(@class, 'quiz-in-text') or contains(@class, 'quiz-last')]//form[@data-question]"
        numbers = {
            form.get("data-question"): form.xpath("string(.//span[@class='quiz-number'])") for form in tree.xpath(own)
        }
        assert numbers == {identifier: f"{number}." for number, identifier in enumerate(order, start=1)}, page.uri
        assert last.xpath(".//li[@data-key]/@data-key") == order, page.uri


def test_five_minutes_open_the_page_that_has_them(chapters: list[tuple[PageSource, html.HtmlElement]]) -> None:
    for page, tree in chapters:
        boxes = tree.xpath("//h1/following-sibling::*[1][@class='five-minutes']")
        assert len(boxes) == (1 if find_five_minutes(page) else 0), page.uri
        for box in boxes:
            assert box.xpath(".//dt/text()") == ["La regla", "El ejemplo", "La herramienta"], page.uri
            assert all(text.text_content().strip() for text in box.xpath(".//dd")), page.uri


def test_no_table_of_a_page_waits_to_be_filled_in() -> None:
    """What readers write goes into a field of the plan, a document or a tool, not into the empty cells of a table."""
    waiting = []
    for path in sorted((REPOSITORY / "docs").rglob("*.md")):
        for table in re.findall(r"(?:^[ ]*\|.*\|[ ]*\n){3,}", path.read_text(encoding="utf-8"), re.MULTILINE):
            _, _, *rows = [row.strip().strip("|").split("|") for row in table.strip().split("\n")]
            columns = zip(*rows, strict=True)
            if any(not "".join(cells).strip(" _.…☐") for cells in [*rows, *columns]):
                waiting.append(f"{path.name}: {table.strip().splitlines()[0].strip()}")
    assert waiting == []
