"""Each kind of question on paper: it shows what the page shows, and its key gets the whole score in the browser."""

from __future__ import annotations

from typing import Any

import pytest
from javascript import Realm
from nasty_questions import fill_sample
from paper_marking import WRITTEN, grade, read_response
from pydantic import TypeAdapter
from question_kinds import load_samples, make_question

from course.model import Question
from course.model.question_kinds import QUESTION_KINDS
from exports.printed_test.paper import PrintedQuestion
from exports.printed_test.printings import BLANK, PRINTINGS, print_question

KINDS = [kind.get_kind() for kind in QUESTION_KINDS if not kind.is_self_graded]
NASTY = "<b>&amp; «ñ»</b>"
ORDER = "variante 2027 a1"


def print_sample(kind: str, **changes: Any) -> PrintedQuestion:
    question = make_question(load_samples()[kind], **changes)
    return print_question(question, ORDER)


def test_every_kind_that_a_test_may_have_is_printed() -> None:
    assert PRINTINGS.keys() == {*KINDS}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WRITTEN])
def test_who_answers_as_the_key_says_is_right_in_the_browser(kind: str, realm: Realm) -> None:
    question = make_question(load_samples()[kind])
    (answer, *_) = print_question(question, ORDER).key
    realm.import_modules(table="question-kinds/table.js")
    assert grade(realm, question, read_response(question, ORDER, answer)) == 1


def test_the_key_of_what_is_written_has_all_that_counts() -> None:
    blank = print_sample("blank", accepted=["el padrón", "padrón municipal", "censo"])
    assert blank.key == ("el padrón", "también vale: padrón municipal; censo")
    assert print_sample("blank", accepted=["uno"]).key == ("uno",)
    assert BLANK in blank.prompt
    number = print_sample("numeric", answer=1200, tolerance=50, unit="días")
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in number.key] == [
        "1.200 días",
        "vale entre 1.150 y 1.250 días",
    ]
    assert number.cell[0].endswith(" días")
    assert print_sample("numeric", answer=7, tolerance=0, unit=None).key == ("7",)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_written_in_a_question_is_printed_as_it_is(kind: str) -> None:
    """The texts come as HTML, with what isn't Markdown escaped."""
    question: Any = TypeAdapter(Question).validate_python(fill_sample(kind, NASTY))
    printed = print_question(question, ORDER)
    texts = [printed.prompt, *(item for each in printed.lists for item in each.items)]
    assert all("&lt;b&gt;&amp;amp; «ñ»&lt;/b&gt;" in text for text in texts)


@pytest.mark.parametrize("kind", KINDS)
def test_the_answers_are_not_told_where_they_are_asked(kind: str) -> None:
    printed = print_sample(kind)
    assert printed.task and printed.cell and printed.key and printed.explanation
    assert not any(str(key) in cell for cell in printed.cell for key in printed.key if len(key) > 1)


def test_what_is_made_up_is_marked() -> None:
    assert print_sample("single", fictional=True).prompt.startswith("<strong>Ficticio.</strong> ")
    assert "Ficticio" not in print_sample("single", fictional=False).prompt


def test_a_matching_says_whether_something_is_left_over() -> None:
    assert print_sample("matching").lists[1].lead == "Lo que corresponde. Sobra alguna:"
    assert print_sample("matching", distractors=[]).lists[1].lead == "Lo que corresponde:"


def test_what_is_right_is_explained_with_its_own_reason() -> None:
    question: Any = make_question(load_samples()["multiple"])
    right = [answer for answer in question.answers if answer.correct]
    explained = print_question(question, ORDER).explanation
    assert {line.striptags() for line in explained} == {f"{each.text.rstrip('.')}. {each.why}" for each in right}
    blank = print_sample("blank", accepted=["el padrón", "censo"], why="Así lo llama la ley.")
    assert blank.explanation == ("<strong>el padrón.</strong> Así lo llama la ley.",)
