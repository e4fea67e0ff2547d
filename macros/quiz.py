"""Self-assessment in a page: from typed questions to mkdocs-quiz's blocks, and from its HTML to the course's own.

Two steps, both pure:

1. `render_quiz` writes one `<quiz>` block a question for the page's Markdown, where mkdocs-quiz knows its kind, and only
   its place where it doesn't. Prompts, answers and explanations become inline HTML here (emphasis and code only) and
   are shielded, so that no Markdown extension (the course's glossary and citations included) and not mkdocs-quiz's own
   reader finds anything left to act on.
2. `transform_quiz_html` takes the page's HTML after mkdocs-quiz and gives its blocks the course's markup: ids instead
   of positions, the key («Solucionario») with every explanation, and nothing inlined. What mkdocs-quiz appends to a
   page is cut at the mark that `mark_page_end` left before mkdocs-quiz ran, whatever it is.

Which questions a page asks for, where sections live and what to do with an error is left to the MkDocs shell; the parts of
a question to `macros/question_views.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from macros.question_views import BLOCK_KINDS, SectionLink, list_choices, make_view, render_inline

if TYPE_CHECKING:
    from course.model import Question

STYLESHEET = "assets/css/assessment.css"  # bundles: see macros/assets.py
SCRIPT = "assets/js/assessment.js"

_PAGE_END = "<!--page end-->"
_QUIZ = re.compile(r'<div data-quiz="([a-z0-9 -]+)">(.*?)<!--/quiz--></div>', re.DOTALL)
_QUESTION_START = "<!--question-->"

_GAP = "____"
_GAP_STAND_IN = "\ue000"  # private use: no Markdown meaning, so emphasis around a gap is read rightly
_GAP_BLOCK = "[[____]]"

_KEPT_OR_SHIELDED = re.compile(r"(</?(?:em|strong|code)>|&(?:amp|lt|gt|quot);|[ \ue000])|(.)", re.DOTALL)


class QuizMarkupError(ValueError):
    """A page's questions can't be shown; the message is in Spanish and names the question."""


def _shield(text: str) -> Markup:
    """`render_inline` with each character as a character reference: the same for a browser, nothing for Markdown."""
    return Markup(_KEPT_OR_SHIELDED.sub(lambda found: found[1] or f"&#{ord(found[2])};", render_inline(text)))


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
            "has_block": question.kind in BLOCK_KINDS,
            "prompt": _shield(
                question.prompt.replace(_GAP, _GAP_STAND_IN) if question.kind == "blank" else question.prompt
            ).replace(_GAP_STAND_IN, _GAP_BLOCK),
            "choices": [
                {"text": _shield(choice.text), "why": _shield(choice.why), "correct": choice.correct}
                for choice in list_choices(question)
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
    keep_markup: Callable[[str, str, str], None] = lambda identifier, form, key: None,
    worksheet_url: str | None = None,
) -> str:
    """Give the quizzes of a page the course's markup and drop all that mkdocs-quiz appended after `mark_page_end`.

    `questions` maps id to question, `section_links` a section (`t1/2`) to where to reread it, `asset_url` a path under
    the site's root to its address as seen from the page; `keep_markup` is given each question's id and the HTML of its
    form and of its part of the key; `worksheet_url` is where the page's questions are prepared to print. Raises
    QuizMarkupError where a question is asked twice in the page or mkdocs-quiz didn't give back all that it was given.
    """
    html = html.partition(_PAGE_END)[0]
    template, form_template, key_template = (
        environment.get_template(f"{name}.html.jinja") for name in ("quiz", "question_form", "question_key")
    )
    seen: set[str] = set()

    def replace(found: re.Match[str]) -> str:
        ids = found[1].split()
        fragments = found[2].split(_QUESTION_START)[1:]
        forms, keys = [], []
        for number, (identifier, fragment) in enumerate(zip(ids, fragments, strict=True), start=1):
            if identifier in seen:
                raise QuizMarkupError(f"la pregunta `{identifier}` sale dos veces en la misma página")
            seen.add(identifier)
            view = _read_question(questions[identifier], section_links, fragment)
            forms.append(Markup(form_template.render(question=view, number=number)))
            keys.append(Markup(key_template.render(question=view)))
            keep_markup(identifier, forms[-1], keys[-1])
        first = len(seen) == len(ids)
        return template.render(
            first_id=ids[0],
            forms=forms,
            keys=keys,
            stylesheet=asset_url(STYLESHEET) if first else None,
            script=asset_url(SCRIPT) if first else None,
            worksheet_url=worksheet_url,
        )

    return _QUIZ.sub(replace, html)


def _read_question(question: Question, section_links: Mapping[str, SectionLink], fragment: str) -> dict[str, object]:
    """The question's view; where it has a block, its words are those of mkdocs-quiz's HTML."""
    view = make_view(question, section_links.get(question.section))
    if question.kind not in BLOCK_KINDS:
        return view
    tree = LexborHTMLParser(fragment)

    def read(selector: str) -> list[Markup]:
        """The inner HTML of each match: text that `_shield` escaped, emphasis and code."""
        return [Markup((element.inner_html or "").strip()) for element in tree.css(selector)]

    prompts, texts = read(".quiz-question > p"), read("label")
    whys = read("section > p" if question.kind == "blank" else ".answer-feedback")
    choices = list_choices(question)
    if (len(prompts), len(texts), len(whys)) != (1, len(choices), len(choices) or len(_list_blank_whys(question))):
        raise QuizMarkupError(f"la pregunta `{question.id}` no ha salido entera de mkdocs-quiz: revisa su texto")
    prompt_start, _, prompt_end = prompts[0].partition("<input")
    return view | {
        "prompt": prompt_start,
        # mkdocs-quiz's own text box goes: the gap is shown as a gap, and the box stands below with its label.
        "prompt_end": Markup(prompt_end.partition(">")[2]),
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
    }
