"""What the templates of a question need: its texts as inline HTML, the values that the browser stores, what is
shuffled.

A value is a hash of the words that it stands for, never of their place, so that saved answers survive any reordering.
Pure: where sections live, how the page is written and what mkdocs-quiz is given is left to `macros/quiz.py`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from course.model import (
        BlankQuestion,
        ChoiceQuestion,
        MatchingQuestion,
        NumericQuestion,
        OpenQuestion,
        OrderingQuestion,
        Question,
        TrueFalseQuestion,
    )

_LETTERS = "abcdefghi"
_INLINE_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])
_BREAKS = re.compile(r"[ \t\r\n]+")
_MARKED = re.compile(r"[*_`\\&<>\"\0]")  # what Markdown reads or HTML escapes: most texts have none of it

_GAP = "____"
_GAP_STAND_IN = "\ue000"  # private use: no Markdown meaning, so emphasis around a gap is read rightly


class SectionLink(NamedTuple):
    """A heading to reread: its title, and its address as seen from the page (None while it isn't published)."""

    title: str
    href: str | None


@dataclass(frozen=True)
class Choice:
    """An answer that can be chosen; `text` and `why` as the author wrote them."""

    text: str
    why: str
    correct: bool
    value: str


@lru_cache(maxsize=4096)  # a question's texts are asked for twice: for mkdocs-quiz's block, and for its form and key
def render_inline(text: str) -> Markup:
    """Inline Markdown (emphasis, code) as HTML, on one line; anything else, HTML included, is text."""
    line = _BREAKS.sub(" ", text.strip())
    return Markup(_INLINE_MARKDOWN.renderInline(line) if _MARKED.search(line) else line)


def render_paragraphs(text: str) -> list[Markup]:
    """`render_inline` of each paragraph: blank lines part them."""
    return [render_inline(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]


def make_value(text: str) -> str:
    """What the browser stores of an answer with these words: eight hexadecimal digits of their SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def list_choices(question: Question) -> list[Choice]:
    """The answers of a question that is answered by choosing; none for the other kinds."""
    if question.kind == "true_false":
        return [
            Choice("Verdadero", question.why_true, question.correct, "true"),
            Choice("Falso", question.why_false, not question.correct, "false"),
        ]
    if question.kind not in ("single", "multiple"):
        return []
    return [Choice(answer.text, answer.why, answer.correct, make_value(answer.text)) for answer in question.answers]


def make_view(question: Question, section: SectionLink | None) -> dict[str, object]:
    """What `question_form` and `question_key` need of a question, whatever its kind."""
    makers = {
        "single": _make_choices,
        "multiple": _make_choices,
        "true_false": _make_choices,
        "blank": _make_blank,
        "matching": _make_matching,
        "ordering": _make_ordering,
        "numeric": _make_numeric,
        "open": _make_open,
    }
    return {
        "id": question.id,
        "kind": question.kind,
        "prompt": render_inline(question.prompt),
        "hints": [render_inline(hint) for hint in question.hints],
        "section": section,
        **makers[question.kind](question),
    }


def format_number(number: float) -> str:
    """`1234.5` → `1234,5`: the decimal comma, no thousands mark under five figures and a space from there on (RAE)."""
    plain = f"{Decimal(repr(number)).normalize():f}"
    whole, _, decimals = plain.lstrip("-").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return ("−" if number < 0 else "") + whole + ("," + decimals if decimals else "")


def _shuffle(question_id: str, texts: Sequence[str]) -> list[str]:
    """The same mixed order each time, whatever order the data has."""
    return sorted(texts, key=lambda text: hashlib.sha256(f"{question_id}\n{text}".encode()).digest())


def _make_choices(question: ChoiceQuestion | TrueFalseQuestion) -> dict[str, object]:
    return {
        "choices": [
            {
                "letter": letter,
                "text": render_inline(choice.text),
                "why": render_inline(choice.why),
                "correct": choice.correct,
                "value": choice.value,
            }
            for letter, choice in zip(_LETTERS, list_choices(question), strict=False)
        ]
    }


def _make_blank(question: BlankQuestion) -> dict[str, object]:
    start, _, end = render_inline(question.prompt.replace(_GAP, _GAP_STAND_IN)).partition(_GAP_STAND_IN)
    return {
        "prompt": start,
        "prompt_end": end,
        "accepted": question.accepted,
        "why": render_inline(question.why),
        "anticipated": [
            {"texts": mistake.texts, "why": render_inline(mistake.why)} for mistake in question.anticipated
        ],
    }


def _make_matching(question: MatchingQuestion) -> dict[str, object]:
    whys = {pair.match: pair.why for pair in question.pairs}
    spare = {distractor.text: distractor.why for distractor in question.distractors}
    texts = _shuffle(question.id, [*whys, *spare])
    options = {
        text: {
            "letter": letter,
            "text": render_inline(text),
            "plain": render_inline(text).striptags(),
            "value": make_value(text),
        }
        for letter, text in zip(_LETTERS, texts, strict=False)
    }
    return {
        "options": list(options.values()),
        "pairs": [
            {
                "value": make_value(pair.item),
                "item": render_inline(pair.item),
                "match": options[pair.match],
                "why": render_inline(pair.why),
            }
            for pair in question.pairs
        ],
        "distractors": [{**options[text], "why": render_inline(why)} for text, why in spare.items()],
    }


def _make_ordering(question: OrderingQuestion) -> dict[str, object]:
    right = [step.text for step in question.steps]
    mixed = _shuffle(question.id, right)
    if mixed == right:
        mixed = mixed[1:] + mixed[:1]
    steps = {
        step.text: {
            "value": make_value(step.text),
            "text": render_inline(step.text),
            "plain": render_inline(step.text).striptags(),
            "why": render_inline(step.why),
        }
        for step in question.steps
    }
    return {"steps": [steps[text] for text in mixed], "ordered": list(steps.values())}


def _make_numeric(question: NumericQuestion) -> dict[str, object]:
    unit = f"\N{NO-BREAK SPACE}{question.unit}" if question.unit else ""
    low, high = (Decimal(repr(question.answer)) + sign * Decimal(repr(question.tolerance)) for sign in (-1, 1))
    return {
        "unit": question.unit,
        "answer": repr(question.answer),
        "tolerance": repr(question.tolerance),
        "shown_answer": format_number(question.answer) + unit,
        "range": (format_number(float(low)), format_number(float(high)) + unit) if question.tolerance else None,
        "why": render_inline(question.why),
        "anticipated": [
            {
                "number": repr(mistake.value),
                "shown": format_number(mistake.value) + unit,
                "why": render_inline(mistake.why),
            }
            for mistake in question.anticipated
        ],
    }


def _make_open(question: OpenQuestion) -> dict[str, object]:
    return {
        "model_answer": render_paragraphs(question.model_answer),
        "rubric": [
            {"value": make_value(item.text), "text": render_inline(item.text), "why": render_inline(item.why)}
            for item in question.rubric
        ],
    }
