"""The chart as a file: it is sound SVG, says what it shows, and its numbers can be read and are the report's."""

from __future__ import annotations

import re

import pytest
from item_analysis.saved_files import make_first_try
from item_analysis.simulated_people import make_bank_course
from lxml import etree

from course.item_analysis.first_tries.analysis import AnalysedItem, analyse_items
from course.item_analysis.first_tries.chart import HEIGHT, WIDTH, draw_items
from course.item_analysis.first_tries.flags import Evidence, Flag, FlagKind
from course.item_analysis.first_tries.report import render_item_report

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def items() -> list[AnalysedItem]:
    """Ten questions; of six there are figures with flags, three of them in nearly the same place."""
    course = make_bank_course()
    names = [question.value.id for question in course.questions][:10]
    analysed = analyse_items(course, [{name: make_first_try() for name in names}])
    places = [(0.5, 0.5), (0.5, 0.5), (0.51, 0.5), (0, -0.4), (1, 1), (0.96, 0.1), (0.6, 0.3), (0.7, 0.4), (0.2, 0.2)]
    made = [
        item._replace(statistics=item.statistics._replace(facility=x, correlation=y, answers=50, rest_answers=50))
        for item, (x, y) in zip(analysed, places, strict=False)
    ]
    flag = Flag(FlagKind.FLAT, "no distingue", Evidence.FIRM)
    return [item._replace(flags=[flag]) for item in made[:6]] + made[6:] + analysed[9:]


def parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def test_it_is_sound_and_says_what_it_is(items: list[AnalysedItem]) -> None:
    root = parse(draw_items(items, 50))
    ids = root.get("aria-labelledby", "").split()
    named = [root.find(f".//*[@id='{each}']") for each in ids]
    assert [element is not None and bool(element.text) for element in named] == [True, True]
    assert root.get("role") == "img"
    text = "".join(root.itertext())
    assert "Respuestas de 50 personas a 10 preguntas." in text
    assert "1 no sale: su correlación no se puede calcular." in text


def test_it_asks_nothing_of_anybody(items: list[AnalysedItem]) -> None:
    text = draw_items(items, 50).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"http|href|<script|<style|url\(", text)


def test_each_question_has_a_mark_with_its_name(items: list[AnalysedItem]) -> None:
    root = parse(draw_items(items, 50))
    names = [title.text or "" for title in root.iter(f"{SVG}title")][1:]
    assert sorted(re.findall(r"t1-[\w-]+", " ".join(names))) == sorted(item.question.id for item in items[:9])
    assert sum(name[0].isdigit() for name in names) == 6


def test_numbers_are_those_of_the_report(items: list[AnalysedItem]) -> None:
    root = parse(draw_items(items, 50))
    drawn = dict(
        re.match(r"(\d+)\. ([\w-]+)", title.text or "").groups()
        for title in root.iter(f"{SVG}title")
        if (title.text or "")[0].isdigit()
    )  # type: ignore[union-attr]
    listed = dict(re.findall(r"^(\d+)\. ([\w-]+),", render_item_report(items, 50), re.MULTILINE))
    assert drawn == listed and len(listed) == 6


def test_numbers_cover_neither_each_other_nor_the_edge(items: list[AnalysedItem]) -> None:
    root = parse(draw_items(items, 50))
    labels = [text for text in root.iter(f"{SVG}text") if text.get("paint-order")]
    boxes = [(float(text.get("x", "")), float(text.get("y", "")), 8 * len(text.text or "")) for text in labels]
    assert len(boxes) == 6
    for number, (x, y, width) in enumerate(boxes):
        assert x > 0 and x + width < WIDTH and 10 < y < HEIGHT
        for other_x, other_y, other_width in boxes[:number]:
            assert abs(y - other_y) >= 11 or x + width <= other_x or other_x + other_width <= x


def test_numbers_without_room_are_told(items: list[AnalysedItem]) -> None:
    root = parse(draw_items([items[0]] * 60, 50))
    labels = [text for text in root.iter(f"{SVG}text") if text.get("paint-order")]
    assert 0 < len(labels) < 60
    assert f"Sin sitio para su número: {60 - len(labels)}." in "".join(root.itertext())


def test_without_any_correlation_the_chart_says_so() -> None:
    course = make_bank_course()
    items = analyse_items(course, [{course.questions[0].value.id: make_first_try()}])
    text = "".join(parse(draw_items(items, 1)).itertext())
    assert "Respuestas de 1 persona a 1 pregunta." in text and "1 no sale" in text


def test_the_same_answers_give_the_same_chart(items: list[AnalysedItem]) -> None:
    assert draw_items(items, 50) == draw_items(items, 50)
