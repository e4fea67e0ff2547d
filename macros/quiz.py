"""Self-assessment in a page: from typed questions to mkdocs-quiz's blocks, and from its HTML to the course's own.

Two steps, both pure:

1. `render_quiz` writes one `<quiz>` block a question, for the page's Markdown. Prompts, answers and explanations become
   inline HTML here (emphasis and code only) and are shielded, so that no Markdown extension (the course's glossary and
   citations included) and not mkdocs-quiz's own reader finds anything left to act on.
2. `transform_quiz_html` takes the page's HTML after mkdocs-quiz and gives its blocks the course's markup: ids instead
   of positions, the key («Solucionario») with every explanation, and nothing inlined. What mkdocs-quiz appends to a
   page is cut at the mark that `mark_page_end` left before mkdocs-quiz ran, whatever it is.

Which questions a page asks for, where sections live and what to do with an error is left to the MkDocs shell.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from course.model import Question

STYLESHEET = "assets/css/quiz.css"
SCRIPT = "assets/js/quiz.js"  # a bundle: see macros/assets.py

_PAGE_END = "<!--page end-->"
_QUIZ = re.compile(r'<div data-quiz="([a-z0-9 -]+)">(.*?)<!--/quiz--></div>', re.DOTALL)
_QUESTION_START = "<!--question-->"

_GAP = "____"
_GAP_STAND_IN = "\ue000"  # private use: no Markdown meaning, so emphasis around a gap is read rightly
_GAP_BLOCK = "[[____]]"

_INLINE_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])
_BREAKS = re.compile(r"[ \t\r\n]+")
_KEPT_OR_SHIELDED = re.compile(r"(</?(?:em|strong|code)>|&(?:amp|lt|gt|quot);|[ \ue000])|(.)", re.DOTALL)


class QuizMarkupError(ValueError):
    """A page's questions can't be shown; the message is in Spanish and names the question."""


class SectionLink(NamedTuple):
    """A heading to reread: its title, and its address as seen from the page (None while it isn't published)."""

    title: str
    href: str | None


@dataclass(frozen=True)
class _Choice:
    text: str
    why: str
    correct: bool
    value: str  # what the browser stores: it depends on the answer's words, never on its place


def _render_inline(text: str) -> str:
    """Inline Markdown (emphasis, code) as HTML, on one line; anything else, HTML included, is text."""
    return _INLINE_MARKDOWN.renderInline(_BREAKS.sub(" ", text.strip()))


def _shield(text: str) -> Markup:
    """`_render_inline` with each character as a character reference: the same for a browser, nothing for Markdown."""
    return Markup(_KEPT_OR_SHIELDED.sub(lambda found: found[1] or f"&#{ord(found[2])};", _render_inline(text)))


def _list_choices(question: Question) -> list[_Choice]:
    if question.kind == "blank":
        return []
    if question.kind == "true_false":
        return [
            _Choice("Verdadero", question.why_true, question.correct, "true"),
            _Choice("Falso", question.why_false, not question.correct, "false"),
        ]
    return [
        _Choice(answer.text, answer.why, answer.correct, hashlib.sha256(answer.text.encode()).hexdigest()[:8])
        for answer in question.answers
    ]


def _list_blank_whys(question: Question) -> list[str]:
    if question.kind != "blank":
        return []
    return [question.why, *(mistake.why for mistake in question.anticipated)]


def render_quiz(questions: Sequence[Question], environment: Environment) -> str:
    """The Markdown of a quiz: one mkdocs-quiz block a question, framed for `transform_quiz_html`.

    The text must stand at the start of a line of the page, between blank lines.
    """
    blocks = [
        {
            "id": question.id,
            "kind": question.kind,
            "prompt": _shield(
                question.prompt.replace(_GAP, _GAP_STAND_IN) if question.kind == "blank" else question.prompt
            ).replace(_GAP_STAND_IN, _GAP_BLOCK),
            "choices": [
                {"text": _shield(choice.text), "why": _shield(choice.why), "correct": choice.correct}
                for choice in _list_choices(question)
            ],
            "whys": [_shield(why) for why in _list_blank_whys(question)],
        }
        for question in questions
    ]
    return environment.get_template("quiz.md.jinja").render(questions=blocks)


def mark_page_end(html: str) -> str:
    """Mark where the page's own HTML ends. To be called before mkdocs-quiz appends its assets to it."""
    return html + _PAGE_END


def transform_quiz_html(
    html: str,
    questions: Mapping[str, Question],
    section_links: Mapping[str, SectionLink],
    environment: Environment,
    asset_url: Callable[[str], str],
) -> str:
    """Give the quizzes of a page the course's markup and drop all that mkdocs-quiz appended after `mark_page_end`.

    `questions` maps id to question, `section_links` a section (`t1/2`) to where to reread it, `asset_url` a path under
    the site's root to its address as seen from the page. Raises QuizMarkupError where a question is asked twice in the
    page or mkdocs-quiz didn't give back all that it was given.
    """
    html = html.partition(_PAGE_END)[0]
    template = environment.get_template("quiz.html.jinja")
    seen: set[str] = set()

    def replace(found: re.Match[str]) -> str:
        ids = found[1].split()
        fragments = found[2].split(_QUESTION_START)[1:]
        views = [
            _read_question(questions[identifier], section_links, fragment)
            for identifier, fragment in zip(ids, fragments, strict=True)
        ]
        for identifier in ids:
            if identifier in seen:
                raise QuizMarkupError(f"la pregunta `{identifier}` sale dos veces en la misma página")
            seen.add(identifier)
        first = len(seen) == len(ids)
        return template.render(
            questions=views,
            stylesheet=asset_url(STYLESHEET) if first else None,
            script=asset_url(SCRIPT) if first else None,
        )

    return _QUIZ.sub(replace, html)


def _read_question(question: Question, section_links: Mapping[str, SectionLink], fragment: str) -> dict[str, object]:
    """What the template needs: the question's facts from the model, its words from mkdocs-quiz's HTML."""
    tree = LexborHTMLParser(fragment)

    def read(selector: str) -> list[Markup]:
        """The inner HTML of each match: text that `_shield` escaped, emphasis and code."""
        return [Markup((element.inner_html or "").strip()) for element in tree.css(selector)]

    prompts, texts = read(".quiz-question > p"), read("label")
    whys = read("section > p" if question.kind == "blank" else ".answer-feedback")
    choices = _list_choices(question)
    if (len(prompts), len(texts), len(whys)) != (1, len(choices), len(choices) or len(_list_blank_whys(question))):
        raise QuizMarkupError(f"la pregunta `{question.id}` no ha salido entera de mkdocs-quiz: revisa su texto")
    prompt_start, _, prompt_end = prompts[0].partition("<input")
    return {
        "id": question.id,
        "kind": question.kind,
        "prompt": prompt_start,
        # mkdocs-quiz's own text box goes: the gap is shown as a gap, and the box stands below with its label.
        "prompt_end": Markup(prompt_end.partition(">")[2]) if question.kind == "blank" else None,
        "choices": [
            {"letter": letter, "text": text, "why": why, "correct": choice.correct, "value": choice.value}
            for letter, text, why, choice in zip("abcdefgh", texts, whys, choices, strict=False)
        ],
        "accepted": getattr(question, "accepted", []),
        "why": whys[0],
        "anticipated": [
            {"texts": mistake.texts, "why": why}
            for mistake, why in zip(getattr(question, "anticipated", []), whys[1:], strict=False)
        ],
        "section": section_links.get(question.section),
    }
