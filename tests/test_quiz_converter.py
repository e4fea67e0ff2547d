"""macros/quiz_converter.py: mkdocs-quiz returns our HTML intact, and what it loses or leaves raw is refused."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import polib
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_quiz.plugin import MkDocsQuizPlugin
from pydantic import TypeAdapter

from course.model import Question
from macros.quiz import QuizMarkupError, mark_page_end, render_quiz, transform_quiz_html
from macros.quiz_converter import install_quiz_converter
from macros.site import make_template_environment

COMMON = {"section": "t1/1", "objective": "G1", "level": "apply", "route": "essential"}
ANSWERS = [{"text": f"Respuesta *{n}*", "correct": n == 1, "why": f"Porque `{n}`."} for n in (1, 2, 3)]
QUESTIONS: list[Question] = [
    TypeAdapter(Question).validate_python(COMMON | question)
    for question in (
        {"id": "t1-una", "kind": "single", "prompt": "¿**Cuál** es?", "answers": ANSWERS},
        {
            "id": "t1-hueco",
            "kind": "blank",
            "prompt": "Es _la ____ ajena_.",
            "accepted": ["tecnología"],
            "why": "Lo _es_.",
            "anticipated": [{"texts": ["técnica"], "why": "Es otra *cosa*."}],
        },
        {"id": "t1-numero", "kind": "numeric", "prompt": "¿Cuántas?", "answer": 3, "why": "Son tres."},
    )
]


@pytest.fixture
def quizzes() -> MkDocsQuizPlugin:
    """The real plugin, as a build has it."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Prueba", "plugins": [{"mkdocs_quiz": {"embed_source": False, "language": "es"}}]})
    assert config.validate() == ([], [])
    install_quiz_converter(config)
    quizzes = config.plugins["mkdocs_quiz"]
    quizzes.test_config = config
    return quizzes


def run_mkdocs_quiz(quizzes: MkDocsQuizPlugin, text: str) -> str:
    """The page's HTML after mkdocs-quiz.

    A block is the only content of its page, so that Markdown adds nothing.
    """
    config = quizzes.test_config
    page = Page(None, File("pagina.md", "docs", "site", True), config)
    page.meta = {}
    html = mark_page_end(quizzes.on_page_markdown(text, page=page, config=config))
    return quizzes.on_page_content(html, page=page, config=config, files=Files([]))


def transform(html: str) -> str:
    questions = {question.id: question for question in QUESTIONS}
    return transform_quiz_html(html, questions, lambda section: None, make_template_environment(), lambda path: path)


def test_no_markdown_is_made_and_translations_are_read_once(
    quizzes: MkDocsQuizPlugin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **keywords: object) -> None:
        raise AssertionError("mkdocs-quiz converts or reads again")

    monkeypatch.setattr(markdown, "Markdown", refuse)
    monkeypatch.setattr(polib, "pofile", refuse)
    html = run_mkdocs_quiz(quizzes, render_quiz(QUESTIONS, make_template_environment()))
    assert html.count('<div class="quiz-question"') == 2, (
        "a block for each kind that mkdocs-quiz knows, and only for them"
    )
    assert "Respuesta <em>2</em></label>" in html
    assert "Enviar" in html, "its own words are still those of the language"


def test_texts_come_through_as_they_went(quizzes: MkDocsQuizPlugin) -> None:
    shown = transform(run_mkdocs_quiz(quizzes, render_quiz(QUESTIONS, make_template_environment())))
    for text in (
        "¿<strong>Cuál</strong> es?",
        "<em>3</em>",
        "<code>2</code>",
        "<em>la <span",
        "____</span> ajena</em>.",
        "Es otra <em>cosa</em>.",
        "Son tres.",
    ):
        assert text in shown
    assert "mkdocs" not in shown
    assert "<script type" not in shown, "what mkdocs-quiz appended to the page"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("</quiz>", "", 1),
        lambda text: text.replace("<quiz>", "", 1),
        lambda text: f"```\n{text}\n```\n",
        lambda text: text.replace("> Porque <code>2</code>.\n", ""),
        lambda text: text.replace("- [ ] Respuesta <em>3</em>\n", ""),
        lambda text: text.replace("Es otra", "Es"),
        lambda text: text.replace("¿<strong>Cuál</strong> es?", "¿<strong>Cuál</strong>\nes?"),
    ],
    ids=["unclosed", "unopened", "fenced", "explanation lost", "answer lost", "text changed", "text broken"],
)
def test_what_mkdocs_quiz_does_not_give_back_whole_is_refused(
    quizzes: MkDocsQuizPlugin, spoil: Callable[[str], str]
) -> None:
    text = render_quiz(QUESTIONS, make_template_environment())
    assert spoil(text) != text
    with pytest.raises(QuizMarkupError, match=r"la pregunta `t1-[a-z]+` no ha salido entera"):
        transform(run_mkdocs_quiz(quizzes, spoil(text)))
