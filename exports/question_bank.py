"""The question bank for the browser: a catalogue of all questions, one file per tema with the HTML of its own, and
where each one is explained.

Classic scripts, because a page opened from disk (file://) may load scripts but may not fetch data. The same course
always gives the same text. The HTML is taken from the pages by the code that builds the site. Addresses are relative to
the site's root; the links inside a question's HTML, to the page it is on (`href`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml.html import fragment_fromstring, tostring

from course.derived.question_places import find_explanation, order_page_questions
from course.derived.titles import get_menu_name, name_heading
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model.base import get_tema_number
from course.model.question import Question

CATALOGUE_START = "(globalThis.Curso = globalThis.Curso || {}).catalogue = "
PROMPTS_START = "globalThis.Curso.addPrompts("
BANK_START = "globalThis.Curso.addBank("
PLACES_START = "globalThis.Curso.places = "


class BankItem(NamedTuple):
    """A question as shown on a page: its id, the page's address, the HTML of its form and of its key."""

    id: str
    page_url: str
    form: str
    key: str


def build_catalogue(course: Course, items: Iterable[BankItem], heading_urls: Mapping[str, str | None]) -> str:
    """The script that sets `Curso.catalogue`: the questions on some page, with what is needed to count and link them.

    Questions are page by page, in the order of the bank, and of each page in that of their numbers. `heading_urls` maps
    each heading of the programme to its address or, while it has no text, to None.
    """
    facts = course.facts
    pages = {item.id: item.page_url for item in reversed(list(items))}
    temas = course.programme.temas
    headings = {identifier: name_heading(course.index, identifier) for identifier in course.index.ids}
    enemies = _find_enemies(question.value for question in course.questions if question.value.id in pages)
    catalogue = {
        "title": facts.title,
        "edition": facts.edition,
        "settings": facts.assessment.model_dump(exclude={"questions_per_objective", "exam_questions_per_objective"}),
        "temas": [{"number": tema.number, "label": tema.label, "href": heading_urls[tema.id]} for tema in temas],
        "objectives": [
            {"id": objective.id, "text": objective.text, "least": facts.get_exam_least(objective)}
            for objective in facts.objectives
        ],
        "headings": {
            identifier: {"label": label, "href": heading_urls[identifier]} for identifier, label in headings.items()
        },
        "questions": [
            {
                "id": value.id,
                "kind": value.kind,
                "tema": get_tema_number(value.section),
                "section": value.section,
                "objective": value.objective,
                "level": value.level,
                "href": f"{pages[value.id]}#{value.id}",
                **({"isEssential": True} if value.route == "essential" else {}),
                **({"enemies": enemies[value.id]} if value.id in enemies else {}),
            }
            for value in _list_by_page(course)
            if value.id in pages
        ],
    }
    return f"{CATALOGUE_START}{_dump(catalogue)};\n"


def _list_by_page(course: Course) -> list[Question]:
    pages = [course.index.find_page(question.value.section) for question in course.questions]
    order = {page.uri: page for page in pages if page}.values()
    return [question for page in order for question in order_page_questions(course, page)]


def _find_enemies(questions: Iterable[Question]) -> dict[str, list[str]]:
    """The enemies of each question that has any, whichever of the two names the other."""
    known = {question.id: question for question in questions}
    pairs = {(question.id, enemy) for question in known.values() for enemy in question.enemies if enemy in known}
    found: dict[str, list[str]] = {}
    for one, other in sorted(pairs | {(other, one) for one, other in pairs}):
        found.setdefault(one, []).append(other)
    return found


def build_places(course: Course, items: Iterable[BankItem]) -> str:
    """The script that sets `Curso.places`, which pages load when they show questions or where to read again.

    `lessons` has the names of the pages with questions, by their addresses; `parts`, by the ids of the questions, the
    anchor and the title of the part of the page where each is explained, if it is not all of it.
    """
    pages = {item.id: item.page_url for item in reversed(list(items))}
    questions = [question.value for question in course.questions if question.value.id in pages]
    places = {
        "lessons": {
            pages[question.id]: get_menu_name(course, course.index.get_page(question.section)) for question in questions
        },
        "parts": {
            question.id: [part.anchor, render_inline(part.text).striptags()]
            for question in questions
            if (part := find_explanation(course, question))
        },
    }
    return f"{PLACES_START}{_dump(places)};\n"


def build_bank(items: Iterable[BankItem]) -> str:
    """The script that calls `Curso.addBank` with the HTML of these questions."""
    return f"{BANK_START}{_dump([{'id': item.id, 'form': item.form, 'key': item.key} for item in items])});\n"


def build_prompts(course: Course, items: Iterable[BankItem]) -> str:
    """The script that calls `Curso.addPrompts` with the essential questions that a test asks, with nothing explained.

    The key of each keeps only what grades it, so that beginning the final test doesn't load what its report tells.
    """
    asked = {
        question.value.id
        for question in course.questions
        if question.value.route == "essential" and not question.value.is_self_graded
    }
    own = [item for item in items if item.id in asked]
    listed = [{"id": item.id, "form": item.form, "key": _strip_key(item.key)} for item in own]
    return f"{PROMPTS_START}{_dump(listed)});\n"


def _strip_key(key: str) -> str:
    root = fragment_fromstring(key)
    for element in root.xpath(".//*[@data-why or @data-hint-text or @data-reread]"):
        element.drop_tree()
    return tostring(root, encoding="unicode")


def _dump(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
