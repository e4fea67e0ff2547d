"""macros/question_views.py: numbers as Spaniards write them, values by words, orders that never give the answer away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from course.model import Question
from macros.question_views import (
    _INLINE_MARKDOWN,
    format_number,
    list_choices,
    make_value,
    make_view,
    render_inline,
    render_paragraphs,
)

COMMON = {"id": "t1-una", "section": "t1/1", "objective": "G1", "level": "apply", "prompt": "¿Cuál?"}


def make_question(**more: object) -> Question:
    return TypeAdapter(Question).validate_python(COMMON | more)


def make_ordering(texts: list[str], identifier: str = "t1-una") -> Question:
    return make_question(kind="ordering", id=identifier, steps=[{"text": text, "why": f"Va {text}."} for text in texts])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (20.0, "20"),
        (0.5, "0,5"),
        (1234, "1234"),
        (12345, "12\u00a0345"),
        (1234567.25, "1\u00a0234\u00a0567,25"),
        (-3.1, "\u22123,1"),
        (0.1 + 0.2, "0,30000000000000004"),
        (1e21, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"),
        (1e-7, "0,0000001"),
    ],
)
def test_numbers_are_written_with_a_comma(number: float, text: str) -> None:
    assert format_number(number) == text


@pytest.mark.parametrize("length", [3, 4, 7])
def test_an_order_never_starts_right(length: int) -> None:
    for number in range(60):
        texts = [f"Paso {number}-{letter}" for letter in "abcdefg"[:length]]
        view = make_view(make_ordering(texts, f"t1-orden-{number}"), None)
        shown = [step["text"] for step in view["steps"]]
        assert shown != texts
        assert sorted(shown) == sorted(texts)
        assert [step["text"] for step in view["ordered"]] == texts


def test_options_to_match_come_mixed_and_the_same_whatever_order_the_data_has() -> None:
    pairs = [{"item": f"Cosa {n}", "match": f"Pareja {n}", "why": "Porque sí."} for n in range(6)]
    spare = [{"text": "Sobra", "why": "No va."}]
    one = make_view(make_question(kind="matching", pairs=pairs, distractors=spare), None)
    other = make_view(make_question(kind="matching", pairs=pairs[::-1], distractors=spare), None)
    assert one["options"] == other["options"]
    assert [option["letter"] for option in one["options"]] == list("abcdefg")
    assert {option["text"] for option in one["options"]} == {f"Pareja {n}" for n in range(6)} | {"Sobra"}
    assert [pair["match"]["text"] for pair in one["pairs"]] == [f"Pareja {n}" for n in range(6)]
    assert one["distractors"][0]["value"] == make_value("Sobra")


def test_a_numeric_question_says_what_it_accepts() -> None:
    facts = {"kind": "numeric", "answer": 12.5, "unit": "%", "why": "Se divide."}
    exact, loose = make_view(make_question(**facts), None), make_view(make_question(**facts, tolerance=0.1), None)
    assert (exact["shown_answer"], exact["range"]) == ("12,5\u00a0%", None)
    assert loose["range"] == ("12,4", "12,6\u00a0%")  # and not 12,400000000000001
    assert (loose["answer"], loose["tolerance"]) == ("12.5", "0.1")


def test_a_model_answer_keeps_its_paragraphs() -> None:
    assert render_paragraphs("Uno\nseguido.\n\n  *Dos* <b>.\n") == ["Uno seguido.", "<em>Dos</em> &lt;b&gt;."]


def test_only_emphasis_and_code_are_read() -> None:
    assert render_inline("*a* **b** `c` [d](e) <i>") == "<em>a</em> <strong>b</strong> <code>c</code> [d](e) &lt;i&gt;"


def test_values_follow_the_words() -> None:
    answers = [{"text": text, "why": f"{text} va.", "correct": text == "Una"} for text in ("Una", "Dos", "Tres")]
    one = list_choices(make_question(kind="single", answers=answers))
    other = list_choices(make_question(kind="single", answers=answers[::-1]))
    assert {choice.text: choice.value for choice in one} == {choice.text: choice.value for choice in other}
    assert len({choice.value for choice in one}) == 3


@given(st.text(st.sampled_from("aé «»-[]()!#:.;'") | st.characters(codec="utf-8"), max_size=30))
def test_a_text_without_markdown_is_what_markdown_makes_of_it(text: str) -> None:
    assert render_inline(text) == _INLINE_MARKDOWN.renderInline(re.sub(r"[ \t\r\n]+", " ", text.strip()))


def test_a_gap_parts_its_prompt_and_keeps_the_emphasis_around_it() -> None:
    view = make_view(
        make_question(kind="blank", prompt="Es _la ____ «abierta»_, & ya.", accepted=["red"], why="Porque *sí*."), None
    )
    assert (view["prompt"], view["prompt_end"]) == ("Es <em>la ", " «abierta»</em>, &amp; ya.")
    assert view["why"] == "Porque <em>sí</em>."
