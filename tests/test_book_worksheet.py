"""exports/book/worksheet.py: the questions of the practice course, which has every kind, as sheets with their keys."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import copy_loaded
from lxml import html
from nasty_questions import fill_sample
from pydantic import TypeAdapter
from question_kinds import load_samples, make_question

from course.derived.question_places import order_page_questions
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Question
from course.model.question import QuestionBase
from course.model.question_kinds import KIND_NAMES
from course.model.walking import find_texts
from exports.book.printed_question import MIXED_LISTS
from exports.book.vocabulary import ATTRIBUTES, ELEMENTS, HEADINGS
from exports.book.worksheet import LINES, Worksheet, find_unprinted, list_worksheets
from exports.request import ExportRequest

PAGE = "---\ntitle: Modelos\n---\n# 2. Los modelos { #2 }\n\n## Lo que se discute { #2-debate }\n\nTexto.\n"
PATH = "docs/tema-1/2-modelos.md"


def make_sheet(*questions: Question, title: str = "Modelos", **options: object) -> Worksheet:
    """The sheet of a page with these questions."""
    course = make_course(make_page(PAGE.replace("title: Modelos", f"title: {title}"), PATH), questions=KEEP)
    document = course.questions[0].document
    course = copy_loaded(course)
    course.data[QuestionBase] = [Located(question, document) for question in questions]
    (sheet,) = list_worksheets(course, **options)
    return sheet


KEEP = load_samples()["single"]


def read_part(sheet: Worksheet, identifier: str) -> str:
    """The text of the question or of the part of the key with this id."""
    (part,) = html.fromstring(f"<div>{sheet.questions}{sheet.key}</div>").xpath(f"./div[@id='{identifier}']")
    return " ".join(part.text_content().split())


def read_options(sheet: Worksheet, question_id: str) -> list[str]:
    """The texts of the first list of a question."""
    (part,) = html.fromstring(f"<div>{sheet.questions}</div>").xpath(f"./div[@id='q-{question_id}']")
    return [item.text_content() for item in part.find(".//ol").findall("li")]


def strip(text: str) -> str:
    """Without spaces and what inline Markdown consumes."""
    return "".join(sign for sign in text if sign not in "\\`*_" and not sign.isspace())


def test_every_question_is_once_in_the_sheet_of_its_page(practice_course: Course) -> None:
    sheets = list_worksheets(practice_course)
    assert {practice_course.find_question(name).kind for sheet in sheets for name in sheet.ids} == set(KIND_NAMES)
    for sheet in sheets:
        page = next(page for page in practice_course.pages if page.uri == sheet.uri)
        own = order_page_questions(practice_course, page)
        assert sheet.ids == tuple(question.id for question in own) and sheet.title == page.title
        assert sheet.tema == page.tema
        for part, prefix, heading in ((sheet.questions, "q-", "{}."), (sheet.key, "k-", "Pregunta {}")):
            root = html.fromstring(f"<div>{part}</div>")
            assert root.xpath("./div/@id") == [f"{prefix}{name}" for name in sheet.ids]
            numbers = [item.find("p/a").text_content() for item in root]
            assert numbers == [heading.format(number) for number in range(1, len(own) + 1)]
    names = [name for sheet in sheets for name in sheet.ids]
    assert sorted(names) == sorted(question.value.id for question in practice_course.questions)


def test_no_text_of_a_question_is_lost(practice_course: Course) -> None:
    for sheet in list_worksheets(practice_course):
        for name in sheet.ids:
            shown = strip(read_part(sheet, f"q-{name}") + read_part(sheet, f"k-{name}"))
            texts = find_texts(practice_course.find_question(name))
            lost = [text for _, text, _ in texts for piece in text.split("____") if strip(piece) not in shown]
            assert lost == [], name


def test_a_question_and_its_key_lead_to_each_other(practice_course: Course) -> None:
    for sheet in list_worksheets(practice_course):
        root = html.fromstring(f"<div>{sheet.questions}{sheet.key}</div>")
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)) == 2 * len(sheet.ids)
        assert {address.removeprefix("#") for address in root.xpath("//a/@href")} == set(ids)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_the_html_of_a_kind_is_what_every_book_can_hold(kind: str) -> None:
    """Texts with signs of HTML too, which are text."""
    nasty = TypeAdapter(Question).validate_python(fill_sample(kind, 'a < b & "c" <script>x</script>'))
    sheet = make_sheet(nasty, find_address=lambda uri, anchor: f"{uri}?a=1&b=2#{anchor}")
    for part in (sheet.questions, sheet.key):
        root = html.etree.fromstring(f"<div>{part}</div>")
        elements = list(root.iterdescendants())
        assert {element.tag for element in elements} <= ELEMENTS - set(HEADINGS)
        assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
        assert [element.tag for element in html.fromstring(f"<div>{part}</div>").iterdescendants()] == [
            element.tag for element in elements
        ], "it is read otherwise as XML and as HTML"
    assert 'a < b & "c" <script>x</script>' in read_part(sheet, f"k-{nasty.id}")


def test_answers_are_in_the_order_of_the_sheet_and_the_key_names_them_as_they_are_there() -> None:
    question = make_question(load_samples()["single"], id="t1-orden")
    orders = set()
    for title in ("Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis"):
        sheet = make_sheet(question, title=title)
        options = read_options(sheet, question.id)
        right = question.correct_answers[0].text
        letter = "abcdef"[options.index(right)]
        assert f"Respuesta correcta: {letter}) {right}" in read_part(sheet, "k-t1-orden")
        orders.add(tuple(options))
    assert len(orders) > 1


def test_answers_with_an_order_of_their_own_keep_it() -> None:
    written = load_samples()["single"]
    question = make_question(written, ordered=True)
    for title in ("Uno", "Dos", "Tres", "Cuatro"):
        assert read_options(make_sheet(question, title=title), question.id) == [
            answer.text for answer in question.answers
        ]


def test_the_key_to_an_order_says_the_letters_of_the_sheet() -> None:
    question = make_question(load_samples()["ordering"])
    sheet = make_sheet(question)
    shown = [text.removeprefix("____ ") for text in read_options(sheet, question.id)]
    key = read_part(sheet, f"k-{question.id}")
    for step in question.steps:
        assert f"{'abcdefg'[shown.index(step.text)]}) {step.text}" in key


def test_an_open_answer_has_lines_as_many_as_asked() -> None:
    question = make_question(load_samples()["open"])
    assert make_sheet(question).questions.count("<hr/>") == LINES
    assert "<hr/>" not in make_sheet(question, lines=0).questions


def test_whoever_is_wrong_is_sent_to_where_it_is_explained() -> None:
    sample = load_samples()["blank"]
    section, part = make_question(sample, id="t1-uno"), make_question(sample, id="t1-dos", heading="2-debate")
    sheet = make_sheet(section, part, find_address=lambda uri, anchor: f"{uri}|{anchor}")
    uri = "tema-1/2-modelos.md"
    root = html.fromstring(f"<div>{sheet.key}</div>")
    assert [link.get("href") for link in root.xpath("./div/p[last()]/a")] == [f"{uri}|2", f"{uri}|2-debate"]
    assert "Vuelve a «Lo que se discute», en el apartado 2" in read_part(sheet, "k-t1-dos")
    assert "Para repasar: el apartado 2, «" in read_part(sheet, "k-t1-uno")


def test_the_essential_route_has_its_own_sheet() -> None:
    sample = load_samples()["true_false"]
    own, other = make_question(sample, id="t1-si"), make_question(sample, id="t1-no", route="extension")
    assert make_sheet(other, own).ids == ("t1-si", "t1-no"), "the essential ones have the first numbers"
    assert make_sheet(other, own, is_essential=True).ids == ("t1-si",)


def test_a_page_without_questions_has_no_sheet(practice_course: Course) -> None:
    everywhere = list_worksheets(practice_course)
    assert list_worksheets(practice_course, ["index.md"]) == []
    asked = [everywhere[1].uri, "index.md", everywhere[0].uri]
    assert list_worksheets(practice_course, asked) == [everywhere[1], everywhere[0]]


def test_a_kind_that_cannot_be_printed_is_told_with_its_line(
    practice_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_unprinted(ExportRequest(practice_course)) == []
    monkeypatch.delitem(MIXED_LISTS, "open")
    findings = find_unprinted(ExportRequest(practice_course, 1))
    assert findings and all(finding.path == "quizzes/tema-1.yml" and finding.line for finding in findings)
    assert "las preguntas `open` no se pueden imprimir en un libro" in findings[0].message
    assert find_unprinted(ExportRequest(practice_course, 3)) == []
