"""Questions with the same text on both sides of each of their own texts, and what a page has to show of them."""

from __future__ import annotations

from typing import Any

from question_kinds import load_samples, make_question
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Question
from course.model.walking import Place, find_texts


def fill_sample(kind: str, text: str, **changes: Any) -> dict[str, Any]:
    """The sample of a kind, as plain data, with `text` on both sides of each of its own texts.

    What the kind requires of them (that they differ, that one has a gap, that one holds another's words) still holds.
    """
    question = make_question(load_samples()[kind])
    data = question.model_dump(exclude_unset=True)
    for place, old, _ in find_texts(question):
        _put(data, place, f"{text} {old} {text}")
    return data | changes


def read_text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def list_lost(question: Question, tree: LexborHTMLParser) -> list[str]:
    """The texts of a question that neither its form nor its part of the key shows."""
    parts = (f'form[data-question="{question.id}"]', f'li[data-key="{question.id}"]')
    shown = _strip("\n".join(tree.css_first(part).text() for part in parts))
    return [text for _, text, _ in find_texts(question) for part in text.split("____") if _strip(part) not in shown]


def _strip(text: str) -> str:
    """Markup that inline Markdown consumes (escapes, code, emphasis) and spaces are left out of a comparison."""
    return "".join(sign for sign in text if sign not in "\\`*_" and not sign.isspace())


def _put(data: Any, place: Place, text: str) -> None:
    for part in place[:-1]:
        data = data[part]
    data[place[-1]] = text
