"""What every known kind of question has in common."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined
from minimal_course import REPOSITORY
from nasty_questions import fill_sample, list_lost
from selectolax.lexbor import LexborHTMLParser

from course.files.yaml_source import read_yaml
from course.model import Question, Quiz
from course.model.question_kinds import KIND_NAMES, QUESTION_KINDS
from course.model.texts import TextSort
from course.model.walking import find_texts
from macros.site import make_template_environment
from question_kinds import load_samples, make_question, read_sample, write_bank
from tooling.question_table import PATH, render_table

SAMPLES = load_samples()
every_kind = pytest.mark.parametrize("kind", KIND_NAMES)
NASTY = '<img src=x onerror="roto()"> --> </form> &lt;b&gt; \'uno\' "dos" {{ quiz() }} [x] <!-- `código` y *énfasis*'


def render(question: Question, environment: Environment) -> str:
    """The question as its page has it: its form, and its part of the key."""
    view: dict[str, Any] = {**question.make_view(), "section": None}
    parts = (
        environment.get_template(f"question_{part}.html.jinja").render(question=view, number=1)
        for part in ("form", "key")
    )
    return "\n".join(parts)


def parse(question: Question) -> LexborHTMLParser:
    return LexborHTMLParser(f"<body>{render(question, make_template_environment())}</body>")


def test_a_bank_holds_every_kind_and_what_was_retired() -> None:
    quiz = Quiz.model_validate(read_yaml(write_bank(), "quizzes/tema-1.yml")[0].data)
    assert tuple(question.kind for question in quiz.questions) == KIND_NAMES
    assert [type(question) for question in quiz.questions] == list(QUESTION_KINDS)
    assert quiz.retired == ["t1-quitada"]
    with pytest.raises(ValueError, match="cuelgan respuestas a otra pregunta"):
        Quiz.model_validate(quiz.model_dump(exclude_unset=True) | {"retired": [quiz.questions[1].id]})


@every_kind
def test_hints_are_kept_in_order_and_told_apart(kind: str) -> None:
    assert make_question(SAMPLES[kind], hints=["Una.", "Otra."]).hints == ["Una.", "Otra."]
    with pytest.raises(ValueError, match="la pista"):
        make_question(SAMPLES[kind], hints=["Una.", "úna"])


@every_kind
def test_a_key_too_many_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        make_question(SAMPLES[kind], color="rojo")


@every_kind
def test_the_page_shows_all_its_texts(kind: str) -> None:
    question = make_question(SAMPLES[kind], hints=["Mira la norma."])
    assert list_lost(question, parse(question)) == []


@every_kind
def test_nasty_texts_are_only_text(kind: str) -> None:
    def list_elements(tree: LexborHTMLParser) -> set[str]:
        return {node.tag for node in tree.css("body *")}

    nasty = make_question(SAMPLES[kind], **fill_sample(kind, NASTY))
    tree = parse(nasty)
    assert list_lost(nasty, tree) == []
    assert list_elements(tree) <= list_elements(parse(make_question(SAMPLES[kind]))) | {"code", "em"}
    assert not [name for node in tree.css("body *") for name in node.attributes if name.startswith("on")]


@every_kind
def test_each_of_its_reasons_is_marked_in_the_key(kind: str) -> None:
    question = make_question(SAMPLES[kind])
    whys = [" ".join(text.replace("*", "").split()) for _, text, sort in find_texts(question) if sort is TextSort.WHY]
    shown = [" ".join(node.text().split()) for node in parse(question).css("[data-key] [data-why]")]
    assert sorted(shown) == sorted(whys)


@every_kind
def test_its_html_is_the_same_whatever_the_trim_settings(kind: str) -> None:
    question = make_question(SAMPLES[kind], hints=["Mira la norma."])
    plain = Environment(loader=PackageLoader("macros"), autoescape=True, undefined=StrictUndefined)
    assert render(question, plain) == render(question, make_template_environment())


@every_kind
def test_its_form_can_be_answered_without_a_mouse(kind: str) -> None:
    answers = parse(make_question(SAMPLES[kind])).css_first(".quiz-answers")
    assert answers.css("input, select, textarea, button")
    assert "draggable" not in answers.html


@every_kind
def test_what_is_told_apart_is_text_of_its_own(kind: str) -> None:
    question = make_question(SAMPLES[kind])
    texts = {(place, text) for place, text, _ in find_texts(question)}
    assert {option for options in question.list_options() for option in options} <= texts


@every_kind
def test_its_sample_gives_nothing_away(kind: str) -> None:
    question = make_question(SAMPLES[kind])
    assert list(question.find_giveaways()) == []
    assert not any(question.is_told_by(hint) for hint in [*question.hints, "Vuelve a leer el epígrafe."])


def test_the_browser_knows_every_kind() -> None:
    assert (REPOSITORY / PATH).read_text(encoding="utf-8") == render_table(), "python3 tasks.py schemas"


def test_samples_have_ids_of_their_own() -> None:
    ids = [read_sample(sample)["id"] for sample in SAMPLES.values()]
    assert len(set(ids)) == len(ids)
