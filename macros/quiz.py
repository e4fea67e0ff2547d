"""Self-assessment in a page: from questions to mkdocs-quiz's blocks, and from its HTML to the course's own.

Three steps, all pure:

1. `render_quiz` writes one `<quiz>` block per question in the page's Markdown if mkdocs-quiz knows its kind, and only a
   placeholder otherwise. Prompts, answers and explanations are finished HTML (emphasis and code only): mkdocs-quiz
   takes the blocks out before Python-Markdown parses the page, and `macros/quiz_converter.py` keeps it from parsing
   Markdown in them.
2. `mark_page_end` adds a mark before mkdocs-quiz runs: whatever it appends to a page is cut there.
3. `transform_quiz_html` takes the page's HTML after mkdocs-quiz, verifies that every question came back complete, and
   replaces them with the course's markup: ids instead of positions, the key («Solucionario») with every explanation,
   and nothing inlined. The last quiz of a page has the key to all its questions and counts their answers; those before
   it, in the middle of the text, have only their questions. A page numbers its questions once: the essential ones,
   in the order of the page, and then the rest, so that no number is missing in the essential view.

The MkDocs shell decides which questions are in a page, where sections are and how errors are handled; each kind of
question, what is shown of it (`course/model/question_kinds/`, `macros/templates/question_kinds/`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from course.derived.question_places import put_essential_first

if TYPE_CHECKING:
    from course.model import Question

# Bundles (macros/assets.py), of the pages with text to study.
STYLESHEET = "assets/css/chapter.css"
SCRIPT = "assets/js/chapter.js"

_TEMPLATES = (
    "quiz.md.jinja",
    "quiz.html.jinja",
    "quiz_in_text.html.jinja",
    "fold_line.html.jinja",
    "question_form.html.jinja",
    "question_key.html.jinja",
)

_PAGE_END = "<!--page end-->"
_QUIZ = re.compile(r'<div data-quiz="([a-z0-9 -]+)">(.*?)<!--/quiz--></div>', re.DOTALL)
_QUESTION_START = "<!--question-->"

# What mkdocs-quiz parses in the lines of a block: checkboxes and gaps, code fences, and all line breaks of Python's
# `splitlines`.
_READ_IN_BLOCKS = re.compile("[\\[`~\v\f\x1c-\x1e\x85\u2028\u2029]")


class QuizMarkupError(ValueError):
    """A page's questions can't be shown; the message is in Spanish and names the question."""


class SectionLink(NamedTuple):
    """A heading to reread: its place, its title unless the place says it, and its address (None if not published).

    `part` is the title of the heading under it where the question is explained, which then has the address.
    """

    place: str
    title: str | None
    href: str | None
    part: str | None = None


def list_templates(questions: Iterable[Question]) -> list[str]:
    """The names of the templates that write these questions."""
    return [*_TEMPLATES, *sorted({_name_template(question.kind) for question in questions})]


def _shield(html: str) -> Markup:
    """The same HTML for a browser, without anything that mkdocs-quiz would parse as part of its block."""
    return Markup(_READ_IN_BLOCKS.sub(lambda found: f"&#{ord(found[0])};", html))


def render_quiz(questions: Sequence[Question], environment: Environment) -> str:
    """The Markdown of a quiz: one mkdocs-quiz block per question, delimited for `transform_quiz_html`.

    It must be inserted at the start of a line of the page, between blank lines.
    """
    template = environment.get_template("quiz.md.jinja")
    return template.render(
        questions=[question.make_view() for question in questions], send=lambda opening, text: _shield(text)
    )


def mark_page_end(html: str) -> str:
    """Mark where the page's own HTML ends. To be called before mkdocs-quiz appends its assets to it."""
    return html + _PAGE_END


