"""The question bank as Moodle XML, the format that loses least: https://docs.moodle.org/en/Moodle_XML_format.

The same course always gives the same bytes. How each kind becomes a question of Moodle is in `conversions.py`; what
each type of Moodle's needs, in `xml_bodies.py`.
"""

from __future__ import annotations

from lxml import etree

from course.loaded.whole import Course
from exports.moodle.bank import PENALTY, BankQuestion, list_categories
from exports.moodle.elements import Element, add, add_html, add_text
from exports.moodle.xml_bodies import add_body


def build_questions_xml(course: Course, tema: int | None = None, kinds: frozenset[str] | None = None) -> bytes:
    """The questions of the course, or of a tema, of all kinds or some, as a file in UTF-8."""
    root = etree.Element("quiz")
    for category in list_categories(course, tema, kinds):
        add_text(add(root, "question", type="category"), "category", category.path)
        for question in category.questions:
            _add_question(root, question)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _add_question(root: Element, question: BankQuestion) -> None:
    element = add(root, "question")
    add_text(element, "name", question.name)
    add_html(element, "questiontext", question.converted.prompt)
    add_html(element, "generalfeedback", question.feedback)
    add(element, "defaultgrade", 1)
    add(element, "penalty", PENALTY)
    add(element, "hidden", 0)
    add(element, "idnumber", question.id)
    add_body(element, question.converted.body)
    for hint in question.hints:
        add_html(element, "hint", hint)
    tags = add(element, "tags")
    for tag in question.tags:
        add_text(tags, "tag", tag)
