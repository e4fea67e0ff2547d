"""exports/moodle/gift.py: what it carries is what the XML does, whatever the texts have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from question_kinds import load_samples, make_question

from course.model import Question
from exports.moodle.gift import PAIR_SIGN, build_gift, list_gift_kinds
from exports.moodle.questions_xml import build_questions_xml
from moodle.banks import make_bank, make_nasty, make_samples
from moodle.gift_reader import read_gift
from moodle.site_grades import find_differences
from moodle.stored import Stored
from moodle.test_questions_xml import nasty_texts
from moodle.xml_reader import read_xml

HELD = sorted(list_gift_kinds())


def read_one(question: Question) -> Stored:
    (stored,) = read_gift(build_gift(make_bank(question)))
    return stored


def leave_out(stored: Stored) -> Stored:
    """A question without what GIFT loses."""
    shared = {"single": stored.settings["single"]} if stored.type == "multichoice" else {}
    return replace(stored, hints=(), settings=shared)


@pytest.mark.parametrize("kind", HELD)
@settings(derandomize=True, deadline=None, max_examples=20)
@given(text=nasty_texts)
@example(text="[html]")
@example(text="\\:\\n{=}~#")
@example(text="%50%x")
def test_it_carries_what_the_xml_does(kind: str, text: str) -> None:
    assume(kind != "blank" or PAIR_SIGN not in text)
    question = make_nasty(kind, text)
    (whole,) = read_xml(build_questions_xml(make_bank(question)))
    assert leave_out(read_one(question)) == leave_out(whole)


@pytest.mark.parametrize("kind", HELD)
def test_every_kind_gets_the_site_s_score(kind: str) -> None:
    question = make_question(load_samples()[kind], **({"unit": None} if kind == "numeric" else {}))
    assert not find_differences([(question, read_one(question))])[0]


def test_one_right_answer_of_several_is_worth_all() -> None:
    answers = [{"text": f"Texto {n}.", "correct": n == 1, "why": f"Va {n}."} for n in range(4)]
    question = make_question(load_samples()["multiple"], answers=answers)
    assert [answer.fraction for answer in read_one(question).answers] == [-1, 1, -1, -1]


def test_an_order_is_left_out() -> None:
    stored = read_gift(build_gift(make_bank(*make_samples())))
    assert "ordering" not in HELD
    assert {each.type for each in stored} == {"multichoice", "truefalse", "shortanswer", "match", "numerical", "essay"}


def test_a_block_is_a_question_and_nothing_else() -> None:
    text = build_gift(make_bank(*make_samples())).decode()
    assert text.startswith("$CATEGORY: $course$/top/")
    assert text.count("\n\n") == len(HELD)
    assert not [line for line in text.splitlines() if line != line.strip()]