def transform_quiz_html(
    html: str,
    questions: Mapping[str, Question],
    get_section_link: Callable[[Question], SectionLink | None],
    environment: Environment,
    asset_url: Callable[[str], str],
    keep_markup: Callable[[str, str, str], None] = lambda identifier, form, key: None,
    is_chapter: bool = False,
    worksheet_url: str | None = None,
) -> str:
    """Replace the quizzes of a page with the course's markup, and drop what mkdocs-quiz appended after `mark_page_end`.

    `questions` maps id to question; `get_section_link` returns, for a question, what to reread; `asset_url`,
    for a path relative to the site's root, its address from the page. `keep_markup` is called with each question's id
    and the HTML of its form and of its part of the key. `is_chapter`: whether the page is one of a tema, which has the
    stylesheet in its head and, if it says its minutes, the script beside them. `worksheet_url` is the address of the
    page that prepares these questions for printing. Raises QuizMarkupError if a question appears twice in the page or
    mkdocs-quiz didn't return all that it was given.
    """
    html = html.partition(_PAGE_END)[0]
    template, text_template, form_template, key_template = (
        environment.get_template(f"{name}.html.jinja")
        for name in ("quiz", "quiz_in_text", "question_form", "question_key")
    )

    def is_essential(identifier: str) -> bool:
        return questions[identifier].route == "essential"

    has_script = f'<script defer src="{asset_url(SCRIPT)}">' in html
    *in_text, last = [found[1].split() for found in _QUIZ.finditer(html)] or [[]]
    asked_before = list(chain(*in_text))
    essential, others = _part_by_route(last, questions, has_essential_before=any(map(is_essential, asked_before)))
    shown = [questions[identifier] for identifier in [*asked_before, *essential, *others]]
    order = [question.id for question in put_essential_first(shown)]
    unfolded = sum(map(is_essential, order)) if others else len(order)
    numbers = {identifier: number for number, identifier in enumerate(order, start=1)}
    forms, keys = dict[str, Markup](), dict[str, Markup]()

    def replace(found: re.Match[str]) -> str:
        ids = found[1].split()
        is_first = not forms
        for identifier, fragment in zip(ids, found[2].split(_QUESTION_START)[1:], strict=True):
            if identifier in forms:
                raise QuizMarkupError(f"la pregunta `{identifier}` sale dos veces en la misma página")
            question = questions[identifier]
            view = {**question.make_view(), "section": get_section_link(question)}
            if not _is_whole(view, fragment, environment):
                raise QuizMarkupError(f"la pregunta `{identifier}` no ha salido entera de mkdocs-quiz: revisa su texto")
            forms[identifier] = Markup(form_template.render(question=view, number=numbers[identifier]))
            keys[identifier] = Markup(key_template.render(question=view))
            keep_markup(identifier, forms[identifier], keys[identifier])
        stylesheet = asset_url(STYLESHEET) if is_first and not is_chapter else None
        if len(forms) < len(numbers):
            return text_template.render(
                first_id=ids[0],
                forms=[forms[identifier] for identifier in ids],
                key_id=last[0],
                stylesheet=stylesheet,
            )
        return template.render(
            first_id=ids[0],
            total=len(order),
            forms=[forms[identifier] for identifier in essential],
            folded_forms=[forms[identifier] for identifier in others],
            folded_minutes=sum(questions[identifier].minutes for identifier in others),
            keys=[keys[identifier] for identifier in order[:unfolded]],
            folded_keys=[keys[identifier] for identifier in order[unfolded:]],
            stylesheet=stylesheet,
            script=None if has_script else asset_url(SCRIPT),
            worksheet_url=worksheet_url,
        )

    return _QUIZ.sub(replace, html)


def _part_by_route(
    ids: list[str], questions: Mapping[str, Question], has_essential_before: bool
) -> tuple[list[str], list[str]]:
    """The essential questions of the last quiz and the others, which follow them and fold.

    All together if no question of the page is essential. `has_essential_before`: whether some of its text is.
    """
    others = [identifier for identifier in ids if questions[identifier].route != "essential"]
    essential = [identifier for identifier in ids if identifier not in others]
    return (essential, others) if essential or has_essential_before else (others, [])


def _is_whole(view: Mapping[str, object], fragment: str, environment: Environment) -> bool:
    """Whether mkdocs-quiz's HTML of a question has every text of its block, in its element and in order."""
    position = 0
    for piece in _list_pieces(view, environment):
        position = fragment.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True


def _list_pieces(view: Mapping[str, object], environment: Environment) -> list[str]:
    """What must come back from a question's block: each text, preceded by the opening of its element.

    Empty if its kind has no block and is written by the course's templates alone.
    """
    pieces: list[str] = []

    def send(opening: str, text: str) -> Markup:
        shielded = _shield(text)
        pieces.extend((opening, shielded))
        return shielded

    block = getattr(environment.get_template(_name_template(str(view["kind"]))).module, "block", None)
    if block:
        block(view, send)
    return pieces


def _name_template(kind: str) -> str:
    return f"question_kinds/{kind}.html.jinja"
